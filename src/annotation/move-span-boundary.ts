import type { Span } from "../engine/span.ts";

export type Boundary = "start" | "end";

/** Characters of text on each side of a boundary that are split into words. This is longer than any word. */
const SEGMENTED_RADIUS = 400;

interface WordSpan extends Span {
  readonly isWord: boolean;
}

/**
 * Returns the span with one boundary moved by one word, forwards (1) or backwards (-1). A punctuation mark counts as a
 * word, so that a closing quotation mark can be included or excluded. Returns undefined if there is no further word, or
 * if the span would become empty.
 */
export function moveBoundary(text: string, span: Span, boundary: Boundary, by: 1 | -1): Span | undefined {
  const at = span[boundary];
  const offsets = wordsAround(text, at)
    .map((word) => word[boundary])
    .filter((offset) => (by === 1 ? offset > at : offset < at));
  const offset = by === 1 ? Math.min(...offsets) : Math.max(...offsets);
  if (!Number.isFinite(offset)) return undefined;
  const moved = boundary === "start" ? { start: offset, end: span.end } : { start: span.start, end: offset };
  return moved.end > moved.start ? moved : undefined;
}

/**
 * Returns the last word that ends before `before`, or else the first word after `after`. Returns undefined if the text
 * has no words.
 */
export function adjacentWord(text: string, before: number, after: number): Span | undefined {
  const left = wordsAround(text, before).findLast(({ isWord, end }) => isWord && end <= before);
  const word = left ?? wordsAround(text, after).find(({ isWord, start }) => isWord && start >= after);
  return word && { start: word.start, end: word.end };
}

function wordsAround(text: string, at: number): WordSpan[] {
  const from = Math.max(0, at - SEGMENTED_RADIUS);
  const segments = new Intl.Segmenter(undefined, { granularity: "word" }).segment(
    text.slice(from, at + SEGMENTED_RADIUS),
  );
  return Array.from(segments)
    .filter(({ segment }) => segment.trim() !== "")
    .map(({ segment, index, isWordLike }) => {
      const start = from + index;
      return { start, end: start + segment.length, isWord: isWordLike === true };
    });
}
