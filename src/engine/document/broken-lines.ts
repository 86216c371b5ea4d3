import { DETERMINERS, PREPOSITIONS } from "../languages/en/function-words.ts";
import { finish, type Sliced } from "../slices.ts";
import { TextParts } from "../text-parts.ts";
import { UNSPACED_LETTER } from "./unspaced-scripts.ts";

/** A line break in a text, and whether lines go on after it: an empty line between them ends a paragraph. */
export interface LineBreak {
  readonly at: number;
  /** Whether it parts two lines that may be one sentence, as a single `br` does. */
  readonly isSingle: boolean;
}

/** Lines of more letters than this were not broken to fit a width. */
const WIDEST = 120;
const NARROWEST = 25;

/** A line shorter than this that goes on in a small letter may be an item of a list. */
const LONG_LINE = 30;

/** A text is taken for one broken by hand when so many of its breaks stand where the next word no longer had room. */
const LEAST_FULL = 2;
const SHARE_FULL = 0.5;
const SHARE_FULL_IN_TEXT = 0.75;

const LETTERS_OF_PROSE = 0.75;
const NO_LETTER = /[^\p{L}\p{M}\s]/gu;

/** No word is looked at further: where a script has no spaces the line is all one word. */
const LONGEST_WORD = 24;

/** Words after which a sentence cannot end: "spoke today with", "the Minister of the". */
const LEADS_ON: ReadonlySet<string> = new Set([...PREPOSITIONS, ...DETERMINERS]);

const ITEM = /^(?:[-–—•▪●*·‣]|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s)/u;
const SENTENCE_END = /[.!?:;…]["”’»)\]]*$/u;
const SOME_END = /[.!?…]/u;
const SMALL = /^\p{Ll}/u;
/** A word that was split at the end of a line. */
const SPLIT_WORD = /\p{L}[-\u2010\u00ad]$/u;

/** What a joined break becomes after a hyphen: nothing that is seen, of the same length. */
const NO_SPACE = "\u2060";

interface Line {
  readonly words: string;
  /** The letters of its first word. */
  readonly head: number;
}

/** So many lines tell their width; what follows them is looked at again. */
const MOST_LINES = 1_000;

/**
 * Joins lines that were broken by hand, where the breaks are known for such: each joined break becomes a space, so that no
 * place in the text moves. Lines are joined where they fill an even width, or where a long line goes on in small letters.
 * @param breaks Line breaks that part no blocks, in text order.
 */
export function* joinBrokenLinesInSlices(text: string, breaks: readonly LineBreak[]): Sliced<string> {
  const parts = new TextParts();
  let done = 0;
  for (let from = 0; from < breaks.length; yield) {
    const most = Math.min(breaks.length, from + MOST_LINES);
    let to = from + 1;
    while (to < most && endOfLine(text, (breaks[to - 1]?.at ?? 0) + 1) === breaks[to]?.at) to += 1;
    for (const at of breaksJoined(text, breaks.slice(from, to))) {
      parts.add(text.slice(done, at));
      parts.add(joint(text, at));
      done = at + 1;
    }
    from = to;
  }
  if (done === 0) return text;
  parts.add(text.slice(done));
  return String(parts);
}

/** The same at once. */
export function joinBrokenLines(text: string, breaks: readonly LineBreak[]): string {
  return finish(joinBrokenLinesInSlices(text, breaks));
}

/**
 * The same for a text of which nothing is known but its lines, which may be whole paragraphs, items and headlines: nothing
 * is joined unless the whole text is broken at one width.
 */
export function joinWrappedLines(text: string): string {
  const breaks = [...text.matchAll(/\n/g)].map(({ index }) => index);
  const lines = linesAt(text, breaks);
  const width = widthOf(lines);
  if (width > WIDEST) return text;
  const isBlank = (line: Line | undefined) => line === undefined || line.words === "";
  const single = breaks.map((_, i) => !isBlank(lines[i]) && !isBlank(lines[i + 1]));
  const full = breaks.map((_, i) => single[i] === true && isFull(lines, i, width));
  const count = full.filter(Boolean).length;
  if (count <= LEAST_FULL || count < SHARE_FULL_IN_TEXT * single.filter(Boolean).length) return text;
  return joinAt(
    text,
    breaks.filter((_, i) => full[i] && canJoin(lines[i], lines[i + 1])),
  );
}

/** The breaks to be joined among those that follow one another in one block. */
function breaksJoined(text: string, breaks: readonly LineBreak[]): number[] {
  const lines = linesAt(
    text,
    breaks.map(({ at }) => at),
  );
  const width = widthOf(lines);
  const single = breaks.filter(({ isSingle }) => isSingle).length;
  const full = breaks.map(({ isSingle }, i) => isSingle && width <= WIDEST && isFull(lines, i, width));
  const count = full.filter(Boolean).length;
  const isWrapped = width >= NARROWEST && count >= LEAST_FULL && count >= SHARE_FULL * single;
  return breaks
    .filter(({ isSingle }, i) => {
      if (!isSingle || !canJoin(lines[i], lines[i + 1])) return false;
      return (isWrapped && full[i]) || goesOn(lines, breaks, i);
    })
    .map(({ at }) => at);
}

function lastWord(line: string): string {
  return line.slice(line.lastIndexOf(" ") + 1);
}

/** Whether a long line ends in the middle of a sentence that the next goes on with, and that comes to an end. */
function goesOn(lines: readonly Line[], breaks: readonly LineBreak[], i: number): boolean {
  const [line, next] = [lines[i]?.words ?? "", lines[i + 1]?.words ?? ""];
  if (line.length < LONG_LINE || SENTENCE_END.test(line)) return false;
  if (!SMALL.test(next) && !LEADS_ON.has(lastWord(line))) return false;
  for (let at = i + 1; lines[at]?.words; at += 1) {
    if (SOME_END.test(lines[at]?.words ?? "")) return true;
    if (breaks[at]?.isSingle !== true) return false;
  }
  return false;
}

/** Whether the first word of the next line had no more room in a line. */
function isFull(lines: readonly Line[], i: number, width: number): boolean {
  return (lines[i]?.words.length ?? 0) + 1 + (lines[i + 1]?.head ?? 0) > width;
}

function canJoin(line: Line | undefined, next: Line | undefined): boolean {
  if (!line?.words || !next?.words || ITEM.test(next.words) || !isProse(line.words)) return false;
  return !UNSPACED_LETTER.test(line.words.slice(-1)) || !UNSPACED_LETTER.test(next.words.slice(0, 2));
}

/** Whether a line is mostly letters and spaces, as code and sums are not. */
function isProse(line: string): boolean {
  return line.replace(NO_LETTER, "").length >= LETTERS_OF_PROSE * line.length;
}

function widthOf(lines: readonly Line[]): number {
  return lines.reduce((most, { words }) => Math.max(most, words.length), 0);
}

/** The lines before, between and after breaks. */
function linesAt(text: string, breaks: readonly number[]): Line[] {
  const first = breaks[0] ?? text.length;
  const last = breaks.at(-1);
  const starts = [text.lastIndexOf("\n", first - 1) + 1, ...breaks.map((at) => at + 1)];
  const ends = last === undefined ? [text.length] : [...breaks, endOfLine(text, last + 1)];
  return starts.map((start, i) => {
    const words = text.slice(start, ends[i]).trim();
    const head = words.slice(0, LONGEST_WORD).search(/\s/);
    return { words, head: head < 0 ? Math.min(words.length, LONGEST_WORD) : head };
  });
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

/** What stands in place of a break that is joined. */
function joint(text: string, at: number): string {
  return SPLIT_WORD.test(text.slice(Math.max(0, at - 2), at)) ? NO_SPACE : " ";
}

function joinAt(text: string, breaks: readonly number[]): string {
  let from = 0;
  let joined = "";
  for (const at of breaks) {
    joined += text.slice(from, at) + joint(text, at);
    from = at + 1;
  }
  return joined + text.slice(from);
}
