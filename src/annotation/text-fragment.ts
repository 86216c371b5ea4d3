import { UNSPACED_LETTER } from "../engine/document/unspaced-scripts.ts";
import { runAtEnd } from "../engine/text-ends.ts";
import { withoutDirective } from "./page-url.ts";
import type { Selectors } from "./selectors.ts";

/** From this length on a quote is given by its first and last words: browsers and mail programs cut long addresses. */
const LONG = 300;

/** Up to this length a quote may stand in several places, so the words around it are added. */
const SHORT = 40;

/** How many words of a long quote, or of its context, are given; more if they do not tell. */
const FEW_WORDS = 5;

/**
 * The address that opens the page at the passage (https://wicg.github.io/scroll-to-text-fragment/). Browsers match whole
 * words only, and no part of the directive across a line break of the page, so both are seen to.
 */
export function textFragmentUrl(url: string, selectors: Selectors): string {
  const quote = inWholeWords(withBreaks(selectors));
  const lines = linesOf(quote.exact);
  const [first, last] = [lines[0], lines.at(-1)];
  const page = withoutDirective(url);
  if (first === undefined || last === undefined) return page;
  const isRange = lines.length > 1 || first.length >= LONG;
  const parts = isRange ? aroundShort(rangeParts(first, last), quote) : shortParts(first, quote);
  return `${page}${page.includes("#") ? "" : "#"}:~:text=${parts.join(",")}`;
}

interface Quote {
  readonly prefix: string;
  readonly exact: string;
  readonly suffix: string;
}

/**
 * The quote with a line break wherever the page has words that are not in it: words for screen readers alone, or over ruby
 * characters. Browsers find no part of a directive across such words either.
 */
function withBreaks([{ prefix, exact, suffix, gaps = [] }]: Selectors): Quote {
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
function inWholeWords({ prefix, exact, suffix }: Quote): Quote {
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
  const pieces = piecesOf(last);
  let few = FEW_WORDS * piecesPerWord(last);
  const tail = () => pieces.slice(-few).join("").trim();
  while (tail().length < last.length / 2 && last.indexOf(tail()) < last.length - tail().length) few++;
  return [encode(headOf(first, FEW_WORDS)), encode(tail())];
}

/** With less than this at an end of a range, in letters, the words around it are added. */
const FEW_LETTERS = 12;

function aroundShort([start = "", end = ""]: string[], { prefix, suffix }: Quote): string[] {
  const isShort = (part: string) => decodeURIComponent(part).length < FEW_LETTERS;
  const before = isShort(start) ? tailOf(lastLine(prefix), FEW_WORDS) : "";
  const after = isShort(end) ? headOf(firstLine(suffix), FEW_WORDS) : "";
  return [...(before ? [`${encode(before)}-`] : []), start, end, ...(after ? [`-${encode(after)}`] : [])];
}

function shortParts(line: string, { prefix, suffix }: Quote): string[] {
  if (line.length >= SHORT) return [encode(line)];
  const before = tailOf(lastLine(prefix), FEW_WORDS);
  const after = headOf(firstLine(suffix), FEW_WORDS);
  return [...(before ? [`${encode(before)}-`] : []), encode(line), ...(after ? [`-${encode(after)}`] : [])];
}

/** The context in the quote's own line, without the word that the 64 characters may have cut in two. */
function lastLine(prefix: string): string {
  const line = prefix.slice(Math.max(prefix.lastIndexOf("\n"), prefix.lastIndexOf("\r")) + 1);
  return (line.length === prefix.length ? piecesOf(line).slice(1).join("") : line).trim();
}

function firstLine(suffix: string): string {
  const line = suffix.split(/[\n\r]/, 1)[0] ?? "";
  return (line.length === suffix.length ? piecesOf(line).slice(0, -1).join("") : line).trim();
}

function headOf(line: string, words: number): string {
  return piecesOf(line)
    .slice(0, words * piecesPerWord(line))
    .join("")
    .trim();
}

function tailOf(line: string, words: number): string {
  return piecesOf(line)
    .slice(-words * piecesPerWord(line))
    .join("")
    .trim();
}

/** Made once, when first wanted: making one takes much longer than using it. */
let segmenter: Intl.Segmenter | undefined;

/** The line in words, each with the space after it; where no spaces part words, as the browser's own dictionary parts them. */
function piecesOf(line: string): string[] {
  if (!UNSPACED_LETTER.test(line)) return line.match(/\S+\s*|\s+/g) ?? [];
  segmenter ??= new Intl.Segmenter(undefined, { granularity: "word" });
  return Array.from(segmenter.segment(line), ({ segment }) => segment);
}

/** Words of a dictionary are short, and marks are counted with them. */
function piecesPerWord(line: string): number {
  return UNSPACED_LETTER.test(line) ? 3 : 1;
}

/** The hyphen, comma and ampersand part the directive; brackets and quotes would end a link in Markdown or HTML. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[-!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
