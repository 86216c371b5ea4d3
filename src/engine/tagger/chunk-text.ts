import type { TextFeatures } from "./features.ts";
import type { TokenSpan } from "./role-linker.ts";

/** The number of tokens up to which whole paragraphs are combined into one chunk. It is the same as in training. */
const USUAL_LENGTH = 160;

/** The greatest length of a chunk in tokens. A longer paragraph is cut. */
const MAX_LENGTH = 400;

/** Returns the index of the first token of each paragraph, and the number of tokens at the end. */
function findEdges({ paragraphs }: TextFeatures): number[] {
  const edges: number[] = [];
  paragraphs.forEach((paragraph, i) => {
    if (i === 0 || paragraphs[i - 1] !== paragraph) edges.push(i);
  });
  return [...edges, paragraphs.length];
}

/**
 * Divides a text into chunks that the tagger processes one by one. A chunk consists of whole paragraphs unless a
 * paragraph is too long.
 */
export function chunkTokens(features: TextFeatures): TokenSpan[] {
  const edges = findEdges(features);
  const chunks: TokenSpan[] = [];
  let start = 0;
  const cutAt = (end: number): void => {
    if (end > start) chunks.push({ start, end });
    start = end;
  };
  for (let k = 1; k < edges.length; k++) {
    const edge = edges[k] as number;
    if (edge - start > USUAL_LENGTH) cutAt(edges[k - 1] as number);
    while (edge - start > MAX_LENGTH) cutAt(start + MAX_LENGTH);
  }
  cutAt(features.paragraphs.length);
  return chunks;
}
