import { UNSPACED_LETTER } from "../engine/document/unspaced-scripts.ts";
import { offsetSpan, overlaps, type Span, textOf } from "../engine/span.ts";
import { runAtEnd } from "../engine/text-ends.ts";
import { alignQuote, prefixEditDistance } from "./align-quote.ts";
import { NGRAM_LENGTH } from "./ngram-index.ts";
import { withFirstLetterCaseSwapped } from "./normalize-characters.ts";
import type { TextIndex } from "./text-index.ts";

/** Characters of context stored on each side. This is twice the usual 32, because readouts repeat whole phrases. */
export const CONTEXT_LENGTH = 64;

/**
 * If there are more exact matches than this, they are not compared one by one, and the context must identify the place.
 */
export const MAX_EXACT = 4096;

/** Maximum number of candidates that are compared in detail. */
export const MAX_CANDIDATES = 48;
const MAX_ALIGNED = 4;

/**
 * A quote longer than twice this length is located by its two ends, because the time to align all of it would grow with
 * its length squared.
 */
const QUOTE_END_LENGTH = 600;

/** Number of n-grams of a long quote that are looked up between its two ends. */
const MAX_SAMPLED_NGRAMS = 512;

/** A passage to search for: the quote without surrounding white space, and the context on each side. */
export interface Quote {
  readonly index: TextIndex;
  readonly before: string;
  readonly core: string;
  readonly after: string;
}

/**
 * A span of the normalized text that may be the passage. Similarities of the quote and of each side's context are from
 * 0 to 1.
 */
export interface PassageCandidate extends Span {
  readonly similarity: number;
  readonly beforeSimilarity: number;
  readonly afterSimilarity: number;
  /** True if it begins at the passage's original position. */
  readonly isUnmoved?: boolean;
}

/** Returns the exact matches with the similarity of their context, or an empty list if there are too many. */
export function findExactMatches(quote: Quote): PassageCandidate[] {
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

/** Counts the characters next to a match that equal the context. This is fast, and precise enough for sorting. */
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

/** Returns the UTF-16 units of `text` in reverse order. */
export function reverse(text: string): string {
  return text.split("").reverse().join("");
}

function similarityOf(errors: number, length: number): number {
  return length === 0 ? 1 : Math.max(0, 1 - errors / length);
}

/** Returns the candidates that share the most n-grams with the passage and its context. */
export function findSimilarMatches(quote: Quote): PassageCandidate[] {
  return quote.core.length > 2 * QUOTE_END_LENGTH ? findLongMatches(quote) : findShortMatches(quote);
}

/** Pairs matches of the head of a long passage with matches of its tail. */
function findLongMatches(quote: Quote): PassageCandidate[] {
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

/** Returns the share of sampled n-grams of the quote that occur anywhere in the span, from 0 to 1. */
function sharedNgrams({ index, core }: Quote, span: Span): number {
  const by = Math.max(2 * NGRAM_LENGTH, Math.floor(core.length / MAX_SAMPLED_NGRAMS));
  const count = Math.floor(core.length / by);
  const found = Array.from({ length: count }, (_, n) => core.slice(n * by, n * by + 2 * NGRAM_LENGTH));
  const shared = found.filter((ngram) => index.containsIn(ngram, span)).length / count;
  return shared === 1 && textOf(index.normal, span) === core ? 1 : Math.min(0.99, shared);
}

function findShortMatches(quote: Quote): PassageCandidate[] {
  const { index, before, core, after } = quote;
  const length = before.length + core.length + after.length;
  const slack = CONTEXT_LENGTH + Math.min(core.length >> 1, 8 * CONTEXT_LENGTH);
  const candidates: PassageCandidate[] = [];
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

/** Matches a letter or digit at a word boundary of a script that separates words by spaces. */
const WORD_ENDS = /[\p{L}\p{N}]$/u;
const WORD_STARTS = /^[\p{L}\p{N}]/u;

/**
 * Extends the span to whole words at each end where the quote ends at a word boundary, because an alignment may split a
 * new word.
 */
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

/** Returns the span without surrounding white space, shifted by `by` characters. */
function trimmedSpan(text: string, span: Span, by: number): Span {
  const quoted = textOf(text, span);
  return offsetSpan({ start: span.end - quoted.trimStart().length, end: span.start + quoted.trimEnd().length }, by);
}

/** Returns true if a match begins and ends within a word only where the passage itself does. */
function hasSameWordBoundaries({ index: { normal }, before, core, after }: Quote, { start, end }: Span): boolean {
  const isCut = (at: number) => isWithinWord(normal.slice(Math.max(0, at - 2), at), normal.slice(at, at + 2));
  return isCut(start) === isWithinWord(before, core) && isCut(end) === isWithinWord(core, after);
}

function isWithinWord(left: string, right: string): boolean {
  const junction = left.slice(-2) + right.slice(0, 2);
  return WORD_ENDS.test(left) && WORD_STARTS.test(right) && !UNSPACED_LETTER.test(junction);
}

/**
 * Returns the starts on which most hints agree to within half of `slack`, best first. A single hint may be chance, and
 * a start with fewer than half the hints of the best one is dropped.
 */
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
