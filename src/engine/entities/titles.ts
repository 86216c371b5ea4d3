import { mayStartCue } from "../attribution/match-cue.ts";
import { isOfficeNoun, isOfficeTitle, isTitleWord } from "../attribution/office-words.ts";
import { isCapitalized, lowerAt, type SentenceToken } from "../document/sentence-tokens.ts";
import { EVENT_VERB_SET } from "../languages/en/event-verbs.ts";
import { GENDERED_TITLES } from "../languages/en/offices.ts";
import { matchCountryAt } from "./match-country.ts";
import { isRulerName, nameEnd } from "./person-names.ts";
import {
  bracketLength,
  isAcronymAfterOf,
  isLink,
  isRegion,
  isStyle,
  isUnknownPlace,
  partsTitles,
} from "./title-links.ts";
import { AIDES, expandTitle } from "./titles-of-phrase.ts";

const GENDERS = new Map(GENDERED_TITLES);

/**
 * Returns whether a title in lower case precedes a name ("president al-Assad") or a style with a name ("the northern
 * leader, Mr. Dahl").
 */
export function isSmallTitle(words: readonly SentenceToken[], at: number): boolean {
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

/** Reads the titles, styles, states and linking words before a name. `next` is the index after them. */
export function readTitles(words: readonly SentenceToken[], from: number): Titles {
  const titles: string[] = [];
  let polity: string | undefined;
  let gender: "f" | "m" | undefined;
  let styled = false;
  let isSuperiorsTitle = false;
  let at = from;
  while (at < words.length && at - from < 40) {
    const lower = lowerAt(words, at);
    const state = titles.length > 0 || isBeforeTitle(words, at) ? matchCountryAt(words, at) : undefined;
    if (at > from && isRulerName(words, at, at)) break;
    if (isStyle(words[at]) && !(lower === "father" && !isCapitalized(words[at]))) {
      styled = true;
      gender ??= GENDERS.get(lower.replaceAll(".", ""));
      const style = STYLE_OF.get(lower.replaceAll(".", "")) ?? (isOfficeNoun(words[at]) ? lower : undefined);
      if (style !== undefined && !isSuperiorsTitle) titles.push(style);
    } else if (state !== undefined) {
      polity ??= state.name;
      at += state.length - 1;
      if (lowerAt(words, at + 1) === "'s" && isTitleWord(words[at + 2])) at++;
    } else if (
      isTitleWord(words[at]) &&
      (isCapitalized(words[at]) || titles.length > 0 || polity !== undefined || at === from)
    ) {
      if (!isSuperiorsTitle || AIDES.has(lower)) {
        for (const title of TITLE_PAIR.test(lower) ? lower.split("-") : [lower])
          titles.push(...expandTitle(title.replace(/s$/, "")));
        gender ??= GENDERS.get(lower);
        isSuperiorsTitle = false;
      }
    } else if (isUnknownPlace(words, at, titles.length)) {
      at += 2;
    } else if (titles.length > 0 && isAcronymAfterOf(words, at)) {
      at += lowerAt(words, at + 1) === "the" ? 2 : 1;
    } else if (titles.length > 0 && bracketLength(words, at) > 0) {
      at += bracketLength(words, at) - 1;
    } else if (isLink(words, at, titles.length + (styled ? 1 : 0)) && !partsTitles(words, from, at)) {
      if (/^(?:to|for|of)$/.test(lower) && titles.some((title) => AIDES.has(title))) isSuperiorsTitle = true;
    } else if (!isRegion(words, at, titles.length)) break;
    at++;
  }
  return { next: at, titles, styled, polity, gender };
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
export function readFarTitle(words: readonly SentenceToken[], name: number, isTitled: boolean): Titles | undefined {
  if (!isTitled && lowerAt(words, name - 1) !== ")") return undefined;
  for (let at = name - 1; at >= 0 && at > name - MAX_TITLE_DISTANCE; at--) {
    const word = words[at];
    if (isOfficeNoun(word) && isCapitalized(word)) return readTitles(words, openingOf(words, at));
    if (!isCapitalized(word) && !/^(?:of|for|and|the|&|-|\(|\))$/.test(word?.lower ?? "")) return undefined;
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

/** Matches two offices joined by a hyphen, unlike one hyphenated office ("secretary-general"). */
const TITLE_PAIR =
  /^(?:prince|king|president|minister|chancellor|premier)-(?:prime|minister|president|king|chancellor)$/;

/** Returns whether the state is followed by an office ("Norwegian Prime Minister", "Norway's Prime Minister"). */
function isBeforeTitle(words: readonly SentenceToken[], at: number): boolean {
  const state = matchCountryAt(words, at);
  if (state === undefined) return false;
  const next = at + state.length;
  return (
    isTitleWord(words[next]) ||
    (lowerAt(words, next) === "'s" && isTitleWord(words[next + 1]) && isCapitalized(words[next + 1]))
  );
}

/** Reads the titles or state after a name: ", Minister of Foreign Affairs of Portugal", "of Sweden". */
export function readAfter(
  words: readonly SentenceToken[],
  at: number,
): { titles: readonly string[]; polity: string | undefined } {
  if (lowerAt(words, at) === "of") {
    const from = lowerAt(words, at + 1) === "the" ? at + 2 : at + 1;
    const state = matchCountryAt(words, from);
    if (state !== undefined && lowerAt(words, from + state.length) === "'s") return { titles: [], polity: undefined };
    return { titles: [], polity: state?.name ?? polityAfterRepublic(words, from) };
  }
  if (lowerAt(words, at) !== "," && lowerAt(words, at) !== "(") return { titles: [], polity: undefined };
  const from = lowerAt(words, at + 1) === "the" ? at + 2 : at + 1;
  if (!isTitleWord(words[from]) && matchCountryAt(words, from) === undefined) return { titles: [], polity: undefined };
  const { titles, polity, next } = readTitles(words, from);
  const named = (nameEnd(words, next) > next && isCapitalized(words[next])) || isActor(words, next);
  return titles.some(isOfficeTitle) && !titles.includes("counterpart") && !named
    ? { titles, polity }
    : { titles: [], polity: undefined };
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
    !/(?:ed|ing)$/.test(word.lower) &&
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
