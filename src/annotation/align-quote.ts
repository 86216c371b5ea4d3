import type { Span } from "../engine/span.ts";

/**
 * The alignment of a passage with part of a text: its span, and the edit distance of the passage and of each side's
 * context.
 */
export interface QuoteAlignment {
  readonly core: Span;
  readonly coreErrors: number;
  readonly beforeErrors: number;
  readonly afterErrors: number;
}

/** Infinite cost, small enough that adding to it does not overflow. */
const INFINITE_COST = 2 ** 30;

/**
 * Aligns `before + core + after` with the best-matching part of `text` (edit distance, both ends free) and returns the
 * span that the core is aligned with. Because the context is aligned too, the ends are found even when words at the
 * edge of the core have changed. The time grows with the product of both lengths, so callers must pass a short window
 * of text. The product must stay below 2^30.
 *
 * Only one row of the table is kept. Each value is an error count times `unit`, plus the column at which the path
 * crossed the last boundary between `before`, `core` and `after`. The smallest value is therefore the best path and
 * also encodes where it came from.
 */
export function alignQuote(text: string, before: string, core: string, after: string): QuoteAlignment {
  const unit = text.length + 1;
  const codeUnits = codeUnitsOf(text);
  const row = new Int32Array(unit);
  addRows(row, codeUnits, before, unit);
  const entry = row.map((value) => Math.floor(value / unit));
  // Of two equally good starts, prefer the later one: text inserted just before the core belongs to the context.
  entry.forEach((errors, column) => {
    row[column] = errors * unit + text.length - column;
  });
  addRows(row, codeUnits, core.slice(0, -1), unit);
  addRow(row, codeUnits, core.charCodeAt(core.length - 1), unit, INFINITE_COST);
  const exit = row.slice();
  exit.forEach((value, column) => {
    row[column] = value - (value % unit) + column;
  });
  skipText(row, unit);
  addRows(row, codeUnits, after, unit);
  return traceBest(row, entry, exit, unit);
}

/** Returns the smallest edit distance between `pattern` and any prefix of `text`. */
export function prefixEditDistance(text: string, pattern: string): number {
  const row = Int32Array.from({ length: text.length + 1 }, (_, column) => column);
  addRows(row, codeUnitsOf(text), pattern, 1);
  return row.reduce((least, errors) => Math.min(least, errors));
}

function codeUnitsOf(text: string): Uint16Array {
  const codeUnits = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) codeUnits[at] = text.charCodeAt(at);
  return codeUnits;
}

function addRows(row: Int32Array, codeUnits: Uint16Array, pattern: string, unit: number): void {
  for (let index = 0; index < pattern.length; index++) addRow(row, codeUnits, pattern.charCodeAt(index), unit, unit);
}

/**
 * Advances the table by one character of the pattern. `skipCost` is the cost of a text character that the pattern
 * lacks.
 */
function addRow(row: Int32Array, codeUnits: Uint16Array, unitOfPattern: number, unit: number, skipCost: number): void {
  let corner = row[0] as number;
  let left = corner + unit;
  row[0] = left;
  for (let column = 1; column < row.length; column++) {
    const above = row[column] as number;
    let best = codeUnits[column - 1] === unitOfPattern ? corner : corner + unit;
    if (above + unit < best) best = above + unit;
    if (left + skipCost < best) best = left + skipCost;
    row[column] = best;
    left = best;
    corner = above;
  }
}

function skipText(row: Int32Array, unit: number): void {
  for (let column = 1; column < row.length; column++) {
    row[column] = Math.min(row[column] as number, (row[column - 1] as number) + unit);
  }
}

function traceBest(row: Int32Array, entry: Int32Array, exit: Int32Array, unit: number): QuoteAlignment {
  const best = row.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const end = best % unit;
  const left = exit[end] as number;
  const start = unit - 1 - (left % unit);
  const [beforeErrors, withCore] = [entry[start] as number, Math.floor(left / unit)];
  const afterErrors = Math.floor(best / unit) - withCore;
  return { core: { start, end }, coreErrors: withCore - beforeErrors, beforeErrors, afterErrors };
}
