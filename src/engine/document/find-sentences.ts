import { firstIndexWhere } from "../binary-search.ts";
import { ABBREVIATIONS } from "../languages/en/abbreviations.ts";
import { ABBREVIATION_AT_END, NUMBER } from "../languages/en/sentence-patterns.ts";
import type { Span } from "../span.ts";
import { findQuotations } from "./find-quotations.ts";

/** A sentence, the number of its paragraph, and the quotations that overlap it. */
export interface Sentence extends Span {
  /** The index among the non-empty lines, starting at 0. */
  readonly paragraph: number;
  readonly quotations: readonly Span[];
}

/**
 * Maximum length of the segmenter's input in UTF-16 units. It keeps the time linear, and no real paragraph is longer.
 */
const MAX_SEGMENTER_INPUT = 20_000;

/**
 * Maximum length of a sentence in UTF-16 units. Longer ones are lists or not natural language, and are split to limit
 * the work on them.
 */
const MAX_SENTENCE_LENGTH = 8_000;

const ABBREVIATED: ReadonlySet<string> = new Set(ABBREVIATIONS);
const SEGMENTER = new Intl.Segmenter("en", { granularity: "sentence" });

/** Returns the sentences of `text` in text order. A line break always ends a sentence. */
export function findSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  const paragraphs = findParagraphs(text);
  for (const [count, paragraph] of paragraphs.entries()) {
    const quotations = findQuotations(text, paragraph, paragraphs[count + 1]);
    let next = 0;
    for (const span of sentencesIn(text, afterNumber(text, paragraph), quotations)) {
      while (next < quotations.length && (quotations[next]?.end ?? 0) <= span.start) next++;
      let last = next;
      while (last < quotations.length && (quotations[last]?.start ?? 0) < span.end) last++;
      sentences.push({ ...span, paragraph: count, quotations: quotations.slice(next, last) });
    }
  }
  return sentences;
}

function afterNumber(text: string, paragraph: Span): Span {
  const number = NUMBER.exec(text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 12)));
  return { start: paragraph.start + (number?.[0].length ?? 0), end: paragraph.end };
}

/** Returns the lines that contain more than white space, trimmed. */
export function findParagraphs(text: string): Span[] {
  const spans: Span[] = [];
  for (let start = 0; start <= text.length; ) {
    const cut = text.indexOf("\n", start);
    const end = cut < 0 ? text.length : cut;
    const span = trim(text, { start, end });
    if (span.end > span.start) spans.push(span);
    start = end + 1;
  }
  return spans;
}

function sentencesIn(text: string, paragraph: Span, quotations: readonly Span[]): Span[] {
  const spans: Span[] = [];
  let start = paragraph.start;
  for (const end of boundariesIn(text, paragraph)) {
    if (end < paragraph.end && end - start < MAX_SENTENCE_LENGTH && !isSentenceEnd(text, start, end, quotations))
      continue;
    for (; start < end; start = pieceEnd(text, start, end, MAX_SENTENCE_LENGTH)) {
      const span = trim(text, { start, end: pieceEnd(text, start, end, MAX_SENTENCE_LENGTH) });
      if (span.end > span.start) spans.push(span);
    }
  }
  return spans;
}

function boundariesIn(text: string, paragraph: Span): number[] {
  const ends: number[] = [];
  for (let from = paragraph.start; from < paragraph.end; ) {
    const to = pieceEnd(text, from, paragraph.end, MAX_SEGMENTER_INPUT);
    for (const segment of SEGMENTER.segment(text.slice(from, to)))
      ends.push(from + segment.index + segment.segment.length);
    from = to;
  }
  return ends;
}

/**
 * Returns the end of a piece of at most `longest` UTF-16 units. It ends after a space if there is one, and never inside
 * a surrogate pair.
 */
function pieceEnd(text: string, from: number, limit: number, longest: number): number {
  if (limit - from <= longest) return limit;
  const space = text.slice(from, from + longest).lastIndexOf(" ");
  if (space > 0) return from + space + 1;
  const split = /[\uDC00-\uDFFF]/.test(text[from + longest] ?? "");
  return from + longest - (split ? 1 : 0);
}

/**
 * Returns whether a boundary found by the segmenter ends a sentence: not after an abbreviation, before a lower-case
 * letter or inside a quotation.
 */
function isSentenceEnd(text: string, start: number, end: number, quotations: readonly Span[]): boolean {
  const before = text.slice(Math.max(start, end - 40), end).trimEnd();
  const after = text.slice(end, end + 40).trimStart();
  if (/^[\p{Ll},;)]/u.test(after) && !/^\p{Ll}-/u.test(after)) return false;
  if (isInside(quotations, end)) return false;
  const word = before.split(/\s/u).at(-1) ?? "";
  if (word.length < 2 || !word.endsWith(".")) return true;
  const last = word
    .slice(0, -1)
    .toLowerCase()
    .replace(/^[("“]+/, "")
    .replace(/^.*[-‐‑–](?=\p{L}\.)/u, "");
  if (/^\p{L}$/u.test(last) && last !== "i") return false;
  return (
    !ABBREVIATED.has(last) || (ABBREVIATION_AT_END.test(last) && /^(?:The|He|She|They|It|In|On|At|Both)\s/.test(after))
  );
}

/** Returns whether `at` is strictly inside one of the sorted spans. */
function isInside(spans: readonly Span[], at: number): boolean {
  const span = spans[firstIndexWhere(0, spans.length, (index) => (spans[index]?.end ?? 0) > at)];
  return span !== undefined && span.start < at && at < span.end;
}

function trim(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/u.test(text[start] ?? "")) start++;
  while (end > start && /\s/u.test(text[end - 1] ?? "")) end--;
  return { start, end };
}
