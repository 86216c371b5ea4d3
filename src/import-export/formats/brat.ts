import { ACTS } from "../../engine/analysis.ts";
import type { Span } from "../../engine/span.ts";
import { type AnnotatedAttribution, type AnnotatedText, annotatedText } from "../annotated-text.ts";
import { oneLine } from "../bibliographic-record.ts";
import { codePointOffsets } from "../code-point-offsets.ts";
import type { ExportInput } from "../export-model.ts";
import type { Format } from "../format.ts";
import { type ZipEntry, zip } from "../zip.ts";

/**
 * A folder for the brat annotation tool: each text with its standoff file, and the configuration that declares the
 * labels.
 */
export const brat: Format = {
  id: "brat",
  title: "title_brat",
  purpose: "purpose_brat",
  extension: "zip",
  type: "application/zip",
  pages: "single-file",
  includesFullText: true,
  options: [],
  write: (source) => zip(files(source), source.exportedAt),
};

const CONFIGURATION = `[entities]
Source
Content
Addressee
Note

[relations]
SaidBy\tArg1:Content, Arg2:Source
<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>

[events]
Cue\tSource*:Source, Content*:Content, Addressee*:Addressee

[attributes]
Act\tArg:<EVENT>, Value:${ACTS.join("|")}
`;

async function* files({ pages }: ExportInput): AsyncGenerator<ZipEntry> {
  yield { name: "annotation.conf", chunks: [CONFIGURATION] };
  let number = 0;
  for await (const page of pages) {
    const annotated = annotatedText(page);
    const name = String(++number).padStart(5, "0");
    yield { name: `${name}.txt`, chunks: [annotated.text] };
    yield { name: `${name}.ann`, chunks: [standoff(annotated)] };
  }
}

/** Returns the lines of a standoff file. Each kind of line has its own numbering. */
function standoff({ text, attributions, notes }: AnnotatedText): string {
  const lines: string[] = [];
  const counts: Record<string, number> = {};
  const count = codePointOffsets(text);
  const write = (kind: string, rest: string): string => {
    const number = (counts[kind] ?? 0) + 1;
    counts[kind] = number;
    const id = `${kind}${number}`;
    lines.push(`${id}\t${rest}\n`);
    return id;
  };
  const mark = (label: string, span: Span): string[] => {
    const pieces = piecesOf(text, span);
    if (pieces.length === 0) return [];
    const places = pieces.map(({ start, end }) => `${count(start)} ${count(end)}`).join(";");
    return [write("T", `${label} ${places}\t${pieces.map(({ start, end }) => text.slice(start, end)).join(" ")}`)];
  };
  const comment = (id: string, words: string): void => {
    if (oneLine(words) !== "") write("#", `AnnotatorNotes ${id}\t${oneLine(words)}`);
  };
  for (const attribution of attributions) writeAttribution(attribution, { mark, write, comment });
  for (const { note, span } of notes) {
    for (const id of span ? mark("Note", span) : []) comment(id, [note.bodyValue, ...note.tags].join(" "));
  }
  return lines.join("");
}

interface StandoffWriter {
  mark(label: string, span: Span): string[];
  write(kind: string, rest: string): string;
  comment(id: string, words: string): void;
}

/** Writes an attribution with a cue as an event, and one without a cue as a relation of content and source. */
function writeAttribution(attribution: AnnotatedAttribution, { mark, write, comment }: StandoffWriter): void {
  const sources = attribution.sources.flatMap((span) => mark("Source", span));
  const contents = attribution.contents.flatMap((span) => mark("Content", span));
  const addressees = attribution.addressees.flatMap((span) => mark("Addressee", span));
  const [cue] = attribution.cue ? mark("Cue", attribution.cue) : [];
  if (cue === undefined) {
    for (const content of contents) for (const source of sources) write("R", `SaidBy Arg1:${content} Arg2:${source}`);
    for (const source of sources) comment(source, attribution.speakers.join("; "));
    return;
  }
  const roles = [
    ...numbered("Source", sources),
    ...numbered("Content", contents),
    ...numbered("Addressee", addressees),
  ];
  const event = write("E", [`Cue:${cue}`, ...roles].join(" "));
  write("A", `Act ${event} ${attribution.act}`);
  comment(event, attribution.speakers.join("; "));
}

function numbered(role: string, ids: readonly string[]): string[] {
  return ids.map((id, index) => `${role}${index === 0 ? "" : index + 1}:${id}`);
}

/** Splits a span at line breaks into spans without leading or trailing white space, as the format requires. */
function piecesOf(text: string, { start, end }: Span): Span[] {
  const pieces = text.slice(start, end).matchAll(/[^\s](?:[^\n\r\t\v\f\u0085\u2028\u2029]*[^\s])?/gu);
  return Array.from(pieces, ({ index, 0: words }) => ({ start: start + index, end: start + index + words.length }));
}
