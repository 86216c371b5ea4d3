import { overlaps, type Span, shiftSpan, sliceOf } from "../text/span.ts";
import { alignPassage, headErrors } from "./align.ts";
import { edgesOf, indexText, normalText, type TextIndex } from "./text-index.ts";

/** Characters of context kept on each side. Twice the usual 32: readouts repeat whole phrases. */
const CONTEXT = 64;

/** A passage with its context this short is no evidence by itself: it may stand anywhere. */
const TELLING = 24;

/** A quote this long that stands once in the text is found, even if all around it is new. */
const LONG = 48;

/** Context at least this alike is the same context; texts that have nothing to do with each other reach 0.3. */
const SAME_CONTEXT = 0.5;

/** Less alike than this, a quote is not the same with changes but another. */
const LEAST_ALIKE = 0.5;

/** Two places closer in score than this cannot be told apart. Larger gives fewer wrong places and more ambiguous notes. */
const MARGIN = 0.08;

/** More equal quotes than this are not looked at one by one; the context must then find the place. */
const MOST_EQUAL = 4096;

/** How many places are compared with care. */
const MOST_COMPARED = 48;
const MOST_ALIGNED = 4;

/** The words of a passage and what stands before and after it (W3C Web Annotation). */
export interface TextQuoteSelector {
  readonly type: "TextQuoteSelector";
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** Where the passage stood in the page's text: UTF-16 code units, `end` excluded (W3C Web Annotation). */
export interface TextPositionSelector {
  readonly type: "TextPositionSelector";
  readonly start: number;
  readonly end: number;
}

/** How a passage is remembered: by its words, and by its place to tell equal passages apart. */
export type Selectors = readonly [TextQuoteSelector, TextPositionSelector];

/** A passage found again: untouched, elsewhere, or with other words in it. */
export interface FoundPassage {
  readonly state: "exact" | "moved" | "changed";
  readonly span: Span;
}

/** A passage that cannot be told from others like it; the nearest to its old place first. */
export interface AmbiguousPassage {
  readonly state: "ambiguous";
  readonly candidates: readonly Span[];
}

/** A passage that is gone. */
export interface OrphanedPassage {
  readonly state: "orphaned";
}

export type Located = FoundPassage | AmbiguousPassage | OrphanedPassage;

/** The selectors of a span of `text`; `locate` finds it again. */
export function describe(text: string, span: Span): Selectors {
  const from = wholeCharacter(text, Math.max(0, span.start - CONTEXT), 1);
  const to = wholeCharacter(text, Math.min(text.length, span.end + CONTEXT), -1);
  return [
    {
      type: "TextQuoteSelector",
      exact: text.slice(span.start, span.end),
      prefix: text.slice(Math.min(from, span.start), span.start),
      suffix: text.slice(span.end, Math.max(to, span.end)),
    },
    { type: "TextPositionSelector", start: span.start, end: span.end },
  ];
}

/**
 * Finds the passage in a text that may have changed since `describe`: at its old place, elsewhere, or with other words
 * in it. Never one of several that look alike: that is "ambiguous". Pass an index to look for many in one text.
 */
export function locate(textOrIndex: string | TextIndex, selectors: Selectors): Located {
  const index = typeof textOrIndex === "string" ? indexText(textOrIndex) : textOrIndex;
  if (isUntouched(index.text, selectors)) return { state: "exact", span: spanOf(selectors) };
  const passage = readPassage(index, selectors);
  if (passage.core === "") return { state: "orphaned" };
  return locateWhole(passage) ?? locateLikely(passage);
}

/** `at`, moved by `by` if it stands within a surrogate pair. */
function wholeCharacter(text: string, at: number, by: 1 | -1): number {
  return /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(at - 1, at + 1)) ? at + by : at;
}

function spanOf([, position]: Selectors): Span {
  return { start: position.start, end: position.end };
}

function isUntouched(text: string, [quote, { start, end }]: Selectors): boolean {
  const from = start - quote.prefix.length;
  const around = quote.prefix + quote.exact + quote.suffix;
  return start < end && from >= 0 && text.slice(from, end + quote.suffix.length) === around;
}

/** A passage as searched for: its words without white space at the ends, and the context up to them. */
interface Passage {
  readonly index: TextIndex;
  readonly selectors: Selectors;
  readonly before: string;
  readonly core: string;
  readonly after: string;
}

function readPassage(index: TextIndex, selectors: Selectors): Passage {
  const [{ prefix, exact, suffix }] = selectors;
  const { lead, core, trail } = edgesOf(exact);
  const [before, after] = [normalText(prefix + lead), normalText(trail + suffix)];
  return { index, selectors, before, core: normalText(core), after };
}

/** A place in the normal text that may be the passage, and how alike its words and its context are, from 0 to 1. */
interface Place extends Span {
  readonly words: number;
  readonly context: number;
}

/** Words and context together; the words count twice. */
function scoreOf(place: Place): number {
  return (2 * place.words + place.context) / 3;
}

/** The passage with all its context, if that is enough to tell. */
function locateWhole(passage: Passage): Located | undefined {
  const { index, before, core, after } = passage;
  const whole = before + core + after;
  if (whole.length < TELLING) return undefined;
  const places = index.placesOf(whole, MOST_EQUAL).map((at) => {
    const start = at + before.length;
    return { start, end: start + core.length, words: 1, context: 1 };
  });
  return places.length > 0 ? choose(passage, places) : undefined;
}

/** The passage with part of its context, or with other words in it. */
function locateLikely(passage: Passage): Located {
  const equal = findEqual(passage);
  const alike = findAlike(passage).filter((place) => !equal.some((other) => overlaps(place, other)));
  const places = [...equal, ...alike].sort((a, b) => scoreOf(b) - scoreOf(a));
  const best = places[0];
  if (!best || !isConvincing(passage, best, equal.length)) return { state: "orphaned" };
  return choose(
    passage,
    places.filter((place) => scoreOf(best) - scoreOf(place) < MARGIN),
  );
}

/** The only place; or, of several as good, the one that stands where the passage stood. */
function choose(passage: Passage, places: readonly Place[]): Located {
  const found = places.map((place) => ({ place, span: textSpan(passage, place) }));
  const { start } = spanOf(passage.selectors);
  const only =
    found.length === 1 ? found[0] : found.find(({ place, span }) => place.words === 1 && span.start === start);
  if (only)
    return { state: only.place.words < 1 ? "changed" : only.span.start === start ? "exact" : "moved", span: only.span };
  const candidates = found
    .map(({ span }) => span)
    .sort((a, b) => Math.abs(a.start - start) - Math.abs(b.start - start));
  return { state: "ambiguous", candidates: candidates.slice(0, MOST_COMPARED) };
}

/** The span in the text itself, with the quote's own white space at the ends where it is still there. */
function textSpan({ index, selectors }: Passage, place: Span): Span {
  const span = index.spanOf(place.start, place.end);
  const { lead, trail } = edgesOf(selectors[0].exact);
  return {
    start: index.text.endsWith(lead, span.start) ? span.start - lead.length : span.start,
    end: index.text.startsWith(trail, span.end) ? span.end + trail.length : span.end,
  };
}

/** The less of the context is left, the more of the words must be; and few words need context even if they are the same. */
function isConvincing({ core }: Passage, { words, context }: Place, equal: number): boolean {
  if (words === 1) return context >= SAME_CONTEXT || (core.length >= LONG && equal === 1);
  const strange = Math.min(1, (1 - context) / (1 - SAME_CONTEXT));
  return words >= LEAST_ALIKE + (1 - LEAST_ALIKE) * 0.9 * strange;
}

/** The places with the same words, the context compared. */
function findEqual(passage: Passage): Place[] {
  const { index, core, before, after } = passage;
  const starts = index.placesOf(core, MOST_EQUAL);
  if (starts.length === MOST_EQUAL) return [];
  return starts
    .map((start) => ({ start, end: start + core.length, run: sharedContext(passage, start) }))
    .sort((a, b) => b.run - a.run)
    .slice(0, MOST_COMPARED)
    .map(({ start, end }) => ({
      start,
      end,
      words: 1,
      context: likeness(contextErrors(index.normal, { start, end }, before, after), before.length + after.length),
    }));
}

/** How many characters next to the words are those of the context: quick to count, and enough to sort by. */
function sharedContext({ index: { normal }, before, core, after }: Passage, start: number): number {
  let left = 0;
  while (left < before.length && normal[start - 1 - left] === before[before.length - 1 - left]) left++;
  let right = 0;
  while (right < after.length && normal[start + core.length + right] === after[right]) right++;
  return left + right;
}

function contextErrors(normal: string, { start, end }: Span, before: string, after: string): number {
  const left = normal.slice(Math.max(0, start - before.length - CONTEXT / 2), start);
  const right = normal.slice(end, end + after.length + CONTEXT / 2);
  return headErrors(backwards(left), backwards(before)) + headErrors(right, after);
}

function backwards(text: string): string {
  return text.split("").reverse().join("");
}

function likeness(errors: number, length: number): number {
  return length === 0 ? 1 : Math.max(0, 1 - errors / length);
}

/** The places that share most pieces with the passage and its context, aligned with it. */
function findAlike(passage: Passage): Place[] {
  const { index, before, core, after } = passage;
  const length = before.length + core.length + after.length;
  const slack = CONTEXT + Math.min(core.length >> 1, 8 * CONTEXT);
  const places: Place[] = [];
  for (const at of likelyStarts(index.hintsOf(before + core + after), slack)) {
    const from = Math.max(0, at - slack);
    const stretch = index.normal.slice(from, at + length + slack);
    const { core: found, coreErrors, contextErrors } = alignPassage(stretch, before, core, after);
    if (stretch.slice(found.start, found.end).trim() === "") continue;
    const place = {
      ...wholeWords(passage, trimmed(stretch, found, from)),
      words: likeness(coreErrors, Math.max(core.length, found.end - found.start)),
      context: likeness(contextErrors, before.length + after.length),
    };
    if (!places.some((other) => overlaps(place, other))) places.push(place);
  }
  return places;
}

/** A letter or digit of a script that parts words by spaces. */
const WORD_ENDS = /[\p{L}\p{N}]$/u;
const WORD_STARTS = /^[\p{L}\p{N}]/u;
const UNPARTED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/** The stretch, widened to whole words at the ends where the quote had whole words: an alignment may cut a new word in two. */
function wholeWords({ index: { normal }, before, core, after }: Passage, { start, end }: Span): Span {
  const [left, right] = [normal.slice(Math.max(0, start - CONTEXT), start), normal.slice(end, end + CONTEXT)];
  const atStart = !isWithinWord(before, core) && isWithinWord(left, normal.slice(start, end));
  const atEnd = !isWithinWord(core, after) && isWithinWord(normal.slice(start, end), right);
  return {
    start: atStart ? start - (/[\p{L}\p{N}]+$/u.exec(left)?.[0].length ?? 0) : start,
    end: atEnd ? end + (/^[\p{L}\p{N}]+/u.exec(right)?.[0].length ?? 0) : end,
  };
}

/** The span without white space at its ends, `by` characters further on. */
function trimmed(text: string, span: Span, by: number): Span {
  const words = sliceOf(text, span);
  return shiftSpan({ start: span.end - words.trimStart().length, end: span.start + words.trimEnd().length }, by);
}

function isWithinWord(left: string, right: string): boolean {
  const seam = left.slice(-2) + right.slice(0, 2);
  return WORD_ENDS.test(left) && WORD_STARTS.test(right) && !UNPARTED.test(seam);
}

/** Where most hints agree to within half of `slack`, best first. One hint alone is chance. */
function likelyStarts(hints: readonly number[], slack: number): number[] {
  const width = slack >> 1;
  const votes = new Map<number, number>();
  for (const hint of hints) {
    const bucket = Math.floor(hint / width);
    votes.set(bucket, (votes.get(bucket) ?? 0) + 1);
  }
  const both = (bucket: number) => (votes.get(bucket) ?? 0) + (votes.get(bucket + 1) ?? 0);
  const ranked = [...votes.keys()].sort((a, b) => both(b) - both(a));
  const chosen: number[] = [];
  const least = Math.max(2, both(ranked[0] ?? 0) * 0.3);
  for (const bucket of ranked) {
    if (chosen.length === MOST_ALIGNED || both(bucket) < least) break;
    if (!chosen.some((other) => Math.abs(other - bucket) < 2)) chosen.push(bucket);
  }
  return chosen.map((bucket) => (bucket + 1) * width);
}
