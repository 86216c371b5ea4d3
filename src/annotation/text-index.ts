import { firstIndexWhere } from "../engine/binary-search.ts";
import { finish, type Sliced } from "../engine/slices.ts";
import type { Span } from "../engine/span.ts";
import { TextBuilder } from "../engine/text-builder.ts";
import { bucketRange, buildNgramIndex, isSameNgram, NGRAM_LENGTH, type NgramIndex } from "./ngram-index.ts";
import {
  asciiEquivalent,
  CHAR_CLASS,
  charClassOf,
  isCombining,
  isDiacritic,
  normalizeNfkc,
} from "./normalize-characters.ts";

/** N-grams with more hits than this are ignored, because they do not help to find a position. */
const MAX_NGRAM_HITS = 64;

/**
 * Maximum number of characters compared in one search. Without it, a text of one repeated letter would cost the product
 * of both lengths.
 */
const MAX_COMPARED_CHARACTERS = 1 << 25;

/** Characters normalized between two pauses. */
const PAUSE_INTERVAL = 1 << 16;

/** Maximum number of n-grams of a passage that are checked for being unique. */
const MAX_SAMPLED_NGRAMS = 256;

/** Sentinel: the n-gram occurs more than once. */
const SEVERAL = -1;

/** Combining marks beyond this number on one letter are treated as separate letters. */
const MAX_COMBINING = 32;

/**
 * Returns the text in the form used for comparison: white space collapsed to one space, ASCII quotation marks and
 * dashes, composed letters, and no invisible characters.
 */
export function normalizeText(text: string): string {
  return finish(normalizeIncrementally(text)).normal;
}

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

/** A normalized text with the mapping of its offsets: see `OffsetMap`. */
interface NormalizedText {
  readonly normal: string;
  readonly offsets: OffsetMap;
}

/**
 * Maps runs of the normalized text to the original text. Each run has its start in both texts. If the whole run
 * replaces one stretch of the original, it also has the end of that stretch; otherwise the end is -1 and the characters
 * map one to one.
 */
class OffsetMap {
  readonly normalStarts: number[] = [0];
  readonly textStarts: number[] = [0];
  readonly textEnds: number[] = [-1];

  push(normal: number, text: number, until: number): void {
    this.normalStarts.push(normal);
    this.textStarts.push(text);
    this.textEnds.push(until);
  }

  /** Returns the index of the last run that begins at or before `offset`. */
  at(offset: number): number {
    const { normalStarts } = this;
    return Math.max(
      0,
      firstIndexWhere(0, normalStarts.length, (index) => (normalStarts[index] as number) > offset) - 1,
    );
  }
}

/** Builds the normalized text. Plain characters are copied in long stretches. */
class NormalizedTextBuilder {
  readonly offsets = new OffsetMap();
  readonly #parts = new TextBuilder();
  #length = 0;
  /** The position up to which the original text has been written. */
  #done = 0;

  constructor(private readonly text: string) {}

  get done(): number {
    return this.#done;
  }

  copyTo(end: number): void {
    if (end > this.#done) this.#add(this.text.slice(this.#done, end));
    this.#done = Math.max(end, this.#done);
  }

  /** Replaces one character by one other character. */
  replaceOne(at: number, letter: string): void {
    this.copyTo(at);
    this.#add(letter);
    this.#done = at + 1;
  }

  /** Replaces the text from `start` to `end` by `kept`. */
  replaceRange(start: number, end: number, kept: string): void {
    this.copyTo(start);
    if (kept !== "") this.offsets.push(this.#length, start, end);
    this.#add(kept);
    this.#done = end;
    this.offsets.push(this.#length, end, -1);
  }

  finish(): NormalizedText {
    this.copyTo(this.text.length);
    return { normal: String(this.#parts), offsets: this.offsets };
  }

  #add(part: string): void {
    this.#parts.add(part);
    this.#length += part.length;
  }
}

function* normalizeIncrementally(text: string): Sliced<NormalizedText> {
  const writer = new NormalizedTextBuilder(text);
  let pause = PAUSE_INTERVAL;
  for (let at = 0; at < text.length; ) {
    const kind = charClassOf(text.charCodeAt(at));
    at = kind === CHAR_CLASS.plain ? at + 1 : normalizeSpecial(writer, text, at, kind);
    if (at < pause) continue;
    pause = at + PAUSE_INTERVAL;
    yield;
  }
  return writer.finish();
}

/** Normalizes the special character at `at` and returns the position after it. */
function normalizeSpecial(writer: NormalizedTextBuilder, text: string, at: number, kind: number): number {
  if (kind === CHAR_CLASS.combining) return normalizeCombining(writer, text, at);
  if (kind === CHAR_CLASS.variant) {
    writer.replaceOne(at, asciiEquivalent(text.charAt(at)) ?? "");
    return at + 1;
  }
  return normalizeGap(writer, text, at);
}

/** Normalizes a run of white space and invisible characters. */
function normalizeGap(writer: NormalizedTextBuilder, text: string, at: number): number {
  let end = at;
  let isSpace = false;
  for (; end < text.length; end++) {
    const kind = charClassOf(text.charCodeAt(end));
    if (kind !== CHAR_CLASS.whitespace && kind !== CHAR_CLASS.invisible) break;
    isSpace ||= kind === CHAR_CLASS.whitespace;
  }
  if (end > at + 1 || !isSpace) writer.replaceRange(at, end, isSpace ? " " : "");
  else if (text[at] !== " ") writer.replaceOne(at, " ");
  return end;
}

/** Normalizes a letter with its marks, a syllable, a surrogate pair, or a compatibility character. */
function normalizeCombining(writer: NormalizedTextBuilder, text: string, at: number): number {
  const start = isDiacritic(text, at) ? baseLetterStart(writer, text, at) : at;
  let end = at + (isSurrogatePair(text, at) ? 2 : 1);
  while (end < start + MAX_COMBINING && isCombining(text, end)) end++;
  const letters = text.slice(start, end);
  const kept = normalizeNfkc(letters);
  if (kept !== letters) writer.replaceRange(start, end, kept);
  return end;
}

/**
 * Returns the start of the letter that the mark at `at` combines with, or `at` itself if that letter has already been
 * written.
 */
function baseLetterStart(writer: NormalizedTextBuilder, text: string, at: number): number {
  const start = isSurrogatePair(text, at - 2) ? at - 2 : at - 1;
  return start >= writer.done && charClassOf(text.charCodeAt(start)) !== CHAR_CLASS.whitespace ? start : at;
}

function isSurrogatePair(text: string, at: number): boolean {
  return (text.codePointAt(at) ?? 0) > 0xffff;
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
