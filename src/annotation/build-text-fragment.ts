import { UNSPACED_LETTER } from "../engine/document/unspaced-scripts.ts";
import { runAtEnd } from "../engine/text-ends.ts";
import { stripTextDirective } from "./page-url.ts";
import type { Selectors } from "./selectors.ts";

/** From this length on a quote is given by its first and last words: browsers and mail programs cut long addresses. */
const LONG_QUOTE_LENGTH = 300;

/** Up to this length a quote may stand in several places, so the words around it are added. */
const SHORT_QUOTE_LENGTH = 40;

/** How many words of a long quote, or of its context, are given; more if they do not tell. */
const CONTEXT_WORDS = 5;

/**
 * The address that opens the page at the passage (https://wicg.github.io/scroll-to-text-fragment/). Browsers match whole
 * words only, and no part of the directive across a line break of the page, so both are seen to.
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
 * The quote with a line break wherever the page has words that are not in it: words for screen readers alone, or over ruby
 * characters. Browsers find no part of a directive across such words either.
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

/** The quote with the rest of a word that it begins or ends in. */
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

/** First and last words. The last must not occur earlier in the last line, or the browser would stop there. */
function rangeParts(first: string, last: string): string[] {
  const words = splitWords(last);
  let few = CONTEXT_WORDS * segmentsPerWord(last);
  const tail = () => words.slice(-few).join("").trim();
  while (tail().length < last.length / 2 && last.indexOf(tail()) < last.length - tail().length) few++;
  return [encodeDirective(headOf(first, CONTEXT_WORDS)), encodeDirective(tail())];
}

/** With less than this at an end of a range, in letters, the words around it are added. */
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

/** The context in the quote's own line, without the word that the 64 characters may have cut in two. */
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

/** Made once, when first wanted: making one takes much longer than using it. */
let segmenter: Intl.Segmenter | undefined;

/** The line in words, each with the space after it; where no spaces part words, as the browser's own dictionary parts them. */
function splitWords(line: string): string[] {
  if (!UNSPACED_LETTER.test(line)) return line.match(/\S+\s*|\s+/g) ?? [];
  segmenter ??= new Intl.Segmenter(undefined, { granularity: "word" });
  return Array.from(segmenter.segment(line), ({ segment }) => segment);
}

/** Words of a dictionary are short, and marks are counted with them. */
function segmentsPerWord(line: string): number {
  return UNSPACED_LETTER.test(line) ? 3 : 1;
}

/** The hyphen, comma and ampersand part the directive; brackets and quotes would end a link in Markdown or HTML. */
function encodeDirective(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[-!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
