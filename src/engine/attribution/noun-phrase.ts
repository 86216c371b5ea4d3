import {
  isAbbreviation,
  isAdverb,
  isAuxiliary,
  isCapitalized,
  isConjunction,
  isDeterminer,
  isDotInsideName,
  isNameParticle,
  isObjectPronoun,
  isPreposition,
  isPunctuation,
  isSubjectPronoun,
  isSubordinator,
  lowerAt,
  type SentenceToken,
} from "../document/sentence-tokens.ts";
import { matchCountryAt } from "../entities/match-country.ts";
import { NAME_SUFFIX, PAST_FORM } from "../languages/en/attribution-patterns.ts";
import { EVENT_VERBS } from "../languages/en/event-verbs.ts";
import { DETERMINERS, TIME_WORDS } from "../languages/en/function-words.ts";
import { mayStartCue } from "./match-cue.ts";
import {
  GROUPS,
  HONORIFIC_WORDS,
  isExcellencyAbbreviation,
  isGroupNoun,
  isOfficeNoun,
  isTitleWord,
} from "./office-words.ts";

/**
 * The greatest length of a noun phrase in words. The full titles of three coordinated ministers are shorter, so a
 * longer phrase is an error.
 */
export const LONGEST_PHRASE = 45;

export const EVENTS: ReadonlySet<string> = new Set(EVENT_VERBS);

/** Words that begin a second noun phrase ("conveyed to the President the greetings of ..."). */
const ARTICLES: ReadonlySet<string> = new Set(["the", "a", "an", "his", "her", "its", "their", "our", "this"]);

/** Returns whether a noun phrase may begin at `i`. */
export function startsNounPhrase(words: readonly SentenceToken[], i: number): boolean {
  const word = words[i];
  if (word === undefined || isPunctuation(word)) return false;
  if (isSubjectPronoun(word) || isObjectPronoun(word) || DETERMINERS.has(word.lower)) return true;
  return !isPreposition(word) && !isConjunction(word) && !isAuxiliary(word) && !isSubordinator(word);
}

/**
 * Returns whether the word at `i` clearly begins a noun phrase for a person or group: a pronoun, determiner, name or
 * title.
 */
export function startsAgentPhrase(words: readonly SentenceToken[], i: number): boolean {
  const word = words[i];
  if (word === undefined || isPunctuation(word) || isPreposition(word)) return false;
  return (
    isSubjectPronoun(word) ||
    isDeterminer(word) ||
    isCapitalized(word) ||
    isTitleWord(word) ||
    isGroupNoun(word) ||
    isNameParticle(word)
  );
}

/**
 * Returns the end of the noun phrase that begins at `i`, or `i` if there is none. An apposition is included if it names
 * an office.
 */
export function nounPhraseEnd(words: readonly SentenceToken[], i: number, end: number): number {
  if (isSubjectPronoun(words[i]) || (isObjectPronoun(words[i]) && !isPossessive(words, i))) return i + 1;
  if (!startsNounPhrase(words, i)) return i;
  let at = i;
  while (at < end && at - i < LONGEST_PHRASE && continuesPhrase(words, i, at, end)) at++;
  while (at > i && (isConjunction(words[at - 1]) || isPunctuation(words[at - 1]))) {
    if (isDotInsideName(words, at - 1) || words[at - 1]?.text === ")" || words[at - 1]?.text === ".") break;
    at--;
  }
  return at;
}

/**
 * Returns whether a common noun after a full name begins another noun phrase ("with President Ana Lund prospects of
 * ...").
 */
function opensObjectAfterName(words: readonly SentenceToken[], at: number): boolean {
  if (
    isCapitalized(words[at]) ||
    !/^\p{Ll}{3}/u.test(words[at]?.text ?? "") ||
    isNameParticle(words[at]) ||
    isTitleWord(words[at])
  )
    return false;
  return (
    [words[at - 1], words[at - 2]].every(
      (word, i) =>
        isCapitalized(word) &&
        !/^\p{Lu}{2,}/u.test(word?.text ?? "") &&
        (i > 0 || (!isTitleWord(word) && matchCountryAt(words, at - 1 - i) === undefined)),
    ) &&
    !isGroupNoun(words[at]) &&
    (isTitleWord(words[at - 2]) || isTitleWord(words[at - 3]))
  );
}

/** Returns whether "her" is a possessive ("her counterpart"). It is the only object pronoun that can be one. */
function isPossessive(words: readonly SentenceToken[], i: number): boolean {
  return (
    lowerAt(words, i) === "her" &&
    (isTitleWord(words[i + 1]) || isGroupNoun(words[i + 1]) || isCapitalized(words[i + 1]))
  );
}

function continuesPhrase(words: readonly SentenceToken[], from: number, at: number, end: number): boolean {
  const word = words[at];
  if (word === undefined || word.quoted) return false;
  if (isPunctuation(word)) return isInnerPunctuation(words, at, end);
  if (word.lower === "of" || word.lower === "'s") return at > from;
  if (isConjunction(word)) return isCoordinated(words, from, at);
  if (isPreposition(word)) return isInnerPreposition(words, at);
  if (isSubordinator(word) || isVerbalAuxiliary(word)) return false;
  return at === from || !endsPhrase(words, from, at, word);
}

/** Returns whether a word is an auxiliary verb. In capitals, "Will" is a name. */
const isVerbalAuxiliary = (word: SentenceToken): boolean =>
  isAuxiliary(word) && !(isCapitalized(word) && word.lower === "will");

/** Returns whether the noun phrase that begins at `from` ends before the word at `at`. */
function endsPhrase(words: readonly SentenceToken[], from: number, at: number, word: SentenceToken): boolean {
  if (isAdverb(word) || opensNextPhrase(words, at, word)) return true;
  if (at > from + 1 && opensObjectAfterName(words, at)) return true;
  if (isCapitalized(word)) return false;
  if (TIME_WORDS.has(word.lower) || EVENTS.has(word.lower)) return true;
  return mayStartCue(word) && PAST_FORM.test(word.lower) && !isDeterminer(words[at - 1]);
}

/** Returns whether an article after a noun opens a second noun phrase. */
function opensNextPhrase(words: readonly SentenceToken[], at: number, word: SentenceToken): boolean {
  const before = words[at - 1];
  if (!ARTICLES.has(word.lower) || HONORIFIC_WORDS.has(lowerAt(words, at - 1))) return false;
  const isLinked = isPreposition(before) || isConjunction(before) || isPunctuation(before) || isDeterminer(before);
  return !isLinked && !isExcellencyAbbreviation(before ?? word);
}

/**
 * Returns whether the punctuation at `at` is inside the phrase: a dot in a name, a short parenthesis, a hyphen between
 * two titles, or a comma before an office or in a list.
 */
function isInnerPunctuation(words: readonly SentenceToken[], at: number, end: number): boolean {
  const text = words[at]?.text ?? "";
  if (text === ".") return isDotInsideName(words, at) || isAbbreviationDot(words, at);
  if (text === "(" || text === ")") return closesSoon(words, at, text);
  if (/^[-–/]$/.test(text)) return isCapitalized(words[at - 1]) && isCapitalized(words[at + 1]);
  return (
    text === "," &&
    at + 1 < end &&
    (opensApposition(words, at + 1) ||
      (isCapitalized(words[at - 1]) && isCapitalized(words[at + 1]) && isListed(words, at)))
  );
}

export function isAbbreviationDot(words: readonly SentenceToken[], at: number): boolean {
  return isAbbreviation(lowerAt(words, at - 1)) && words[at - 1]?.end === words[at]?.start;
}

export function closesSoon(words: readonly SentenceToken[], at: number, text: string): boolean {
  const step = text === "(" ? 1 : -1;
  const wanted = text === "(" ? ")" : "(";
  for (let i = at + step, left = 7; left > 0; i += step, left--) if (words[i]?.text === wanted) return true;
  return false;
}

/**
 * Returns whether an apposition begins at `at`, after a comma: "Jr.", or an office within six words without an
 * interruption.
 */
export function opensApposition(words: readonly SentenceToken[], at: number): boolean {
  if (NAME_SUFFIX.test(lowerAt(words, at))) return true;
  if (!isCapitalized(words[at - 2]) && words[at - 2]?.text !== ")") return false;
  for (let i = at; i < at + 6; i++) {
    const word = words[i];
    if (word === undefined || isPunctuation(word) || isConjunction(word) || isAuxiliary(word)) return false;
    if (isOfficeNoun(word)) return !mayStartCue(words[i + 1]);
    if (!isTitleWord(word) && !isDeterminer(word) && matchCountryAt(words, i) === undefined && !isCapitalized(word))
      return false;
  }
  return false;
}

/** Returns whether a preposition after an office or group belongs to it ("Minister for Trade", "leaders from Chile"). */
function isInnerPreposition(words: readonly SentenceToken[], at: number): boolean {
  const next = words[at + 1];
  const office = isPartyNoun(words[at - 1]);
  switch (lowerAt(words, at)) {
    case "for":
      return isCapitalized(next) && isTitleWord(next) && (office || isOfficeBefore(words, at - 1));
    case "to":
      return office && (isDeterminer(next) || isCapitalized(next));
    case "from":
    case "in":
    case "at":
      return isCapitalized(next) && !TIME_WORDS.has(lowerAt(words, at + 1)) && (office || isGroupName(words, at - 1));
    default:
      return false;
  }
}

const isPartyNoun = (word: SentenceToken | undefined): boolean => isOfficeNoun(word) || isGroupNoun(word);

/** Returns whether one of the two words before `at` is an office ("Minister of State for Trade"). */
const isOfficeBefore = (words: readonly SentenceToken[], at: number): boolean =>
  isOfficeNoun(words[at - 1]) || isOfficeNoun(words[at - 2]);

const isGroupName = (words: readonly SentenceToken[], at: number): boolean => GROUPS.has(lowerAt(words, at));

/**
 * Returns whether the "and" at `at` coordinates two parties. A name, a title, a determiner or a pronoun must follow it.
 */
function isCoordinated(words: readonly SentenceToken[], from: number, at: number): boolean {
  if (at === from) return false;
  const next = words[at + 1];
  if (next === undefined || next.quoted || isPreposition(next) || isAuxiliary(next)) return false;
  if (mayStartCue(next) && !isCapitalized(next)) return false;
  return (
    isCapitalized(next) ||
    isDeterminer(next) ||
    isTitleWord(next) ||
    isGroupNoun(next) ||
    isSubjectPronoun(next) ||
    isObjectPronoun(next) ||
    isCapitalized(words[at - 1]) === false
  );
}

/**
 * Returns whether the comma at `at` is in a list ("A, B and C"): a name follows it directly, and an "and" follows
 * later.
 */
export function isListed(words: readonly SentenceToken[], at: number): boolean {
  if (!isCapitalized(words[at + 1])) return false;
  for (let i = at + 1; i < at + 30; i++) {
    if (isConjunction(words[i]))
      return (
        isCapitalized(words[i + 1]) ||
        isDeterminer(words[i + 1]) ||
        GROUPS.has(lowerAt(words, i + 1)) ||
        isGroupNoun(words[i + 1])
      );
    if (words[i] === undefined || (isPunctuation(words[i]) && words[i]?.text !== ",")) return false;
    if (words[i]?.text === "," && !isCapitalized(words[i + 1])) return false;
  }
  return false;
}
