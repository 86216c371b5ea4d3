import { textOf } from "../engine/span.ts";
import { prefixEditDistance } from "./align-quote.ts";
import {
  adjacentSidesMatched,
  contextSidesIntact,
  contextSidesMatched,
  contextSimilarity,
  FAR_END_LENGTH,
  isContextBeforeIntact,
  isContextJoined,
  isFramed,
  JUNCTION_LENGTH,
  MAX_INSERTED,
  MIN_CONTEXT_LENGTH,
  MIN_CONTEXT_SIMILARITY,
  weakerContextSimilarity,
} from "./context-similarity.ts";
import { type PassageCandidate, type Quote, reverse } from "./find-candidates.ts";
import type { TextIndex } from "./text-index.ts";

/** Minimum similarity: below this, treat the text as a different quote regardless of context. */
const MIN_SIMILARITY = 0.5;

/** Minimum similarity when one side of the context is missing. */
const MIN_SIMILARITY_ONE_SIDE = 0.75;

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

/** In a framed context (see `isFramed`), a quote of at least this similarity may have a different end. */
const MIN_FRAMED_SIMILARITY = 0.6;

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

/**
 * Returns true if there is enough evidence that a candidate is the passage. The less context is left, the more similar
 * the quote must be. Quote and context must also contain n-grams that are unique to this position; boilerplate must be
 * unchanged on both sides.
 */
function isConvincing(quote: Quote, candidate: PassageCandidate, matched: number): boolean {
  const intact = contextSidesIntact(quote, candidate);
  if (isHalfReplaced(quote, candidate) || isOverwritten(quote, candidate)) return false;
  if (candidate.isUnmoved && candidate.similarity === 1 && intact > 0) return true;
  if (matched === 0) return isMovedUnchanged(quote, candidate);
  if (quote.core.length < SHORT_QUOTE_LENGTH) return isIdentifiedByNeighbours(quote, candidate, matched, intact);
  if (matched === 1) return intact === 1 && isIdentifiedByOneSide(quote, candidate);
  return isIdentifiedByBothSides(quote, candidate);
}

/** Returns true if an unchanged quote has left its context, the two sides of which now follow each other. */
function isMovedUnchanged(quote: Quote, candidate: PassageCandidate): boolean {
  return candidate.similarity === 1 && isContextJoined(quote) && hasRareNgrams(quote, candidate, true);
}

/** Returns true if a quote is similar enough for the context that both of its sides have kept. */
function isIdentifiedByBothSides(quote: Quote, candidate: PassageCandidate): boolean {
  if (candidate.similarity < minSimilarity(weakerContextSimilarity(quote, candidate))) return false;
  return (isFramed(candidate) && candidate.similarity >= COMPLETE_SIMILARITY) || hasRareNgrams(quote, candidate, false);
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

/** Counts the n-grams of quote and context by where they occur in the text. */
function countNgrams(
  { index, before, core, after }: Quote,
  { start, end }: PassageCandidate,
): ReturnType<TextIndex["ngramStats"]> {
  const window = { start: start - before.length - JUNCTION_LENGTH, end: end + after.length + JUNCTION_LENGTH };
  return index.ngramStats(before + core + after, window);
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
  if (candidate.similarity < MIN_SIMILARITY_ONE_SIDE || !hasRareNgrams(quote, candidate, true)) return false;
  const { index, before, core, after } = quote;
  const other = isContextBeforeIntact(quote, candidate)
    ? after.slice(0, FAR_END_LENGTH)
    : before.slice(-FAR_END_LENGTH);
  if (other.length === FAR_END_LENGTH && index.occurrencesOf(other, 1)?.length === 1) return true;
  const { here, often } = index.ngramStats(core, candidate);
  return here >= MANY_RARE_NGRAMS && here > 2 * often;
}

/** Returns true if a candidate is worth showing to the user as a possible match. */
function isPlausible({ core }: Quote, { similarity }: PassageCandidate): boolean {
  return similarity >= 0.9 && core.length >= SHORT_QUOTE_LENGTH;
}
