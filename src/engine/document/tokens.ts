import type { Span } from "../span.ts";

/** A word, number, punctuation character or clitic of a text. */
export interface Token extends Span {
  readonly text: string;
}

/**
 * Matches one token. The alternatives in order: one ideograph or kana; an abbreviation with dots and optional
 * hyphenated parts ("U.S.-Russia"); a possessive clitic; a number with separators ("2,500", "10:30"); a word with inner
 * hyphens and apostrophes ("al-Assad", "don't"), without a possessive 's; any other visible character.
 */
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:\p{L}\.){2,}(?:[-‐‑]\p{L}+)*|['’ʼ]s(?![\p{L}\p{M}\p{N}])|\p{N}+(?:[.,:]\p{N}+)*(?![\p{L}\p{M}\p{N}])|[\p{L}\p{M}\p{N}_]+(?:[-‐‑][\p{L}\p{M}\p{N}]+|['’ʼ](?!s(?![\p{L}\p{M}\p{N}]))[\p{L}\p{M}]+)*|\S/gu;

/** Returns the tokens of `text` in order. Every character except white space belongs to exactly one token. */
export function findTokens(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    tokens.push({ start: match.index, end: match.index + match[0].length, text: match[0] });
  }
  return tokens;
}
