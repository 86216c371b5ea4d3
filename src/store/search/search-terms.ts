import { UNSPACED_LETTER } from "../../engine/document/unspaced-scripts.ts";
import type { Span } from "../../engine/span.ts";
import { arabicForms, arabicStems } from "./arabic-forms.ts";

/** A word of a text as it is searched for: without case, accents and vowel signs. */
export interface TermToken extends Span {
  readonly term: string;
}

/** Soft hyphens, zero-width characters and direction marks part no word. */
const WORD = /[\p{L}\p{N}\p{M}\u0640]+(?:\p{Cf}+[\p{L}\p{N}\p{M}\u0640]+)*/gu;

const INVISIBLE = /\p{Cf}/u;

/** Persian and German put this within words that many write apart or without it. */
const NON_JOINER = /\u200c/;

/** Longer words are hardly searched for to their end, and would only fill the index. */
const MAX_TERM_LENGTH = 40;

const folded = new Map<string, string>();

/** Returns the words of a text in order, each in every form that it is found by. */
export function tokensOf(text: string): TermToken[] {
  const tokens: TermToken[] = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (UNSPACED_LETTER.test(word)) pushPairs(tokens, word, index);
    else pushForms(tokens, word, index);
  }
  return tokens;
}

/** Returns the different words of a search; the parts of "one-China" are two. */
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

/** Returns where the words of a search stand in a text, each as the beginning of a word; in order and apart. */
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

/** The word, without its prefixes too, and its parts where it is joined by what is not seen. */
function pushForms(tokens: TermToken[], word: string, index: number): void {
  const end = index + word.length;
  const whole = foldWord(word);
  if (whole === "") return;
  for (const term of arabicForms(whole)) {
    // With marks between the letters, how many characters a prefix takes is not known: then the whole word is the place.
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

/** A word without case, accents, vowel signs, stretchings and what is not seen. */
function foldWord(word: string): string {
  const known = folded.get(word);
  if (known !== undefined) return known;
  const term = word
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}\u0640]/gu, "")
    .toLowerCase()
    .slice(0, MAX_TERM_LENGTH);
  // The memory serves the building of an index, where few words are new; it is not to grow with the texts.
  if (folded.size > 50_000) folded.clear();
  folded.set(word, term);
  return term;
}

/** Every two neighbours, and the last character alone, so that each character begins a term. */
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
