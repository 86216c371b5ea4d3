import { overlaps, type Span } from "../engine/span.ts";
import {
  CONTEXT_LENGTH,
  findExactMatches,
  findSimilarMatches,
  MAX_CANDIDATES,
  MAX_EXACT,
  type PassageCandidate,
  type Quote,
} from "./find-candidates.ts";
import { trimParts, withFirstLetterCaseSwapped } from "./normalize-characters.ts";
import { normalizeText } from "./normalize-text.ts";
import { rankCandidates } from "./rank-candidates.ts";
import { indexText, type TextIndex } from "./text-index.ts";

/**
 * Minimum length of a passage with its context, in characters, to serve as evidence by itself. A shorter text may occur
 * anywhere.
 */
const MIN_IDENTIFYING_LENGTH = 24;

/** The text of a passage and its context on both sides (W3C Web Annotation). */
export interface TextQuoteSelector {
  readonly type: "TextQuoteSelector";
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  /**
   * Positions in or beside the passage where the page has text that is not part of its collected text, such as text for
   * screen readers: offsets from the start of `exact`, negative in `prefix`. This is not part of the W3C model; it
   * makes links that browsers can match.
   */
  readonly gaps?: readonly number[];
}

/** The position of the passage in the page's text: UTF-16 code units, `end` excluded (W3C Web Annotation). */
export interface TextPositionSelector {
  readonly type: "TextPositionSelector";
  readonly start: number;
  readonly end: number;
}

/** The stored description of a passage: its text, and its position to distinguish equal passages. */
export type Selectors = readonly [TextQuoteSelector, TextPositionSelector];

/** A passage that was located: unchanged, at another position, or with changed text. */
export interface FoundPassage {
  readonly state: "exact" | "moved" | "changed";
  readonly span: Span;
}

/** A passage with several similar candidates, the one nearest to its old position first. */
export interface AmbiguousPassage {
  readonly state: "ambiguous";
  readonly candidates: readonly Span[];
}

/** A passage that was not found. */
export interface OrphanedPassage {
  readonly state: "orphaned";
}

export type Located = FoundPassage | AmbiguousPassage | OrphanedPassage;

/**
 * Adds to the selectors the positions in and beside the passage where the page has other text. `offsets` are positions
 * in the page's text.
 */
export function withGaps([quote, position]: Selectors, offsets: readonly number[]): Selectors {
  const gaps = offsets
    .map((at) => at - position.start)
    .filter((at) => at >= -quote.prefix.length && at <= quote.exact.length + quote.suffix.length);
  return gaps.length === 0 ? [quote, position] : [{ ...quote, gaps }, position];
}

/** Returns the selectors of a span of `text`. `locate` finds the span again. */
export function describe(text: string, span: Span): Selectors {
  const from = characterBoundary(text, Math.max(0, span.start - CONTEXT_LENGTH), 1);
  const to = characterBoundary(text, Math.min(text.length, span.end + CONTEXT_LENGTH), -1);
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
 * Locates the passage in a text that may have changed since `describe`: at its old position, elsewhere, or with changed
 * text. Several similar candidates give "ambiguous", never one of them. To locate many passages in one text, pass an
 * index.
 */
export function locate(textOrIndex: string | TextIndex, selectors: Selectors): Located {
  const index = typeof textOrIndex === "string" ? indexText(textOrIndex) : textOrIndex;
  if (isUntouched(index.text, selectors)) return { state: "exact", span: spanOf(selectors) };
  const passage = buildQuery(index, selectors);
  if (passage.core === "") return { state: "orphaned" };
  const located = locateExact(passage) ?? locateSimilar(passage);
  return "span" in located ? located : (locateInParagraph(passage) ?? located);
}

/**
 * Returns the span of a located passage, also if it is the only candidate of an ambiguous one: it is better to show a
 * note at the only similar place than nowhere. Returns undefined if there is no candidate or more than one.
 */
export function solePlace(located: Located): Span | undefined {
  if (located.state === "orphaned") return undefined;
  if (located.state !== "ambiguous") return located.span;
  return located.candidates.length === 1 ? located.candidates[0] : undefined;
}

/** Returns `at`, shifted by `by` if it is within a surrogate pair. */
function characterBoundary(text: string, at: number, by: 1 | -1): number {
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

/** A passage to locate, with the selectors that describe it. */
interface LocateQuery extends Quote {
  readonly selectors: Selectors;
}

function buildQuery(index: TextIndex, selectors: Selectors): LocateQuery {
  const [{ prefix, exact, suffix }] = selectors;
  const { lead, core, trail } = trimParts(exact);
  // White space at the far ends is not evidence, and other programs include a page's indentation.
  const [before, after] = [normalizeText(prefix + lead).trimStart(), normalizeText(trail + suffix).trimEnd()];
  return { index, selectors, before, core: normalizeText(core), after };
}

/**
 * Locates the passage with all its context, if that is sufficient. Of several matches, returns the one at the old
 * position.
 */
function locateExact(query: LocateQuery): Located | undefined {
  const { index, before, core, after } = query;
  if (before.length + core.length + after.length < MIN_IDENTIFYING_LENGTH) return undefined;
  const variants = [core, withFirstLetterCaseSwapped(core)].filter((variant) => variant !== undefined);
  const starts = variants.flatMap((variant) => index.occurrencesOf(before + variant + after, MAX_EXACT) ?? []);
  const matches = starts.map((at) => ({ start: at + before.length, end: at + before.length + core.length }));
  const spans = matches.map((match) => textSpan(query, match));
  const old = spanOf(query.selectors).start;
  const span = spans.length === 1 ? spans[0] : spans.find(({ start }) => start === old);
  if (span) return { state: span.start === old ? "exact" : "moved", span };
  return spans.length > 0 ? ambiguousPassage(query, spans) : undefined;
}

/** Characters of a paragraph, in and around a passage, that identify the paragraph when it has moved. */
const MIN_PARAGRAPH_LENGTH = 40;

/** Characters of the paragraphs before and after that show that the rest of the article is still there. */
const MIN_NEIGHBOUR_LENGTH = 16;

/**
 * N-grams of the paragraph that occur nowhere else. Without this minimum, 4 of 6,000 edited passages were found at a
 * wrong place, because paragraphs shared phrases.
 */
const MIN_RARE_NGRAMS = 24;

/**
 * Locates a short passage whose paragraph was moved as a whole: what is known of its own paragraph occurs once, and so
 * does the end or the beginning of a paragraph that was beside it. Without that neighbour the passage may be gone, and
 * what is left a standing phrase of another article.
 */
function locateInParagraph(query: LocateQuery): FoundPassage | undefined {
  const [{ prefix, exact, suffix }] = query.selectors;
  const { lead, trail } = trimParts(exact);
  const [from, to] = [prefix.lastIndexOf("\n"), suffix.indexOf("\n")];
  if ((from < 0 && to < 0) || exact.includes("\n")) return undefined;
  const before = normalizeText(prefix.slice(from + 1) + lead).trimStart();
  const after = normalizeText(trail + suffix.slice(0, to < 0 ? suffix.length : to)).trimEnd();
  const paragraph = before + query.core + after;
  if (paragraph.length < MIN_PARAGRAPH_LENGTH || paragraph.length === query.core.length) return undefined;
  const neighbours = [from < 0 ? "" : prefix.slice(0, from), to < 0 ? "" : suffix.slice(to)];
  if (!neighbours.some((one) => occursOnce(query.index, normalizeText(one).trim(), MIN_NEIGHBOUR_LENGTH)))
    return undefined;
  const [start, ...others] = query.index.occurrencesOf(paragraph, 2) ?? [];
  if (start === undefined || others.length > 0) return undefined;
  const { here, elsewhere } = query.index.ngramStats(paragraph, { start, end: start + paragraph.length });
  if (here < MIN_RARE_NGRAMS || here < 3 * elsewhere) return undefined;
  const at = start + before.length;
  return { state: "moved", span: textSpan(query, { start: at, end: at + query.core.length }) };
}

function occursOnce(index: TextIndex, text: string, least: number): boolean {
  return text.length >= least && index.occurrencesOf(text, 2)?.length === 1;
}

/** Locates the passage with part of its context, or with changed text. */
function locateSimilar(query: LocateQuery): Located {
  const old = spanOf(query.selectors).start;
  const exact = findExactMatches(query).map((candidate) => ({
    ...candidate,
    isUnmoved: textSpan(query, candidate).start === old,
  }));
  const similar = findSimilarMatches(query).filter((candidate) => !exact.some((other) => overlaps(candidate, other)));
  const { found, candidates } = rankCandidates(query, [...exact, ...similar]);
  if (found) return toFoundPassage(query, found);
  if (candidates.length === 0) return { state: "orphaned" };
  return ambiguousPassage(
    query,
    candidates.map((candidate) => textSpan(query, candidate)),
  );
}

function toFoundPassage(query: LocateQuery, candidate: PassageCandidate): FoundPassage {
  const span = textSpan(query, candidate);
  if (candidate.similarity < 1) return { state: "changed", span };
  return { state: span.start === spanOf(query.selectors).start ? "exact" : "moved", span };
}

function ambiguousPassage({ selectors }: LocateQuery, spans: readonly Span[]): AmbiguousPassage {
  const { start } = spanOf(selectors);
  const candidates = spans.toSorted((a, b) => Math.abs(a.start - start) - Math.abs(b.start - start));
  return { state: "ambiguous", candidates: candidates.slice(0, MAX_CANDIDATES) };
}

/**
 * Converts a match to a span of the original text, including the quote's own surrounding white space if it is still
 * there.
 */
function textSpan({ index, selectors }: LocateQuery, match: Span): Span {
  const span = index.spanOf(match.start, match.end);
  const { lead, trail } = trimParts(selectors[0].exact);
  return {
    start: index.text.endsWith(lead, span.start) ? span.start - lead.length : span.start,
    end: index.text.startsWith(trail, span.end) ? span.end + trail.length : span.end,
  };
}
