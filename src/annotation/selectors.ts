import { overlaps, type Span } from "../text/span.ts";
import { CONTEXT, findAlike, findEqual, MOST_COMPARED, MOST_EQUAL, type Passage, type Place } from "./find-places.ts";
import { edgesOf, indexText, normalText, type TextIndex } from "./text-index.ts";

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

/** A passage searched for, with the selectors that it comes from. */
interface Sought extends Passage {
  readonly selectors: Selectors;
}

function readPassage(index: TextIndex, selectors: Selectors): Sought {
  const [{ prefix, exact, suffix }] = selectors;
  const { lead, core, trail } = edgesOf(exact);
  const [before, after] = [normalText(prefix + lead), normalText(trail + suffix)];
  return { index, selectors, before, core: normalText(core), after };
}

/** Words and context together; the words count twice. */
function scoreOf(place: Place): number {
  return (2 * place.words + place.context) / 3;
}

/** The passage with all its context, if that is enough to tell. */
function locateWhole(passage: Sought): Located | undefined {
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
function locateLikely(passage: Sought): Located {
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
function choose(passage: Sought, places: readonly Place[]): Located {
  const found = places.map((place) => ({ place, span: textSpan(passage, place) }));
  const { start } = spanOf(passage.selectors);
  const only =
    found.length === 1 ? found[0] : found.find(({ place, span }) => place.words === 1 && span.start === start);
  if (only) return { state: stateOf(only.place, only.span, start), span: only.span };
  const candidates = found
    .map(({ span }) => span)
    .sort((a, b) => Math.abs(a.start - start) - Math.abs(b.start - start));
  return { state: "ambiguous", candidates: candidates.slice(0, MOST_COMPARED) };
}

function stateOf({ words }: Place, span: Span, start: number): FoundPassage["state"] {
  if (words < 1) return "changed";
  return span.start === start ? "exact" : "moved";
}

/** The span in the text itself, with the quote's own white space at the ends where it is still there. */
function textSpan({ index, selectors }: Sought, place: Span): Span {
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
