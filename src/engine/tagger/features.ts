import { findTokens, type Token } from "../document/tokens.ts";
import { verbClassOf } from "../languages/en/tagger-verb-classes.ts";
import { finish, type Sliced } from "../slices.ts";

/** The number of buckets into which prefixes and suffixes are hashed. */
export const AFFIX_BUCKETS = 1024;

/** The position of a token relative to quotation marks. */
export const QuoteState = { outside: 0, inside: 1, opening: 2, closing: 3 } as const;

/** The features of a text that the tagger uses. Each array has one entry per token. */
export interface TextFeatures {
  readonly tokens: readonly Token[];
  /**
   * Words in the spelling of the vocabulary: in lower case, with plain quotation marks and hyphens, and with zeros for
   * digits.
   */
  readonly words: readonly string[];
  readonly prefixes: Uint16Array;
  readonly suffixes: Uint16Array;
  readonly shapes: Uint8Array;
  readonly quotes: Uint8Array;
  /**
   * Bit 1: the token is the first of its paragraph. Bit 2: it is the last. Bit 4: the paragraph is the first of the
   * text.
   */
  readonly boundaries: Uint8Array;
  readonly verbClasses: Uint8Array;
  /** The index of the paragraph of each token, from 0. */
  readonly paragraphs: Int32Array;
}

const APOSTROPHES = /[’ʼ‘`]/g;
const DOUBLE_QUOTES = /[“”„«»]/g;
const HYPHENS = /[‐‑]/g;
const DIGITS = /\p{N}/gu;

/** Returns a token in the spelling of the vocabulary. */
export function normalizeWord(token: string): string {
  return token
    .toLowerCase()
    .replace(APOSTROPHES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .replace(HYPHENS, "-")
    .replace(DIGITS, "0");
}

/**
 * Returns the bucket of a prefix or suffix: FNV-1a over UTF-16 code units, so that the result is the same in every
 * JavaScript engine.
 */
export function hashAffix(affix: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < affix.length; i++) {
    hash = Math.imul(hash ^ affix.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0) % AFFIX_BUCKETS;
}

const ALL_CAPITALS = /^\p{Lu}[\p{Lu}\p{P}]+$/u;
const CAPITAL_FIRST = /^\p{Lu}/u;
const ANY_LETTER = /\p{L}/u;
const ANY_NUMBER = /\p{N}/u;

/**
 * Returns the shape of a token: 0 punctuation, 1 lower case, 2 first letter capital, 3 all capitals, 4 with digits, 5
 * with a capital inside.
 */
export function shapeOf(token: string): number {
  if (ANY_NUMBER.test(token)) return 4;
  if (!ANY_LETTER.test(token)) return 0;
  if (token.length > 1 && ALL_CAPITALS.test(token)) return 3;
  if (CAPITAL_FIRST.test(token)) return 2;
  return /\p{Lu}/u.test(token) ? 5 : 1;
}

/** Returns the index of the paragraph of each token. Every line that is not empty is a paragraph. */
function numberParagraphs(text: string, tokens: readonly Token[]): Int32Array {
  const paragraphs = new Int32Array(tokens.length);
  let paragraph = 0;
  tokens.forEach((token, i) => {
    const previous = tokens[i - 1];
    if (previous && /[\n\u2029]/.test(text.slice(previous.end, token.start))) paragraph++;
    paragraphs[i] = paragraph;
  });
  return paragraphs;
}

function findBoundaries(paragraphs: Int32Array): Uint8Array {
  return Uint8Array.from(paragraphs, (paragraph, i) => {
    const begins = i === 0 || paragraphs[i - 1] !== paragraph ? 1 : 0;
    const ends = paragraphs[i + 1] !== paragraph ? 2 : 0;
    return begins | ends | (paragraph === 0 ? 4 : 0);
  });
}

/** Returns the quotation state of each token. A quotation that is not closed ends at the end of its paragraph. */
function followQuotes(tokens: readonly Token[], boundaries: Uint8Array): Uint8Array {
  let isOpen = false;
  return Uint8Array.from(tokens, ({ text }, i) => {
    if ((boundaries[i] ?? 0) & 1) isOpen = false;
    const isToggle = text === '"' || text === "«" || text === "»";
    if (text === "“" || text === "„" || (isToggle && !isOpen)) {
      isOpen = true;
      return QuoteState.opening;
    }
    if (text === "”" || isToggle) {
      isOpen = false;
      return QuoteState.closing;
    }
    return isOpen ? QuoteState.inside : QuoteState.outside;
  });
}

/** Returns the features of a text. */
export function readFeatures(text: string): TextFeatures {
  return finish(readFeaturesInSlices(text));
}

/**
 * Does the same as `readFeatures` in slices, one for each kind of feature. In a long text each slice takes a few
 * milliseconds.
 */
export function* readFeaturesInSlices(text: string): Sliced<TextFeatures> {
  const tokens = findTokens(text);
  yield;
  const words = tokens.map((token) => normalizeWord(token.text));
  yield;
  const paragraphs = numberParagraphs(text, tokens);
  const boundaries = findBoundaries(paragraphs);
  yield;
  const prefixes = Uint16Array.from(words, (word) => hashAffix(`p${word.slice(0, 3)}`));
  yield;
  const suffixes = Uint16Array.from(words, (word) => hashAffix(`s${word.slice(-3)}`));
  yield;
  const shapes = Uint8Array.from(tokens, (token) => shapeOf(token.text));
  yield;
  const quotes = followQuotes(tokens, boundaries);
  yield;
  const verbClasses = Uint8Array.from(words, verbClassOf);
  yield;
  return { tokens, words, prefixes, suffixes, shapes, quotes, boundaries, verbClasses, paragraphs };
}
