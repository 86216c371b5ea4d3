import { DETERMINERS, PREPOSITIONS } from "../languages/en/function-words.ts";
import { finish, type Sliced } from "../slices.ts";
import { TextBuilder } from "../text-builder.ts";
import { UNSPACED_LETTER } from "./unspaced-scripts.ts";

/** A line break at an offset of a text. */
export interface LineBreak {
  readonly at: number;
  /** Whether the two lines around it can belong to one sentence, as around a single `br`. False between paragraphs. */
  readonly isSingle: boolean;
}

/**
 * Maximum and minimum width of a block of wrapped lines, in UTF-16 units. Longer lines were not broken to fit a width.
 */
const MAX_WIDTH = 120;
const MIN_WIDTH = 25;

/** A shorter line before a line in lower case can be an item of a list, so the two are not joined. */
const MIN_CONTINUED_LENGTH = 30;

/**
 * Lines count as wrapped by hand if at least this many breaks, and this share of them, come where the next word did not
 * fit. A whole text without known blocks needs the larger share.
 */
const MIN_FULL_LINES = 2;
const MIN_FULL_SHARE = 0.5;
const MIN_FULL_SHARE_IN_TEXT = 0.75;

const MIN_LETTER_SHARE = 0.75;
const NON_LETTERS = /[^\p{L}\p{M}\s]/gu;

/** Maximum length of a word that is measured: in a script without spaces the whole line is one word. */
const MAX_WORD_LENGTH = 24;

/** Words that cannot end a sentence: "spoke today with", "the Minister of the". */
const NON_FINAL_WORDS: ReadonlySet<string> = new Set([...PREPOSITIONS, ...DETERMINERS]);

const ITEM = /^(?:[-–—•▪●*·‣]|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s)/u;
const SENTENCE_END = /[.!?:;…]["”’»)\]]*$/u;
const ANY_SENTENCE_END = /[.!?…]/u;
const LOWER_CASE_START = /^\p{Ll}/u;
/** Matches a word that was hyphenated at the end of a line. */
const SPLIT_WORD = /\p{L}[-\u2010\u00ad]$/u;

/** Replaces a break after a hyphen: an invisible character, so that the length of the text does not change. */
const WORD_JOINER = "\u2060";

interface Line {
  readonly content: string;
  /** The length of its first word in UTF-16 units. */
  readonly firstWordLength: number;
}

/** Maximum number of lines in a group that is examined for a common width. */
const MAX_GROUP_LINES = 1_000;

/**
 * Joins lines that were broken by hand. Replaces each joined break with one character, so that offsets in the text stay
 * valid. Joins lines that fill a common width, and long lines whose sentence continues on the next line.
 * @param breaks Line breaks inside blocks, in text order.
 */
export function* joinBrokenLinesInSlices(text: string, breaks: readonly LineBreak[]): Sliced<string> {
  const parts = new TextBuilder();
  let done = 0;
  for (let from = 0; from < breaks.length; yield) {
    const most = Math.min(breaks.length, from + MAX_GROUP_LINES);
    let to = from + 1;
    while (to < most && endOfLine(text, (breaks[to - 1]?.at ?? 0) + 1) === breaks[to]?.at) to += 1;
    for (const at of breaksJoined(text, breaks.slice(from, to))) {
      parts.add(text.slice(done, at));
      parts.add(replacementAt(text, at));
      done = at + 1;
    }
    from = to;
  }
  if (done === 0) return text;
  parts.add(text.slice(done));
  return String(parts);
}

/** Does the same as `joinBrokenLinesInSlices` without pauses. */
export function joinBrokenLines(text: string, breaks: readonly LineBreak[]): string {
  return finish(joinBrokenLinesInSlices(text, breaks));
}

/**
 * Joins wrapped lines in a text without known blocks. Its lines can be paragraphs, items or headlines, so nothing is
 * joined unless the whole text is broken at one width.
 */
export function joinWrappedLines(text: string): string {
  const breaks = [...text.matchAll(/\n/g)].map(({ index }) => index);
  const lines = linesAt(text, breaks);
  const width = widthOf(lines);
  if (width > MAX_WIDTH) return text;
  const isBlank = (line: Line | undefined) => line === undefined || line.content === "";
  const single = breaks.map((_, i) => !isBlank(lines[i]) && !isBlank(lines[i + 1]));
  const full = breaks.map((_, i) => single[i] === true && isFull(lines, i, width));
  const count = full.filter(Boolean).length;
  if (count <= MIN_FULL_LINES || count < MIN_FULL_SHARE_IN_TEXT * single.filter(Boolean).length) return text;
  return joinAt(
    text,
    breaks.filter((_, i) => full[i] && canJoin(lines[i], lines[i + 1])),
  );
}

/** Returns the offsets of the breaks to be joined, given consecutive breaks of one block. */
function breaksJoined(text: string, breaks: readonly LineBreak[]): number[] {
  const lines = linesAt(
    text,
    breaks.map(({ at }) => at),
  );
  const width = widthOf(lines);
  const single = breaks.filter(({ isSingle }) => isSingle).length;
  const full = breaks.map(({ isSingle }, i) => isSingle && width <= MAX_WIDTH && isFull(lines, i, width));
  const count = full.filter(Boolean).length;
  const isWrapped = width >= MIN_WIDTH && count >= MIN_FULL_LINES && count >= MIN_FULL_SHARE * single;
  return breaks
    .filter(({ isSingle }, i) => {
      if (!isSingle || !canJoin(lines[i], lines[i + 1])) return false;
      return (isWrapped && full[i]) || continuesSentence(lines, breaks, i);
    })
    .map(({ at }) => at);
}

function lastWord(line: string): string {
  return line.slice(line.lastIndexOf(" ") + 1);
}

/**
 * Returns whether a long line ends in the middle of a sentence that continues on the next line and is completed in the
 * block.
 */
function continuesSentence(lines: readonly Line[], breaks: readonly LineBreak[], i: number): boolean {
  const [line, next] = [lines[i]?.content ?? "", lines[i + 1]?.content ?? ""];
  if (line.length < MIN_CONTINUED_LENGTH || SENTENCE_END.test(line)) return false;
  if (!LOWER_CASE_START.test(next) && !NON_FINAL_WORDS.has(lastWord(line))) return false;
  for (let at = i + 1; lines[at]?.content; at += 1) {
    if (ANY_SENTENCE_END.test(lines[at]?.content ?? "")) return true;
    if (breaks[at]?.isSingle !== true) return false;
  }
  return false;
}

/** Returns whether the first word of the next line did not fit on this line. */
function isFull(lines: readonly Line[], i: number, width: number): boolean {
  return (lines[i]?.content.length ?? 0) + 1 + (lines[i + 1]?.firstWordLength ?? 0) > width;
}

function canJoin(line: Line | undefined, next: Line | undefined): boolean {
  if (!line?.content || !next?.content || ITEM.test(next.content) || !isProse(line.content)) return false;
  return !UNSPACED_LETTER.test(line.content.slice(-1)) || !UNSPACED_LETTER.test(next.content.slice(0, 2));
}

/** Returns whether a line is mostly letters and spaces, unlike code and calculations. */
function isProse(line: string): boolean {
  return line.replace(NON_LETTERS, "").length >= MIN_LETTER_SHARE * line.length;
}

function widthOf(lines: readonly Line[]): number {
  return lines.reduce((most, { content }) => Math.max(most, content.length), 0);
}

/** Returns the lines before, between and after the breaks. */
function linesAt(text: string, breaks: readonly number[]): Line[] {
  const first = breaks[0] ?? text.length;
  const last = breaks.at(-1);
  const starts = [text.lastIndexOf("\n", first - 1) + 1, ...breaks.map((at) => at + 1)];
  const ends = last === undefined ? [text.length] : [...breaks, endOfLine(text, last + 1)];
  return starts.map((start, i) => {
    const content = text.slice(start, ends[i]).trim();
    const firstWordLength = content.slice(0, MAX_WORD_LENGTH).search(/\s/);
    return {
      content,
      firstWordLength: firstWordLength < 0 ? Math.min(content.length, MAX_WORD_LENGTH) : firstWordLength,
    };
  });
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

/** Returns the character that replaces a joined break. */
function replacementAt(text: string, at: number): string {
  return SPLIT_WORD.test(text.slice(Math.max(0, at - 2), at)) ? WORD_JOINER : " ";
}

function joinAt(text: string, breaks: readonly number[]): string {
  let from = 0;
  let joined = "";
  for (const at of breaks) {
    joined += text.slice(from, at) + replacementAt(text, at);
    from = at + 1;
  }
  return joined + text.slice(from);
}
