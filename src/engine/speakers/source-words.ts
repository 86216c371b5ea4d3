import { isGroupNoun, isOfficeNoun } from "../attribution/office-words.ts";
import { isConjunction, isPunctuation, lowerAt, type SentenceToken } from "../document/sentence-tokens.ts";
import { ENDS_HEAD_NOUN, INSTITUTIONS, POSSESSIVE_PRONOUN } from "../languages/en/speaker-patterns.ts";
import type { Span } from "../span.ts";

/** Returns the span from the first to the last of some consecutive tokens. */
export function spanOfWords(words: readonly SentenceToken[]): Span {
  return { start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 };
}

/**
 * Returns the head noun of a source: the last word before the first preposition, comma or "and their" ("the leaders and
 * their teams").
 */
export function headOf(words: readonly SentenceToken[]): SentenceToken | undefined {
  let head: SentenceToken | undefined;
  for (const [at, word] of words.entries()) {
    if (isConjunction(word) && POSSESSIVE_PRONOUN.test(lowerAt(words, at + 1))) break;
    if (ENDS_HEAD_NOUN.test(word.lower) || isPunctuation(word)) break;
    head = word;
  }
  return head;
}

/**
 * Returns whether the words are a list of two without "and", as in a headline. Each part of such a list is a separate
 * party.
 */
export function isHeadlineList(words: readonly SentenceToken[]): boolean {
  return (
    !words.some((word) => isConjunction(word) || word.lower === "the") &&
    words.filter((word) => word.text === ",").length === 1
  );
}

/**
 * Returns whether the words name a person by an office, and not a state or an institution ("a Downing Street
 * spokesperson").
 */
export function isUnnamedOffice(words: readonly SentenceToken[]): boolean {
  const head = headOf(words);
  return isOfficeNoun(head) && !INSTITUTIONS.test(head?.lower ?? "");
}

/**
 * Returns whether words that contain a state or its capital refer to the state itself. This is assumed if they are few,
 * or if they contain a noun such as "government".
 */
export function isState(words: readonly SentenceToken[]): boolean {
  return words.length <= 7 || words.some((word) => isGroupNoun(word));
}
