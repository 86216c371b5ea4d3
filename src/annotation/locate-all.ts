import type { Span } from "../text/span.ts";
import { type Located, locate, type Selectors } from "./selectors.ts";
import { indexInSlices } from "./text-index.ts";

/** Milliseconds of work between two pauses: a frame has sixteen, and the page needs some of them. */
const BUDGET = 8;

/** The passages of one text, in the order in which their selectors were given; nothing for selectors that are missing. */
export interface Pass {
  readonly text: string;
  readonly located: readonly (Located | undefined)[];
}

/** How a pass is to be made. */
export interface PassOptions {
  /** Gives way to others; called whenever the budget of a slice is spent. */
  readonly pause: () => Promise<unknown>;
  /** Milliseconds of work between two pauses. */
  readonly budget?: number;
  /** Ends the pass early: an `AbortSignal`. */
  readonly signal?: { readonly aborted: boolean };
  /** An earlier pass of the same selectors: what it found, and no edit has touched since, is not looked for again. */
  readonly earlier?: Pass | undefined;
}

/** Finds the passages of many notes in one text, in slices of time; nothing when it was told to stop. */
export async function locateAll(
  text: string,
  selectors: readonly (Selectors | undefined)[],
  { pause, budget = BUDGET, signal, earlier }: PassOptions,
): Promise<Pass | undefined> {
  const work = locateInSlices(text, selectors, earlier);
  for (let until = Date.now() + budget; !signal?.aborted; ) {
    const { done, value } = work.next();
    if (done) return value;
    if (Date.now() < until) continue;
    await pause();
    until = Date.now() + budget;
  }
  return undefined;
}

/** The same as a generator, which pauses after every small piece of work. */
export function* locateInSlices(
  text: string,
  selectors: readonly (Selectors | undefined)[],
  earlier?: Pass,
): Generator<undefined, Pass> {
  const located: (Located | undefined)[] = earlier ? carryOver(earlier, text, selectors) : [];
  const sought = selectors.flatMap((one, index) => (one && !located[index] ? [{ one, index }] : []));
  if (sought.length > 0) {
    const index = yield* indexInSlices(text);
    if (sought.some(({ one }) => !standsWhereItStood(text, one))) yield* index.prepare();
    for (const { one, index: at } of sought) {
      located[at] = locate(index, one);
      yield;
    }
  }
  return { text, located: selectors.map((_, index) => located[index]) };
}

function standsWhereItStood(text: string, [{ exact }, { start, end }]: Selectors): boolean {
  return end - start === exact.length && text.startsWith(exact, start);
}

/** What was found before and lies outside of what has changed in the text: the same, or further on by what was put in. */
function carryOver(
  { text: old, located }: Pass,
  text: string,
  selectors: readonly (Selectors | undefined)[],
): (Located | undefined)[] {
  const { head, tail } = sharedEnds(old, text);
  const by = text.length - old.length;
  return selectors.map((one, index) => {
    const place = located[index];
    if (!one || !place || !("span" in place)) return undefined;
    if (place.span.end <= head) return place;
    if (place.span.start < old.length - tail) return undefined;
    const span: Span = { start: place.span.start + by, end: place.span.end + by };
    return { state: place.state === "changed" ? "changed" : stateAt(span, one), span };
  });
}

function stateAt(span: Span, [, position]: Selectors): "exact" | "moved" {
  return span.start === position.start ? "exact" : "moved";
}

/** How many characters two texts have in common at their beginning and, of the rest, at their end. */
function sharedEnds(a: string, b: string): { head: number; tail: number } {
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a.charCodeAt(head) === b.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < most - head && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)) tail++;
  return { head, tail };
}
