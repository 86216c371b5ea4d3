import { CODE_COLORS, type Code, normalizeCodeName } from "../../annotation/code-record.ts";
import { t } from "../../locale/i18n.ts";
import { CODEBOOK_COLUMNS } from "../codebook-csv.ts";
import { CsvError, type Delimiter, parseCsv } from "../csv-parse.ts";
import { ImportError, type Importer, type ImportFile, type ImportIssue, type LocatedRecord } from "../import-types.ts";
import { isIssue, parseRecord } from "../parse-record.ts";
import { codeSchema } from "../record-schemas.ts";
import { stableUuid } from "../stable-uuid.ts";

const HEADER = /^\ufeff?"?code"?([,;\t])/i;

/** Reads a codebook as a table with the columns code, definition, color and parent, of which only code is required. */
export const codebookCsvImporter: Importer = {
  id: "codebook-csv",
  title: "title_codebook_table",
  canRead: ({ text }) => HEADER.test(text),
  read(file) {
    try {
      return readCodes(file);
    } catch (error) {
      if (error instanceof CsvError) throw new ImportError(error.message, { cause: error });
      throw error;
    }
  },
};

function readCodes({ text, date }: ImportFile) {
  const rows = parseCsv(text, HEADER.exec(text)?.[1] as Delimiter);
  const header: readonly string[] = (rows.next().value ?? []).map((title: string) => title.trim().toLowerCase());
  const columns = CODEBOOK_COLUMNS.map((column) => header.indexOf(column));
  const codes: LocatedRecord<Code>[] = [];
  const issues: ImportIssue[] = [];
  let number = 1;
  for (const cells of rows) {
    const location = t("location_row", { number: ++number });
    if (cells.every((cell) => cell.trim() === "")) continue;
    const [name = "", definition = "", color = "", parent = ""] = columns.map((at) => unguarded(cells[at] ?? ""));
    const above = normalizeCodeName(parent);
    const given = {
      id: idOf(normalizeCodeName(name)),
      name,
      definition: definition.trim(),
      color: color.trim() === "" ? CODE_COLORS[codes.length % CODE_COLORS.length] : color.trim().toLowerCase(),
      ...(above !== "" && { parent: idOf(above) }),
      order: codes.length,
      created: date,
      modified: date,
    };
    const read = parseRecord(codeSchema, given, location, (field) => (field === "name" ? "code" : field));
    if (isIssue(read)) issues.push(read);
    else codes.push({ location, record: read });
  }
  return { notes: [], readouts: [], corrections: [], codes, issues };
}

function idOf(name: string): string {
  return stableUuid("code", name);
}

/** Removes the apostrophe that keeps a spreadsheet from running a cell. */
function unguarded(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
