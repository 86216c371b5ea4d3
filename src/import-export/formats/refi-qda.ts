import { type Code, placeCodes } from "../../annotation/code-record.ts";
import { formatLocalDay } from "../../annotation/moment.ts";
import type { Span } from "../../engine/span.ts";
import { type AnnotatedText, annotatedText, trimmedSpan } from "../annotated-text.ts";
import { oneLine } from "../bibliographic-record.ts";
import { codePointOffsets } from "../code-point-offsets.ts";
import { codesXml } from "../codebook-xml.ts";
import { attributes, escapeMarkup } from "../escape-xml.ts";
import { type ExportedPage, type ExportInput, eventOfPage, issuerOfPage, withoutTrashed } from "../export-model.ts";
import type { Format } from "../format.ts";
import { stableUuid } from "../stable-uuid.ts";
import { type ZipEntry, zip } from "../zip.ts";
import { type CodeGroup, Codes, uniqueCodeNames } from "./refi-qda-codes.ts";

const USER = stableUuid("user", "reader");

/**
 * A project for NVivo, ATLAS.ti, MAXQDA and QualCoder: the texts with their codings, notes as memos, and issuers as
 * cases.
 */
export const qdpx: Format = {
  id: "qdpx",
  title: "title_qdpx",
  purpose: "purpose_qdpx",
  extension: "qdpx",
  type: "application/zip",
  pages: "single-file",
  passes: 2,
  includesFullText: true,
  options: [],
  write: (source) => zip(projectFiles(source), source.exportedAt),
};

/** The codes alone: speakers, acts, parts and the codebook with all other tags. */
export const qdc: Format = {
  id: "qdc",
  title: "title_qdc",
  purpose: "purpose_qdc",
  extension: "qdc",
  type: "application/xml",
  pages: "single-file",
  includesFullText: true,
  options: [],
  async *write({ pages, codes: codebook = [], version }) {
    const codes = new Codes(codebook);
    for await (const page of pages) codes.addPage(page, annotatedText(page));
    yield XML_HEAD;
    yield codebookHead(version);
    yield* codes.xml();
    yield "</CodeBook>\n";
  },
};

const XML_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n';

/**
 * Returns the schema attributes. Strict parsers reject a file without a schema location; nothing is fetched from it.
 */
function schemaAt(kind: "project" | "codebook", file: string) {
  return {
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": `urn:QDA-XML:${kind}:1.0 http://schema.qdasoftware.org/versions/${file}/v1.0/${file}.xsd`,
  };
}

/** Returns the user's codebook as a REFI-QDA codebook, without speakers, acts and parts. */
export function codebookXml(codes: readonly Code[], version: string): string {
  const names = uniqueCodeNames([]);
  return [
    XML_HEAD,
    codebookHead(version),
    "<Codes>\n",
    ...codesXml(placeCodes(codes), (name) => names("Topic", oneLine(name))),
    "</Codes>\n</CodeBook>\n",
  ].join("");
}

function codebookHead(version: string): string {
  const origin = `Note Verbale ${version}`;
  return `<CodeBook${attributes({ xmlns: "urn:QDA-XML:codebook:1.0", ...schemaAt("codebook", "Codebook"), origin })}>\n`;
}

/** The ids of the groups whose codes are not the user's, so that an import leaves them out. */
export const FIXED_GROUP_IDS: ReadonlySet<string> = new Set(
  ["Speaker", "Act", "Part"].map((group) => stableUuid("group", group)),
);

/** The id of the group of the user's codes. */
export const TOPIC_GROUP_ID = stableUuid("group", "Topic");

/** Yields the texts first, so that all codes of the codebook are known when the project file is written. */
async function* projectFiles(source: ExportInput): AsyncGenerator<ZipEntry> {
  const codes = new Codes(source.codes ?? []);
  const cases = new Map<string, string[]>();
  let index = 0;
  for await (const page of source.pages) {
    const annotated = textOf(page);
    codes.addPage(page, annotated);
    const guid = sourceGuid(page, index++);
    const issuer = oneLine(issuerOfPage(page) ?? "");
    const known = cases.get(issuer);
    if (known) known.push(guid);
    else if (issuer !== "") cases.set(issuer, [guid]);
    yield { name: `sources/${guid}.txt`, chunks: [annotated.text] };
  }
  yield { name: "project.qde", chunks: projectXml(source, codes, cases) };
}

/**
 * Returns the text of a page. A source must not be empty, so a page without a text or passage has its title as text.
 */
function textOf(page: ExportedPage): AnnotatedText {
  const annotated = annotatedText(page);
  return annotated.text === "" ? { ...annotated, text: oneLine(page.title) || "Untitled" } : annotated;
}

function sourceGuid({ url }: ExportedPage, index: number): string {
  return stableUuid("source", String(index), url);
}

async function* projectXml(
  { pages, exportedAt, version }: ExportInput,
  codes: Codes,
  cases: ReadonlyMap<string, readonly string[]>,
): AsyncGenerator<string> {
  const project = {
    name: `Note Verbale ${formatLocalDay(exportedAt)}`,
    origin: `Note Verbale ${version}`,
    creatingUserGUID: USER,
    creationDateTime: exportedAt,
    xmlns: "urn:QDA-XML:project:1.0",
    ...schemaAt("project", "Project"),
  };
  yield `${XML_HEAD}<Project${attributes(project)}>\n<Users><User${attributes({ guid: USER, name: "Reader" })}/></Users>\n<CodeBook>\n`;
  yield* codes.xml();
  yield "</CodeBook>\n";
  yield VARIABLES_XML;
  yield casesXml(cases);
  const notes = new Map<string, string>();
  let index = 0;
  for await (const page of pages) {
    if (index === 0) yield "<Sources>\n";
    yield* sourceXml(page, sourceGuid(page, index++), codes);
    for (const note of withoutTrashed(page.notes)) if (note.bodyValue !== "") notes.set(note.id, noteXml(note));
  }
  if (index > 0) yield "</Sources>\n";
  if (notes.size > 0) {
    yield "<Notes>\n";
    yield* notes.values();
    yield "</Notes>\n";
  }
  yield "</Project>\n";
}

const VARIABLES = ["URL", "Issuer", "Event", "Event date", "Event day", "Read"] as const;

const VARIABLES_XML = `<Variables>\n${VARIABLES.map((name) => `<Variable${attributes({ guid: stableUuid("variable", name), name, typeOfVariable: "Text" })}/>\n`).join("")}</Variables>\n`;

function casesXml(cases: ReadonlyMap<string, readonly string[]>): string {
  if (cases.size === 0) return "";
  const each = [...cases].map(([name, sources]) => {
    const refs = sources.map((targetGUID) => `<SourceRef${attributes({ targetGUID })}/>`).join("");
    return `<Case${attributes({ guid: stableUuid("case", name), name })}>${refs}</Case>\n`;
  });
  return `<Cases>\n${each.join("")}</Cases>\n`;
}

function* sourceXml(page: ExportedPage, guid: string, codes: Codes): Generator<string> {
  const annotated = textOf(page);
  const name = oneLine(page.title) || "Untitled";
  yield `<TextSource${attributes({ guid, name, plainTextPath: `internal://${guid}.txt`, creatingUser: USER, creationDateTime: page.capturedAt })}>\n`;
  yield* selectionsXml(annotated, guid, codes);
  const onPage = annotated.notes.filter(({ span }) => span === undefined).map(({ note }) => note);
  for (const topic of new Set(onPage.flatMap(({ tags }) => tags))) yield codingXml(codes, guid, "Topic", topic);
  for (const note of onPage)
    if (note.bodyValue !== "") yield `<NoteRef${attributes({ targetGUID: noteGuid(note.id) })}/>\n`;
  yield* variableValues(page);
  yield "</TextSource>\n";
}

function* selectionsXml({ text, attributions, notes }: AnnotatedText, source: string, codes: Codes): Generator<string> {
  const count = codePointOffsets(text);
  let number = 0;
  const select = (span: Span, codings: readonly Coding[], noteId?: string): string => {
    const place = trimmedSpan(text, span);
    if (!place) return "";
    const guid = stableUuid("selection", source, String(number++));
    const words = oneLine(text.slice(place.start, place.end));
    const name = Array.from(words).slice(0, 60).join("");
    const [startPosition, endPosition] = [count(place.start), count(place.end)];
    // A tag or speaker that occurs twice is one code.
    const inside = [...new Set(codings.map(([group, code]) => codingXml(codes, guid, group, code)))].join("");
    const ref = noteId === undefined ? "" : `<NoteRef${attributes({ targetGUID: noteGuid(noteId) })}/>`;
    return `<PlainTextSelection${attributes({ guid, name, startPosition, endPosition, creatingUser: USER })}>${inside}${ref}</PlainTextSelection>\n`;
  };
  for (const { sources, cue, contents, addressees, speakers, act, tags } of attributions) {
    for (const span of sources) yield select(span, [["Part", "source"]]);
    if (cue) yield select(cue, [["Part", "cue"]]);
    const said: Coding[] = [
      ...speakers.map((name): Coding => ["Speaker", name]),
      ["Act", act],
      ["Part", "content"],
      ...tags.map((tag): Coding => ["Topic", tag]),
    ];
    for (const span of contents) yield select(span, said);
    for (const span of addressees) yield select(span, [["Part", "addressee"]]);
  }
  for (const { note, span } of notes) {
    if (!span) continue;
    const topics = note.tags.map((tag): Coding => ["Topic", tag]);
    yield select(span, topics, note.bodyValue === "" ? undefined : note.id);
  }
}

type Coding = readonly [CodeGroup, string];

function codingXml(codes: Codes, place: string, group: CodeGroup, name: string): string {
  const targetGUID = codes.guid(group, name);
  if (targetGUID === undefined) return "";
  const guid = stableUuid("coding", place, group, name);
  return `<Coding${attributes({ guid, creatingUser: USER })}><CodeRef${attributes({ targetGUID })}/></Coding>`;
}

function* variableValues(page: ExportedPage): Generator<string> {
  const event = eventOfPage(page);
  const values: Readonly<Record<(typeof VARIABLES)[number], string>> = {
    URL: page.url,
    Issuer: issuerOfPage(page) ?? "",
    Event: event?.kind ?? "",
    "Event date": event?.date ?? "",
    "Event day": event?.day ?? "",
    Read: page.capturedAt,
  };
  for (const name of VARIABLES) {
    if (values[name] === "") continue;
    const ref = `<VariableRef${attributes({ targetGUID: stableUuid("variable", name) })}/>`;
    yield `<VariableValue>${ref}<TextValue>${escapeMarkup(oneLine(values[name]))}</TextValue></VariableValue>\n`;
  }
}

function noteGuid(id: string): string {
  return stableUuid("memo", id);
}

function noteXml({ id, bodyValue, created, modified }: ExportedPage["notes"][number]): string {
  const name = Array.from(oneLine(bodyValue)).slice(0, 60).join("");
  const about = { guid: noteGuid(id), name, creatingUser: USER, creationDateTime: created, modifiedDateTime: modified };
  const text = escapeMarkup(bodyValue.replace(/\r\n?/g, "\n"));
  return `<Note${attributes(about)}><PlainTextContent>${text}</PlainTextContent></Note>\n`;
}
