import type { Act, Attribution } from "../engine/analysis.ts";
import { textOf } from "../engine/span.ts";
import { momentAfter } from "./moment.ts";
import type { Selectors } from "./selectors.ts";
import { randomUuid } from "./uuid.ts";

/** Why a note exists, in terms of the W3C vocabulary. */
export const MOTIVATIONS = ["commenting", "highlighting", "tagging"] as const;

export type Motivation = (typeof MOTIVATIONS)[number];

/** The result of locating a note's passage on the last visit. A page note, which has no passage, is always "exact". */
export const NOTE_STATES = ["exact", "moved", "changed", "ambiguous", "orphaned"] as const;

export type NoteState = (typeof NOTE_STATES)[number];

/** The target of a note: the page and, unless it is a page note, a passage. */
export interface NoteTarget {
  readonly source: string;
  readonly selector?: Selectors;
  /** The URL that the page declared as canonical, if different, so that the note is found there too. */
  readonly canonical?: string;
}

/**
 * The text of an attribution when the note was created. It is stored because the page and the engine may both change.
 */
export interface AttributionSnapshot {
  readonly sources: readonly string[];
  readonly cue?: string;
  readonly contents: readonly string[];
  readonly addressees: readonly string[];
  readonly speakers: readonly string[];
  readonly act: Act;
}

/** A stored note: a Web Annotation with the page's title and issuer, so that it can be read without the page. */
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

/** Input for a new note. `id` defaults to a random UUID, `now` to the current time. */
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

/** The fields of a note that an update can change. */
export type NoteChange = Partial<
  Pick<Note, "bodyValue" | "motivation" | "tags" | "attribution" | "target" | "state" | "title" | "issuer">
>;

/** Creates a note. Unless given, the motivation is derived from the body and the tags. */
export function createNote(given: NewNote): Note {
  const at = (given.now ?? new Date()).toISOString();
  const bodyValue = given.bodyValue ?? "";
  const tags = normalizeTags(given.tags ?? []);
  return {
    id: given.id ?? randomUuid(),
    target: given.target,
    bodyValue,
    motivation: given.motivation ?? motivationOf(bodyValue, tags),
    tags,
    ...(given.attribution && { attribution: given.attribution }),
    created: at,
    modified: at,
    state: "exact",
    title: given.title,
    ...(given.issuer !== undefined && { issuer: given.issuer }),
  };
}

/**
 * Returns the note with the change applied. `modified` always increases, so that a save is not lost when the clock was
 * set back.
 */
export function updateNote(note: Note, change: NoteChange, now: Date = new Date()): Note {
  const tags = change.tags ? { tags: normalizeTags(change.tags) } : {};
  return { ...note, ...change, ...tags, modified: momentAfter(note.modified, now) };
}

/**
 * Returns the note with the state found on a visit. `modified` stays the same because the user changed nothing, so a
 * newer edit takes precedence.
 */
export function markState(note: Note, state: NoteState): Note {
  return note.state === state ? note : { ...note, state };
}

/** Returns the note as moved to the trash. */
export function deleteNote(note: Note, now: Date = new Date()): Note {
  const modified = momentAfter(note.modified, now);
  return { ...note, modified, deleted: modified };
}

/** Returns the note as restored from the trash. */
export function restoreNote(note: Note, now: Date = new Date()): Note {
  const { deleted: _, ...kept } = note;
  return { ...kept, modified: momentAfter(note.modified, now) };
}

/** Returns the texts of an attribution, for storing with a note. */
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

/** Returns the text of a note's passage on one line, or an empty string for a page note. */
export function quoteOfNote(note: Note): string {
  return (note.target.selector?.[0].exact ?? "").replace(/\s+/g, " ");
}

/** Returns the tags with normalized white space, without empty tags and duplicates, in the given order. */
export function normalizeTags(tags: readonly string[]): string[] {
  const tidy = tags.map((tag) => tag.normalize("NFC").replace(/\s+/g, " ").trim()).filter((tag) => tag !== "");
  return [...new Set(tidy)];
}

/** Returns what a note is for, from its text and its tags; one without either is for `otherwise`. */
export function motivationOf(
  bodyValue: string,
  tags: readonly unknown[],
  otherwise: Motivation = "highlighting",
): Motivation {
  if (bodyValue.trim() !== "") return "commenting";
  return tags.length > 0 ? "tagging" : otherwise;
}
