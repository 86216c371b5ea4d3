import { firstIndexWhere } from "../engine/binary-search.ts";
import { finish, type Sliced } from "../engine/slices.ts";
import type { Span } from "../engine/span.ts";
import { bucketRange, buildNgramIndex, isSameNgram, NGRAM_LENGTH, type NgramIndex } from "./ngram-index.ts";
import { type NormalizedText, normalizeIncrementally, type OffsetMap } from "./normalize-text.ts";

/** N-grams with more hits than this are ignored, because they do not help to find a position. */
const MAX_NGRAM_HITS = 64;

/**
 * Maximum number of characters compared in one search. Without it, a text of one repeated letter would cost the product
 * of both lengths.
 */
const MAX_COMPARED_CHARACTERS = 1 << 25;

/** Maximum number of n-grams of a passage that are checked for being unique. */
const MAX_SAMPLED_NGRAMS = 256;

/** Sentinel: the n-gram occurs more than once. */
const SEVERAL = -1;

/** Prepares `text` for many searches. After this one pass, each `locate` is fast. */
export function indexText(text: string): TextIndex {
  return finish(indexIncrementally(text));
}

/**
 * Prepares `text` like `indexText`, with a pause after each slice of work. Also builds the n-gram index, which searches
 * for changed passages need.
 */
export function* indexIncrementally(text: string): Sliced<TextIndex> {
  return new TextIndex(text, yield* normalizeIncrementally(text));
}

/** A normalized text with a mapping to the original text and an n-gram index. */
export class TextIndex {
  readonly normal: string;
  readonly #offsets: OffsetMap;
  #ngrams: NgramIndex | undefined;

  constructor(
    readonly text: string,
    { normal, offsets }: NormalizedText,
  ) {
    this.normal = normal;
    this.#offsets = offsets;
  }

  /** Builds the n-gram index if it does not exist yet, pausing after each slice of work. */
  *buildNgrams(): Sliced<void> {
    this.#ngrams ??= yield* buildNgramIndex(this.normal);
  }

  /** Returns the span of the original text for a non-empty span of `normal`. */
  spanOf(start: number, end: number): Span {
    const { normalStarts, textStarts, textEnds } = this.#offsets;
    const [first, last] = [this.#offsets.at(start), this.#offsets.at(end - 1)];
    const isSqueezed = (run: number) => (textEnds[run] as number) >= 0;
    const offset = (run: number, at: number) => (textStarts[run] as number) + at - (normalStarts[run] as number);
    return {
      start: isSqueezed(first) ? (textStarts[first] as number) : offset(first, start),
      end: isSqueezed(last) ? (textEnds[last] as number) : offset(last, end),
    };
  }

  /**
   * Returns all positions of `text` in `normal` in order, or undefined if there are more than `limit` or too many to
   * check.
   */
  occurrencesOf(text: string, limit: number): number[] | undefined {
    const index = this.#ngramIndex();
    if (text.length > this.normal.length) return [];
    return text.length < NGRAM_LENGTH + index.step ? this.#scan(text, limit) : this.#searchNgrams(index, text, limit);
  }

  /**
   * Returns, for each occurrence of each sufficiently rare n-gram of `text`, the position at which `text` as a whole
   * would begin.
   */
  candidateOffsets(text: string): number[] {
    const index = this.#ngramIndex();
    const hints: number[] = [];
    for (let offset = 0; offset + NGRAM_LENGTH <= text.length; offset++) {
      const [first, last] = bucketRange(index, text, offset);
      if (last - first > MAX_NGRAM_HITS) continue;
      for (let entry = first; entry < last; entry++) hints.push((index.positions[entry] as number) - offset);
    }
    return hints;
  }

  /**
   * Counts the n-grams of `text` by how they occur here: once and inside `span`, once and elsewhere, or more than once.
   * For a long text, uses a sample.
   */
  ngramStats(text: string, span: Span): { readonly here: number; readonly elsewhere: number; readonly often: number } {
    let [here, elsewhere, several] = [0, 0, 0];
    const by = Math.max(1, Math.floor(text.length / MAX_SAMPLED_NGRAMS));
    for (let offset = 0; offset + NGRAM_LENGTH <= text.length; offset += by) {
      const at = this.#singleOccurrenceOf(text, offset);
      if (at === undefined) continue;
      if (at === SEVERAL) several++;
      else if (at >= span.start && at < span.end) here++;
      else elsewhere++;
    }
    return { here, elsewhere, often: several };
  }

  /** Returns true if the first characters of `text` occur within a span of `normal`. */
  containsIn(text: string, { start, end }: Span): boolean {
    const index = this.#ngramIndex();
    for (let offset = 0; offset < index.step && offset + NGRAM_LENGTH <= text.length; offset++) {
      const [first, last] = bucketRange(index, text, offset);
      const entry = firstEntryFrom(index.positions, first, last, start);
      for (let next = entry; next < Math.min(last, entry + MAX_NGRAM_HITS); next++) {
        const at = index.positions[next] as number;
        if (at >= end) break;
        if (isSameNgram(this.normal, at, text, offset)) return true;
      }
    }
    return false;
  }

  /**
   * Returns the only position of an n-gram of `text`, `SEVERAL` if there is more than one, or undefined if there is
   * none.
   */
  #singleOccurrenceOf(text: string, offset: number): number | undefined {
    const index = this.#ngramIndex();
    const [first, last] = bucketRange(index, text, offset);
    if (last - first > MAX_NGRAM_HITS) return SEVERAL;
    let only: number | undefined;
    for (let entry = first; entry < last; entry++) {
      const at = index.positions[entry] as number;
      if (!isSameNgram(this.normal, at, text, offset)) continue;
      if (only !== undefined) return SEVERAL;
      only = at;
    }
    return only;
  }

  #scan(text: string, limit: number): number[] | undefined {
    const occurrences: number[] = [];
    if (text === "") return occurrences;
    let at = this.normal.indexOf(text);
    for (; at >= 0 && occurrences.length <= limit; at = this.normal.indexOf(text, at + 1)) occurrences.push(at);
    return occurrences.length > limit ? undefined : occurrences;
  }

  /** Only every `step`-th position is indexed, so one of `step` consecutive n-grams of `text` must be in the index. */
  #searchNgrams(index: NgramIndex, text: string, limit: number): number[] | undefined {
    const occurrences: number[] = [];
    const rarest = rarestNgrams(index, text);
    const most = Math.ceil(MAX_COMPARED_CHARACTERS / text.length);
    let compared = 0;
    for (let offset = rarest; offset < rarest + index.step; offset++) {
      const [first, last] = bucketRange(index, text, offset);
      for (let entry = first; entry < last; entry++) {
        const at = (index.positions[entry] as number) - offset;
        if (at >= 0 && this.normal.startsWith(text, at)) occurrences.push(at);
        if (compared++ > most || occurrences.length > limit) return undefined;
      }
    }
    return occurrences.sort((a, b) => a - b);
  }

  #ngramIndex(): NgramIndex {
    this.#ngrams ??= finish(buildNgramIndex(this.normal));
    return this.#ngrams;
  }
}

/** Maximum number of offsets tried to find the rarest n-grams. */
const MAX_TRIED_STARTS = 64;

/** Returns the offset in `text` at which the rarest n-grams begin. */
function rarestNgrams(index: NgramIndex, text: string): number {
  const last = text.length - NGRAM_LENGTH - index.step + 1;
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at <= last; at += Math.max(1, Math.floor(last / MAX_TRIED_STARTS))) {
    let count = 0;
    for (let offset = at; offset < at + index.step; offset++) {
      const [first, end] = bucketRange(index, text, offset);
      count += end - first;
    }
    if (count < least) [best, least] = [at, count];
    if (count <= 1) break;
  }
  return best;
}

/** Returns the first entry, from `first` on, whose position is at least `start`. */
function firstEntryFrom(positions: Int32Array, first: number, last: number, start: number): number {
  return firstIndexWhere(first, last, (index) => (positions[index] as number) >= start);
}
