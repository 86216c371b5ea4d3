import { mayStartCue } from "../attribution/match-cue.ts";
import { isExcellencyAbbreviation, isOfficeNoun, isOfficeTitle, isTitleWord } from "../attribution/noun-phrase.ts";
import { isAbbreviation, isCapitalized, lowerAt, type SentenceToken } from "../document/sentence-tokens.ts";
import { EVENT_VERB_SET } from "../languages/en/event-verbs.ts";
import { HONORIFICS, MONARCH_STYLES } from "../languages/en/honorifics.ts";
import { GENDERED_TITLES } from "../languages/en/offices.ts";
import { matchCountryAt } from "./match-country.ts";
import { isPlaceWord, isRulerName, nameEnd, partsOf } from "./person-names.ts";
import { AIDES, expandTitle, SHORT_TITLES } from "./titles-of-phrase.ts";

const STYLES: ReadonlySet<string> = new Set(HONORIFICS);

const MONARCHS: ReadonlySet<string> = new Set(MONARCH_STYLES);

const GENDERS = new Map(GENDERED_TITLES);

/** "president al-Assad": an office in small letters right before a name; "the northern leader, Mr. Dahl": or before its style. */
export function isSmallTitle(words: readonly SentenceToken[], at: number): boolean {
  const isStyled = lowerAt(words, at + 1) === "," && isStyle(words[at + 2]) && isOfficeNoun(words[at]);
  if (!isTitleWord(words[at])) return false;
  return isCapitalized(words[at + 1]) || isTitleWord(words[at + 1]) || isStyled || isOfficeOfState(words, at);
}

/** "the head of Norland Ana Lund": an office in small letters, its state and the name. */
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

/** The run of titles, styles, states and links before a name. */
export function readTitles(words: readonly SentenceToken[], from: number): Titles {
  const titles: string[] = [];
  let polity: string | undefined;
  let gender: "f" | "m" | undefined;
  let styled = false;
  let ofChief = false;
  let at = from;
  while (at < words.length && at - from < 40) {
    const lower = lowerAt(words, at);
    const state = titles.length > 0 || isBeforeTitle(words, at) ? matchCountryAt(words, at) : undefined;
    if (at > from && isRulerName(words, at, at)) break;
    if (isStyle(words[at]) && !(lower === "father" && !isCapitalized(words[at]))) {
      styled = true;
      gender ??= GENDERS.get(lower.replaceAll(".", ""));
      const style = STYLE_OF.get(lower.replaceAll(".", "")) ?? (isOfficeNoun(words[at]) ? lower : undefined);
      if (style !== undefined && !ofChief) titles.push(style);
    } else if (state !== undefined) {
      polity ??= state.name;
      at += state.length - 1;
      if (lowerAt(words, at + 1) === "'s" && isTitleWord(words[at + 2])) at++;
    } else if (
      isTitleWord(words[at]) &&
      (isCapitalized(words[at]) || titles.length > 0 || polity !== undefined || at === from)
    ) {
      if (!ofChief || AIDES.has(lower)) {
        for (const title of TITLE_PAIR.test(lower) ? lower.split("-") : [lower])
          titles.push(...expandTitle(title.replace(/s$/, "")));
        gender ??= GENDERS.get(lower);
        ofChief = false;
      }
    } else if (isUnknownPlace(words, at, titles.length)) {
      at += 2;
    } else if (titles.length > 0 && isAcronymAfterOf(words, at)) {
      at += lowerAt(words, at + 1) === "the" ? 2 : 1;
    } else if (titles.length > 0 && bracketLength(words, at) > 0) {
      at += bracketLength(words, at) - 1;
    } else if (isLink(words, at, titles.length + (styled ? 1 : 0)) && !partsTitles(words, from, at)) {
      if (/^(?:to|for|of)$/.test(lower) && titles.some((title) => AIDES.has(title))) ofChief = true;
    } else if (!isRegion(words, at, titles.length)) break;
    at++;
  }
  return { next: at, titles, styled, polity, gender };
}

/** Styles in short, by the noun that stands for their bearer later ("His Excellency"). */
const STYLE_OF = new Map([
  ["he", "excellency"],
  ["h.e", "excellency"],
  ["hh", "highness"],
  ["hrh", "highness"],
  ["hm", "majesty"],
]);

/** The longest way back from a name to its office: "Special Representative for Peace and Security Affairs in ...". */
const FAR_TITLE = 18;

/**
 * The office far before a name, over words that the tables do not know: "Secretary General of the Council for Seas (CFS)
 * Ana Lund". The last word before the name must belong to a title, or close a bracket, for else the name could be a body's.
 */
export function readFarTitle(words: readonly SentenceToken[], name: number, isTitled: boolean): Titles | undefined {
  if (!isTitled && lowerAt(words, name - 1) !== ")") return undefined;
  for (let at = name - 1; at >= 0 && at > name - FAR_TITLE; at--) {
    const word = words[at];
    if (isOfficeNoun(word) && isCapitalized(word)) return readTitles(words, openingOf(words, at));
    if (!isCapitalized(word) && !/^(?:of|for|and|the|&|-|\(|\))$/.test(word?.lower ?? "")) return undefined;
  }
  return undefined;
}

/** Where the titles and states right before an office begin. */
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

/** "of the OECD": an acronym that the tables do not know, before the name. */
function isAcronymAfterOf(words: readonly SentenceToken[], at: number): boolean {
  if (lowerAt(words, at) !== "of") return false;
  const body = words[lowerAt(words, at + 1) === "the" ? at + 2 : at + 1];
  return body !== undefined && /^\p{Lu}{3,}$/u.test(body.text);
}

/** "of Norland, Erik Halvorsen": a place that the tables do not know, between the office and the name. */
function isUnknownPlace(words: readonly SentenceToken[], at: number, seen: number): boolean {
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

/** Two titles joined, but not one office written with a hyphen ("secretary-general"). */
const TITLE_PAIR =
  /^(?:prince|king|president|minister|chancellor|premier)-(?:prime|minister|president|king|chancellor)$/;

/** A state's name opens a title when an office follows ("Norwegian Prime Minister", "Norway's Prime Minister"). */
function isBeforeTitle(words: readonly SentenceToken[], at: number): boolean {
  const state = matchCountryAt(words, at);
  if (state === undefined) return false;
  const next = at + state.length;
  return (
    isTitleWord(words[next]) ||
    (lowerAt(words, next) === "'s" && isTitleWord(words[next + 1]) && isCapitalized(words[next + 1]))
  );
}

/** "of", "for", "and", "the", a comma or hyphen between two capitalised words of a title. */
function isLink(words: readonly SentenceToken[], at: number, seen: number): boolean {
  if (seen === 0) return false;
  const lower = lowerAt(words, at);
  if (lower === ",")
    return (
      isNameAfterComma(words, at + 1) ||
      (isOfficeNoun(words[at + 1]) && isCapitalized(words[at + 1])) ||
      isListInTitle(words, at + 1)
    );
  if (lower === "/") return isTitleWord(words[at - 1]) && isTitleWord(words[at + 1]);
  if (lower === "'") return isStyle(words[at - 1]);
  if (lower === ".") return isAbbreviation(lowerAt(words, at - 1)) && words[at - 1]?.end === words[at]?.start;
  if (/^(?:his|her|their)$/.test(lower)) return MONARCHS.has(lowerAt(words, at + 1)) && isCapitalized(words[at]);
  if (FRIENDLY.test(lower) && lowerAt(words, at - 1) === "the") return true;
  if (!/^(?:of|for|and|the|&|-|–|to|at)$/.test(lower)) return false;
  const next = words[at + 1];
  if (lower === "to" && isTitleWord(next)) return false;
  if (lower === "the" && FRIENDLY.test(next?.lower ?? "")) return true;
  if (lower !== "to" && lower !== "at" && isPlaceWord(next)) return true;
  return (
    (next?.lower === "the" || isTitleWord(next) || matchCountryAt(words, at + 1) !== undefined) &&
    (isCapitalized(next) || next?.lower === "the")
  );
}

/** "Minister of Foreign Affairs, European Union and Cooperation Ana Lund": an item of a list inside a title, before its "and". */
function isListInTitle(words: readonly SentenceToken[], from: number): boolean {
  for (let at = from; at < from + 5; at++) {
    const isItem = isTitleWord(words[at]) || isPlaceWord(words[at]) || matchCountryAt(words, at) !== undefined;
    if (lowerAt(words, at) === "and" && at > from) return isTitleWord(words[at + 1]) && isCapitalized(words[at + 1]);
    if (!isCapitalized(words[at]) || !(isItem || at > from)) return false;
  }
  return false;
}

/** "Additional Secretary (Europe) Ana Lund": a bracket of few words inside a title. */
function bracketLength(words: readonly SentenceToken[], at: number): number {
  if (words[at]?.text !== "(") return 0;
  for (let end = at + 1; end < at + 6; end++)
    if (words[end]?.text === ")")
      return isCapitalized(words[end + 1]) || words[end + 1]?.text === "," ? end - at + 1 : 0;
  return 0;
}

/**
 * "The Secretary-General and President Rojas", "EAM and Minister Rojas": two persons, the first by office alone; and "in the call
 * with the President of Chile, Prime Minister Lund": the comma ends an adverbial.
 */
function partsTitles(words: readonly SentenceToken[], from: number, at: number): boolean {
  if (lowerAt(words, at) === ",") {
    const before = lowerAt(words, from - 1) === "the" ? lowerAt(words, from - 2) : lowerAt(words, from - 1);
    return /^(?:as|with|of|from|by|to|at|in)$/.test(before) && isOfficeNoun(firstOffice(words, at + 1));
  }
  if (lowerAt(words, at) !== "and") return false;
  const isShort = SHORT_TITLES.has(lowerAt(words, at - 1)) && !SHORT_TITLES.has(lowerAt(words, at + 1));
  if (!isShort && lowerAt(words, from - 1) !== "the") return false;
  let name = at + 1;
  while (isTitleWord(words[name]) && isCapitalized(words[name])) name++;
  return name > at + 1 && partsOf(words, name, nameEnd(words, name)).length === 1;
}

/** The office at the head of a short title ("Deputy Prime Minister"). */
function firstOffice(words: readonly SentenceToken[], from: number): SentenceToken | undefined {
  let at = from;
  while (at < from + 3 && isTitleWord(words[at]) && !isOfficeNoun(words[at])) at++;
  return words[at];
}

/** What agencies call the state of a guest: "President of the friendly Republic of Norland". */
const FRIENDLY = /^(?:friendly|brotherly|sisterly|fraternal|sister|brother|neighbou?ring)$/;

/** "for the Middle East", "of the General Assembly": places and bodies inside a title, by words that are in no name. */
function isRegion(words: readonly SentenceToken[], at: number, seen: number): boolean {
  return (
    seen > 0 &&
    isPlaceWord(words[at]) &&
    (/^(?:of|for|and|the|&)$/.test(lowerAt(words, at - 1)) || isPlaceWord(words[at - 1]))
  );
}

/** "the President of Norland, Erik Halvorsen": a style, or two capitalised words that are no title, after the comma. */
function isNameAfterComma(words: readonly SentenceToken[], at: number): boolean {
  if (isStyle(words[lowerAt(words, at) === "the" ? at + 1 : at])) return true;
  const end = nameEnd(words, at);
  return (
    end >= at + 2 &&
    !isTitleWord(words[end]) &&
    /^[,.;()]?$|^(?:on|in|at|today|this|to|and|for|who|yesterday|during|held|met|spoke|said|had)$/.test(
      lowerAt(words, end),
    )
  );
}

/** ", Minister of Foreign Affairs of Portugal" or "of Sweden" after a name. */
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

/** "Ana Lund, Chilean FM discuss ties": a verb right after the office makes it another party's, not the name's apposition. */
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

export function isStyle(word: SentenceToken | undefined): boolean {
  return (
    word !== undefined &&
    isCapitalized(word) &&
    (STYLES.has(word.lower.replaceAll(".", "")) || isExcellencyAbbreviation(word))
  );
}
