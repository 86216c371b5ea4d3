import type { Span } from "../engine/span.ts";

/** One of the two ends of a span. */
export type Edge = "start" | "end";

/** How much text on either side of an edge is parted into words, in characters: more than any word is long. */
const WINDOW = 400;

interface Word extends Span {
  readonly isWord: boolean;
}

/**
 * The span with one edge moved by a word, onwards (1) or back (-1). A punctuation mark counts as a word, so that a closing
 * quotation mark can be taken in or left out. Nothing where there is no further word, or none would be left.
 */
export function moveEdge(text: string, span: Span, edge: Edge, by: 1 | -1): Span | undefined {
  const at = span[edge];
  const places = wordsAround(text, at)
    .map((word) => word[edge])
    .filter((place) => (by === 1 ? place > at : place < at));
  const place = by === 1 ? Math.min(...places) : Math.max(...places);
  if (!Number.isFinite(place)) return undefined;
  const moved = edge === "start" ? { start: place, end: span.end } : { start: span.start, end: place };
  return moved.end > moved.start ? moved : undefined;
}

/** The last word that ends before a place, or else the first one after `after`; nothing in a text without words. */
export function wordBeside(text: string, before: number, after: number): Span | undefined {
  const left = wordsAround(text, before).findLast(({ isWord, end }) => isWord && end <= before);
  const word = left ?? wordsAround(text, after).find(({ isWord, start }) => isWord && start >= after);
  return word && { start: word.start, end: word.end };
}

function wordsAround(text: string, at: number): Word[] {
  const from = Math.max(0, at - WINDOW);
  const segments = new Intl.Segmenter(undefined, { granularity: "word" }).segment(text.slice(from, at + WINDOW));
  return Array.from(segments)
    .filter(({ segment }) => segment.trim() !== "")
    .map(({ segment, index, isWordLike }) => {
      const start = from + index;
      return { start, end: start + segment.length, isWord: isWordLike === true };
    });
}
