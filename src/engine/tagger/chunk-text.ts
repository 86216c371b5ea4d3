import type { TextFeatures } from "./features.ts";
import type { TokenSpan } from "./role-linker.ts";

/** Whole paragraphs are read together up to about so many tokens, as in training. */
const USUAL_LENGTH = 160;

/** A paragraph longer than this is cut. */
const GREATEST_LENGTH = 400;

/** Where each paragraph begins, and the end of the text. */
function findEdges({ paragraphs }: TextFeatures): number[] {
  const edges: number[] = [];
  paragraphs.forEach((paragraph, i) => {
    if (i === 0 || paragraphs[i - 1] !== paragraph) edges.push(i);
  });
  return [...edges, paragraphs.length];
}

/** The stretches of a text that are read at once: whole paragraphs, as long as they are not too long. */
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
    while (edge - start > GREATEST_LENGTH) cutAt(start + GREATEST_LENGTH);
  }
  cutAt(features.paragraphs.length);
  return chunks;
}
