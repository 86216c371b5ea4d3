import { mayStartCue } from "../attribution/match-cue.ts";
import { isTitleWord } from "../attribution/office-words.ts";
import {
  isCapitalized,
  isConjunction,
  isDotInsideName,
  isNameParticle,
  isPreposition,
  lowerAt,
  type SentenceToken,
} from "../document/sentence-tokens.ts";
import { MONTHS, MONTHS_AS_NAMES } from "../languages/en/calendar.ts";
import {
  ARABIC_PARTICLE,
  BETWEEN_TITLE_AND_NAME,
  LONG_PARTICIPLE,
  OPENING_PARTICLE,
} from "../languages/en/entity-patterns.ts";
import { EVENT_VERB_SET } from "../languages/en/event-verbs.ts";
import { PAST_OR_PARTICIPLE, SENTENCE_STARTERS, TIME_WORDS } from "../languages/en/function-words.ts";
import {
  ELIDED_ARTICLE,
  FATHERS_NAME,
  NAME_SUFFIXES,
  NOBLE_STYLE,
  NON_RULING_OFFICE,
  RULER_TITLES_IN_NAMES,
} from "../languages/en/honorifics.ts";
import { NON_NAME_WORDS, PORTFOLIO_WORDS } from "../languages/en/non-name-words.ts";
import { ENDS_IN_S_OR_ED } from "../languages/en/word-patterns.ts";
import { matchCountryAt } from "./match-country.ts";
import { normalizeName } from "./normalize-name.ts";

const SUFFIXES: ReadonlySet<string> = new Set(NAME_SUFFIXES);

const NOT_NAME: ReadonlySet<string> = new Set(NON_NAME_WORDS);

const PORTFOLIOS: ReadonlySet<string> = new Set(PORTFOLIO_WORDS);

const RULER_NAMES: ReadonlySet<string> = new Set(RULER_TITLES_IN_NAMES);

const MONTH_NAMES: ReadonlySet<string> = new Set(MONTHS_AS_NAMES);

const MONTH_ABBREVIATIONS: ReadonlySet<string> = new Set(MONTHS);

/** Returns whether the word names a place, body or portfolio inside a title and is not a title itself. */
export function isPlaceWord(word: SentenceToken | undefined): boolean {
  const lower = word?.lower ?? "";
  return isCapitalized(word) && (NOT_NAME.has(lower) || PORTFOLIOS.has(lower)) && !isTitleWord(word);
}

/**
 * Returns the index after the name that begins at `from`. A name consists of capitalised words that are not titles,
 * states or times.
 */
export function nameEnd(words: readonly SentenceToken[], from: number): number {
  let at = from;
  while (at < words.length && at - from < 8 && isNameWord(words, at, from)) at++;
  while (at > from && isNameParticle(words[at - 1]) && !isCapitalized(words[at - 1])) at--;
  const dot = words[at - 1]?.text === "." ? 1 : 0;
  if (at > from + 2 && POST_NOMINAL.test(words[at - 1 - dot]?.text ?? "")) at -= 1 + dot;
  return at > from ? afterSuffix(words, at) : at;
}

/** Returns the index after a suffix such as ", Jr.", or the same index. */
function afterSuffix(words: readonly SentenceToken[], at: number): number {
  if (lowerAt(words, at) !== "," || !SUFFIXES.has(lowerAt(words, at + 1))) return at;
  const isDotted = words[at + 2]?.text === "." && words[at + 1]?.end === words[at + 2]?.start;
  return isDotted ? at + 3 : at + 2;
}

/** Matches post-nominal letters, which are not part of a name. */
export const POST_NOMINAL = /^(?:T\.?D\.?|M\.?P\.?|MEP|MdB|KC|QC|PC|CBE|OBE)$/;

const isSuffix = (word: SentenceToken, at: number, from: number): boolean =>
  at > from && SUFFIXES.has(word.lower) && isCapitalized(word);

function isNameWord(words: readonly SentenceToken[], at: number, from: number): boolean {
  const word = words[at];
  if (word === undefined) return false;
  if (word.text === ".") return isDotInsideName(words, at);
  if (isSuffix(word, at, from)) return true;
  if (isNameParticle(word) && !isCapitalized(word)) return isParticleOfName(words, at, from);
  if (ELIDED_ARTICLE.test(word.text)) return at > from;
  if (!mayBeName(word) || isTime(words, at, from)) return false;
  if (isTitleWord(word)) return isAfterKinship(words, at, from) || isRulerName(words, at, from);
  return !isVerbOrHeading(words, at) && (at === from ? isFirstWord(words, at) : isLaterWord(words, at));
}

/** Returns whether a particle in lower case belongs to a name: "van", "bin". */
function isParticleOfName(words: readonly SentenceToken[], at: number, from: number): boolean {
  const opens = at > from || OPENING_PARTICLE.test(lowerAt(words, at));
  return opens && (startsName(words[at + 1]) || isNameParticle(words[at + 1]));
}

/** Returns whether the word begins with a capital letter, also after an elided article. */
function startsName(word: SentenceToken | undefined): boolean {
  return isCapitalized(word) || ELIDED_ARTICLE.test(word?.text ?? "");
}

const mayBeName = (word: SentenceToken): boolean =>
  /^\p{L}/u.test(word.text) && startsName(word) && !isConjunction(word) && !NOT_NAME.has(word.lower);

/** Returns whether a capitalised word is a verb of an event, or a preposition in a heading in capitals. */
function isVerbOrHeading(words: readonly SentenceToken[], at: number): boolean {
  const word = words[at];
  const lower = lowerAt(words, at);
  if (EVENT_VERB_SET.has(lower) && !(VERB_LIKE_NAMES.has(lower) && isCapitalized(words[at + 1]))) return true;
  if (isVerbAfterOffice(words, at)) return true;
  return /^\p{Lu}{2,}$/u.test(word?.text ?? "") && isPreposition(word);
}

/** The least number of letters of a verb of reporting that is taken for a verb after an office. Short ones are names too. */
const LONG_VERB = 6;

/** Returns whether a capitalised verb of reporting directly follows an office in a headline: "Norway's Minister Confers on". */
function isVerbAfterOffice(words: readonly SentenceToken[], at: number): boolean {
  const lower = lowerAt(words, at);
  if (lower.length < LONG_VERB || PAST_OR_PARTICIPLE.test(lower) || !mayStartCue(words[at])) return false;
  return isTitleWord(words[at - 1]) || (at > 1 && matchCountryAt(words, at - 1) !== undefined);
}

function isFirstWord(words: readonly SentenceToken[], at: number): boolean {
  if (opensParticiple(words, at) || opensVerb(words, at) || SENTENCE_STARTERS.has(lowerAt(words, at))) return false;
  return matchCountryAt(words, at) === undefined;
}

/** Returns whether the word continues a name: it is no verb of a headline, and no state of another party. */
function isLaterWord(words: readonly SentenceToken[], at: number): boolean {
  const state = matchCountryAt(words, at);
  if (state !== undefined) return state.form !== "demonym" && !isConjunction(words[at - 1]);
  const isVerbForm = mayStartCue(words[at]) && ENDS_IN_S_OR_ED.test(lowerAt(words, at));
  return !(isVerbForm && /^[a-z]/.test(lowerAt(words, at + 1)));
}

/**
 * Returns whether the word is a time expression. "May" after a first name or title is a family name unless a number
 * follows.
 */
function isTime(words: readonly SentenceToken[], at: number, from: number): boolean {
  const lower = lowerAt(words, at);
  const next = words[at + 1];
  const isBeforeNumber = /^\p{N}/u.test(next?.text ?? "") || /^\p{N}/u.test(words[at + 2]?.text ?? "");
  if (MONTH_ABBREVIATIONS.has(lower)) return at > from && (isBeforeNumber || next?.text === ".");
  if (!TIME_WORDS.has(lower)) return false;
  return !MONTH_NAMES.has(lower) || isBeforeNumber || !(at > from || isTitleWord(words[at - 1]));
}

/**
 * Returns whether a ruler's title directly before the name is part of the name, because the person is a minister and
 * not a ruler: "Foreign Minister of Norland Amir Gul Berg".
 */
export function isRulerName(words: readonly SentenceToken[], at: number, from: number): boolean {
  if (at !== from || !RULER_NAMES.has(lowerAt(words, at)) || !isNameWord(words, at + 1, at)) return false;
  if (isPrinceWithFather(words, at)) return true;
  for (let before = at - 1; before >= Math.max(0, at - 12); before--) {
    if (NON_RULING_OFFICE.test(lowerAt(words, before))) return true;
    if (!isCapitalized(words[before]) && !BETWEEN_TITLE_AND_NAME.test(lowerAt(words, before))) return false;
  }
  return false;
}

/**
 * Returns whether another style of nobility precedes the title and "bin" with the father's name follows it: "Prince
 * Sultan bin Saad".
 */
function isPrinceWithFather(words: readonly SentenceToken[], at: number): boolean {
  return NOBLE_STYLE.test(lowerAt(words, at - 1)) && FATHERS_NAME.test(lowerAt(words, at + 1));
}

/**
 * Returns whether the word follows a word for son or daughter. A title is a name there: "Khalid bin Sultan", "bint
 * Amir".
 */
function isAfterKinship(words: readonly SentenceToken[], at: number, from: number): boolean {
  return at > from && ARABIC_PARTICLE.test(lowerAt(words, at - 1));
}

/** Family names that are also verbs ("Do Van Khoa"). */
const VERB_LIKE_NAMES: ReadonlySet<string> = new Set(["do", "will"]);

/**
 * Returns whether the word is a participle at the beginning of a sentence or clause: "Congratulating Lund on". Four
 * letters before "-ing" are required, which excludes names such as "Ming" and "Ning".
 */
function opensParticiple(words: readonly SentenceToken[], at: number): boolean {
  return (at === 0 || words[at - 1]?.text === ",") && LONG_PARTICIPLE.test(lowerAt(words, at));
}

/**
 * Returns whether the word is a verb at the beginning of a headline or after a comma: "A Meets B, Reaffirms
 * Commitment".
 */
function opensVerb(words: readonly SentenceToken[], at: number): boolean {
  return (at === 0 || words[at - 1]?.text === ",") && /[^s]s$/.test(lowerAt(words, at)) && mayStartCue(words[at]);
}

/** Returns the normalised words that distinguish a person: no initials, particles or suffixes. */
export function distinctiveWords(words: readonly SentenceToken[], from: number, to: number): string[] {
  const parts: string[] = [];
  for (const word of words.slice(from, to)) {
    if (/^(?:\p{L}|\.|,|(?:\p{L}\.)+)$/u.test(word.text) || (SUFFIXES.has(word.lower) && parts.length > 0)) continue;
    if (isNameParticle(word) && !isCapitalized(word)) continue;
    parts.push(normalizeName(word.lower));
  }
  return parts;
}
