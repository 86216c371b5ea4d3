import type { SentenceToken } from "../document/sentence-tokens.ts";
import { GROUP_NOUNS, PARTY_NOUNS, SIDE_NOUNS } from "../languages/en/group-nouns.ts";
import { HONORIFICS } from "../languages/en/honorifics.ts";
import { OFFICES, TITLE_WORDS } from "../languages/en/offices.ts";

const OFFICE_WORDS: ReadonlySet<string> = new Set(
  OFFICES.flatMap((office) => [office, `${office}s`, office.replace(/y$/, "ies")]),
);
export const GROUPS: ReadonlySet<string> = new Set(GROUP_NOUNS);
const TITLES: ReadonlySet<string> = new Set([...TITLE_WORDS, ...OFFICE_WORDS]);

export const HONORIFIC_WORDS: ReadonlySet<string> = new Set(HONORIFICS);

const PARTIES: ReadonlySet<string> = new Set([...PARTY_NOUNS, ...SIDE_NOUNS]);

/** Returns whether the word is the noun of an office, whose holder can speak. */
export function isOfficeNoun(word: SentenceToken | undefined): boolean {
  return word !== undefined && OFFICE_WORDS.has(word.lower);
}

/** Returns whether a word of a title, in lower case, is the noun of an office. */
export function isOfficeTitle(title: string): boolean {
  return OFFICE_WORDS.has(title);
}

/** Returns whether the word is a style of address ("Mr", "H.E."). */
export function isHonorific(word: SentenceToken | undefined): boolean {
  return word !== undefined && (HONORIFIC_WORDS.has(word.lower.replaceAll(".", "")) || isExcellencyAbbreviation(word));
}

/** Returns whether the word is part of a title and therefore not part of a name. */
export function isTitleWord(word: SentenceToken | undefined): boolean {
  return word !== undefined && (TITLES.has(word.lower) || isHonorific(word) || isDoubleTitle(word.lower));
}

/** Returns whether the word joins two titles of one person ("Prince-Prime" in "the Crown Prince-Prime Minister"). */
function isDoubleTitle(lower: string): boolean {
  return lower.includes("-") && lower.split("-").every((part) => TITLES.has(part));
}

/** Returns whether the word is "HE" or "H.E." in capitals. In lower case, "he" is a pronoun. */
export function isExcellencyAbbreviation(word: SentenceToken): boolean {
  return word.text === "HE" || word.text === "H.E" || word.text === "H.E.";
}

/** Returns whether the word names one side of the event or several. */
export function isGroupNoun(word: SentenceToken | undefined): boolean {
  return word !== undefined && PARTIES.has(word.lower);
}
