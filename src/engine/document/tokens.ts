import type { Span } from "../span.ts";

/** A word, number, mark or clitic of a text. */
export interface Token extends Span {
  readonly text: string;
}

/**
 * One token a match, tried in this order: an ideograph or kana by itself; a dotted abbreviation, also with a hyphened
 * tail ("U.S.-Russia"); the possessive clitic; a number with its separators ("2,500", "10:30"); a word with inner
 * hyphens and apostrophes ("al-Assad", "don't"), cut before a possessive 's; any other visible character.
 */
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:\p{L}\.){2,}(?:[-‐‑]\p{L}+)*|['’ʼ]s(?![\p{L}\p{M}\p{N}])|\p{N}+(?:[.,:]\p{N}+)*(?![\p{L}\p{M}\p{N}])|[\p{L}\p{M}\p{N}_]+(?:[-‐‑][\p{L}\p{M}\p{N}]+|['’ʼ](?!s(?![\p{L}\p{M}\p{N}]))[\p{L}\p{M}]+)*|\S/gu;

/** The tokens of `text` in order, without white space; every other character belongs to exactly one token. */
export function findTokens(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    tokens.push({ start: match.index, end: match.index + match[0].length, text: match[0] });
  }
  return tokens;
}
