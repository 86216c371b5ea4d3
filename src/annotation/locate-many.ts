import { type Pace, runInSlices, type Sliced } from "../engine/slices.ts";
import type { Span } from "../engine/span.ts";
import { type Located, locate, type Selectors } from "./selectors.ts";
import { indexIncrementally } from "./text-index.ts";

/** The located passages of one text, in the order of the given selectors. Missing selectors give `undefined`. */
export interface LocateRun {
  readonly text: string;
  readonly located: readonly (Located | undefined)[];
}

/** Options of a run over many selectors. */
export interface LocateOptions extends Pace {
  /** An earlier run with the same selectors. Passages that no edit has touched since then are not searched again. */
  readonly previous?: LocateRun | undefined;
}

/** Locates the passages of many notes in one text, in time slices. Returns undefined if it was cancelled. */
export async function locateMany(
  text: string,
  selectors: readonly (Selectors | undefined)[],
  { previous, ...pace }: LocateOptions,
): Promise<LocateRun | undefined> {
  return runInSlices(locateIncrementally(text, selectors, previous), pace);
}

/** Locates passages like `locateMany`, as a generator that pauses after each small amount of work. */
export function* locateIncrementally(
  text: string,
  selectors: readonly (Selectors | undefined)[],
  previous?: LocateRun,
): Sliced<LocateRun> {
  const located: (Located | undefined)[] = previous ? yield* reuseUnchanged(previous, text, selectors) : [];
  const sought = selectors.flatMap((one, index) => (one && !located[index] ? [{ one, index }] : []));
  if (sought.length > 0) {
    const index = yield* indexIncrementally(text);
    if (sought.some(({ one }) => !isAtOriginalPosition(text, one))) yield* index.buildNgrams();
    for (const { one, index: at } of sought) {
      located[at] = locate(index, one);
      yield;
    }
  }
  return { text, located: selectors.map((_, index) => located[index]) };
}

function isAtOriginalPosition(text: string, [{ exact }, { start, end }]: Selectors): boolean {
  return end - start === exact.length && text.startsWith(exact, start);
}

/**
 * Reuses earlier results outside the changed part of the text, shifted by the change in length if they come after it.
 */
function* reuseUnchanged(
  { text: old, located }: LocateRun,
  text: string,
  selectors: readonly (Selectors | undefined)[],
): Sliced<(Located | undefined)[]> {
  const { head, tail } = yield* commonEnds(old, text);
  const by = text.length - old.length;
  return selectors.map((one, index) => {
    const found = located[index];
    if (!one || !found || !("span" in found)) return undefined;
    if (found.span.end <= head) return found;
    if (found.span.start < old.length - tail) return undefined;
    const span: Span = { start: found.span.start + by, end: found.span.end + by };
    return { state: found.state === "changed" ? "changed" : stateAt(span, one), span };
  });
}

function stateAt(span: Span, [, position]: Selectors): "exact" | "moved" {
  return span.start === position.start ? "exact" : "moved";
}

/** Characters compared between two pauses. */
const PAUSE_INTERVAL = 1 << 16;

/** Returns the length of the common prefix of two texts, and of the common suffix of what remains. */
function* commonEnds(a: string, b: string): Sliced<{ head: number; tail: number }> {
  const limit = Math.min(a.length, b.length);
  let head = 0;
  while (head < limit && a.charCodeAt(head) === b.charCodeAt(head)) if (++head % PAUSE_INTERVAL === 0) yield;
  let tail = 0;
  while (tail < limit - head && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)) {
    if (++tail % PAUSE_INTERVAL === 0) yield;
  }
  return { head, tail };
}
