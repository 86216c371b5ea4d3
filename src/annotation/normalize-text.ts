import { firstIndexWhere } from "../engine/binary-search.ts";
import { finish, type Sliced } from "../engine/slices.ts";
import { TextBuilder } from "../engine/text-builder.ts";
import {
  asciiEquivalent,
  CHAR_CLASS,
  charClassOf,
  isCombining,
  isDiacritic,
  normalizeNfkc,
} from "./normalize-characters.ts";

/** Characters normalized between two pauses. */
const PAUSE_INTERVAL = 1 << 16;

/** Combining marks beyond this number on one letter are treated as separate letters. */
const MAX_COMBINING = 32;

/**
 * Returns the text in the form used for comparison: white space collapsed to one space, ASCII quotation marks and
 * dashes, composed letters, and no invisible characters.
 */
export function normalizeText(text: string): string {
  return finish(normalizeIncrementally(text)).normal;
}

/** A normalized text with the mapping of its offsets: see `OffsetMap`. */
export interface NormalizedText {
  readonly normal: string;
  readonly offsets: OffsetMap;
}

/**
 * Maps runs of the normalized text to the original text. Each run has its start in both texts. If the whole run
 * replaces one stretch of the original, it also has the end of that stretch; otherwise the end is -1 and the characters
 * map one to one.
 */
export class OffsetMap {
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

/** Normalizes `text` like `normalizeText`, and maps its offsets, with a pause after each slice of work. */
export function* normalizeIncrementally(text: string): Sliced<NormalizedText> {
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
