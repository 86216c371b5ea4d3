import { findTokens, type Token } from "../document/tokens.ts";
import { verbClassOf } from "../languages/en/reporting-verb-classes.ts";
import { finish, type Sliced } from "../slices.ts";

/** How many buckets the hashed beginnings and endings of words share. */
export const AFFIX_BUCKETS = 1024;
export const SHAPE_COUNT = 6;
export const QUOTE_STATE_COUNT = 4;
export const BOUNDARY_COUNT = 8;

/** Where a token stands to quotation marks. */
export const QuoteState = { outside: 0, inside: 1, opening: 2, closing: 3 } as const;

/** What the tagger sees of a text: one entry a token in each array. */
export interface TextFeatures {
  readonly tokens: readonly Token[];
  /** Lower-cased words with plain quotes, hyphens and zeros for digits: the vocabulary's spelling. */
  readonly words: readonly string[];
  readonly prefixes: Uint16Array;
  readonly suffixes: Uint16Array;
  readonly shapes: Uint8Array;
  readonly quotes: Uint8Array;
  /** Bit 1 begins a paragraph, bit 2 ends one, bit 4 stands in the first. */
  readonly boundaries: Uint8Array;
  readonly verbClasses: Uint8Array;
  /** The number of the token's paragraph, from 0. */
  readonly paragraphs: Int32Array;
}

const APOSTROPHES = /[’ʼ‘`]/g;
const DOUBLE_QUOTES = /[“”„«»]/g;
const HYPHENS = /[‐‑]/g;
const DIGITS = /\p{N}/gu;

/** The vocabulary's spelling of a token. */
export function normalizeWord(token: string): string {
  return token
    .toLowerCase()
    .replace(APOSTROPHES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .replace(HYPHENS, "-")
    .replace(DIGITS, "0");
}

/** FNV-1a over UTF-16 units: the same bucket in every engine. */
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

/** 0 mark, 1 lower case, 2 capital first, 3 all capitals, 4 with digits, 5 capital inside. */
export function shapeOf(token: string): number {
  if (ANY_NUMBER.test(token)) return 4;
  if (!ANY_LETTER.test(token)) return 0;
  if (token.length > 1 && ALL_CAPITALS.test(token)) return 3;
  if (CAPITAL_FIRST.test(token)) return 2;
  return /\p{Lu}/u.test(token) ? 5 : 1;
}

/** Paragraphs are lines: the number of line feeds before each token, empty lines not counted. */
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

/** Quotations are followed from mark to mark; one left open runs to its paragraph's end. */
function followQuotes(tokens: readonly Token[], boundaries: Uint8Array): Uint8Array {
  let isOpen = false;
  return Uint8Array.from(tokens, ({ text }, i) => {
    if ((boundaries[i] ?? 0) & 1) isOpen = false;
    const toggles = text === '"' || text === "«" || text === "»";
    if (text === "“" || text === "„" || (toggles && !isOpen)) {
      isOpen = true;
      return QuoteState.opening;
    }
    if (text === "”" || toggles) {
      isOpen = false;
      return QuoteState.closing;
    }
    return isOpen ? QuoteState.inside : QuoteState.outside;
  });
}

/** What the tagger sees of `text`. */
export function readFeatures(text: string): TextFeatures {
  return finish(readFeaturesInSlices(text));
}

/** The same in slices, one for each kind of feature: of a long text each takes some milliseconds. */
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
