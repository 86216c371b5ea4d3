import type { Span } from "../../text/span.ts";

/** A word of a text as it is searched for: without case, accents and vowel signs. */
export interface Token extends Span {
  readonly term: string;
}

const WORDS = /[\p{L}\p{N}\p{M}\u0640]+/gu;

/** Scripts that do not part words by spaces. They are searched for by pairs of characters. */
const UNPARTED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Longer words are hardly searched for to their end, and would only fill the index. */
const LONGEST = 40;

const folded = new Map<string, string>();

/** The words of a text in order. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const { 0: word, index } of text.matchAll(WORDS)) {
    if (UNPARTED.test(word)) pushPairs(tokens, word, index);
    else {
      const term = foldWord(word);
      if (term !== "") tokens.push({ term, start: index, end: index + word.length });
    }
  }
  return tokens;
}

/** The different words of a search; the parts of "one-China" are two. */
export function termsOf(words: string): string[] {
  return [...new Set(tokensOf(words).map(({ term }) => term))];
}

/** Where the words of a search stand in a text, each as the beginning of a word; in order and apart. */
export function findHits(text: string, terms: readonly string[]): Span[] {
  if (terms.length === 0) return [];
  const hits: { start: number; end: number }[] = [];
  for (const { term, start, end } of tokensOf(text)) {
    const found = terms.find((one) => term.startsWith(one));
    if (found === undefined) continue;
    const stop = term.length === end - start ? start + found.length : end;
    const last = hits.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, stop);
    else hits.push({ start, end: stop });
  }
  return hits;
}

/** A word without case, accents, vowel signs and stretchings. */
function foldWord(word: string): string {
  const known = folded.get(word);
  if (known !== undefined) return known;
  const term = word
    .normalize("NFKD")
    .replace(/[\p{M}\u0640]/gu, "")
    .toLowerCase()
    .slice(0, LONGEST);
  // The memory serves the building of an index, where few words are new; it is not to grow with the texts.
  if (folded.size > 50_000) folded.clear();
  folded.set(word, term);
  return term;
}

/** Every two neighbours, and the last character alone, so that each character begins a term. */
function pushPairs(tokens: Token[], word: string, index: number): void {
  const characters = [...word];
  let at = index;
  characters.forEach((character, n) => {
    const pair = character + (characters[n + 1] ?? "");
    tokens.push({ term: foldWord(pair), start: at, end: at + pair.length });
    at += character.length;
  });
}
