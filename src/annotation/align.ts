import type { Span } from "../text/span.ts";

/** How a passage lies in a stretch of text: where it is, and how many characters differ in it and in its context. */
export interface Alignment {
  readonly core: Span;
  readonly coreErrors: number;
  readonly contextErrors: number;
}

/** What travels along the cheapest way through the table: its cost, and where and at what cost it entered and left the core. */
class Row {
  readonly cost: Int32Array;
  readonly start: Int32Array;
  readonly startCost: Int32Array;
  readonly end: Int32Array;
  readonly endCost: Int32Array;

  constructor(width: number) {
    this.cost = new Int32Array(width);
    this.start = new Int32Array(width);
    this.startCost = new Int32Array(width);
    this.end = new Int32Array(width);
    this.endCost = new Int32Array(width);
  }

  take(column: number, from: Row, fromColumn: number, cost: number): void {
    this.cost[column] = cost;
    this.start[column] = from.start[fromColumn] as number;
    this.startCost[column] = from.startCost[fromColumn] as number;
    this.end[column] = from.end[fromColumn] as number;
    this.endCost[column] = from.endCost[fromColumn] as number;
  }
}

/**
 * Lays `before + core + after` over the best part of `text` (edit distance, both ends free) and tells where the core
 * came to lie. Aligning the context too is what finds the right ends when words at the edge of the core have changed.
 * Time grows with the product of both lengths, so the caller passes a small stretch of text.
 */
export function alignPassage(text: string, before: string, core: string, after: string): Alignment {
  const words = before + core + after;
  const coreEnd = before.length + core.length;
  let above = new Row(text.length + 1);
  let row = new Row(text.length + 1);
  if (before === "") enterCore(above);
  for (let line = 1; line <= words.length; line++) {
    fillRow(row, above, text, words.charCodeAt(line - 1), line, line === coreEnd);
    if (line === before.length) enterCore(row);
    [above, row] = [row, above];
  }
  return readEnd(above);
}

function fillRow(row: Row, above: Row, text: string, letter: number, line: number, leavesCore: boolean): void {
  row.take(0, above, 0, line);
  if (leavesCore) leaveCore(row, 0);
  for (let column = 1; column <= text.length; column++) {
    const straight = (above.cost[column - 1] as number) + (text.charCodeAt(column - 1) === letter ? 0 : 1);
    const down = (above.cost[column] as number) + 1;
    const across = (row.cost[column - 1] as number) + 1;
    if (across < straight && across < down) {
      row.take(column, row, column - 1, across);
      continue;
    }
    if (straight <= down) row.take(column, above, column - 1, straight);
    else row.take(column, above, column, down);
    if (leavesCore) leaveCore(row, column);
  }
}

/** Text put in just before the core belongs to the context: the last column on this line counts. */
function enterCore(row: Row): void {
  for (let column = 0; column < row.cost.length; column++) row.start[column] = column;
  row.startCost.set(row.cost);
}

/** Text put in just after the core belongs to the context: the first column on this line counts. */
function leaveCore(row: Row, column: number): void {
  row.end[column] = column;
  row.endCost[column] = row.cost[column] as number;
}

function readEnd(row: Row): Alignment {
  let best = 0;
  for (let column = 1; column < row.cost.length; column++) {
    if ((row.cost[column] as number) < (row.cost[best] as number)) best = column;
  }
  const coreErrors = (row.endCost[best] as number) - (row.startCost[best] as number);
  return {
    core: { start: row.start[best] as number, end: row.end[best] as number },
    coreErrors,
    contextErrors: (row.cost[best] as number) - coreErrors,
  };
}

/** The fewest characters that differ between `words` and any beginning of `text`. */
export function headErrors(text: string, words: string): number {
  let above = Int32Array.from({ length: text.length + 1 }, (_, column) => column);
  let row = new Int32Array(text.length + 1);
  for (let line = 1; line <= words.length; line++) {
    const letter = words.charCodeAt(line - 1);
    row[0] = line;
    for (let column = 1; column <= text.length; column++) {
      const straight = (above[column - 1] as number) + (text.charCodeAt(column - 1) === letter ? 0 : 1);
      row[column] = Math.min(straight, (above[column] as number) + 1, (row[column - 1] as number) + 1);
    }
    [above, row] = [row, above];
  }
  return above.reduce((least, errors) => Math.min(least, errors), words.length);
}
