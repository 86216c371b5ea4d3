import type { Note } from "../../annotation/note.ts";
import { t } from "../../locale/i18n.ts";
import { DATA_COLUMN_NAMES, DATA_COLUMNS, type DataColumn, unescapeCell } from "../csv-dataset-columns.ts";
import { CsvError, type Delimiter, parseCsv } from "../csv-parse.ts";
import { ImportError, type Importer, type ImportFile, type ImportIssue, type LocatedRecord } from "../import-types.ts";
import { isIssue, parseRecord, reject } from "../parse-record.ts";
import { noteSchema } from "../record-schemas.ts";

/** Reads our own data profile. Rows of attributions are skipped, because attributions are found again in the page. */
export const csvDatasetImporter: Importer = {
  id: "csv-data",
  title: "title_table",
  canRead: ({ text }) => headerOf(text).startsWith("row_type"),
  read(file) {
    try {
      return readTable(file);
    } catch (error) {
      if (error instanceof CsvError) throw new ImportError(error.message, { cause: error });
      throw error;
    }
  },
};

function headerOf(text: string): string {
  return text.replace(/^\ufeff/, "").slice(0, 1000);
}

function delimiterIn(header: string): Delimiter {
  return /^row_type([,;\t])/.exec(header)?.[1] === "\t" ? "\t" : ",";
}

/** The columns that tables of earlier versions lack. */
const ADDED_COLUMNS: ReadonlySet<DataColumn> = new Set([
  "event_day",
  "readout_status",
  "code_paths",
  "checked",
  "coder",
]);

function readTable({ text }: ImportFile) {
  const rows = parseCsv(text, delimiterIn(headerOf(text)));
  const header: readonly string[] = rows.next().value ?? [];
  if (header.includes("guarded")) {
    throw new ImportError(t("fault_spreadsheet", { data: t("title_csv_dataset") }));
  }
  const missing = DATA_COLUMN_NAMES.filter((name) => !header.includes(name) && !ADDED_COLUMNS.has(name));
  if (missing.length > 0) throw new ImportError(t("fault_columns", { names: missing.join(", ") }));
  const notes: LocatedRecord<Note>[] = [];
  const issues: ImportIssue[] = [];
  let number = 1;
  for (const cells of rows) {
    const location = t("location_row", { number: ++number });
    if (cells.length === 1 && cells[0] === "") continue;
    const read =
      cells.length === header.length
        ? readRow(new Row(header, cells), location)
        : wrongCount(location, cells.length, header.length);
    if (read === undefined) continue;
    if (isIssue(read)) issues.push(read);
    else notes.push({ location, record: read });
  }
  return { notes, readouts: [], corrections: [], issues };
}

function wrongCount(location: string, cells: number, columns: number): ImportIssue {
  return { location, message: t("refused_cells", { place: location, cells, columns }) };
}

/** A row whose cells can be read by column, decoded to their original values. */
class Row {
  private readonly cells: ReadonlyMap<string, string>;
  private readonly escaped: ReadonlySet<string>;
  private readonly empty: ReadonlySet<string>;

  constructor(header: readonly string[], cells: readonly string[]) {
    this.cells = new Map(header.map((name, index) => [name, cells[index] ?? ""]));
    this.escaped = new Set((this.cells.get("escaped") ?? "").split(" "));
    this.empty = new Set((this.cells.get("empty") ?? "").split(" "));
  }

  /** Returns the value of a cell, or undefined if it is missing or cannot be decoded. */
  value(name: DataColumn): unknown {
    const cell = this.cells.get(name) ?? "";
    if (cell === "") return this.empty.has(name) ? "" : undefined;
    if (DATA_COLUMNS[name] === "number") return /^\d{1,15}$/.test(cell) ? Number(cell) : cell;
    if (DATA_COLUMNS[name] === "list") return listIn(cell);
    return this.escaped.has(name) ? unescapeCell(cell) : cell;
  }
}

function listIn(cell: string): unknown {
  try {
    return JSON.parse(cell);
  } catch {
    return cell;
  }
}

function readRow(row: Row, place: string): Note | ImportIssue | undefined {
  const type = row.value("row_type");
  if (type === "attribution") return undefined;
  if (type !== "note") return reject(place, "row_type", type === undefined ? "missing" : "wrong");
  const given = {
    ...pick(row, ["id", "tags", "motivation", "created", "modified", "state"]),
    target: { ...rename(row, { url: "source", canonical: "canonical" }), ...selectorIn(row) },
    bodyValue: row.value("note") ?? "",
    title: row.value("title") ?? "",
    ...pick(row, ["issuer"]),
    ...(row.value("act") !== undefined && {
      attribution: pick(row, ["sources", "cue", "contents", "addressees", "speakers", "act"]),
    }),
  };
  return parseRecord(noteSchema, given, place, columnOf);
}

function pick(row: Row, names: readonly DataColumn[]): Record<string, unknown> {
  return rename(row, Object.fromEntries(names.map((name) => [name, name])));
}

function rename(row: Row, names: Readonly<Partial<Record<DataColumn, string>>>): Record<string, unknown> {
  const entries = Object.entries(names) as [DataColumn, string][];
  return Object.fromEntries(
    entries.flatMap(([column, name]) => (row.value(column) === undefined ? [] : [[name, row.value(column)]])),
  );
}

/** Returns no selector for a row without a position in the text, which is a page note. */
function selectorIn(row: Row): { selector?: readonly unknown[] } {
  if (row.value("start") === undefined && row.value("exact") === undefined) return {};
  const quote = { exact: "", prefix: "", suffix: "", ...pick(row, ["exact", "prefix", "suffix", "gaps"]) };
  return {
    selector: [
      { type: "TextQuoteSelector", ...quote },
      { type: "TextPositionSelector", ...pick(row, ["start", "end"]) },
    ],
  };
}

/** Maps the fields of a note to the columns that they were read from, which is what the user sees in the file. */
const COLUMN_OF: readonly (readonly [RegExp, string])[] = [
  [/^target\.source$/, "url"],
  [/^target\.canonical$/, "canonical"],
  [/^target\.selector\.\d\.?/, ""],
  [/^attribution\./, ""],
  [/^bodyValue$/, "note"],
];

function columnOf(field: string): string {
  return COLUMN_OF.reduce((name, [pattern, replacement]) => name.replace(pattern, replacement), field) || field;
}
