import { UNSPACED_LETTER } from "../engine/document/unspaced-scripts.ts";
import { offsetSpan, overlaps, type Span, textOf } from "../engine/span.ts";
import { runAtEnd } from "../engine/text-ends.ts";
import { alignQuote, prefixEditDistance } from "./align-quote.ts";
import { NGRAM_LENGTH } from "./ngram-index.ts";
import { withFirstLetterCaseSwapped } from "./normalize-characters.ts";
import type { TextIndex } from "./text-index.ts";

/** Characters of context kept on each side. Twice the usual 32: readouts repeat whole phrases. */
export const CONTEXT_LENGTH = 64;

/** More equal quotes than this are not looked at one by one; the context must then find the place. */
export const MAX_EXACT = 4096;

/** How many places are compared with care. */
export const MAX_CANDIDATES = 48;
const MAX_ALIGNED = 4;

/** A longer quote is found by its two ends of this length: aligning all of it would take its length squared. */
const QUOTE_END_LENGTH = 600;

/** Pieces of a long quote that are looked for between its two ends. */
const MAX_SAMPLED_NGRAMS = 512;

/** A passage as searched for: its words without white space at the ends, and the context up to them. */
export interface Quote {
  readonly index: TextIndex;
  readonly before: string;
  readonly core: string;
  readonly after: string;
}

/** A place in the normal text that may be the passage, and how alike its words and either side are, from 0 to 1. */
export interface Candidate extends Span {
  readonly similarity: number;
  readonly beforeSimilarity: number;
  readonly afterSimilarity: number;
  /** Whether it begins where the passage began. */
  readonly isUnmoved?: boolean;
}

/** The places with the same words, the context compared; nothing when there are too many. */
export function findExactMatches(quote: Quote): Candidate[] {
  const { index, core, before, after } = quote;
  const other = withFirstLetterCaseSwapped(core);
  const starts = [core, ...(other ? [other] : [])].flatMap((variant) => index.occurrencesOf(variant, MAX_EXACT) ?? []);
  return starts
    .filter((start) => hasSameWordBoundaries(quote, { start, end: start + core.length }))
    .map((start) => ({ start, end: start + core.length, run: sharedContext(quote, start) }))
    .sort((a, b) => b.run - a.run)
    .slice(0, MAX_CANDIDATES)
    .map(({ start, end }) => ({
      start,
      end,
      similarity: 1,
      ...contextSimilarities(index.normal, { start, end }, before, after),
    }));
}

/** How many characters next to the words are those of the context: quick to count, and enough to sort by. */
function sharedContext({ index: { normal }, before, core, after }: Quote, start: number): number {
  let left = 0;
  while (left < before.length && normal[start - 1 - left] === before[before.length - 1 - left]) left++;
  let right = 0;
  while (right < after.length && normal[start + core.length + right] === after[right]) right++;
  return left + right;
}

function contextSimilarities(
  normal: string,
  { start, end }: Span,
  before: string,
  after: string,
): { readonly beforeSimilarity: number; readonly afterSimilarity: number } {
  const left = normal.slice(Math.max(0, start - before.length - CONTEXT_LENGTH / 2), start);
  const right = normal.slice(end, end + after.length + CONTEXT_LENGTH / 2);
  return {
    beforeSimilarity: left.endsWith(before)
      ? 1
      : similarityOf(prefixEditDistance(reverse(left), reverse(before)), before.length),
    afterSimilarity: right.startsWith(after) ? 1 : similarityOf(prefixEditDistance(right, after), after.length),
  };
}

/** The letters of `text` from the last to the first. */
export function reverse(text: string): string {
  return text.split("").reverse().join("");
}

function similarityOf(errors: number, length: number): number {
  return length === 0 ? 1 : Math.max(0, 1 - errors / length);
}

/** The places that share most pieces with the passage and its context, and how alike they are. */
export function findSimilarMatches(quote: Quote): Candidate[] {
  return quote.core.length > 2 * QUOTE_END_LENGTH ? findLongMatches(quote) : findShortMatches(quote);
}

/** A long passage runs from a place like its head to a place like its tail. */
function findLongMatches(quote: Quote): Candidate[] {
  const { core } = quote;
  const heads = findShortMatches({
    ...quote,
    core: core.slice(0, QUOTE_END_LENGTH),
    after: core.slice(QUOTE_END_LENGTH, QUOTE_END_LENGTH + CONTEXT_LENGTH),
  });
  const tails = findShortMatches({
    ...quote,
    core: core.slice(-QUOTE_END_LENGTH),
    before: core.slice(-QUOTE_END_LENGTH - CONTEXT_LENGTH, -QUOTE_END_LENGTH),
  });
  const pairs = heads.flatMap((head) => tails.map((tail) => ({ head, tail })));
  return pairs
    .filter(({ head, tail }) => isLikelyLength(tail.end - head.start, core.length))
    .map(({ head, tail }) => {
      const span = { start: head.start, end: tail.end };
      return {
        ...span,
        similarity: sharedNgrams(quote, span),
        beforeSimilarity: head.beforeSimilarity,
        afterSimilarity: tail.afterSimilarity,
      };
    });
}

function isLikelyLength(found: number, length: number): boolean {
  return found > length / 2 && found < length * 2;
}

/** How much of the words stands, in pieces of a few letters and in whatever order, in the span. */
function sharedNgrams({ index, core }: Quote, span: Span): number {
  const by = Math.max(2 * NGRAM_LENGTH, Math.floor(core.length / MAX_SAMPLED_NGRAMS));
  const count = Math.floor(core.length / by);
  const found = Array.from({ length: count }, (_, n) => core.slice(n * by, n * by + 2 * NGRAM_LENGTH));
  const shared = found.filter((ngram) => index.containsIn(ngram, span)).length / count;
  return shared === 1 && textOf(index.normal, span) === core ? 1 : Math.min(0.99, shared);
}

function findShortMatches(quote: Quote): Candidate[] {
  const { index, before, core, after } = quote;
  const length = before.length + core.length + after.length;
  const slack = CONTEXT_LENGTH + Math.min(core.length >> 1, 8 * CONTEXT_LENGTH);
  const candidates: Candidate[] = [];
  for (const at of startsOfMostHints(index.candidateOffsets(before + core + after), slack)) {
    const from = Math.max(0, at - slack);
    const window = index.normal.slice(from, at + length + slack);
    const { core: found, coreErrors, beforeErrors, afterErrors } = alignQuote(window, before, core, after);
    if (window.slice(found.start, found.end).trim() === "") continue;
    const span = extendToWholeWords(quote, trimmedSpan(window, found, from));
    const widened = Math.max(0, span.end - span.start - (found.end - found.start));
    const candidate = {
      ...span,
      similarity: similarityOf(coreErrors + widened, Math.max(core.length, span.end - span.start)),
      beforeSimilarity: similarityOf(beforeErrors, before.length),
      afterSimilarity: similarityOf(afterErrors, after.length),
    };
    if (!candidates.some((other) => overlaps(candidate, other))) candidates.push(candidate);
  }
  return candidates;
}

/** A letter or digit of a script that parts words by spaces. */
const WORD_ENDS = /[\p{L}\p{N}]$/u;
const WORD_STARTS = /^[\p{L}\p{N}]/u;

/** The stretch, widened to whole words at the ends where the quote had whole words: an alignment may cut a new word in two. */
function extendToWholeWords({ index: { normal }, before, core, after }: Quote, { start, end }: Span): Span {
  const [left, right] = [
    normal.slice(Math.max(0, start - CONTEXT_LENGTH), start),
    normal.slice(end, end + CONTEXT_LENGTH),
  ];
  const atStart = !isWithinWord(before, core) && isWithinWord(left, normal.slice(start, end));
  const atEnd = !isWithinWord(core, after) && isWithinWord(normal.slice(start, end), right);
  return {
    start: atStart ? start - runAtEnd(left, /[\p{L}\p{N}]/u).length : start,
    end: atEnd ? end + (/^[\p{L}\p{N}]+/u.exec(right)?.[0].length ?? 0) : end,
  };
}

/** The span without white space at its ends, `by` characters further on. */
function trimmedSpan(text: string, span: Span, by: number): Span {
  const words = textOf(text, span);
  return offsetSpan({ start: span.end - words.trimStart().length, end: span.start + words.trimEnd().length }, by);
}

/** Whether a place begins and ends within a word only where the passage does. */
function hasSameWordBoundaries({ index: { normal }, before, core, after }: Quote, { start, end }: Span): boolean {
  const isCut = (at: number) => isWithinWord(normal.slice(Math.max(0, at - 2), at), normal.slice(at, at + 2));
  return isCut(start) === isWithinWord(before, core) && isCut(end) === isWithinWord(core, after);
}

function isWithinWord(left: string, right: string): boolean {
  const junction = left.slice(-2) + right.slice(0, 2);
  return WORD_ENDS.test(left) && WORD_STARTS.test(right) && !UNSPACED_LETTER.test(junction);
}

/** Where most hints agree to within half of `slack`, best first. One hint alone is chance, and a place with half the hints of another is not as good. */
function startsOfMostHints(hints: readonly number[], slack: number): number[] {
  const width = slack >> 1;
  const votes = new Map<number, number>();
  for (const hint of hints) {
    const bucket = Math.floor(hint / width);
    votes.set(bucket, (votes.get(bucket) ?? 0) + 1);
  }
  const both = (bucket: number) => (votes.get(bucket) ?? 0) + (votes.get(bucket + 1) ?? 0);
  const counted = Array.from(votes.keys(), (bucket) => ({ bucket, count: both(bucket) }));
  const most = counted.reduce((high, { count }) => Math.max(high, count), 0);
  const ranked = counted.filter(({ count }) => count >= Math.max(2, most / 2)).sort((a, b) => b.count - a.count);
  const chosen: number[] = [];
  for (const { bucket } of ranked) {
    if (chosen.length === MAX_ALIGNED) break;
    if (!chosen.some((other) => Math.abs(other - bucket) < 2)) chosen.push(bucket);
  }
  return chosen.map((bucket) => (bucket + 1) * width);
}
