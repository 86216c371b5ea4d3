import { t } from "../locale/i18n.ts";
import { UserError } from "../locale/user-error.ts";

/** What parts the cells of a line. */
export type Delimiter = "," | ";" | "\t";

/** A line of cells (RFC 4180), with CR LF at its end. */
export function csvLine(cells: readonly string[], delimiter: Delimiter): string {
  return `${cells.map(csvCell).join(delimiter)}\r\n`;
}

/** Every cell that some program could misread is quoted, whatever the delimiter. */
function csvCell(text: string): string {
  const whole = text.toWellFormed();
  return /[",;\t\r\n]|^\s|\s$/.test(whole) ? `"${whole.replaceAll('"', '""')}"` : whole;
}

/** What a spreadsheet would run as a formula, also behind spaces and in full width (CWE-1236). Page text is not ours to trust. */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/u;

/** Whether a spreadsheet would run the cell. */
export function isFormula(cell: string): boolean {
  return FORMULA.test(cell);
}

const LEAD = /^[\s\p{Cc}\p{Cf}]*/u;

/**
 * Where a cell would go on as another one in a program that takes another sign for the delimiter, or a line end for the end of
 * the row, and that cell would be run. A list with hyphens, which many notes have, is not taken for one.
 */
const INNER =
  /([;,\t])(?=[ \t"'\p{Cf}]{0,200}[=+\-@\uff1d\uff0b\uff0d\uff20])|([\r\n])(?=[ "'\p{Cf}]{0,200}[=@\uff1d\uff20])/gu;

/** The cell with an apostrophe before each formula in it: at its start, and where another program might begin a cell. */
export function guardCell(cell: string): string {
  const [lead = ""] = LEAD.exec(cell) ?? [];
  return (isFormula(cell) ? "'" : "") + lead + cell.slice(lead.length).replace(INNER, "$1$2'");
}

/** What a cell of Excel holds at most, in UTF-16 units; the rest would run on into other rows. */
const MAX_CELL_LENGTH = 32_767;

const CUT_SUFFIX = " […]";

/** The cell as a spreadsheet can hold it: one that is too long ends in a sign. */
export function cutCell(cell: string): string {
  if (cell.length <= MAX_CELL_LENGTH) return cell;
  // Half of a surrogate pair would be no character.
  return cell.slice(0, MAX_CELL_LENGTH - CUT_SUFFIX.length).replace(/[\ud800-\udbff]$/, "") + CUT_SUFFIX;
}

/** A table that cannot be read, and the line where that shows. */
export class CsvError extends UserError {
  override readonly name = "CsvError";
}

/** A cell without quotes, by what ends it. */
const PLAIN: Readonly<Record<Delimiter, RegExp>> = {
  ",": /[^"\r\n,]*/y,
  ";": /[^"\r\n;]*/y,
  "\t": /[^"\r\n\t]*/y,
};

/**
 * The rows of a table, strictly: a quote may stand only around a whole cell. Lines end with CR LF, LF or CR. The inverse of
 * `csvLine`.
 */
export function* parseCsv(text: string, delimiter: Delimiter): Generator<string[]> {
  const plain = PLAIN[delimiter];
  let at = text.startsWith("\ufeff") ? 1 : 0;
  let line = 1;
  let row: string[] = [];
  while (at < text.length) {
    let cell: string;
    if (text[at] === '"') {
      const end = endOfQuoted(text, at + 1, line);
      cell = text.slice(at + 1, end).replaceAll('""', '"');
      line += cell.split("\n").length - 1;
      at = end + 1;
    } else {
      plain.lastIndex = at;
      cell = plain.exec(text)?.[0] ?? "";
      at += cell.length;
    }
    row.push(cell);
    const next = text[at];
    if (next === delimiter) {
      at++;
      if (at === text.length) row.push("");
    } else if (next === "\r" || next === "\n" || next === undefined) {
      yield row;
      row = [];
      line++;
      at += next === "\r" && text[at + 1] === "\n" ? 2 : 1;
    } else {
      throw new CsvError(t("fault_quote", { line }));
    }
  }
  if (row.length > 0) yield row;
}

/** Where the closing quote stands. */
function endOfQuoted(text: string, from: number, line: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  if (at < 0) throw new CsvError(t("fault_cut_off", { line }));
  return at;
}
