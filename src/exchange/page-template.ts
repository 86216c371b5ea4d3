import type { AttributionSnapshot, Note, NoteState } from "../annotation/note.ts";
import { textFragmentUrl } from "../annotation/text-fragment.ts";
import {
  attributionsOf,
  type ExportedAttribution,
  type ExportedPage,
  eventOf,
  issuerOf,
  present,
  speakerOf,
} from "./export-document.ts";
import { guidOf } from "./guid.ts";
import { obsidianTag } from "./markdown-text.ts";
import { type ReadTemplate, readTemplate, type TemplateData } from "./template.ts";

const STATES: Readonly<Record<NoteState, string>> = {
  exact: "",
  moved: "",
  changed: "The passage has changed since this note was made.",
  ambiguous: "The passage now stands in several places.",
  orphaned: "The passage is no longer on the page.",
};

/** What a template of a page can name, and what stands there; shown beside the field in which a template is written. */
export const PAGE_NAMES: Readonly<Record<string, string>> = {
  title: "the page's title",
  url: "the page's address",
  issuer: "the government or body that published it",
  event: "call, meeting, visit, letter or other",
  event_date: "the date as the text writes it",
  participants: "the persons who met",
  read: "the moment when the page was read",
  tags: "the tags of all notes on the page",
  exported: "the moment of the export",
  generator: "Note Verbale and its version",
  attributions: "who said what: a list",
  others: "the notes on no attribution: a list",
  notes: "in an attribution: the notes on it; elsewhere: all notes",
  speaker: "who speaks",
  source: "the words that name who speaks",
  cue: "the reporting word",
  content: "what is said",
  addressee: "to whom",
  act: "what the claim does",
  passage: "the address that opens the page at the passage",
  about: "speaker, cue, addressee and act on one line",
  quote: "in a note: the words it is on",
  body: "the note's text",
  note_tags: "the note's tags",
  state: "a sentence if the passage has changed or gone",
  created: "when the note was made",
  modified: "when it was last changed",
  id: "the identifier of the note or attribution",
  it: "in a list of texts: the text",
};

const NAMES: ReadonlySet<string> = new Set(Object.keys(PAGE_NAMES));

/** Reads a template of a page; `fill` it with `pageData`. */
export function readPageTemplate(template: string): ReadTemplate {
  return readTemplate(template, NAMES);
}

/** A page as a template sees it. */
export function pageData(page: ExportedPage, exportedAt: string, version: string): TemplateData {
  const notes = present(page.notes);
  const byId = new Map(notes.map((note) => [note.id, note]));
  const attributions = attributionsOf(page);
  const placed = new Set(attributions.flatMap(({ noteIds }) => noteIds ?? []));
  const event = eventOf(page);
  return {
    title: page.title,
    url: page.url,
    issuer: issuerOf(page),
    event: event?.kind,
    event_date: event?.date,
    participants: event?.participants,
    read: page.capturedAt,
    tags: tagsOf(notes),
    exported: exportedAt,
    generator: `Note Verbale ${version}`,
    attributions: attributions.map((one) => {
      const own = (one.noteIds ?? []).flatMap((id) => byId.get(id) ?? []);
      return attributionData(page.url, one, own);
    }),
    others: notes.filter(({ id }) => !placed.has(id)).map(noteData),
    notes: notes.map(noteData),
  };
}

/** The tags of notes as Obsidian takes them, and the one that all readouts have. */
export function tagsOf(notes: readonly Note[]): string[] {
  const tags = ["readout", ...notes.flatMap((note) => note.tags.map(obsidianTag))];
  return [...new Set(tags)].filter((tag) => tag !== "");
}

function attributionData(url: string, attribution: ExportedAttribution, notes: readonly Note[]): TemplateData {
  const passage = textFragmentUrl(url, attribution.selectors);
  return {
    ...saidData(attribution),
    passage,
    id: guidOf("attribution", url, attribution.selectors[0].exact, String(attribution.index)),
    notes: notes.map(noteData),
  };
}

type Said = Omit<ExportedAttribution, "index" | "selectors">;

function saidData(said: Said): TemplateData {
  return {
    speaker: speakerOf(said),
    source: said.source,
    cue: said.cue,
    content: said.contents.join(" … "),
    addressee: said.addressee,
    act: said.act,
  };
}

function noteData(note: Note): TemplateData {
  const { target, attribution, bodyValue, tags, state, created, modified, id } = note;
  const quote = target.selector?.[0].exact ?? "";
  return {
    ...(attribution && target.selector
      ? saidData(viewOf(attribution))
      : { speaker: "", cue: "", content: quote, addressee: "", act: "" }),
    quote,
    passage: target.selector ? textFragmentUrl(target.source, target.selector) : "",
    body: bodyValue.trim(),
    note_tags: tags,
    state: STATES[state],
    created,
    modified,
    id,
    notes: [],
  };
}

function viewOf({ sources, cue, contents, addressees, speakers, act }: AttributionSnapshot): Said {
  return { source: sources.join(" … "), cue: cue ?? "", contents, addressee: addressees.join(" … "), speakers, act };
}

/** An invented page to show what a template makes of one. */
export const SAMPLE_PAGE: ExportedPage = {
  url: "https://example.org/readout",
  title: "Readout of the call with the Prime Minister",
  issuer: "Ruritania",
  event: { kind: "call", participants: ["Rudolf V", "Flavia Elphberg"], issuer: "Ruritania", date: "2 April 2024" },
  capturedAt: "2024-04-03T08:00:00.000Z",
  attributions: [
    {
      index: 0,
      source: "The King",
      cue: "underscored",
      contents: ["that the bridge at Zenda must stay open"],
      addressee: "",
      speakers: ["Rudolf V"],
      act: "state",
      selectors: [
        {
          type: "TextQuoteSelector",
          exact: "The King underscored that the bridge at Zenda must stay open",
          prefix: "",
          suffix: ".",
        },
        { type: "TextPositionSelector", start: 0, end: 60 },
      ],
      noteIds: ["6fa459ea-ee8a-4ca4-894e-db77e160355e"],
    },
  ],
  notes: [
    {
      id: "6fa459ea-ee8a-4ca4-894e-db77e160355e",
      target: { source: "https://example.org/readout" },
      bodyValue: "Compare with the other side's account.",
      motivation: "commenting",
      tags: ["bridges"],
      created: "2024-04-03T08:05:00.000Z",
      modified: "2024-04-03T08:05:00.000Z",
      state: "exact",
      title: "Readout of the call with the Prime Minister",
    },
  ],
};

/** What a template makes of an invented page, or what is wrong with it: for showing while it is written. */
export function previewTemplate(
  template: string,
  page: ExportedPage = SAMPLE_PAGE,
): { text: string; problems: readonly string[] } {
  const read = readPageTemplate(template);
  if (!("fill" in read)) return { text: "", problems: read.problems };
  return { text: read.fill(pageData(page, page.capturedAt, "0")), problems: [] };
}
