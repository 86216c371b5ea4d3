import { UNSPACED_LETTER } from "../engine/document/unspaced-scripts.ts";
import { runAtEnd } from "../engine/text-ends.ts";
import { stripTextDirective } from "./page-url.ts";
import type { Selectors } from "./selectors.ts";

/**
 * From this length, in characters, a link gives only the first and last words of a quote: browsers and mail programs
 * truncate long URLs.
 */
const LONG_QUOTE_LENGTH = 300;

/** Below this length, in characters, a quote may occur several times, so a link also gives its context. */
const SHORT_QUOTE_LENGTH = 40;

/** Number of words taken from each end of a long quote and from the context. More are taken if these are ambiguous. */
const CONTEXT_WORDS = 5;

/**
 * Returns the URL that opens the page at the passage (https://wicg.github.io/scroll-to-text-fragment/). Browsers match
 * only whole words, and no part of the directive may span a line break of the page. The function therefore extends the
 * quote to whole words and splits it at line breaks.
 */
export function buildTextFragmentUrl(url: string, selectors: Selectors): string {
  const quote = extendToWholeWords(breakAtGaps(selectors));
  const lines = linesOf(quote.exact);
  const [first, last] = [lines[0], lines.at(-1)];
  const page = stripTextDirective(url);
  if (first === undefined || last === undefined) return page;
  const isRange = lines.length > 1 || first.length >= LONG_QUOTE_LENGTH;
  const parts = isRange ? rangeWithContext(rangeParts(first, last), quote) : quoteParts(first, quote);
  return `${page}${page.includes("#") ? "" : "#"}:~:text=${parts.join(",")}`;
}

interface QuoteWithContext {
  readonly prefix: string;
  readonly exact: string;
  readonly suffix: string;
}

/**
 * Inserts a line break into the quote wherever the page has text that is not part of it, such as text for screen
 * readers or ruby annotations. Browsers match no part of a directive across such text.
 */
function breakAtGaps([{ prefix, exact, suffix, gaps = [] }]: Selectors): QuoteWithContext {
  const cut = (text: string, start: number) => {
    const inside = gaps.map((at) => at - start).filter((at) => at >= 0 && at <= text.length);
    const edges = [0, ...inside, text.length];
    return edges
      .slice(1)
      .map((end, n) => text.slice(edges[n], end))
      .join("\n");
  };
  return { prefix: cut(prefix, -prefix.length), exact: cut(exact, 0), suffix: cut(suffix, exact.length) };
}

/** Extends the quote to whole words if it begins or ends within a word. */
function extendToWholeWords({ prefix, exact, suffix }: QuoteWithContext): QuoteWithContext {
  const head = /^[\p{L}\p{M}\p{N}]/u.test(exact) && !UNSPACED_LETTER.test(exact.slice(0, 2)) ? wordAtEnd(prefix) : "";
  const tail = /[\p{L}\p{M}\p{N}]$/u.test(exact) && !UNSPACED_LETTER.test(exact.slice(-2)) ? wordAtStart(suffix) : "";
  return {
    prefix: prefix.slice(0, prefix.length - head.length),
    exact: head + exact + tail,
    suffix: suffix.slice(tail.length),
  };
}

function wordAtEnd(text: string): string {
  return runAtEnd(text, /[\p{L}\p{M}\p{N}]/u);
}

function wordAtStart(text: string): string {
  return /^[\p{L}\p{M}\p{N}]*/u.exec(text)?.[0] ?? "";
}

function linesOf(text: string): string[] {
  return text
    .split(/[\n\r\u2028\u2029]+/)
    .map((line) => line.replace(/[ \t\f\v]+/g, " ").trim())
    .filter((line) => line !== "");
}

/**
 * Returns the first and last words of a quote. The last words must not occur earlier in the last line, because the
 * browser would end the range there.
 */
function rangeParts(first: string, last: string): string[] {
  const words = splitWords(last);
  let count = CONTEXT_WORDS * segmentsPerWord(last);
  const tail = () => words.slice(-count).join("").trim();
  while (tail().length < last.length / 2 && last.indexOf(tail()) < last.length - tail().length) count++;
  return [encodeDirective(headOf(first, CONTEXT_WORDS)), encodeDirective(tail())];
}

/** If the text at one end of a range is shorter than this, in characters, its context is added. */
const MIN_END_LENGTH = 12;

function rangeWithContext([start = "", end = ""]: string[], { prefix, suffix }: QuoteWithContext): string[] {
  const isShort = (part: string) => decodeURIComponent(part).length < MIN_END_LENGTH;
  const before = isShort(start) ? tailOf(lastLine(prefix), CONTEXT_WORDS) : "";
  const after = isShort(end) ? headOf(firstLine(suffix), CONTEXT_WORDS) : "";
  return [
    ...(before ? [`${encodeDirective(before)}-`] : []),
    start,
    end,
    ...(after ? [`-${encodeDirective(after)}`] : []),
  ];
}

function quoteParts(line: string, { prefix, suffix }: QuoteWithContext): string[] {
  if (line.length >= SHORT_QUOTE_LENGTH) return [encodeDirective(line)];
  const before = tailOf(lastLine(prefix), CONTEXT_WORDS);
  const after = headOf(firstLine(suffix), CONTEXT_WORDS);
  return [
    ...(before ? [`${encodeDirective(before)}-`] : []),
    encodeDirective(line),
    ...(after ? [`-${encodeDirective(after)}`] : []),
  ];
}

/** Returns the context on the quote's own line, without the word that the limit of 64 characters may have truncated. */
function lastLine(prefix: string): string {
  const line = prefix.slice(Math.max(prefix.lastIndexOf("\n"), prefix.lastIndexOf("\r")) + 1);
  return (line.length === prefix.length ? splitWords(line).slice(1).join("") : line).trim();
}

function firstLine(suffix: string): string {
  const line = suffix.split(/[\n\r]/, 1)[0] ?? "";
  return (line.length === suffix.length ? splitWords(line).slice(0, -1).join("") : line).trim();
}

function headOf(line: string, words: number): string {
  return splitWords(line)
    .slice(0, words * segmentsPerWord(line))
    .join("")
    .trim();
}

function tailOf(line: string, words: number): string {
  return splitWords(line)
    .slice(-words * segmentsPerWord(line))
    .join("")
    .trim();
}

/** Created on first use, because creating a segmenter takes much longer than using it. */
let segmenter: Intl.Segmenter | undefined;

/**
 * Splits a line into words, each with the white space after it. In scripts without spaces, uses the browser's
 * dictionary.
 */
function splitWords(line: string): string[] {
  if (!UNSPACED_LETTER.test(line)) return line.match(/\S+\s*|\s+/g) ?? [];
  segmenter ??= new Intl.Segmenter(undefined, { granularity: "word" });
  return Array.from(segmenter.segment(line), ({ segment }) => segment);
}

/** Dictionary segments are short and include punctuation, so three of them count as one word. */
function segmentsPerWord(line: string): number {
  return UNSPACED_LETTER.test(line) ? 3 : 1;
}

/**
 * Percent-encodes one part of a text directive. Hyphens, commas and ampersands separate the parts; brackets and
 * quotation marks would end a link in Markdown or HTML.
 */
function encodeDirective(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[-!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
