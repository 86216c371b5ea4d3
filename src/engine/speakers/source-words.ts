import { isGroupNoun, isOfficeNoun } from "../attribution/office-words.ts";
import { isConjunction, isPunctuation, lowerAt, type SentenceToken } from "../document/sentence-tokens.ts";
import { INSTITUTIONS } from "../languages/en/speaker-patterns.ts";
import type { Span } from "../span.ts";

/** Returns the span of some tokens in a row. */
export function spanOfWords(words: readonly SentenceToken[]): Span {
  return { start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 };
}

/** Returns the last word before the first preposition, comma or "and their" ("the leaders and their teams"). */
export function headOf(words: readonly SentenceToken[]): SentenceToken | undefined {
  let head: SentenceToken | undefined;
  for (const [at, word] of words.entries()) {
    if (isConjunction(word) && /^(?:his|her|their)$/.test(lowerAt(words, at + 1))) break;
    if (/^(?:of|for|in|from|to|at|on)$/.test(word.lower) || isPunctuation(word)) break;
    head = word;
  }
  return head;
}

/** Returns whether the words are a list without "and", as a headline has: there each part is a party of its own. */
export function isHeadlineList(words: readonly SentenceToken[]): boolean {
  return (
    !words.some((word) => isConjunction(word) || word.lower === "the") &&
    words.filter((word) => word.text === ",").length === 1
  );
}

/** Returns whether the words name a person by an office, and no state or institution ("a Downing Street spokesperson"). */
export function isUnnamedOffice(words: readonly SentenceToken[]): boolean {
  const head = headOf(words);
  return isOfficeNoun(head) && !INSTITUTIONS.test(head?.lower ?? "");
}

/** Returns whether the words name a state or its capital alone, or with "government" and the like. */
export function isState(words: readonly SentenceToken[]): boolean {
  return words.length <= 7 || words.some((word) => isGroupNoun(word));
}
