import { buildTextFragmentUrl } from "../../annotation/build-text-fragment.ts";
import { type Code, type PlacedCode, placeCodes } from "../../annotation/code-record.ts";
import type { Note } from "../../annotation/note.ts";
import { csvLine, cutCell, type Delimiter, guardCell, withoutControls } from "../csv-parse.ts";
import {
  attributionsOfPage,
  type ExportedAttribution,
  type ExportedPage,
  eventOfPage,
  issuerOfPage,
  readoutStatusOf,
  withoutTrashed,
} from "../export-model.ts";
import type { Format, FormatOptions } from "../format.ts";

/** The columns in order. Their names are ASCII, so that programs can use them as field names without change. */
const COLUMNS = [
  "row_type",
  "id",
  "title",
  "url",
  "passage_url",
  "issuer",
  "event_kind",
  "event_date",
  "event_day",
  "participants",
  "captured_at",
  "readout_status",
  "attribution_no",
  "start",
  "end",
  "speaker",
  "source",
  "cue",
  "content",
  "addressee",
  "act",
  "quote",
  "note",
  "tags",
  "code_paths",
  "code_colors",
  "motivation",
  "state",
  "created",
  "modified",
  "note_ids",
  "checked",
  "coder",
  "guarded",
  "cut",
] as const;

type Column = (typeof COLUMNS)[number];
type Row = Partial<Record<Column, string | number | undefined>>;

/** The byte order mark, without which Excel does not read the file as UTF-8. */
const BOM = "\ufeff";

const DELIMITERS: Readonly<Record<string, Delimiter>> = { comma: ",", semicolon: ";", tab: "\t" };

/** Returns the delimiter that the user selected. */
export function delimiterOf({ delimiter }: FormatOptions): Delimiter {
  return DELIMITERS[String(delimiter)] ?? ",";
}

/** Returns the extension and media type of the table. They differ for tab-separated values. */
export function tableKind(options: FormatOptions): { extension: string; type: string } {
  return delimiterOf(options) === "\t"
    ? { extension: "tsv", type: "text/tab-separated-values;charset=utf-8" }
    : { extension: "csv", type: "text/csv;charset=utf-8" };
}

/**
 * One row for each attribution and each note (RFC 4180). In a cell that a spreadsheet would run, an apostrophe
 * precedes each formula; the column `guarded` names such cells. The column `cut` names the cells that were cut to the
 * maximum length of a spreadsheet cell and end with "[…]"; the data profile contains them in full.
 */
export const csv: Format = {
  id: "csv",
  takesAllCharacters: true,
  title: "title_csv",
  purpose: "purpose_csv",
  extension: "csv",
  type: "text/csv;charset=utf-8",
  pages: "single-file",
  isTable: true,
  options: [
    {
      kind: "choice",
      name: "delimiter",
      label: "option_delimiter",
      initial: "comma",
      choices: [
        { value: "comma", label: "option_comma" },
        { value: "semicolon", label: "option_semicolon" },
        { value: "tab", label: "option_tab" },
      ],
    },
    { kind: "switch", name: "bom", label: "option_bom", initial: true },
  ],
  kindFor: tableKind,
  async *write({ pages, codes = [] }, options) {
    const delimiter = delimiterOf(options);
    yield (options.bom === false ? "" : BOM) + csvLine(COLUMNS, delimiter);
    const placed = codeMap(codes);
    for await (const page of pages) {
      for (const row of attributionRows(page, placed)) yield writeRow(guardRow(row), delimiter);
      for (const row of noteRows(page, placed)) yield writeRow(guardRow(row), delimiter);
    }
  },
};

/** Returns the path to a code from the top of the codebook. */
export function codePath({ path }: PlacedCode): string {
  return path.join(" > ");
}

/** The codes of the codebook by their names, which are tags. */
export type CodeMap = ReadonlyMap<string, PlacedCode>;

/** Returns the codes of a codebook by their names. */
export function codeMap(codes: readonly Code[]): CodeMap {
  return new Map(placeCodes(codes).map((one) => [one.code.name, one]));
}

/**
 * Returns the codes among the tags, as paths from the top of the codebook, and their colours in the same order. Tags
 * without a code are left out.
 */
function codeCells(tags: readonly string[], codes: CodeMap): Row {
  const found = tags.flatMap((tag) => codes.get(tag) ?? []);
  if (found.length === 0) return {};
  return {
    code_paths: found.map(codePath).join("; "),
    code_colors: found.map(({ code }) => code.color).join("; "),
  };
}

function attributionRows(page: ExportedPage, codes: CodeMap): Row[] {
  const common = pageCells(page);
  return attributionsOfPage(page).map((attribution) => {
    const [quote, position] = attribution.selectors;
    return {
      ...common,
      row_type: "attribution",
      ...attributionCells(attribution),
      passage_url: buildTextFragmentUrl(page.url, attribution.selectors),
      attribution_no: attribution.index + 1,
      start: position.start,
      end: position.end,
      quote: quote.exact,
      tags: attribution.tags?.join("; "),
      ...codeCells(attribution.tags ?? [], codes),
      note_ids: attribution.noteIds?.join(" "),
      checked: attribution.checked?.at,
      coder: attribution.coders?.join("; "),
    };
  });
}

function attributionCells({ speakers, source, cue, contents, addressee, act }: ExportedAttribution): Row {
  return { speaker: speakers.join("; "), source, cue, content: contents.join(" … "), addressee, act };
}

function* noteRows(page: ExportedPage, codes: CodeMap): Generator<Row> {
  const common = pageCells(page);
  const numbers = numbersOfNotes(page);
  for (const note of withoutTrashed(page.notes)) {
    const attribution_no = numbers.get(note.id);
    yield {
      ...common,
      row_type: "note",
      ...snapshotCells(note),
      ...noteCells(note),
      ...codeCells(note.tags, codes),
      attribution_no,
    };
  }
}

/** Returns the number of the attribution for each note. */
function numbersOfNotes(page: ExportedPage): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const { index, noteIds } of attributionsOfPage(page)) {
    for (const id of noteIds ?? []) if (!numbers.has(id)) numbers.set(id, index + 1);
  }
  return numbers;
}

function noteCells(note: Note): Row {
  const [quote, position] = note.target.selector ?? [];
  return {
    id: note.id,
    passage_url: note.target.selector && buildTextFragmentUrl(note.target.source, note.target.selector),
    start: position?.start,
    end: position?.end,
    quote: quote?.exact,
    note: note.bodyValue,
    tags: note.tags.join("; "),
    motivation: note.motivation,
    state: note.state,
    created: note.created,
    modified: note.modified,
  };
}

function snapshotCells({ attribution }: Note): Row {
  if (!attribution) return {};
  const { sources, cue, contents, addressees, speakers, act } = attribution;
  const [source, addressee] = [sources.join(" … "), addressees.join(" … ")];
  return { speaker: speakers.join("; "), source, cue, content: contents.join(" … "), addressee, act };
}

function pageCells(page: ExportedPage): Row {
  const event = eventOfPage(page);
  return {
    title: page.title,
    url: page.url,
    issuer: issuerOfPage(page),
    event_kind: event?.kind,
    event_date: event?.date,
    event_day: event?.day,
    participants: event?.participants.join("; "),
    captured_at: page.capturedAt,
    readout_status: readoutStatusOf(page),
  };
}

/** Returns the row in a form that is safe in a spreadsheet. Its last columns name the cells that were changed. */
function guardRow(row: Row): Row {
  const safe: Row = { ...row };
  const guarded: Column[] = [];
  const cut: Column[] = [];
  for (const column of COLUMNS) {
    const cell = row[column];
    if (typeof cell !== "string") continue;
    const plain = withoutControls(cell);
    const whole = guardCell(plain);
    const held = cutCell(whole);
    if (whole !== plain) guarded.push(column);
    if (held !== whole) cut.push(column);
    safe[column] = held;
  }
  return { ...safe, guarded: guarded.join(" "), cut: cut.join(" ") };
}

function writeRow(row: Row, delimiter: Delimiter): string {
  return csvLine(
    COLUMNS.map((column) => String(row[column] ?? "")),
    delimiter,
  );
}
