import type { AttributionSnapshot, Note, NoteState } from "../annotation/note.ts";
import { textFragmentUrl } from "../annotation/text-fragment.ts";
import { type ExportDocument, type ExportedAttribution, type ExportedPage, speakerOf } from "./export-document.ts";

const STATES: Readonly<Record<NoteState, string>> = {
  exact: "",
  moved: "",
  changed: "The passage has changed since this note was made.",
  ambiguous: "The passage now stands in several places.",
  orphaned: "The passage is no longer on the page.",
};

/** The export for reading and linking: Obsidian takes it as it is, and any other Markdown reader shows the same words. */
export function writeMarkdown(document: ExportDocument): string {
  const { pages } = document;
  const [page] = pages;
  const only = pages.length === 1 ? page : undefined;
  const body = only ? [pageBlocks(only, 1)] : [["# Note Verbale"], ...pages.map((one) => pageBlocks(one, 2))];
  return `${frontMatter(document, only)}\n${body.flat().join("\n\n")}\n`;
}

/** Every value is written as JSON, which is YAML too: no title can break out of its line. */
function frontMatter({ pages, exportedAt, version }: ExportDocument, page: ExportedPage | undefined): string {
  const tags = [
    "readout",
    ...pages.flatMap(({ notes }) => present(notes).flatMap((note) => note.tags.map(obsidianTag))),
  ];
  const properties: Record<string, unknown> = {
    ...(page && pageProperties(page)),
    tags: [...new Set(tags)].filter((tag) => tag !== ""),
    exported: exportedAt,
    generator: `Note Verbale ${version}`,
  };
  const lines = Object.entries(properties).filter(([, value]) => value !== undefined);
  return ["---", ...lines.map(([name, value]) => `${name}: ${yamlValue(value)}`), "---", ""].join("\n");
}

function pageProperties({ title, url, issuer, event, capturedAt }: ExportedPage): Record<string, unknown> {
  return {
    title,
    source: url,
    author: issuer ?? event?.issuer,
    created: capturedAt.slice(0, 10),
    event: event?.kind,
    event_date: event?.date,
    participants: event?.participants,
  };
}

/** JSON, with the few characters escaped that YAML does not allow or takes for line ends. */
function yamlValue(value: unknown): string {
  const json = JSON.stringify(value);
  return json.replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

/** Obsidian allows letters, digits and "_-/" in a tag, and not digits alone. */
function obsidianTag(tag: string): string {
  const plain = tag.replace(/[^\p{L}\p{M}\p{N}_/-]+/gu, "-").replace(/^[-/]+|[-/]+$/g, "");
  return /^\p{N}+$/u.test(plain) ? `n${plain}` : plain;
}

function pageBlocks(page: ExportedPage, level: number): string[] {
  const attributions = page.attributions ?? [];
  const notes = present(page.notes);
  const placed = new Set(attributions.flatMap(({ noteIds }) => noteIds ?? []));
  const others = notes.filter(({ id }) => !placed.has(id));
  const under = "#".repeat(level + 1);
  return [
    `${"#".repeat(level)} ${inline(page.title) || "Untitled"}`,
    aboutPage(page),
    ...(attributions.length > 0 ? [`${under} Who said what`] : []),
    ...attributions.flatMap((attribution) => attributionBlocks(page, attribution, notes)),
    ...(others.length > 0 ? [`${under} Notes`] : []),
    ...others.flatMap((note) => [...passageBlocks(note), ...noteBlocks(note)]),
  ];
}

function aboutPage({ url, issuer, event, capturedAt }: ExportedPage): string {
  const about = [
    inline(issuer ?? event?.issuer ?? ""),
    event ? inline([event.kind, event.participants.join(", "), event.date].filter(Boolean).join(", ")) : "",
    `read ${inline(capturedAt.slice(0, 10))}`,
    link("page", url),
  ];
  return about.filter((part) => part !== "").join(" · ");
}

function attributionBlocks(page: ExportedPage, attribution: ExportedAttribution, notes: readonly Note[]): string[] {
  const passage = link("passage", textFragmentUrl(page.url, attribution.selectors));
  const own = notes.filter(({ id }) => attribution.noteIds?.includes(id));
  return [quote(attribution.contents, [...saidBy(attribution), passage]), ...own.flatMap(noteBlocks)];
}

/** The words a note is on: those of its attribution, or else the passage. A note on the page has none. */
function passageBlocks({ target, attribution }: Note): string[] {
  if (!target.selector) return [];
  const passage = link("passage", textFragmentUrl(target.source, target.selector));
  if (!attribution) return [quote([target.selector[0].exact], [passage])];
  return [quote(attribution.contents, [...saidBy(viewOf(attribution)), passage])];
}

function viewOf({ sources, cue, contents, addressees, speakers, act }: AttributionSnapshot) {
  return { source: sources.join(" … "), cue: cue ?? "", contents, addressee: addressees.join(" … "), speakers, act };
}

function saidBy(attribution: Omit<ExportedAttribution, "index" | "selectors">): string[] {
  const speaker = inline(speakerOf(attribution));
  const parts = [
    speaker === "" ? "" : `**${speaker}**`,
    inline(attribution.cue),
    attribution.addressee === "" ? "" : `to ${inline(attribution.addressee)}`,
    inline(attribution.act),
  ];
  return parts.filter((part) => part !== "");
}

function quote(texts: readonly string[], about: readonly string[]): string {
  const paragraphs = texts.join(" … ").split(LINE_ENDS).map(inline).filter(Boolean);
  return [...paragraphs, `— ${about.join(" · ")}`].map((paragraph) => `> ${paragraph}`).join("\n>\n");
}

function noteBlocks(note: Note): string[] {
  const lines = note.bodyValue.split(LINE_ENDS).map(inline).join("\n").trim();
  return [
    ...lines.split(/\n{2,}/),
    STATES[note.state] === "" ? "" : `*${STATES[note.state]}*`,
    note.tags.length > 0 ? `Tags: ${note.tags.map(inline).join(", ")}` : "",
  ].filter((block) => block !== "");
}

function present(notes: readonly Note[]): Note[] {
  return notes.filter(({ deleted }) => deleted === undefined);
}

const LINE_ENDS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/** One line of plain text: every mark that Markdown or Obsidian would read is escaped, at the start of a line also those that mark lists. */
function inline(text: string): string {
  const line = text
    .toWellFormed()
    .replace(/[\s\u0085]+/g, " ")
    .trim();
  return line
    .replace(/[\\`*_{}[\]<>#|~=$&^%!]/g, "\\$&")
    .replace(/^[-+:]/, "\\$&")
    .replace(/^(\d+)([.)])/, "$1\\$2");
}

/** A link, if the address is one that a reader may safely open; else the address as text. */
function link(words: string, url: string): string {
  return /^(?:https?|file):/i.test(url) ? `[${words}](${linkTarget(url)})` : inline(url);
}

function linkTarget(url: string): string {
  return url.toWellFormed().replace(/[\s<>()[\]\\"'`|^{}\p{Cc}]/gu, (character) => {
    return /[()']/.test(character) ? `%${character.charCodeAt(0).toString(16)}` : encodeURIComponent(character);
  });
}
