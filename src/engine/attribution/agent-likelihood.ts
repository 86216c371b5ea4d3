import {
  isCapitalized,
  isConjunction,
  isDeterminer,
  isPreposition,
  isSubjectPronoun,
  type SentenceToken,
  type TokenRange,
} from "../document/sentence-tokens.ts";
import { matchCountryAt } from "../entities/match-country.ts";
import { ABSTRACT_NOUN_ENDING, OTHER_PRONOUN, PARTY_WORD } from "../languages/en/attribution-patterns.ts";
import { SENTENCE_STARTERS } from "../languages/en/function-words.ts";
import { mayStartCue } from "./match-cue.ts";
import { GROUPS, isGroupNoun, isOfficeNoun, isTitleWord } from "./office-words.ts";

/** Returns the likelihood, from 0 to 1, that the phrase names someone who can speak. */
export function agentLikelihood(words: readonly SentenceToken[], phrase: TokenRange): number {
  const { start, end } = phrase;
  const first = words[start];
  if (first === undefined || end <= start) return 0;
  if (end - start === 1 && OTHER_PRONOUN.test(first.lower) && !isSubjectPronoun(first)) return 0.1;
  const headEnd = headEndOf(words, start, end);
  const owner = lastOwner(words, start, headEnd);
  if (owner !== undefined && owner < headEnd) return agentLikelihood(words, { start: owner, end });
  const head = words[headEnd - 1];
  if (head === undefined) return 0;
  if (isOfficeNoun(head) || isGroupNoun(head)) return 1;
  if (isDeterminer(first) && PARTY_WORD.test(head.lower)) return 1;
  if (isSubjectPronoun(words[end - 1]) || isSubjectPronoun(first)) return 1;
  return likelihoodOfHead(words, start, headEnd, head);
}

/** Returns the likelihood of a phrase by its head, which is no office, group or pronoun. */
function likelihoodOfHead(
  words: readonly SentenceToken[],
  start: number,
  headEnd: number,
  head: SentenceToken,
): number {
  if (isPolityHead(words, start, headEnd)) return 0.9;
  if (GROUPS.has(head.lower)) return 0.75;
  if (isCapitalized(head)) return likelihoodOfName(words, start, headEnd);
  return 0.2;
}

/**
 * Returns the index of the word after the last possessive: the head of "Slovakia's support" is "support" and not the
 * state.
 */
function lastOwner(words: readonly SentenceToken[], start: number, end: number): number | undefined {
  for (let at = end - 1; at > start; at--) if (words[at]?.lower === "'s") return at + 1;
  for (let at = end - 1; at > start; at--) if (words[at]?.lower === "'" && at + 1 < end) return at + 1;
  return undefined;
}

/**
 * Returns whether the head ends with the name of a state or of a city that represents it ("the United States", but not
 * "Australia's support").
 */
function isPolityHead(words: readonly SentenceToken[], start: number, headEnd: number): boolean {
  for (let at = start; at < headEnd; at++) {
    const polity = matchCountryAt(words, at);
    if (polity !== undefined && at + polity.length >= headEnd) return true;
    if (polity !== undefined) at += polity.length - 1;
  }
  return false;
}

function likelihoodOfName(words: readonly SentenceToken[], start: number, headEnd: number): number {
  let capitals = 0;
  for (let at = start; at < headEnd; at++) {
    if (isOfficeNoun(words[at]) || isTitleWord(words[at])) return 1;
    if (isCapitalized(words[at])) capitals++;
  }
  if (capitals >= 2) return 0.9;
  const word = words[start];
  if (SENTENCE_STARTERS.has(word?.lower ?? "") && headEnd - start === 1) return 0.1;
  return /^\p{Lu}{2,}/u.test(words[headEnd - 1]?.text ?? "")
    ? 0.8
    : mayStartCue(word) || ABSTRACT_NOUN_ENDING.test(word?.lower ?? "")
      ? 0.2
      : 0.65;
}

/**
 * Returns whether the word at `at` is inside the name of a state, like the "of" or "and" in "United States of America"
 * and "Bosnia and Herzegovina".
 */
function isInsideStateName(words: readonly SentenceToken[], start: number, at: number): boolean {
  for (let from = Math.max(start, at - 4); from < at; from++)
    if (from + (matchCountryAt(words, from)?.length ?? 0) > at) return true;
  return false;
}

/**
 * Returns the end of the first part of the phrase, which is before its first preposition, comma, parenthesis or
 * conjunction.
 */
function headEndOf(words: readonly SentenceToken[], start: number, end: number): number {
  for (let at = start + 1; at < end; at++) {
    if (isInsideStateName(words, start, at)) continue;
    if (isPreposition(words[at]) || words[at]?.text === "," || words[at]?.text === "(" || isConjunction(words[at]))
      return at;
  }
  return end;
}
