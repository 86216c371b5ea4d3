import { UNSPACED_LETTER } from "../engine/document/unspaced-scripts.ts";
import { offsetSpan, overlaps, type Span, textOf } from "../engine/span.ts";
import { runAtEnd } from "../engine/text-ends.ts";
import { alignPassage, headErrors } from "./align.ts";
import { PIECE } from "./piece-table.ts";
import { recased } from "./plain-letters.ts";
import type { TextIndex } from "./text-index.ts";

/** Characters of context kept on each side. Twice the usual 32: readouts repeat whole phrases. */
export const CONTEXT = 64;

/** More equal quotes than this are not looked at one by one; the context must then find the place. */
export const MOST_EQUAL = 4096;

/** How many places are compared with care. */
export const MOST_COMPARED = 48;
const MOST_ALIGNED = 4;

/** A longer quote is found by its two ends of this length: aligning all of it would take its length squared. */
const END = 600;

/** Pieces of a long quote that are looked for between its two ends. */
const SAMPLE = 512;

/** A passage as searched for: its words without white space at the ends, and the context up to them. */
export interface Passage {
  readonly index: TextIndex;
  readonly before: string;
  readonly core: string;
  readonly after: string;
}

/** A place in the normal text that may be the passage, and how alike its words and either side are, from 0 to 1. */
export interface Place extends Span {
  readonly words: number;
  readonly left: number;
  readonly right: number;
  /** Whether it begins where the passage began. */
  readonly stayed?: boolean;
}

/** The places with the same words, the context compared; nothing when there are too many. */
export function findEqual(passage: Passage): Place[] {
  const { index, core, before, after } = passage;
  const other = recased(core);
  const starts = [core, ...(other ? [other] : [])].flatMap((words) => index.placesOf(words, MOST_EQUAL) ?? []);
  return starts
    .filter((start) => endsAlike(passage, { start, end: start + core.length }))
    .map((start) => ({ start, end: start + core.length, run: sharedContext(passage, start) }))
    .sort((a, b) => b.run - a.run)
    .slice(0, MOST_COMPARED)
    .map(({ start, end }) => ({ start, end, words: 1, ...sidesOf(index.normal, { start, end }, before, after) }));
}

/** How many characters next to the words are those of the context: quick to count, and enough to sort by. */
function sharedContext({ index: { normal }, before, core, after }: Passage, start: number): number {
  let left = 0;
  while (left < before.length && normal[start - 1 - left] === before[before.length - 1 - left]) left++;
  let right = 0;
  while (right < after.length && normal[start + core.length + right] === after[right]) right++;
  return left + right;
}

function sidesOf(
  normal: string,
  { start, end }: Span,
  before: string,
  after: string,
): { readonly left: number; readonly right: number } {
  const left = normal.slice(Math.max(0, start - before.length - CONTEXT / 2), start);
  const right = normal.slice(end, end + after.length + CONTEXT / 2);
  return {
    left: left.endsWith(before) ? 1 : likeness(headErrors(backwards(left), backwards(before)), before.length),
    right: right.startsWith(after) ? 1 : likeness(headErrors(right, after), after.length),
  };
}

/** The letters of `text` from the last to the first. */
export function backwards(text: string): string {
  return text.split("").reverse().join("");
}

function likeness(errors: number, length: number): number {
  return length === 0 ? 1 : Math.max(0, 1 - errors / length);
}

/** The places that share most pieces with the passage and its context, and how alike they are. */
export function findAlike(passage: Passage): Place[] {
  return passage.core.length > 2 * END ? findLongAlike(passage) : findShortAlike(passage);
}

/** A long passage runs from a place like its head to a place like its tail. */
function findLongAlike(passage: Passage): Place[] {
  const { core } = passage;
  const heads = findShortAlike({ ...passage, core: core.slice(0, END), after: core.slice(END, END + CONTEXT) });
  const tails = findShortAlike({ ...passage, core: core.slice(-END), before: core.slice(-END - CONTEXT, -END) });
  const pairs = heads.flatMap((head) => tails.map((tail) => ({ head, tail })));
  return pairs
    .filter(({ head, tail }) => isLikelyLength(tail.end - head.start, core.length))
    .map(({ head, tail }) => {
      const span = { start: head.start, end: tail.end };
      return { ...span, words: sharedPieces(passage, span), left: head.left, right: tail.right };
    });
}

function isLikelyLength(found: number, length: number): boolean {
  return found > length / 2 && found < length * 2;
}

/** How much of the words stands, in pieces of a few letters and in whatever order, in the span. */
function sharedPieces({ index, core }: Passage, span: Span): number {
  const by = Math.max(2 * PIECE, Math.floor(core.length / SAMPLE));
  const count = Math.floor(core.length / by);
  const found = Array.from({ length: count }, (_, n) => core.slice(n * by, n * by + 2 * PIECE));
  const shared = found.filter((piece) => index.hasWithin(piece, span)).length / count;
  return shared === 1 && textOf(index.normal, span) === core ? 1 : Math.min(0.99, shared);
}

function findShortAlike(passage: Passage): Place[] {
  const { index, before, core, after } = passage;
  const length = before.length + core.length + after.length;
  const slack = CONTEXT + Math.min(core.length >> 1, 8 * CONTEXT);
  const places: Place[] = [];
  for (const at of likelyStarts(index.hintsOf(before + core + after), slack)) {
    const from = Math.max(0, at - slack);
    const stretch = index.normal.slice(from, at + length + slack);
    const { core: found, coreErrors, beforeErrors, afterErrors } = alignPassage(stretch, before, core, after);
    if (stretch.slice(found.start, found.end).trim() === "") continue;
    const span = wholeWords(passage, trimmed(stretch, found, from));
    const widened = Math.max(0, span.end - span.start - (found.end - found.start));
    const place = {
      ...span,
      words: likeness(coreErrors + widened, Math.max(core.length, span.end - span.start)),
      left: likeness(beforeErrors, before.length),
      right: likeness(afterErrors, after.length),
    };
    if (!places.some((other) => overlaps(place, other))) places.push(place);
  }
  return places;
}

/** A letter or digit of a script that parts words by spaces. */
const WORD_ENDS = /[\p{L}\p{N}]$/u;
const WORD_STARTS = /^[\p{L}\p{N}]/u;

/** The stretch, widened to whole words at the ends where the quote had whole words: an alignment may cut a new word in two. */
function wholeWords({ index: { normal }, before, core, after }: Passage, { start, end }: Span): Span {
  const [left, right] = [normal.slice(Math.max(0, start - CONTEXT), start), normal.slice(end, end + CONTEXT)];
  const atStart = !isWithinWord(before, core) && isWithinWord(left, normal.slice(start, end));
  const atEnd = !isWithinWord(core, after) && isWithinWord(normal.slice(start, end), right);
  return {
    start: atStart ? start - runAtEnd(left, /[\p{L}\p{N}]/u).length : start,
    end: atEnd ? end + (/^[\p{L}\p{N}]+/u.exec(right)?.[0].length ?? 0) : end,
  };
}

/** The span without white space at its ends, `by` characters further on. */
function trimmed(text: string, span: Span, by: number): Span {
  const words = textOf(text, span);
  return offsetSpan({ start: span.end - words.trimStart().length, end: span.start + words.trimEnd().length }, by);
}

/** Whether a place begins and ends within a word only where the passage does. */
function endsAlike({ index: { normal }, before, core, after }: Passage, { start, end }: Span): boolean {
  const isCut = (at: number) => isWithinWord(normal.slice(Math.max(0, at - 2), at), normal.slice(at, at + 2));
  return isCut(start) === isWithinWord(before, core) && isCut(end) === isWithinWord(core, after);
}

function isWithinWord(left: string, right: string): boolean {
  const seam = left.slice(-2) + right.slice(0, 2);
  return WORD_ENDS.test(left) && WORD_STARTS.test(right) && !UNSPACED_LETTER.test(seam);
}

/** Where most hints agree to within half of `slack`, best first. One hint alone is chance, and a place with half the hints of another is not as good. */
function likelyStarts(hints: readonly number[], slack: number): number[] {
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
    if (chosen.length === MOST_ALIGNED) break;
    if (!chosen.some((other) => Math.abs(other - bucket) < 2)) chosen.push(bucket);
  }
  return chosen.map((bucket) => (bucket + 1) * width);
}
