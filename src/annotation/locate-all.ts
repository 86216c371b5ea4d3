import { type Pace, runInSlices, type Sliced } from "../engine/slices.ts";
import type { Span } from "../engine/span.ts";
import { type Located, locate, type Selectors } from "./selectors.ts";
import { indexInSlices } from "./text-index.ts";

/** The passages of one text, in the order in which their selectors were given; nothing for selectors that are missing. */
export interface Pass {
  readonly text: string;
  readonly located: readonly (Located | undefined)[];
}

/** How a pass is to be made. */
export interface PassOptions extends Pace {
  /** An earlier pass of the same selectors: what it found, and no edit has touched since, is not looked for again. */
  readonly earlier?: Pass | undefined;
}

/** Finds the passages of many notes in one text, in slices of time; nothing when it was told to stop. */
export async function locateAll(
  text: string,
  selectors: readonly (Selectors | undefined)[],
  { earlier, ...pace }: PassOptions,
): Promise<Pass | undefined> {
  return runInSlices(locateInSlices(text, selectors, earlier), pace);
}

/** The same as a generator, which pauses after every small piece of work. */
export function* locateInSlices(
  text: string,
  selectors: readonly (Selectors | undefined)[],
  earlier?: Pass,
): Sliced<Pass> {
  const located: (Located | undefined)[] = earlier ? yield* carryOver(earlier, text, selectors) : [];
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
function* carryOver(
  { text: old, located }: Pass,
  text: string,
  selectors: readonly (Selectors | undefined)[],
): Sliced<(Located | undefined)[]> {
  const { head, tail } = yield* sharedEnds(old, text);
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

/** Characters that are compared between two pauses. */
const STRETCH = 1 << 16;

/** How many characters two texts have in common at their beginning and, of the rest, at their end. */
function* sharedEnds(a: string, b: string): Sliced<{ head: number; tail: number }> {
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a.charCodeAt(head) === b.charCodeAt(head)) if (++head % STRETCH === 0) yield;
  let tail = 0;
  while (tail < most - head && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)) {
    if (++tail % STRETCH === 0) yield;
  }
  return { head, tail };
}
