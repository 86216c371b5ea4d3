import { finish, type Sliced } from "../engine/slices.ts";
import type { Span } from "../engine/span.ts";
import { TextParts } from "../engine/text-parts.ts";
import { bucketRange, buildNgramIndex, isSameNgram, NGRAM_LENGTH, type NgramIndex } from "./ngram-index.ts";
import {
  asciiEquivalent,
  CHAR_CLASS,
  charClassOf,
  isCombining,
  isDiacritic,
  normalizeNfkc,
} from "./normalize-characters.ts";

/** A piece found more often than this says nothing about the place and is not followed. */
const MAX_NGRAM_HITS = 64;

/** Characters compared at most for one search: a text of one letter must not cost the product of both lengths. */
const MAX_COMPARED_CHARACTERS = 1 << 25;

/** Characters read between two pauses. */
const PAUSE_INTERVAL = 1 << 16;

/** Pieces of a passage of which it is asked whether they are rare. */
const MAX_SAMPLED_NGRAMS = 256;

/** In place of a position: more than one. */
const SEVERAL = -1;

/** More marks than this on one letter are read as letters of their own. */
const MAX_COMBINING = 32;

/** The text as compared: one space for any white space, plain quotes and dashes, composed letters, nothing unseen. */
export function normalizeText(text: string): string {
  return finish(normalizeIncrementally(text)).normal;
}

/** Prepares `text` for many searches: one pass over it, and every `locate` after that costs little. */
export function indexText(text: string): TextIndex {
  return finish(indexIncrementally(text));
}

/** The same, with a pause after every slice of work; the table is made too, as searches for changed passages need it. */
export function* indexIncrementally(text: string): Sliced<TextIndex> {
  return new TextIndex(text, yield* normalizeIncrementally(text));
}

/** The text as compared, and the stretches of it: see `Runs`. */
interface NormalizedText {
  readonly normal: string;
  readonly offsets: OffsetMap;
}

/**
 * Stretches of the normal text: where each begins there, where in the text itself, and, if all of it stands for one
 * squeezed stretch of the text, where that ends; else -1, and its characters map one to one.
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

  /** The last run that begins at or before `offset`. */
  at(offset: number): number {
    let low = 0;
    let high = this.normalStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.normalStarts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Puts the normal text together: what is plain is copied in long stretches. */
class NormalizedTextBuilder {
  readonly offsets = new OffsetMap();
  readonly #parts = new TextParts();
  #length = 0;
  /** Up to where the text has been written. */
  #done = 0;

  constructor(private readonly text: string) {}

  get done(): number {
    return this.#done;
  }

  copyTo(end: number): void {
    if (end > this.#done) this.#add(this.text.slice(this.#done, end));
    this.#done = Math.max(end, this.#done);
  }

  /** One character for one other. */
  replaceOne(at: number, letter: string): void {
    this.copyTo(at);
    this.#add(letter);
    this.#done = at + 1;
  }

  /** Whatever stands from `start` to `end` becomes `kept`. */
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

/** Reads what is not plain at `at`, and tells where to go on. */
function normalizeSpecial(writer: NormalizedTextBuilder, text: string, at: number, kind: number): number {
  if (kind === CHAR_CLASS.combining) return normalizeCombining(writer, text, at);
  if (kind === CHAR_CLASS.variant) {
    writer.replaceOne(at, asciiEquivalent(text.charAt(at)) ?? "");
    return at + 1;
  }
  return normalizeGap(writer, text, at);
}

/** White space and what is unseen, as far as it goes. */
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

/** A letter with its marks, a syllable, a surrogate pair, or a letter that has a plainer form. */
function normalizeCombining(writer: NormalizedTextBuilder, text: string, at: number): number {
  const start = isDiacritic(text, at) ? baseLetterStart(writer, text, at) : at;
  let end = at + (isSurrogatePair(text, at) ? 2 : 1);
  while (end < start + MAX_COMBINING && isCombining(text, end)) end++;
  const letters = text.slice(start, end);
  const kept = normalizeNfkc(letters);
  if (kept !== letters) writer.replaceRange(start, end, kept);
  return end;
}

/** Where the letter begins that the mark at `at` joins; `at` itself when that is written already. */
function baseLetterStart(writer: NormalizedTextBuilder, text: string, at: number): number {
  const start = isSurrogatePair(text, at - 2) ? at - 2 : at - 1;
  return start >= writer.done && charClassOf(text.charCodeAt(start)) !== CHAR_CLASS.whitespace ? start : at;
}

function isSurrogatePair(text: string, at: number): boolean {
  return (text.codePointAt(at) ?? 0) > 0xffff;
}

/** A text as compared, with the way back to the text as it is, and a table of its pieces. */
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

  /** Makes the table of pieces, if it is not made yet, with a pause after every slice of work. */
  *buildNgrams(): Sliced<void> {
    this.#ngrams ??= yield* buildNgramIndex(this.normal);
  }

  /** The stretch of the text itself that a stretch of `normal`, not empty, stands for. */
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

  /** Every place in `normal` where `words` stand, in order; nothing when there are more than `limit`, or too many to look at. */
  occurrencesOf(text: string, limit: number): number[] | undefined {
    const index = this.#ngramIndex();
    if (text.length > this.normal.length) return [];
    return text.length < NGRAM_LENGTH + index.step ? this.#scan(text, limit) : this.#searchNgrams(index, text, limit);
  }

  /** For each piece of `words` that is not too common: the places where `words` as a whole would then begin. */
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

  /** How the pieces of `words` stand in the text: just once and in `span`, just once and elsewhere, or more often. Of long words, a sample. */
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

  /** Whether the first letters of `words` stand somewhere in a stretch of `normal`. */
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

  /** The one place where a piece of `words` stands, or that it stands in several; nothing when it stands nowhere. */
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

  /** Only every `step`-th position is in the table, so one of `step` pieces of `words` in a row must be there. */
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

/** How many starting points are tried for the rarest pieces. */
const MAX_TRIED_STARTS = 64;

/** Where in `words` the pieces begin that are entered least often. */
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

/** The first entry from `first` on whose position is not before `start`. */
function firstEntryFrom(positions: Int32Array, first: number, last: number, start: number): number {
  let [low, high] = [first, last];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((positions[middle] as number) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
