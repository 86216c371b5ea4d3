import { buildTextFragmentUrl } from "../../annotation/build-text-fragment.ts";
import type { Note } from "../../annotation/note.ts";
import { DATA_COLUMN_NAMES, type DataColumn, escapeCell, isPlainCell } from "../csv-dataset-columns.ts";
import { csvLine, type Delimiter } from "../csv-parse.ts";
import {
  attributionsOfPage,
  type ExportedAttribution,
  type ExportedPage,
  eventOfPage,
  issuerOfPage,
  readoutStatusOf,
  withoutTrashed,
} from "../export-model.ts";
import type { Format } from "../format.ts";
import { type CodeMap, codeMap, codePath, delimiterOf, tableKind } from "./csv.ts";

type Value = string | number | readonly string[] | readonly number[] | undefined;
type Row = Partial<Record<DataColumn, Value>>;

/**
 * One row for each attribution and each note, with unchanged texts, and lists as JSON. The notes can be imported
 * without loss.
 */
export const csvDataset: Format = {
  id: "csv-data",
  takesAllCharacters: true,
  title: "title_csv_dataset",
  purpose: "purpose_csv_dataset",
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
        { value: "tab", label: "option_tab" },
      ],
    },
  ],
  kindFor: tableKind,
  async *write({ pages, codes = [] }, options) {
    const delimiter = delimiterOf(options);
    yield csvLine(DATA_COLUMN_NAMES, delimiter);
    const placed = codeMap(codes);
    for await (const page of pages) {
      const common = pageCells(page);
      for (const attribution of attributionsOfPage(page)) {
        yield writeRow({ ...common, ...attributionCells(page, attribution, placed) }, delimiter);
      }
      for (const note of withoutTrashed(page.notes))
        yield writeRow({ ...common, ...noteCells(note, placed) }, delimiter);
    }
  },
};

function pageCells(page: ExportedPage): Row {
  const event = eventOfPage(page);
  return {
    url: page.url,
    title: page.title,
    issuer: issuerOfPage(page),
    event_kind: event?.kind,
    event_date: event?.date,
    event_day: event?.day,
    participants: event?.participants,
    captured_at: page.capturedAt,
    readout_status: readoutStatusOf(page),
  };
}

function attributionCells({ url }: ExportedPage, attribution: ExportedAttribution, codes: CodeMap): Row {
  const { index, source, cue, contents, addressee, speakers, act, selectors, noteIds, tags, checked, coders } =
    attribution;
  return {
    row_type: "attribution",
    ...selectorCells(url, selectors),
    attribution_no: index + 1,
    sources: source === "" ? [] : [source],
    cue,
    contents,
    addressees: addressee === "" ? [] : [addressee],
    speakers,
    act,
    note_ids: noteIds,
    tags,
    code_paths: pathsOf(tags, codes),
    checked: checked?.at,
    coder: coders?.join("; "),
  };
}

/** Returns the paths to the codes among the tags, or undefined if there are none. */
function pathsOf(tags: readonly string[] | undefined, codes: CodeMap): readonly string[] | undefined {
  const found = (tags ?? []).flatMap((tag) => codes.get(tag) ?? []);
  return found.length === 0 ? undefined : found.map(codePath);
}

function selectorCells(url: string, [quote, position]: ExportedAttribution["selectors"]): Row {
  return {
    passage_url: buildTextFragmentUrl(url, [quote, position]),
    exact: quote.exact,
    prefix: quote.prefix,
    suffix: quote.suffix,
    gaps: quote.gaps,
    start: position.start,
    end: position.end,
  };
}

function noteCells({ target, attribution, ...note }: Note, codes: CodeMap): Row {
  return {
    row_type: "note",
    id: note.id,
    url: target.source,
    canonical: target.canonical,
    title: note.title,
    issuer: note.issuer,
    ...(target.selector && selectorCells(target.source, target.selector)),
    note: note.bodyValue,
    tags: note.tags,
    code_paths: pathsOf(note.tags, codes),
    motivation: note.motivation,
    state: note.state,
    created: note.created,
    modified: note.modified,
    ...attribution,
  };
}

function writeRow(row: Row, delimiter: Delimiter): string {
  const escaped: DataColumn[] = [];
  const empty: DataColumn[] = [];
  const cells = DATA_COLUMN_NAMES.map((name) => {
    const value = row[name];
    if (value === undefined) return "";
    if (typeof value === "number") return String(value);
    if (typeof value !== "string") return JSON.stringify(value);
    if (value === "") empty.push(name);
    if (isPlainCell(value)) return value;
    escaped.push(name);
    return escapeCell(value);
  });
  cells.splice(-2, 2, escaped.join(" "), empty.join(" "));
  return csvLine(cells, delimiter);
}
