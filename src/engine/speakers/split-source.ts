import { isGroupNoun, isHonorific, isOfficeNoun, isOfficeTitle, isTitleWord } from "../attribution/office-words.ts";
import {
  isCapitalized,
  isConjunction,
  isSubjectPronoun,
  lowerAt,
  type SentenceToken,
} from "../document/sentence-tokens.ts";
import { matchCountryAt } from "../entities/match-country.ts";
import { titlesOf } from "../entities/titles-of-phrase.ts";
import { INSTITUTIONS } from "../languages/en/speaker-patterns.ts";
import { type Discourse, firstMention } from "./discourse.ts";
import { headOf, isHeadlineList } from "./source-words.ts";

/**
 * Splits a source into its coordinated parts. An "and" inside one office ("Foreign Affairs and Trade") does not split
 * it.
 */
export function splitSource(words: readonly SentenceToken[], discourse: Discourse): (readonly SentenceToken[])[] {
  const first = words.slice(0, Math.max(0, words.findIndex(isConjunction)));
  const isMany = isGroupNoun(headOf(words)) && !isHolder(first);
  if (isMany || (isGroupNoun(words.at(-1)) && isHeadlineList(words)) || isOneHolder(words, discourse)) return [words];
  const parts: (readonly SentenceToken[])[] = [];
  let from = 0;
  for (let at = 1; at < words.length - 1; at++) {
    if (!isConjunction(words[at]) && !isListComma(words, at) && !/^[–—]$/.test(words[at]?.text ?? "")) continue;
    if (!isSpeaker(words.slice(from, at)) || !isSpeaker(words.slice(at + 1))) continue;
    if (continuesTitle(words, at + 1, discourse)) continue;
    parts.push(words.slice(from, at));
    from = at + 1;
  }
  parts.push(words.slice(from));
  return parts;
}

function isListComma(words: readonly SentenceToken[], at: number): boolean {
  if (words[at]?.text !== "," || !isCapitalized(words[at + 1])) return false;
  return words.slice(at + 1).some(isConjunction) ? !isOfficeNoun(words[at + 1]) : isHeadlineList(words);
}

/**
 * Returns whether the words are two offices that one person of the text holds ("HE the Prime Minister and Minister of
 * Foreign Affairs").
 */
function isOneHolder(words: readonly SentenceToken[], { people }: Discourse): boolean {
  const and = words.findIndex(isConjunction);
  if (and < 1 || words.slice(and + 1).some(({ lower }) => lower === "the" || lower === "his")) return false;
  const plain = words.filter((word) => !isHonorific(word));
  const link = plain.findIndex(isConjunction);
  const [before, after] = [titlesOf(plain.slice(0, link)), titlesOf(plain.slice(link + 1))];
  const offices = (titles: readonly string[]) => titles.some((title) => isOfficeTitle(title));
  if (!offices(before) || !offices(after)) return false;
  if (
    words.some(
      (word) => isCapitalized(word) && !isTitleWord(word) && matchCountryAt(words, words.indexOf(word)) === undefined,
    )
  )
    return false;
  return people.some(({ titles }) =>
    [...before, ...after].every((title) => titles.has(title) || titles.has(title.replace(/s$/, ""))),
  );
}

/**
 * Returns whether the words at `at`, which follow an "and", continue a title ("for Asian and | Oceanian Affairs Ana
 * Lund"). This is so if only words of a title are between the "and" and the name.
 */
function continuesTitle(words: readonly SentenceToken[], at: number, discourse: Discourse): boolean {
  const mention = discourse.mentions[firstMention(discourse.mentions, words[at]?.start ?? 0)];
  const name = words.findIndex((word) => word.start === mention?.span.start);
  const between = words.slice(at, Math.max(at, name));
  return (
    between.some(isTitleWord) &&
    between.every((word) => isCapitalized(word) && !isOfficeNoun(word) && !isHonorific(word)) &&
    matchCountryAt(words, at) === undefined
  );
}

/**
 * Returns whether the words name the holder of an office ("The Secretary", "President Lund" before "and other
 * leaders"), and not an institution or a group.
 */
function isHolder(words: readonly SentenceToken[]): boolean {
  return words.some(
    (word) => isOfficeNoun(word) && isCapitalized(word) && !isGroupNoun(word) && !INSTITUTIONS.test(word.lower),
  );
}

function isSpeaker(words: readonly SentenceToken[]): boolean {
  const first = words[0];
  if (first === undefined) return false;
  const isNamed =
    words.some((word) => isOfficeNoun(word) || isGroupNoun(word)) ||
    isSubjectPronoun(first) ||
    matchCountryAt(words, 0, words.length) !== undefined;
  return isNamed || words.some((word) => isCapitalized(word)) || lowerAt(words, 0) === "his";
}
