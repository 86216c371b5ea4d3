import type { Span } from "../engine/span.ts";

/** How a passage lies in a stretch of text: where it is, and how many characters differ in it and on either side. */
export interface Alignment {
  readonly core: Span;
  readonly coreErrors: number;
  readonly beforeErrors: number;
  readonly afterErrors: number;
}

/** A price that no way is worth, small enough to be added to any other. */
const NEVER = 2 ** 30;

/**
 * Lays `before + core + after` over the best part of `text` (edit distance, both ends free) and tells where the core
 * came to lie. Aligning the context too is what finds the right ends when words at the edge of the core have changed.
 * Time grows with the product of both lengths, so the caller passes a small stretch of text (and 2^30 bounds the product).
 *
 * One row of the table is kept. Each value is an error count times `unit` plus the column at which the way to it
 * crossed the last border, so that the least value is the best way and tells where it came from.
 */
export function alignPassage(text: string, before: string, core: string, after: string): Alignment {
  const unit = text.length + 1;
  const letters = lettersOf(text);
  const row = new Int32Array(unit);
  addLines(row, letters, before, unit);
  const entry = row.map((value) => Math.floor(value / unit));
  // Of two equally good starts the later: text put in just before the core belongs to the context.
  entry.forEach((errors, column) => {
    row[column] = errors * unit + text.length - column;
  });
  addLines(row, letters, core.slice(0, -1), unit);
  addLine(row, letters, core.charCodeAt(core.length - 1), unit, NEVER);
  const exit = row.slice();
  exit.forEach((value, column) => {
    row[column] = value - (value % unit) + column;
  });
  moveAcross(row, unit);
  addLines(row, letters, after, unit);
  return readBest(row, entry, exit, unit);
}

/** The fewest characters that differ between `words` and any beginning of `text`. */
export function headErrors(text: string, words: string): number {
  const row = Int32Array.from({ length: text.length + 1 }, (_, column) => column);
  addLines(row, lettersOf(text), words, 1);
  return row.reduce((least, errors) => Math.min(least, errors));
}

function lettersOf(text: string): Uint16Array {
  const letters = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) letters[at] = text.charCodeAt(at);
  return letters;
}

function addLines(row: Int32Array, letters: Uint16Array, words: string, unit: number): void {
  for (let line = 0; line < words.length; line++) addLine(row, letters, words.charCodeAt(line), unit, unit);
}

/** One more letter of the words. `across` is the price of a letter of the text that the words do not have. */
function addLine(row: Int32Array, letters: Uint16Array, letter: number, unit: number, across: number): void {
  let corner = row[0] as number;
  let left = corner + unit;
  row[0] = left;
  for (let column = 1; column < row.length; column++) {
    const above = row[column] as number;
    let best = letters[column - 1] === letter ? corner : corner + unit;
    if (above + unit < best) best = above + unit;
    if (left + across < best) best = left + across;
    row[column] = best;
    left = best;
    corner = above;
  }
}

function moveAcross(row: Int32Array, unit: number): void {
  for (let column = 1; column < row.length; column++) {
    row[column] = Math.min(row[column] as number, (row[column - 1] as number) + unit);
  }
}

function readBest(row: Int32Array, entry: Int32Array, exit: Int32Array, unit: number): Alignment {
  const best = row.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const end = best % unit;
  const left = exit[end] as number;
  const start = unit - 1 - (left % unit);
  const [beforeErrors, withCore] = [entry[start] as number, Math.floor(left / unit)];
  const afterErrors = Math.floor(best / unit) - withCore;
  return { core: { start, end }, coreErrors: withCore - beforeErrors, beforeErrors, afterErrors };
}
