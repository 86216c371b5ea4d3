import { buildTextFragmentUrl } from "../annotation/build-text-fragment.ts";
import type { AttributionSnapshot, Note, NoteState } from "../annotation/note.ts";
import type { MessageKey } from "../locale/i18n.ts";
import { MARKDOWN, type MarkdownDialect, obsidianTag } from "./escape-markdown.ts";
import {
  attributionsOfPage,
  type ExportedAttribution,
  type ExportedPage,
  type ExportInput,
  eventOfPage,
  exportedSpeaker,
  issuerOfPage,
  withoutTrashed,
} from "./export-model.ts";
import type { OptionField } from "./format.ts";
import { verbOf } from "./quote-words.ts";
import { stableUuid } from "./stable-uuid.ts";
import { type CompiledTemplate, compileTemplate, type TemplateData } from "./template.ts";

const STATES: Readonly<Record<NoteState, string>> = {
  exact: "",
  moved: "",
  changed: "The passage has changed since this note was made.",
  ambiguous: "The passage now stands in several places.",
  orphaned: "The passage is no longer on the page.",
};

/**
 * The names that a template of a page can use, with the keys of their descriptions, shown next to the template
 * editor.
 */
export const PAGE_NAMES = {
  title: "name_title",
  url: "name_url",
  issuer: "name_issuer",
  event: "name_event",
  event_date: "name_event_date",
  event_day: "name_event_day",
  participants: "name_participants",
  read: "name_read",
  tags: "name_tags",
  exported: "name_exported",
  generator: "name_generator",
  attributions: "name_attributions",
  others: "name_others",
  notes: "name_notes",
  speaker: "name_speaker",
  source: "name_source",
  cue: "name_cue",
  verb: "name_verb",
  content: "name_content",
  addressee: "name_addressee",
  act: "name_act",
  passage: "name_passage",
  quote: "name_quote",
  body: "name_body",
  note_tags: "name_note_tags",
  state: "name_state",
  created: "name_created",
  modified: "name_modified",
  id: "name_id",
  passage_id: "name_passage_id",
  it: "name_it",
} as const satisfies Readonly<Record<string, MessageKey>>;

const NAMES: ReadonlySet<string> = new Set(Object.keys(PAGE_NAMES));

/** The names of text written by the user, which may be inserted as Markdown. */
const OWN: ReadonlySet<string> = new Set(["body"]);

/** Compiles a template of a page. Render it with `templateData`. */
export function compilePageTemplate(template: string, dialect: MarkdownDialect = MARKDOWN): CompiledTemplate {
  return compileTemplate(template, NAMES, OWN, dialect);
}

/** Returns the user's own template if it is valid, or the built-in one. */
export function templateOrDefault(built: string, own: string | boolean | undefined): string {
  const given = typeof own === "string" ? own : "";
  return given.trim() !== "" && compilePageTemplate(given).errors.length === 0 ? given : built;
}

/** The option to insert the user's notes as Markdown. */
export const OWN_MARKDOWN = {
  kind: "switch",
  name: "own_markdown",
  label: "option_own_markdown",
  initial: false,
} as const satisfies OptionField;

/** Returns the template changed to insert the user's notes as Markdown instead of plain text. */
export function withOwnMarkdown(template: string): string {
  return template
    .replaceAll("{{body|block}}", "{{body|markdown}}")
    .replace(/\{\{body\|indent(?::(\d))?\}\}/g, (_, depth = "1") => `{{body|markdown:${depth}}}`);
}

/** A template and the dialect of Markdown that it writes. */
interface CompiledPage {
  readonly template: string;
  readonly dialect: MarkdownDialect;
}

let cachedTemplates: { readonly writing: CompiledPage; readonly fill: (data: TemplateData) => string } | undefined;

/**
 * Renders a page with a template. The compiled template is cached, because an export renders the same template
 * thousands of times.
 */
export function renderPage(
  template: string,
  page: ExportedPage,
  { exportedAt, version }: Pick<ExportInput, "exportedAt" | "version">,
  dialect: MarkdownDialect = MARKDOWN,
): string {
  if (cachedTemplates?.writing.template !== template || cachedTemplates.writing.dialect !== dialect) {
    const made = compilePageTemplate(template, dialect);
    if (!("render" in made)) throw new Error(made.errors[0]);
    cachedTemplates = { writing: { template, dialect }, fill: made.render };
  }
  return cachedTemplates.fill(templateData(page, exportedAt, version));
}

/** Returns the data of a page for a template. */
export function templateData(page: ExportedPage, exportedAt: string, version: string): TemplateData {
  const notes = withoutTrashed(page.notes);
  const byId = new Map(notes.map((note) => [note.id, note]));
  const attributions = attributionsOfPage(page);
  const placed = new Set(attributions.flatMap(({ noteIds }) => noteIds ?? []));
  const event = eventOfPage(page);
  return {
    title: page.title,
    url: page.url,
    issuer: issuerOfPage(page),
    event: event?.kind,
    event_date: event?.date,
    event_day: event?.day,
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

/** Returns the tags of notes in the form that Obsidian allows, after the tag "readout". */
export function tagsOf(notes: readonly Note[]): string[] {
  const tags = ["readout", ...notes.flatMap((note) => note.tags.map(obsidianTag))];
  return [...new Set(tags)].filter((tag) => tag !== "");
}

function attributionData(url: string, attribution: ExportedAttribution, notes: readonly Note[]): TemplateData {
  const passage = buildTextFragmentUrl(url, attribution.selectors);
  return {
    ...claimData(attribution),
    passage,
    id: stableUuid("attribution", url, attribution.selectors[0].exact, String(attribution.index)),
    notes: notes.map(noteData),
  };
}

type ClaimData = Omit<ExportedAttribution, "index" | "selectors">;

function claimData(said: ClaimData): TemplateData {
  return {
    speaker: exportedSpeaker(said),
    source: said.source,
    cue: said.cue,
    verb: verbOf(said.cue),
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
      ? claimData(viewOfSnapshot(attribution))
      : { speaker: "", cue: "", verb: "", content: quote, addressee: "", act: "" }),
    quote,
    passage: target.selector ? buildTextFragmentUrl(target.source, target.selector) : "",
    body: bodyValue.trim(),
    note_tags: tags,
    state: STATES[state],
    created,
    modified,
    id,
    /** Computed only when it is read, because few templates use it. */
    get passage_id() {
      return stableUuid("passage", id);
    },
    notes: [],
  };
}

function viewOfSnapshot({ sources, cue, contents, addressees, speakers, act }: AttributionSnapshot): ClaimData {
  return { source: sources.join(" … "), cue: cue ?? "", contents, addressee: addressees.join(" … "), speakers, act };
}

/** A fictional page for previews of templates. */
export const SAMPLE_PAGE: ExportedPage = {
  url: "https://example.org/readout",
  title: "Readout of the call with the Prime Minister",
  issuer: "Ruritania",
  event: {
    kind: "call",
    participants: ["Rudolf V", "Flavia Elphberg"],
    issuer: "Ruritania",
    date: "2 April 2024",
    day: "2024-04-02",
  },
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

/** Returns what a template renders for a page, the fictional one by default, or the errors in the template. */
export function previewTemplate(
  template: string,
  page: ExportedPage = SAMPLE_PAGE,
  dialect: MarkdownDialect = MARKDOWN,
): { text: string; problems: readonly string[] } {
  const read = compilePageTemplate(template, dialect);
  if (!("render" in read)) return { text: "", problems: read.errors };
  return { text: read.render(templateData(page, page.capturedAt, "0")), problems: [] };
}
