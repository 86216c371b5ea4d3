import { mayStartCue } from "../attribution/match-cue.ts";
import { isExcellencyAbbreviation, isOfficeNoun, isTitleWord } from "../attribution/office-words.ts";
import { isAbbreviation, isCapitalized, lowerAt, type SentenceToken } from "../document/sentence-tokens.ts";
import {
  AFTER_OFFICE_HOLDER,
  FRIENDLY,
  LINK_WORD,
  PREPOSITION_BEFORE_OFFICE,
} from "../languages/en/entity-patterns.ts";
import { HONORIFICS, MONARCH_STYLES, NOBLE_STYLE } from "../languages/en/honorifics.ts";
import { REGION_LINK } from "../languages/en/place-patterns.ts";
import { POSSESSIVE_PRONOUN } from "../languages/en/speaker-patterns.ts";
import { matchCountryAt } from "./match-country.ts";
import { distinctiveWords, isPlaceWord, nameEnd, POST_NOMINAL } from "./person-names.ts";
import { SHORT_TITLES } from "./titles-of-phrase.ts";

const STYLES: ReadonlySet<string> = new Set(HONORIFICS);

const MONARCHS: ReadonlySet<string> = new Set(MONARCH_STYLES);

/** Returns whether an unknown acronym follows inside a title: "of the OECD". */
export function isAcronymAfterOf(words: readonly SentenceToken[], at: number): boolean {
  if (lowerAt(words, at) !== "of") return false;
  const body = words[lowerAt(words, at + 1) === "the" ? at + 2 : at + 1];
  return body !== undefined && /^\p{Lu}{3,}$/u.test(body.text);
}

/** Returns whether an unknown place stands between the office and the name: "of Norland, Erik Halvorsen". */
export function isUnknownPlace(words: readonly SentenceToken[], at: number, seen: number): boolean {
  if (
    seen === 0 ||
    lowerAt(words, at) !== "of" ||
    !isCapitalized(words[at + 1]) ||
    matchCountryAt(words, at + 1) !== undefined ||
    isTitleWord(words[at + 1])
  )
    return false;
  return lowerAt(words, at + 2) === "," && isNameAfterComma(words, at + 3);
}

/** Maximum number of words of an unknown body after an office. */
const MAX_BODY_LENGTH = 5;

/**
 * Returns the number of tokens from "of" to the end of an unknown body before a comma and a name, or 0: "of the
 * Norland-Sealand Friendship League, Erik Halvorsen".
 */
export function unknownBodyLength(words: readonly SentenceToken[], at: number, seen: number): number {
  if (seen === 0 || !REGION_LINK.test(lowerAt(words, at)) || lowerAt(words, at + 1) !== "the") return 0;
  let end = at + 2;
  while (end < at + 2 + MAX_BODY_LENGTH && isCapitalized(words[end]) && !isOfficeNoun(words[end])) end++;
  const isBody = end > at + 3 && lowerAt(words, end) === "," && isNameAfterComma(words, end + 1);
  return isBody ? end - at : 0;
}

/**
 * Returns whether the token links two words of a title: "of", "for", "and", "the", a comma or a hyphen.
 * @param seen The number of titles before it.
 */
export function isLink(words: readonly SentenceToken[], at: number, seen: number): boolean {
  if (seen === 0) return false;
  const lower = lowerAt(words, at);
  const isMark = MARK_LINKS.get(lower);
  if (isMark !== undefined) return isMark(words, at);
  if (POSSESSIVE_PRONOUN.test(lower)) return MONARCHS.has(lowerAt(words, at + 1)) && isCapitalized(words[at]);
  if (FRIENDLY.test(lower) && lowerAt(words, at - 1) === "the") return true;
  return LINK_WORD.test(lower) && isLinkWord(words, at);
}

/** Returns whether a linking word is followed by more of the title. */
function isLinkWord(words: readonly SentenceToken[], at: number): boolean {
  const lower = lowerAt(words, at);
  const next = words[at + 1];
  if (lower === "to" && isTitleWord(next)) return false;
  if (lower === "the" && FRIENDLY.test(next?.lower ?? "")) return true;
  if (lower !== "to" && lower !== "at" && isPlaceWord(next)) return true;
  if (next?.lower === "the") return true;
  return isCapitalized(next) && (isTitleWord(next) || matchCountryAt(words, at + 1) !== undefined);
}

/** Punctuation that can link two words of a title, with its condition. */
const MARK_LINKS: ReadonlyMap<string, (words: readonly SentenceToken[], at: number) => boolean> = new Map([
  [",", isCommaInTitle],
  ["/", (words, at) => isTitleWord(words[at - 1]) && isTitleWord(words[at + 1])],
  ["'", (words, at) => isStyle(words[at - 1])],
  [".", (words, at) => isAbbreviation(lowerAt(words, at - 1)) && words[at - 1]?.end === words[at]?.start],
]);

/** Returns whether a name, another office, or an item of the same title follows the comma. */
function isCommaInTitle(words: readonly SentenceToken[], at: number): boolean {
  const isOffice = isOfficeNoun(words[at + 1]) && isCapitalized(words[at + 1]);
  return isOffice || isNameAfterComma(words, at + 1) || isListInTitle(words, at + 1);
}

/**
 * Returns whether the words are an item of a list inside a title, before its "and": "Minister of Foreign Affairs,
 * European Union and Cooperation Ana Lund".
 */
function isListInTitle(words: readonly SentenceToken[], from: number): boolean {
  for (let at = from; at < from + 5; at++) {
    const isItem = isTitleWord(words[at]) || isPlaceWord(words[at]) || matchCountryAt(words, at) !== undefined;
    if (lowerAt(words, at) === "and" && at > from) return isWordOfBody(words, at + 1);
    if (!isCapitalized(words[at]) || !(isItem || at > from)) return false;
  }
  return false;
}

/** Returns the number of tokens of a short bracket inside a title, or 0: "Additional Secretary (Europe) Ana Lund". */
export function bracketLength(words: readonly SentenceToken[], at: number): number {
  if (words[at]?.text !== "(") return 0;
  for (let end = at + 1; end < at + 6; end++)
    if (words[end]?.text === ")")
      return isCapitalized(words[end + 1]) || words[end + 1]?.text === "," ? end - at + 1 : 0;
  return 0;
}

/**
 * Returns whether "and" or a comma separates the titles of two persons: "The Secretary-General and President Rojas" and
 * "EAM and Minister Rojas", where the first person has only an office, and "in the call with the President of Chile,
 * Prime Minister Lund", where the comma ends an adverbial.
 */
export function separatesTitles(words: readonly SentenceToken[], from: number, at: number): boolean {
  if (lowerAt(words, at) === ",") {
    const before = lowerAt(words, from - 1) === "the" ? lowerAt(words, from - 2) : lowerAt(words, from - 1);
    if (!PREPOSITION_BEFORE_OFFICE.test(before)) return false;
    const office = firstOffice(words, at + 1);
    return (isOfficeNoun(office) && !NOBLE_STYLE.test(office?.lower ?? "")) || isFrontedGuest(words, from, at);
  }
  if (lowerAt(words, at) !== "and") return false;
  const isShort = SHORT_TITLES.has(lowerAt(words, at - 1)) && !SHORT_TITLES.has(lowerAt(words, at + 1));
  if (!isShort && lowerAt(words, from - 1) !== "the") return false;
  let name = at + 1;
  while (isTitleWord(words[name]) && isCapitalized(words[name])) name++;
  return name > at + 1 && distinctiveWords(words, name, nameEnd(words, name)).length === 1;
}

/**
 * Returns whether the comma ends an adverbial with a guest's office at the beginning of the sentence, and the host's
 * family name and verb follow: "With the Chilean Foreign Minister, Dr. Lund discussed".
 */
function isFrontedGuest(words: readonly SentenceToken[], from: number, at: number): boolean {
  const opening = lowerAt(words, from - 1) === "the" ? from - 2 : from - 1;
  if (opening !== 0 || !isStyle(words[at + 1])) return false;
  const start = lowerAt(words, at + 2) === "." ? at + 3 : at + 2;
  const end = nameEnd(words, start);
  return distinctiveWords(words, start, end).length === 1 && mayStartCue(words[end]);
}

/** Returns the office in a short title ("Deputy Prime Minister"). */
function firstOffice(words: readonly SentenceToken[], from: number): SentenceToken | undefined {
  let at = from;
  while (at < from + 3 && isTitleWord(words[at]) && !isOfficeNoun(words[at])) at++;
  return words[at];
}

/**
 * Returns whether the word belongs to a place, body or portfolio inside a title: "for the Middle East", "of the General
 * Assembly", "for International Partnerships".
 */
export function isRegion(words: readonly SentenceToken[], at: number, seen: number): boolean {
  if (seen === 0 || !isPlaceWord(words[at])) return false;
  const isLinked = (index: number) => REGION_LINK.test(lowerAt(words, index));
  if (isLinked(at - 1) || isPlaceWord(words[at - 1])) return true;
  if (lowerAt(words, at - 1) === ",") return isListInTitle(words, at);
  let opening = at - 1;
  while (at - opening < MAX_PORTFOLIO_LENGTH && isWordOfBody(words, opening)) opening--;
  return opening < at - 1 && isLinked(opening);
}

/** Maximum number of words of a portfolio or body before its last one: "the European External Action Service". */
const MAX_PORTFOLIO_LENGTH = 4;

/** Returns whether the word can be an inner word of a portfolio or body: no office, no name. */
function isWordOfBody(words: readonly SentenceToken[], at: number): boolean {
  if (!isCapitalized(words[at]) || isOfficeNoun(words[at])) return false;
  return isTitleWord(words[at]) || isPlaceWord(words[at]) || matchCountryAt(words, at) !== undefined;
}

/**
 * Returns whether a name follows the comma: a style, or two capitalised words that are not titles ("the President of
 * Norland, Erik Halvorsen").
 */
function isNameAfterComma(words: readonly SentenceToken[], at: number): boolean {
  if (isStyle(words[lowerAt(words, at) === "the" ? at + 1 : at])) return true;
  const name = nameEnd(words, at);
  const end = POST_NOMINAL.test(words[name]?.text ?? "") ? name + 1 : name;
  return name >= at + 2 && !isTitleWord(words[end]) && AFTER_OFFICE_HOLDER.test(lowerAt(words, end));
}

export function isStyle(word: SentenceToken | undefined): boolean {
  return (
    word !== undefined &&
    isCapitalized(word) &&
    (STYLES.has(word.lower.replaceAll(".", "")) || isExcellencyAbbreviation(word))
  );
}
