import { type Span, textOf } from "../engine/span.ts";
import { prefixEditDistance } from "./align-quote.ts";
import { type PassageCandidate, type Quote, reverse } from "./find-candidates.ts";
import type { TextIndex } from "./text-index.ts";

/**
 * Minimum similarity and length of one side's context for it to count as present. Unrelated texts reach a similarity of
 * 0.3, boilerplate 0.6.
 */
const MIN_CONTEXT_SIMILARITY = 0.75;
const MIN_CONTEXT_LENGTH = 32;

/** Minimum similarity: below this, treat the text as a different quote regardless of context. */
const MIN_SIMILARITY = 0.5;

/** Minimum similarity when one side of the context is missing. */
const MIN_SIMILARITY_ONE_SIDE = 0.75;

/**
 * Length of the far end of a context, and the maximum length of an insertion. If the far end is found within this
 * distance, the context continues beyond an edit and counts as intact.
 */
const FAR_END_LENGTH = 32;
const MAX_INSERTED = 96;
const INTACT_CONTEXT_SIMILARITY = 0.85;

/**
 * Below the first similarity, half of the quote may have been replaced. A half below the second similarity has been
 * replaced.
 */
const COMPLETE_SIMILARITY = 0.8;
const MIN_HALF_SIMILARITY = 0.55;
const MAX_HALF_LENGTH = 300;

/** Minimum number of n-grams (quote plus context) that must be unique to this position. Boilerplate has none. */
const RARE_NGRAMS = 12;
const MORE_RARE_NGRAMS = 24;
const MANY_RARE_NGRAMS = 40;

/**
 * A slightly changed quote needs no unique n-grams if both sides of its context are at least this similar, because a
 * long text has few n-grams that occur only once.
 */
const FRAMED_CONTEXT_SIMILARITY = 0.95;

/** With such a context, a quote of at least this similarity may have a different end. */
const MIN_FRAMED_SIMILARITY = 0.6;

/** From this similarity, one side of the context counts as unchanged. */
const NEARLY_SAME_SIMILARITY = 0.9;

/** Characters of context on each side that must be next to a short quote. */
const ADJACENT_LETTERS = 6;
const NEARBY_LETTERS = 16;

/**
 * Two candidates whose scores differ by less than this are ambiguous. A larger margin gives fewer wrong positions and
 * more ambiguous notes.
 */
const SCORE_MARGIN = 0.08;

/** A quote with fewer characters than this does not identify a passage by itself. */
const SHORT_QUOTE_LENGTH = 24;

/**
 * Minimum length of the context after a passage for detecting that the text between the contexts was replaced, and the
 * maximum number of positions checked.
 */
const MIN_CONTEXT_AFTER_OVERWRITE = 16;
const MAX_FRAMES = 8;

/** Characters on each side of a gap that are compared to detect that a passage was removed there. */
const JUNCTION_LENGTH = 24;

/** The result of ranking: the candidate that is the passage, or the candidates that may be it but are ambiguous. */
export interface Ranking {
  readonly found: PassageCandidate | undefined;
  readonly candidates: readonly PassageCandidate[];
}

/** Compares the candidates with each other and with the minimum evidence. */
export function rankCandidates(quote: Quote, candidates: readonly PassageCandidate[]): Ranking {
  const ranked = candidates
    .map((candidate) => ({
      candidate,
      matched: contextSidesMatched(quote, candidate),
      intact: contextSidesIntact(quote, candidate),
      score: scoreOf(quote, candidate),
    }))
    .sort((a, b) => b.matched - a.matched || b.score - a.score);
  const best = ranked.find(({ candidate, matched }) => isConvincing(quote, candidate, matched));
  if (!best) return { found: undefined, candidates: candidates.filter((candidate) => isPlausible(quote, candidate)) };
  const rivals = ranked.filter(
    ({ matched, intact, score }) =>
      matched >= Math.min(1, best.matched) && intact >= best.intact - 1 && best.score - score < SCORE_MARGIN,
  );
  return rivals.length === 1
    ? { found: best.candidate, candidates: [] }
    : { found: undefined, candidates: rivals.map(({ candidate }) => candidate) };
}

/** Combines the similarity of the quote (weight 2) and of the context (weight 1). */
function scoreOf(quote: Quote, candidate: PassageCandidate): number {
  return (2 * candidate.similarity + contextSimilarity(quote, candidate)) / 3;
}

function contextSimilarity({ before, after }: Quote, { beforeSimilarity, afterSimilarity }: PassageCandidate): number {
  const length = before.length + after.length;
  return length === 0 ? 0 : (beforeSimilarity * before.length + afterSimilarity * after.length) / length;
}

/** Returns on how many sides (0 to 2) the context is present. */
function contextSidesMatched(quote: Quote, candidate: PassageCandidate): number {
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
function isContextBeforeIntact({ index, before }: Quote, { start, beforeSimilarity }: PassageCandidate): boolean {
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

function contextSidesIntact(quote: Quote, candidate: PassageCandidate): number {
  return Number(isContextBeforeIntact(quote, candidate)) + Number(isContextAfterIntact(quote, candidate));
}

function occursOnlyIn(index: TextIndex, phrase: string, { start, end }: Span): boolean {
  const [at, ...more] = index.occurrencesOf(phrase, 1) ?? [];
  return at !== undefined && more.length === 0 && at >= start && at + phrase.length <= end;
}

/**
 * Returns true if there is enough evidence that a candidate is the passage. The less context is left, the more similar
 * the quote must be. Quote and context must also contain n-grams that are unique to this position; boilerplate must be
 * unchanged on both sides.
 */
function isConvincing(quote: Quote, candidate: PassageCandidate, matched: number): boolean {
  const intact = contextSidesIntact(quote, candidate);
  if (isHalfReplaced(quote, candidate) || isOverwritten(quote, candidate)) return false;
  if (candidate.isUnmoved && candidate.similarity === 1 && intact > 0) return true;
  if (matched === 0)
    return candidate.similarity === 1 && isContextJoined(quote) && hasRareNgrams(quote, candidate, true);
  if (quote.core.length < SHORT_QUOTE_LENGTH) return isIdentifiedByNeighbours(quote, candidate, matched, intact);
  if (matched === 1)
    return intact === 1 && candidate.similarity >= MIN_SIMILARITY_ONE_SIDE && isIdentifiedByOneSide(quote, candidate);
  if (candidate.similarity < minSimilarity(weakerContextSimilarity(quote, candidate))) return false;
  return (isFramed(candidate) && candidate.similarity >= COMPLETE_SIMILARITY) || hasRareNgrams(quote, candidate, false);
}

/**
 * Returns true if both sides of the context are nearly unchanged, so that the text between them is the changed passage.
 */
function isFramed({ beforeSimilarity, afterSimilarity }: PassageCandidate): boolean {
  return Math.min(beforeSimilarity, afterSimilarity) >= FRAMED_CONTEXT_SIMILARITY;
}

/** Returns true if half of the passage has been replaced, as when it spanned two paragraphs and one was moved. */
function isHalfReplaced({ index, core }: Quote, candidate: PassageCandidate): boolean {
  if (
    candidate.similarity >= COMPLETE_SIMILARITY ||
    (isFramed(candidate) && candidate.similarity >= MIN_FRAMED_SIMILARITY)
  )
    return false;
  const found = textOf(index.normal, candidate).slice(0, 2 * MAX_HALF_LENGTH);
  const half = Math.min(core.length >> 1, MAX_HALF_LENGTH);
  const errors = [
    prefixEditDistance(found.slice(0, half + JUNCTION_LENGTH), core.slice(0, half)),
    prefixEditDistance(reverse(found.slice(-half - JUNCTION_LENGTH)), reverse(core.slice(-half))),
  ];
  return Math.max(...errors) > half * (1 - MIN_HALF_SIMILARITY);
}

/**
 * Returns true if another position has the context of both sides with different text between them. In that case the
 * passage was replaced there, and a copy elsewhere is not the noted passage.
 */
function isOverwritten({ index, before, core, after }: Quote, candidate: PassageCandidate): boolean {
  if (candidate.beforeSimilarity === 1 && candidate.afterSimilarity === 1) return false;
  const [left, right] = [before.trimEnd(), after.trimStart()];
  if (left.length < MIN_CONTEXT_LENGTH || right.length < MIN_CONTEXT_AFTER_OVERWRITE) return false;
  return (index.occurrencesOf(left, MAX_FRAMES) ?? []).some((at) => {
    const from = at + left.length;
    const next = index.normal.slice(from, from + 2 * core.length + MAX_INSERTED + right.length);
    const gap = next.indexOf(right);
    const isFilled = gap > 0 && next.slice(0, gap).trim() !== "";
    return isFilled && !(candidate.start >= from && candidate.end <= from + gap);
  });
}

/**
 * Returns true if the context identifies a short quote. If both sides are intact, the quote must be next to one of
 * them, or to both if it has changed. If only one side is intact, it must be next to longer parts of both, in a text
 * that does not repeat itself there.
 */
function isIdentifiedByNeighbours(quote: Quote, candidate: PassageCandidate, matched: number, intact: number): boolean {
  if (!hasRareNgrams(quote, candidate, true)) return false;
  const touched = adjacentSidesMatched(quote, candidate, ADJACENT_LETTERS);
  if (intact === 2)
    return candidate.similarity === 1 ? touched > 0 : candidate.similarity >= MIN_SIMILARITY && touched === 2;
  const { here, often } = countNgrams(quote, candidate);
  return (
    intact === 1 &&
    matched === 2 &&
    candidate.similarity === 1 &&
    here > often &&
    adjacentSidesMatched(quote, candidate, NEARBY_LETTERS) === 2
  );
}

/** Returns on how many sides (0 to 2) the characters next to the candidate equal the context. */
function adjacentSidesMatched(
  { index: { normal }, before, after }: Quote,
  { start, end }: PassageCandidate,
  letters: number,
): number {
  return (
    Number(normal.endsWith(before.slice(-letters), start)) + Number(normal.startsWith(after.slice(0, letters), end))
  );
}

/** Counts the n-grams of quote and context by where they occur in the text. */
function countNgrams(
  { index, before, core, after }: Quote,
  { start, end }: PassageCandidate,
): ReturnType<TextIndex["ngramStats"]> {
  const window = { start: start - before.length - JUNCTION_LENGTH, end: end + after.length + JUNCTION_LENGTH };
  return index.ngramStats(before + core + after, window);
}

/** Returns the context similarity. A side that continues beyond an edit counts as nearly unchanged. */
function weakerContextSimilarity(quote: Quote, candidate: PassageCandidate): number {
  const beforeSimilarity = isContextBeforeIntact(quote, candidate)
    ? Math.max(candidate.beforeSimilarity, INTACT_CONTEXT_SIMILARITY)
    : candidate.beforeSimilarity;
  const afterSimilarity = isContextAfterIntact(quote, candidate)
    ? Math.max(candidate.afterSimilarity, INTACT_CONTEXT_SIMILARITY)
    : candidate.afterSimilarity;
  return contextSimilarity(quote, { ...candidate, beforeSimilarity, afterSimilarity });
}

/**
 * Returns the minimum quote similarity for a context similarity: from 1, if the context is barely similar, down to
 * `MIN_SIMILARITY`, if it is unchanged.
 */
function minSimilarity(context: number): number {
  return 1 - Math.max(0, (context - MIN_CONTEXT_SIMILARITY) / (1 - MIN_CONTEXT_SIMILARITY)) * (1 - MIN_SIMILARITY);
}

/**
 * Returns true if quote and context have enough n-grams that are unique to this position. `isStrict` requires more of
 * them, also in the quote itself.
 */
function hasRareNgrams(quote: Quote, candidate: PassageCandidate, isStrict: boolean): boolean {
  const { index, core } = quote;
  const inContext = countNgrams(quote, candidate);
  const isFormulaic = inContext.often > inContext.here;
  if (inContext.here < (isStrict || isFormulaic ? MORE_RARE_NGRAMS : RARE_NGRAMS)) return false;
  if (!isStrict) return true;
  const ofQuote = index.ngramStats(core, candidate);
  return (
    ofQuote.here >= (isFormulaic && core.length >= SHORT_QUOTE_LENGTH ? MORE_RARE_NGRAMS : 0) &&
    ofQuote.here >= 3 * ofQuote.elsewhere
  );
}

/**
 * Returns true if the quote and one side of the context are sufficient: the other side occurs elsewhere now, because
 * something was moved or inserted, or the quote is long and unique. If the other side was deleted, the passage may have
 * been deleted with it, and the candidate may be a similar passage.
 */
function isIdentifiedByOneSide(quote: Quote, candidate: PassageCandidate): boolean {
  if (!hasRareNgrams(quote, candidate, true)) return false;
  const { index, before, core, after } = quote;
  const other = isContextBeforeIntact(quote, candidate)
    ? after.slice(0, FAR_END_LENGTH)
    : before.slice(-FAR_END_LENGTH);
  if (other.length === FAR_END_LENGTH && index.occurrencesOf(other, 1)?.length === 1) return true;
  const { here, often } = index.ngramStats(core, candidate);
  return here >= MANY_RARE_NGRAMS && here > 2 * often;
}

/**
 * Returns true if the contexts before and after the passage are now adjacent somewhere, which means that the passage
 * was moved.
 */
function isContextJoined({ index, before, after }: Quote): boolean {
  const [left, right] = [before.trimEnd().slice(-JUNCTION_LENGTH), after.trimStart().slice(0, JUNCTION_LENGTH)];
  if (left.length < JUNCTION_LENGTH || right.length < JUNCTION_LENGTH) return false;
  return [`${left} ${right}`, left + right].some((seam) => (index.occurrencesOf(seam, 1) ?? []).length === 1);
}

/** Returns true if a candidate is worth showing to the user as a possible match. */
function isPlausible({ core }: Quote, { similarity }: PassageCandidate): boolean {
  return similarity >= 0.9 && core.length >= SHORT_QUOTE_LENGTH;
}
