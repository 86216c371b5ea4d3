import type { Act, Attribution } from "../engine/analysis.ts";
import { textOf } from "../engine/span.ts";
import { momentAfter } from "./moment.ts";
import type { Selectors } from "./selectors.ts";
import { randomUuid } from "./uuid.ts";

/** Why a note exists, by the names of the W3C vocabulary that Note Verbale uses. */
export const MOTIVATIONS = ["commenting", "highlighting", "tagging"] as const;

export type Motivation = (typeof MOTIVATIONS)[number];

/** How well a note's passage was found on the last visit; "exact" also for a page note, which has no passage. */
export const NOTE_STATES = ["exact", "moved", "changed", "ambiguous", "orphaned"] as const;

export type NoteState = (typeof NOTE_STATES)[number];

/** Where a note points: the page, and the passage unless the note is on the page as a whole. */
export interface NoteTarget {
  readonly source: string;
  readonly selector?: Selectors;
  /** The address that the page named as its canonical one, where that is another; so that its notes are found there too. */
  readonly canonical?: string;
}

/** The words of an attribution when the note was made, kept because the page and the engine may both change. */
export interface AttributionSnapshot {
  readonly sources: readonly string[];
  readonly cue?: string;
  readonly contents: readonly string[];
  readonly addressees: readonly string[];
  readonly speakers: readonly string[];
  readonly act: Act;
}

/** What the reader keeps: a Web Annotation with the page's title and issuer, so that it can be read without the page. */
export interface Note {
  readonly id: string;
  readonly target: NoteTarget;
  readonly bodyValue: string;
  readonly motivation: Motivation;
  readonly tags: readonly string[];
  readonly attribution?: AttributionSnapshot;
  readonly created: string;
  readonly modified: string;
  readonly deleted?: string;
  readonly state: NoteState;
  readonly title: string;
  readonly issuer?: string;
}

/** What is known when a note is made. A missing `id` is drawn, a missing `now` is the clock's. */
export interface NewNote {
  readonly target: NoteTarget;
  readonly title: string;
  readonly bodyValue?: string | undefined;
  readonly motivation?: Motivation | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly attribution?: AttributionSnapshot | undefined;
  readonly issuer?: string | undefined;
  readonly id?: string | undefined;
  readonly now?: Date | undefined;
}

/** What the reader may change in a note. */
export type NoteChange = Partial<
  Pick<Note, "bodyValue" | "motivation" | "tags" | "attribution" | "target" | "state" | "title" | "issuer">
>;

/** A new note; what it is for follows from what the reader gave, unless told. */
export function createNote(given: NewNote): Note {
  const at = (given.now ?? new Date()).toISOString();
  const bodyValue = given.bodyValue ?? "";
  const tags = normalizeTags(given.tags ?? []);
  return {
    id: given.id ?? randomUuid(),
    target: given.target,
    bodyValue,
    motivation: given.motivation ?? motivationFor(bodyValue, tags),
    tags,
    ...(given.attribution && { attribution: given.attribution }),
    created: at,
    modified: at,
    state: "exact",
    title: given.title,
    ...(given.issuer !== undefined && { issuer: given.issuer }),
  };
}

/** The note with the change made. `modified` always grows, so that a clock set back cannot make a save lose. */
export function updateNote(note: Note, change: NoteChange, now: Date = new Date()): Note {
  const tags = change.tags ? { tags: normalizeTags(change.tags) } : {};
  return { ...note, ...change, ...tags, modified: momentAfter(note.modified, now) };
}

/** The note as found on a visit. Not a change by the reader, so `modified` stays and a newer edit wins over it. */
export function markState(note: Note, state: NoteState): Note {
  return note.state === state ? note : { ...note, state };
}

/** The note put in the trash. */
export function deleteNote(note: Note, now: Date = new Date()): Note {
  const modified = momentAfter(note.modified, now);
  return { ...note, modified, deleted: modified };
}

/** The note taken out of the trash. */
export function restoreNote(note: Note, now: Date = new Date()): Note {
  const { deleted: _, ...kept } = note;
  return { ...kept, modified: momentAfter(note.modified, now) };
}

/** The words of an attribution of `text`, to be kept with a note. */
export function snapshotAttribution(text: string, attribution: Attribution): AttributionSnapshot {
  const texts = (spans: Attribution["sources"]) => spans.map((span) => textOf(text, span));
  return {
    sources: texts(attribution.sources),
    ...(attribution.cue && { cue: textOf(text, attribution.cue) }),
    contents: texts(attribution.contents),
    addressees: texts(attribution.addressees),
    speakers: [...attribution.speakers],
    act: attribution.act,
  };
}

/** The words of a note's passage on one line; empty for a note on the page. */
export function quoteOfNote(note: Note): string {
  return (note.target.selector?.[0].exact ?? "").replace(/\s+/g, " ");
}

/** Tags without white space at the ends, empties and repetitions, in the order given. */
export function normalizeTags(tags: readonly string[]): string[] {
  const tidy = tags.map((tag) => tag.normalize("NFC").replace(/\s+/g, " ").trim()).filter((tag) => tag !== "");
  return [...new Set(tidy)];
}

function motivationFor(bodyValue: string, tags: readonly string[]): Motivation {
  if (bodyValue.trim() !== "") return "commenting";
  return tags.length > 0 ? "tagging" : "highlighting";
}
