import { mayStartCue } from "../attribution/match-cue.ts";
import { isOfficeNoun, isOfficeTitle, isTitleWord } from "../attribution/office-words.ts";
import { isCapitalized, lowerAt, type SentenceToken } from "../document/sentence-tokens.ts";
import { BELONGING_PREPOSITION, INSIDE_TITLE, TITLE_PAIR } from "../languages/en/entity-patterns.ts";
import { EVENT_VERB_SET } from "../languages/en/event-verbs.ts";
import { PAST_OR_PARTICIPLE } from "../languages/en/function-words.ts";
import { GENDERED_TITLES } from "../languages/en/offices.ts";
import { PLACE_PREPOSITION } from "../languages/en/place-patterns.ts";
import { matchCountryAt } from "./match-country.ts";
import { isRulerName, nameEnd } from "./person-names.ts";
import {
  bracketLength,
  isAcronymAfterOf,
  isLink,
  isRegion,
  isStyle,
  isUnknownPlace,
  separatesTitles,
  unknownBodyLength,
} from "./title-links.ts";
import { AIDES, expandTitle } from "./titles-of-phrase.ts";

const GENDERS = new Map(GENDERED_TITLES);

/**
 * Returns whether a title in lower case precedes a name ("president al-Assad") or a style with a name ("the northern
 * leader, Mr. Dahl").
 */
export function isLowerCaseTitle(words: readonly SentenceToken[], at: number): boolean {
  const isStyled = lowerAt(words, at + 1) === "," && isStyle(words[at + 2]) && isOfficeNoun(words[at]);
  if (!isTitleWord(words[at])) return false;
  return isCapitalized(words[at + 1]) || isTitleWord(words[at + 1]) || isStyled || isOfficeOfState(words, at);
}

/** Returns whether an office in lower case is followed by its state and a name: "the head of Norland Ana Lund". */
function isOfficeOfState(words: readonly SentenceToken[], at: number): boolean {
  if (!isOfficeNoun(words[at]) || lowerAt(words, at + 1) !== "of") return false;
  const from = lowerAt(words, at + 2) === "the" ? at + 3 : at + 2;
  const state = matchCountryAt(words, from);
  return (
    state !== undefined &&
    isCapitalized(words[from + state.length]) &&
    nameEnd(words, from + state.length) >= from + state.length + 2
  );
}

export interface Titles {
  readonly next: number;
  readonly titles: readonly string[];
  readonly styled: boolean;
  readonly polity: string | undefined;
  readonly gender: "f" | "m" | undefined;
}

/** What has been read of the titles before a name. */
interface TitlesRead {
  readonly from: number;
  readonly titles: string[];
  polity: string | undefined;
  gender: "f" | "m" | undefined;
  styled: boolean;
  /** Whether the next title is that of the superior of an aide: "Adviser to the President". */
  isSuperiorsTitle: boolean;
}

/** Reads one part of a title. Returns the number of its tokens, or 0 if the token at `at` is no such part. */
type TitleStep = (words: readonly SentenceToken[], at: number, read: TitlesRead) => number;

/** The parts of a title, in the order in which they are tried. */
const TITLE_STEPS: readonly TitleStep[] = [
  readStyle,
  readStateOfTitle,
  readTitleWord,
  (words, at, { titles }) => (isUnknownPlace(words, at, titles.length) ? 3 : 0),
  (words, at, { titles }) => unknownBodyLength(words, at, titles.length),
  readAcronym,
  (words, at, { titles }) => (titles.length > 0 ? bracketLength(words, at) : 0),
  readLink,
  (words, at, { titles }) => (isRegion(words, at, titles.length) ? 1 : 0),
];

/** Reads the titles, styles, states and linking words before a name. `next` is the index after them. */
export function readTitles(words: readonly SentenceToken[], from: number): Titles {
  const read: TitlesRead = {
    from,
    titles: [],
    polity: undefined,
    gender: undefined,
    styled: false,
    isSuperiorsTitle: false,
  };
  let at = from;
  while (at < words.length && at - from < 40) {
    if (isRulerName(words, at, at)) break;
    const length = readPart(words, at, read);
    if (length === 0) break;
    at += length;
  }
  const { titles, styled, polity, gender } = read;
  return { next: at, titles, styled, polity, gender };
}

function readPart(words: readonly SentenceToken[], at: number, read: TitlesRead): number {
  for (const step of TITLE_STEPS) {
    const length = step(words, at, read);
    if (length > 0) return length;
  }
  return 0;
}

function readStyle(words: readonly SentenceToken[], at: number, read: TitlesRead): number {
  const lower = lowerAt(words, at);
  if (!isStyle(words[at]) || (lower === "father" && !isCapitalized(words[at]))) return 0;
  read.styled = true;
  read.gender ??= GENDERS.get(lower.replaceAll(".", ""));
  const style = STYLE_OF.get(lower.replaceAll(".", "")) ?? (isOfficeNoun(words[at]) ? lower : undefined);
  if (style !== undefined && !read.isSuperiorsTitle) read.titles.push(style);
  return 1;
}

function readStateOfTitle(words: readonly SentenceToken[], at: number, read: TitlesRead): number {
  const state = read.titles.length > 0 || isBeforeTitle(words, at) ? matchCountryAt(words, at) : undefined;
  if (state === undefined) return 0;
  read.polity ??= state.name;
  const next = at + state.length;
  return lowerAt(words, next) === "'s" && isTitleWord(words[next + 1]) ? state.length + 1 : state.length;
}

function readTitleWord(words: readonly SentenceToken[], at: number, read: TitlesRead): number {
  const isNear = read.titles.length > 0 || read.polity !== undefined || at === read.from;
  if (!isTitleWord(words[at]) || !(isNear || isCapitalized(words[at]))) return 0;
  const lower = lowerAt(words, at);
  if (read.isSuperiorsTitle && !AIDES.has(lower)) return 1;
  for (const title of TITLE_PAIR.test(lower) ? lower.split("-") : [lower])
    read.titles.push(...expandTitle(title.replace(/s$/, "")));
  read.gender ??= GENDERS.get(lower);
  read.isSuperiorsTitle = false;
  return 1;
}

function readAcronym(words: readonly SentenceToken[], at: number, { titles }: TitlesRead): number {
  if (titles.length === 0 || !isAcronymAfterOf(words, at)) return 0;
  return lowerAt(words, at + 1) === "the" ? 3 : 2;
}

function readLink(words: readonly SentenceToken[], at: number, read: TitlesRead): number {
  const seen = read.titles.length + (read.styled ? 1 : 0);
  if (!isLink(words, at, seen) || separatesTitles(words, read.from, at)) return 0;
  if (BELONGING_PREPOSITION.test(lowerAt(words, at)) && read.titles.some((title) => AIDES.has(title)))
    read.isSuperiorsTitle = true;
  return 1;
}

/** Expands abbreviated styles to the noun that later replaces the name ("His Excellency"). */
const STYLE_OF = new Map([
  ["he", "excellency"],
  ["h.e", "excellency"],
  ["hh", "highness"],
  ["hrh", "highness"],
  ["hm", "majesty"],
]);

/**
 * Maximum distance in tokens from a name back to its office: "Special Representative for Peace and Security Affairs in
 * ...".
 */
const MAX_TITLE_DISTANCE = 18;

/**
 * Returns the titles of an office that is separated from the name by unknown words: "Secretary General of the Council
 * for Seas (CFS) Ana Lund". The token before the name must belong to a title or close a bracket, otherwise the name
 * could be that of a body.
 */
export function readSeparatedTitle(
  words: readonly SentenceToken[],
  name: number,
  isTitled: boolean,
): Titles | undefined {
  if (!isTitled && lowerAt(words, name - 1) !== ")") return undefined;
  for (let at = name - 1; at >= 0 && at > name - MAX_TITLE_DISTANCE; at--) {
    const word = words[at];
    if (isOfficeNoun(word) && isCapitalized(word)) return readTitles(words, openingOf(words, at));
    if (!isCapitalized(word) && !INSIDE_TITLE.test(word?.lower ?? "")) return undefined;
  }
  return undefined;
}

/** Returns the index at which the titles and states directly before an office begin. */
function openingOf(words: readonly SentenceToken[], office: number): number {
  let at = office;
  while (
    at > 0 &&
    office - at < 6 &&
    isCapitalized(words[at - 1]) &&
    (isTitleWord(words[at - 1]) || isNearState(words, at - 1))
  )
    at--;
  return at;
}

function isNearState(words: readonly SentenceToken[], at: number): boolean {
  return matchCountryAt(words, at)?.length === 1;
}

/**
 * Returns whether the state is followed by an office ("Norwegian Prime Minister", "Norway's Prime Minister"). The capital
 * in which somebody was received ("received in Oslo Prime Minister Lund") is a place.
 */
function isBeforeTitle(words: readonly SentenceToken[], at: number): boolean {
  const state = matchCountryAt(words, at);
  if (state === undefined) return false;
  if (state.form === "capital" && PLACE_PREPOSITION.test(lowerAt(words, at - 1))) return false;
  const next = at + state.length;
  return (
    isTitleWord(words[next]) ||
    (lowerAt(words, next) === "'s" && isTitleWord(words[next + 1]) && isCapitalized(words[next + 1]))
  );
}

interface Apposition {
  readonly titles: readonly string[];
  readonly polity: string | undefined;
}

const NO_APPOSITION: Apposition = { titles: [], polity: undefined };

/** Reads the titles or state after a name: ", Minister of Foreign Affairs of Portugal", "of Sweden". */
export function readTitlesAfterName(words: readonly SentenceToken[], at: number): Apposition {
  const mark = lowerAt(words, at);
  const from = lowerAt(words, at + 1) === "the" ? at + 2 : at + 1;
  if (mark === "of") return readState(words, from);
  return mark === "," || mark === "(" ? readApposition(words, from) : NO_APPOSITION;
}

/** Reads the state after a name and "of". */
function readState(words: readonly SentenceToken[], from: number): Apposition {
  const state = matchCountryAt(words, from);
  if (state !== undefined && lowerAt(words, from + state.length) === "'s") return NO_APPOSITION;
  return { titles: [], polity: state?.name ?? polityAfterRepublic(words, from) };
}

/** Reads the office after a name and a comma or bracket. It must not belong to the next name. */
function readApposition(words: readonly SentenceToken[], from: number): Apposition {
  if (!isTitleWord(words[from]) && matchCountryAt(words, from) === undefined) return NO_APPOSITION;
  const { titles, polity, next } = readTitles(words, from);
  const named = (nameEnd(words, next) > next && isCapitalized(words[next])) || isActor(words, next);
  return titles.some(isOfficeTitle) && !titles.includes("counterpart") && !named ? { titles, polity } : NO_APPOSITION;
}

/**
 * Returns whether a verb directly follows the office. The office then belongs to another party and is not an apposition
 * of the name: "Ana Lund, Chilean FM discuss ties".
 */
function isActor(words: readonly SentenceToken[], at: number): boolean {
  const word = words[at];
  return (
    word !== undefined &&
    !isCapitalized(word) &&
    !PAST_OR_PARTICIPLE.test(word.lower) &&
    (EVENT_VERB_SET.has(word.lower) || mayStartCue(word))
  );
}

function polityAfterRepublic(words: readonly SentenceToken[], at: number): string | undefined {
  for (let i = at; i < at + 4; i++) {
    const state = matchCountryAt(words, i);
    if (state !== undefined) return state.name;
  }
  return undefined;
}
