import { type Pace, runInSlices, type Sliced } from "../engine/slices.ts";
import type { Span } from "../engine/span.ts";
import { type Located, locate, type Selectors } from "./selectors.ts";
import { indexIncrementally } from "./text-index.ts";

/** The passages of one text, in the order in which their selectors were given; nothing for selectors that are missing. */
export interface LocateRun {
  readonly text: string;
  readonly located: readonly (Located | undefined)[];
}

/** How a pass is to be made. */
export interface LocateOptions extends Pace {
  /** An earlier pass of the same selectors: what it found, and no edit has touched since, is not looked for again. */
  readonly previous?: LocateRun | undefined;
}

/** Finds the passages of many notes in one text, in slices of time; nothing when it was told to stop. */
export async function locateMany(
  text: string,
  selectors: readonly (Selectors | undefined)[],
  { previous, ...pace }: LocateOptions,
): Promise<LocateRun | undefined> {
  return runInSlices(locateIncrementally(text, selectors, previous), pace);
}

/** The same as a generator, which pauses after every small piece of work. */
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

/** What was found before and lies outside of what has changed in the text: the same, or further on by what was put in. */
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

/** Characters that are compared between two pauses. */
const PAUSE_INTERVAL = 1 << 16;

/** How many characters two texts have in common at their beginning and, of the rest, at their end. */
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
