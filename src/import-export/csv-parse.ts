import { t } from "../locale/i18n.ts";
import { UserError } from "../locale/user-error.ts";

/** The character between the cells of a row. */
export type Delimiter = "," | ";" | "\t";

/** Returns a row of cells (RFC 4180) that ends with CR LF. */
export function csvLine(cells: readonly string[], delimiter: Delimiter): string {
  return `${cells.map(csvCell).join(delimiter)}\r\n`;
}

/** Quotes every cell that any program could misread, whichever delimiter is used. */
function csvCell(text: string): string {
  const whole = text.toWellFormed();
  return /[",;\t\r\n]|^\s|\s$/.test(whole) ? `"${whole.replaceAll('"', '""')}"` : whole;
}

/**
 * The start of a cell that a spreadsheet would run as a formula, also after spaces and with full-width characters
 * (CWE-1236). Text from pages is untrusted.
 */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/u;

/** Returns whether a spreadsheet would run the cell as a formula. */
export function isFormula(cell: string): boolean {
  return FORMULA.test(cell);
}

const LEAD = /^[\s\p{Cc}\p{Cf}]*/u;

/**
 * Finds positions within a cell where a program that expects another delimiter, or treats a line break as the end of
 * the row, would start a new cell that contains a formula. A list with hyphens, which is common in notes, does not
 * match.
 */
const INNER =
  /([;,\t])(?=[ \t"'\p{Cf}]{0,200}[=+\-@\uff1d\uff0b\uff0d\uff20])|([\r\n])(?=[ "'\p{Cf}]{0,200}[=@\uff1d\uff20])/gu;

/**
 * Returns the cell without noncharacters, and without control characters other than tabs and line breaks, for programs
 * that do not accept them: R reports "embedded nul", and spreadsheets, whose files are XML, drop them.
 */
export function withoutControls(cell: string): string {
  return cell.replace(/[^\P{Cc}\t\n\r\u0085]|[\ufffe\uffff]/gu, "");
}

/**
 * Returns the cell with an apostrophe before each formula: at its start, and wherever another program might start a
 * new cell.
 */
export function guardCell(cell: string): string {
  const [lead = ""] = LEAD.exec(cell) ?? [];
  return (isFormula(cell) ? "'" : "") + lead + cell.slice(lead.length).replace(INNER, "$1$2'");
}

/** The maximum length of a cell in Excel, in UTF-16 units. The rest of a longer cell would spill into other rows. */
const MAX_CELL_LENGTH = 32_767;

const CUT_SUFFIX = " […]";

/** Returns the cell cut to the maximum length of a spreadsheet cell. A cut cell ends with " […]". */
export function cutCell(cell: string): string {
  if (cell.length <= MAX_CELL_LENGTH) return cell;
  // Avoids leaving half of a surrogate pair.
  return cell.slice(0, MAX_CELL_LENGTH - CUT_SUFFIX.length).replace(/[\ud800-\udbff]$/, "") + CUT_SUFFIX;
}

/** Thrown for a table that cannot be read; names the line with the error. */
export class CsvError extends UserError {
  override readonly name = "CsvError";
}

/** Matches a cell without quotes, by delimiter. */
const PLAIN: Readonly<Record<Delimiter, RegExp>> = {
  ",": /[^"\r\n,]*/y,
  ";": /[^"\r\n;]*/y,
  "\t": /[^"\r\n\t]*/y,
};

/**
 * Yields the rows of a table. Parses strictly: quotes may only enclose a whole cell. Rows end with CR LF, LF or CR.
 * Reverses `csvLine`.
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

/** Returns the index of the closing quote. */
function endOfQuoted(text: string, from: number, line: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  if (at < 0) throw new CsvError(t("fault_cut_off", { line }));
  return at;
}
