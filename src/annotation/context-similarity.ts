import type { Span } from "../engine/span.ts";
import type { PassageCandidate, Quote } from "./find-candidates.ts";
import type { TextIndex } from "./text-index.ts";

/**
 * Minimum similarity and length of one side's context for it to count as present. Unrelated texts reach a similarity of
 * 0.3, boilerplate 0.6.
 */
export const MIN_CONTEXT_SIMILARITY = 0.75;
export const MIN_CONTEXT_LENGTH = 32;

/**
 * Length of the far end of a context, and the maximum length of an insertion. If the far end is found within this
 * distance, the context continues beyond an edit and counts as intact.
 */
export const FAR_END_LENGTH = 32;
export const MAX_INSERTED = 96;
const INTACT_CONTEXT_SIMILARITY = 0.85;

/**
 * A slightly changed quote needs no unique n-grams if both sides of its context are at least this similar, because a
 * long text has few n-grams that occur only once.
 */
const FRAMED_CONTEXT_SIMILARITY = 0.95;

/** From this similarity, one side of the context counts as unchanged. */
const NEARLY_SAME_SIMILARITY = 0.9;

/** Characters on each side of a gap that are compared to detect that a passage was removed there. */
export const JUNCTION_LENGTH = 24;

/** Returns the similarity of both sides of the context, from 0 to 1, weighted by their lengths. */
export function contextSimilarity(
  { before, after }: Quote,
  { beforeSimilarity, afterSimilarity }: PassageCandidate,
): number {
  const length = before.length + after.length;
  return length === 0 ? 0 : (beforeSimilarity * before.length + afterSimilarity * after.length) / length;
}

/** Returns on how many sides (0 to 2) the context is present. */
export function contextSidesMatched(quote: Quote, candidate: PassageCandidate): number {
  const { before, after } = quote;
  const isMatched = (similarity: number, length: number) =>
    similarity >= MIN_CONTEXT_SIMILARITY && length >= MIN_CONTEXT_LENGTH;
  const left = isMatched(candidate.beforeSimilarity, before.length) || isContextBeforeIntact(quote, candidate);
  const right = isMatched(candidate.afterSimilarity, after.length) || isContextAfterIntact(quote, candidate);
  return Number(left) + Number(right);
}

/**
 * Returns true if the context before is intact except for an edit: nearly unchanged, or found again beyond the edit.
 * Around a similar passage elsewhere, the context diverges and does not return.
 */
export function isContextBeforeIntact(
  { index, before }: Quote,
  { start, beforeSimilarity }: PassageCandidate,
): boolean {
  // If the context is short because the text begins there, the beginning of the text counts as context.
  if (before.length < MIN_CONTEXT_LENGTH)
    return beforeSimilarity >= NEARLY_SAME_SIMILARITY && start <= before.length + 1;
  const window = { start: start - before.length - MAX_INSERTED, end: start };
  return beforeSimilarity >= NEARLY_SAME_SIMILARITY || occursOnlyIn(index, before.slice(0, FAR_END_LENGTH), window);
}

function isContextAfterIntact({ index, after }: Quote, { end, afterSimilarity }: PassageCandidate): boolean {
  if (after.length < MIN_CONTEXT_LENGTH)
    return afterSimilarity >= NEARLY_SAME_SIMILARITY && end + after.length + 1 >= index.normal.length;
  const window = { start: end, end: end + after.length + MAX_INSERTED };
  return afterSimilarity >= NEARLY_SAME_SIMILARITY || occursOnlyIn(index, after.slice(-FAR_END_LENGTH), window);
}

/** Returns on how many sides (0 to 2) the context is intact except for an edit. */
export function contextSidesIntact(quote: Quote, candidate: PassageCandidate): number {
  return Number(isContextBeforeIntact(quote, candidate)) + Number(isContextAfterIntact(quote, candidate));
}

function occursOnlyIn(index: TextIndex, phrase: string, { start, end }: Span): boolean {
  const [at, ...more] = index.occurrencesOf(phrase, 1) ?? [];
  return at !== undefined && more.length === 0 && at >= start && at + phrase.length <= end;
}

/** Returns on how many sides (0 to 2) the characters next to the candidate equal the context. */
export function adjacentSidesMatched(
  { index: { normal }, before, after }: Quote,
  { start, end }: PassageCandidate,
  letters: number,
): number {
  return (
    Number(normal.endsWith(before.slice(-letters), start)) + Number(normal.startsWith(after.slice(0, letters), end))
  );
}

/**
 * Returns true if both sides of the context are nearly unchanged, so that the text between them is the changed passage.
 */
export function isFramed({ beforeSimilarity, afterSimilarity }: PassageCandidate): boolean {
  return Math.min(beforeSimilarity, afterSimilarity) >= FRAMED_CONTEXT_SIMILARITY;
}

/** Returns the context similarity. A side that continues beyond an edit counts as nearly unchanged. */
export function weakerContextSimilarity(quote: Quote, candidate: PassageCandidate): number {
  const beforeSimilarity = isContextBeforeIntact(quote, candidate)
    ? Math.max(candidate.beforeSimilarity, INTACT_CONTEXT_SIMILARITY)
    : candidate.beforeSimilarity;
  const afterSimilarity = isContextAfterIntact(quote, candidate)
    ? Math.max(candidate.afterSimilarity, INTACT_CONTEXT_SIMILARITY)
    : candidate.afterSimilarity;
  return contextSimilarity(quote, { ...candidate, beforeSimilarity, afterSimilarity });
}

/**
 * Returns true if the contexts before and after the passage are now adjacent somewhere, which means that the passage
 * was moved.
 */
export function isContextJoined({ index, before, after }: Quote): boolean {
  const [left, right] = [before.trimEnd().slice(-JUNCTION_LENGTH), after.trimStart().slice(0, JUNCTION_LENGTH)];
  if (left.length < JUNCTION_LENGTH || right.length < JUNCTION_LENGTH) return false;
  return [`${left} ${right}`, left + right].some((seam) => (index.occurrencesOf(seam, 1) ?? []).length === 1);
}
