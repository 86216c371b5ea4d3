import { type Span, textOf } from "../engine/span.ts";
import { prefixEditDistance } from "./align-quote.ts";
import { type Candidate, type Quote, reverse } from "./find-candidates.ts";
import type { TextIndex } from "./text-index.ts";

/** A side of the context this alike, and at least this many characters of it, is still there; strange texts reach 0.3, formulas 0.6. */
const MIN_CONTEXT_SIMILARITY = 0.75;
const MIN_CONTEXT_LENGTH = 32;

/** Less alike than this, a quote is not the same with changes but another, whatever stands around it. */
const MIN_SIMILARITY = 0.5;

/** With one side of the context gone, so much of the words must be left. */
const MIN_SIMILARITY_ONE_SIDE = 0.75;

/** Letters of the far end of a context, by which it is seen that the context goes on beyond an edit of up to so many letters. */
const FAR_END_LENGTH = 32;
const MAX_INSERTED = 96;
const INTACT_CONTEXT_SIMILARITY = 0.85;

/** Less alike than this, a quote may have lost a half, and a half less alike than this is lost. */
const COMPLETE_SIMILARITY = 0.8;
const MIN_HALF_SIMILARITY = 0.55;
const MAX_HALF_LENGTH = 300;

/** So many pieces of words and context the text must have only there. Formulas have none. */
const RARE_NGRAMS = 12;
const MORE_RARE_NGRAMS = 24;
const MANY_RARE_NGRAMS = 40;

/** Words but little changed between two sides this alike need no rare pieces: a long text has few that stand only once. */
const FRAMED_CONTEXT_SIMILARITY = 0.95;

/** And if so much is left of the words, their end may be another. */
const MIN_FRAMED_SIMILARITY = 0.6;

/** A side of the context this alike is as good as the same. */
const NEARLY_SAME_SIMILARITY = 0.9;

/** Letters on each side that few words must still touch. */
const ADJACENT_LETTERS = 6;
const NEARBY_LETTERS = 16;

/** Two places closer in score than this cannot be told apart. Larger gives fewer wrong places and more ambiguous notes. */
const SCORE_MARGIN = 0.08;

/** A quote with fewer letters than this says nothing by itself. */
const SHORT_QUOTE_LENGTH = 24;

/** Letters that must follow, for a passage to have been written over between them and the context before; and places looked at. */
const MIN_CONTEXT_AFTER_OVERWRITE = 16;
const MAX_FRAMES = 8;

/** Letters on either side of a gap by which it is seen that a passage has been taken out there. */
const JUNCTION_LENGTH = 24;

/** Of the places that a passage may be at: the one it is at, or those that it may be at but cannot be told to be. */
export interface Ranking {
  readonly found: Candidate | undefined;
  readonly candidates: readonly Candidate[];
}

/** Weighs places against each other and against the evidence that is asked of any. */
export function rankCandidates(quote: Quote, candidates: readonly Candidate[]): Ranking {
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

/** Words and context together; the words count twice. */
function scoreOf(quote: Quote, candidate: Candidate): number {
  return (2 * candidate.similarity + contextSimilarity(quote, candidate)) / 3;
}

function contextSimilarity({ before, after }: Quote, { beforeSimilarity, afterSimilarity }: Candidate): number {
  const length = before.length + after.length;
  return length === 0 ? 0 : (beforeSimilarity * before.length + afterSimilarity * after.length) / length;
}

/** On how many sides the context is still there. */
function contextSidesMatched(quote: Quote, candidate: Candidate): number {
  const { before, after } = quote;
  const isMatched = (similarity: number, length: number) =>
    similarity >= MIN_CONTEXT_SIMILARITY && length >= MIN_CONTEXT_LENGTH;
  const left = isMatched(candidate.beforeSimilarity, before.length) || isContextBeforeIntact(quote, candidate);
  const right = isMatched(candidate.afterSimilarity, after.length) || isContextAfterIntact(quote, candidate);
  return Number(left) + Number(right);
}

/**
 * Whether the context before is there but for an edit: all but the same, or the same again beyond the edit. The context
 * of a like passage elsewhere goes apart and stays apart.
 */
function isContextBeforeIntact({ index, before }: Quote, { start, beforeSimilarity }: Candidate): boolean {
  // The beginning of the text is as good a neighbour as any words.
  if (before.length < MIN_CONTEXT_LENGTH)
    return beforeSimilarity >= NEARLY_SAME_SIMILARITY && start <= before.length + 1;
  const window = { start: start - before.length - MAX_INSERTED, end: start };
  return beforeSimilarity >= NEARLY_SAME_SIMILARITY || occursOnlyIn(index, before.slice(0, FAR_END_LENGTH), window);
}

function isContextAfterIntact({ index, after }: Quote, { end, afterSimilarity }: Candidate): boolean {
  if (after.length < MIN_CONTEXT_LENGTH)
    return afterSimilarity >= NEARLY_SAME_SIMILARITY && end + after.length + 1 >= index.normal.length;
  const window = { start: end, end: end + after.length + MAX_INSERTED };
  return afterSimilarity >= NEARLY_SAME_SIMILARITY || occursOnlyIn(index, after.slice(-FAR_END_LENGTH), window);
}

function contextSidesIntact(quote: Quote, candidate: Candidate): number {
  return Number(isContextBeforeIntact(quote, candidate)) + Number(isContextAfterIntact(quote, candidate));
}

function occursOnlyIn(index: TextIndex, words: string, { start, end }: Span): boolean {
  const [at, ...more] = index.occurrencesOf(words, 1) ?? [];
  return at !== undefined && more.length === 0 && at >= start && at + words.length <= end;
}

/**
 * The less of the context is left, the more of the words must be. And words and context must have something that the
 * text has only there; a formula among formulas must be the same all round.
 */
function isConvincing(quote: Quote, candidate: Candidate, matched: number): boolean {
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

/** Whether both sides are as good as untouched, so that what lies between them is what has become of the passage. */
function isFramed({ beforeSimilarity, afterSimilarity }: Candidate): boolean {
  return Math.min(beforeSimilarity, afterSimilarity) >= FRAMED_CONTEXT_SIMILARITY;
}

/** Whether one half of the passage is another text now, as when it ran over two paragraphs and one has moved away. */
function isHalfReplaced({ index, core }: Quote, candidate: Candidate): boolean {
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
 * Whether another place still has the context of both sides, with other words between them: the passage was written over
 * there, and a copy of it elsewhere is another's.
 */
function isOverwritten({ index, before, core, after }: Quote, candidate: Candidate): boolean {
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
 * Few words are told by what stands around them: with both sides kept, they must touch one of them as before, and both if
 * a word has changed; with one side kept, more of both, in a text that does not repeat itself there.
 */
function isIdentifiedByNeighbours(quote: Quote, candidate: Candidate, matched: number, intact: number): boolean {
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

/** On how many sides the letters next to the words are the same. */
function adjacentSidesMatched(
  { index: { normal }, before, after }: Quote,
  { start, end }: Candidate,
  letters: number,
): number {
  return (
    Number(normal.endsWith(before.slice(-letters), start)) + Number(normal.startsWith(after.slice(0, letters), end))
  );
}

/** How the pieces of words and context stand in the text. */
function countNgrams(
  { index, before, core, after }: Quote,
  { start, end }: Candidate,
): ReturnType<TextIndex["ngramStats"]> {
  const window = { start: start - before.length - JUNCTION_LENGTH, end: end + after.length + JUNCTION_LENGTH };
  return index.ngramStats(before + core + after, window);
}

/** The poorer side of the context, where a side that goes on beyond an edit is as good as one that is nearly the same. */
function weakerContextSimilarity(quote: Quote, candidate: Candidate): number {
  const beforeSimilarity = isContextBeforeIntact(quote, candidate)
    ? Math.max(candidate.beforeSimilarity, INTACT_CONTEXT_SIMILARITY)
    : candidate.beforeSimilarity;
  const afterSimilarity = isContextAfterIntact(quote, candidate)
    ? Math.max(candidate.afterSimilarity, INTACT_CONTEXT_SIMILARITY)
    : candidate.afterSimilarity;
  return contextSimilarity(quote, { ...candidate, beforeSimilarity, afterSimilarity });
}

/** From all words, where the context is barely the same, down to half of them, where it is all there. */
function minSimilarity(context: number): number {
  return 1 - Math.max(0, (context - MIN_CONTEXT_SIMILARITY) / (1 - MIN_CONTEXT_SIMILARITY)) * (1 - MIN_SIMILARITY);
}

/** Whether the text has some of this only here; more of it, and of the words themselves, where they must tell more. */
function hasRareNgrams(quote: Quote, candidate: Candidate, isStrict: boolean): boolean {
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
 * Whether words and one side are enough: the other side stands elsewhere now, so that something was moved or put between;
 * or the words are many and stand only here. If the other side is gone, the passage may be gone with it, and this be its like.
 */
function isIdentifiedByOneSide(quote: Quote, candidate: Candidate): boolean {
  if (!hasRareNgrams(quote, candidate, true)) return false;
  const { index, before, core, after } = quote;
  const other = isContextBeforeIntact(quote, candidate)
    ? after.slice(0, FAR_END_LENGTH)
    : before.slice(-FAR_END_LENGTH);
  if (other.length === FAR_END_LENGTH && index.occurrencesOf(other, 1)?.length === 1) return true;
  const { here, often } = index.ngramStats(core, candidate);
  return here >= MANY_RARE_NGRAMS && here > 2 * often;
}

/** Whether what stood before and after the passage now stands together somewhere: then the passage was moved. */
function isContextJoined({ index, before, after }: Quote): boolean {
  const [left, right] = [before.trimEnd().slice(-JUNCTION_LENGTH), after.trimStart().slice(0, JUNCTION_LENGTH)];
  if (left.length < JUNCTION_LENGTH || right.length < JUNCTION_LENGTH) return false;
  return [`${left} ${right}`, left + right].some((seam) => (index.occurrencesOf(seam, 1) ?? []).length === 1);
}

/** Worth showing to the reader, who may know better. */
function isPlausible({ core }: Quote, { similarity }: Candidate): boolean {
  return similarity >= 0.9 && core.length >= SHORT_QUOTE_LENGTH;
}
