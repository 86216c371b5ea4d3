import { UNSPACED_LETTER } from "../../engine/document/unspaced-scripts.ts";
import type { Span } from "../../engine/span.ts";
import { arabicForms, arabicStems } from "./arabic-forms.ts";

/** A word of a text in its normalized form, without case, accents and vowel signs. */
export interface TermToken extends Span {
  readonly term: string;
}

/** Soft hyphens, zero-width characters and direction marks do not end a word. */
const WORD = /[\p{L}\p{N}\p{M}\u0640]+(?:\p{Cf}+[\p{L}\p{N}\p{M}\u0640]+)*/gu;

const INVISIBLE = /\p{Cf}/u;

/**
 * Persian and German use the zero-width non-joiner within words that are often also written separately or without it.
 */
const NON_JOINER = /\u200c/;

/** Longer words are cut: few searches need their ends, and they would enlarge the index. */
const MAX_TERM_LENGTH = 40;

/**
 * Latin letters that Unicode does not decompose, and how they are written without them (Unicode CLDR, Latin-ASCII).
 */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ħ: "h",
  ı: "i",
  ŧ: "t",
};
const LETTERS_WITHOUT_DECOMPOSITION = /[ßæœøłđðþħıŧ]/g;

const folded = new Map<string, string>();

/** Returns the words of a text in order, each in every form under which it is indexed. */
export function tokensOf(text: string): TermToken[] {
  const tokens: TermToken[] = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (UNSPACED_LETTER.test(word)) pushPairs(tokens, word, index);
    else pushForms(tokens, word, index);
  }
  return tokens;
}

/** Returns the distinct words of a search. A compound such as "one-China" gives two. */
export function searchTermsOf(words: string): string[] {
  const terms = new Set<string>();
  for (const { 0: word } of words.matchAll(WORD)) {
    const own: TermToken[] = [];
    if (UNSPACED_LETTER.test(word)) pushPairs(own, word, 0);
    for (const term of own.length > 0 ? own.map(({ term }) => term) : [foldWord(word)])
      if (term !== "") terms.add(term);
  }
  return [...terms];
}

/**
 * Returns the spans of the search words in a text, each matched as the prefix of a word; sorted and without overlaps.
 */
export function findMatches(text: string, terms: readonly string[]): Span[] {
  if (terms.length === 0) return [];
  const sought = terms.flatMap(arabicStems);
  const hits: { start: number; end: number }[] = [];
  for (const { term, start, end } of tokensOf(text)) {
    const found = sought.find((one) => term.startsWith(one));
    if (found === undefined) continue;
    const stop = term.length === end - start ? start + found.length : end;
    const last = hits.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, stop);
    else hits.push({ start, end: stop });
  }
  return hits;
}

/** Adds the word, its forms without Arabic prefixes, and its parts if it contains invisible joiners. */
function pushForms(tokens: TermToken[], word: string, index: number): void {
  const end = index + word.length;
  const whole = foldWord(word);
  if (whole === "") return;
  for (const term of arabicForms(whole)) {
    // If the word contains combining marks, the length of a prefix in the text is unknown, and the whole word is the
    // span.
    const start = whole.length === word.length ? end - term.length : index;
    tokens.push({ term, start, end });
  }
  if (!NON_JOINER.test(word)) return;
  let at = index;
  for (const part of word.split(NON_JOINER)) {
    const term = foldWord(part);
    if (at > index && term !== "") tokens.push({ term, start: at, end: at + part.length });
    at += part.length + 1;
  }
}

/** Returns a word without case, accents, special Latin letters, vowel signs, tatweel and invisible characters. */
function foldWord(word: string): string {
  const known = folded.get(word);
  if (known !== undefined) return known;
  const term = word
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}\u0640]/gu, "")
    .toLowerCase()
    .replace(LETTERS_WITHOUT_DECOMPOSITION, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .slice(0, MAX_TERM_LENGTH);
  // The cache speeds up the building of an index, where most words repeat. Its size is limited.
  if (folded.size > 50_000) folded.clear();
  folded.set(word, term);
  return term;
}

/** Adds every pair of neighbouring characters and the last character alone, so that every character begins a term. */
function pushPairs(tokens: TermToken[], word: string, index: number): void {
  const characters: { readonly character: string; readonly start: number; readonly end: number }[] = [];
  let at = index;
  for (const character of word) {
    const start = at;
    at += character.length;
    if (!INVISIBLE.test(character)) characters.push({ character, start, end: at });
  }
  characters.forEach(({ character, start, end }, n) => {
    const next = characters[n + 1];
    tokens.push({ term: foldWord(character + (next?.character ?? "")), start, end: next?.end ?? end });
  });
}
