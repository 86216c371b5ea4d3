import type { SentenceToken } from "../document/sentence-tokens.ts";
import { GROUP_NOUNS, PARTY_NOUNS, SIDE_NOUNS } from "../languages/en/group-nouns.ts";
import { HONORIFICS } from "../languages/en/honorifics.ts";
import { OFFICES, TITLE_WORDS } from "../languages/en/offices.ts";

const OFFICE_WORDS: ReadonlySet<string> = new Set(
  OFFICES.flatMap((office) => [office, `${office}s`, office.replace(/y$/, "ies")]),
);
export const GROUPS: ReadonlySet<string> = new Set(GROUP_NOUNS);
const TITLES: ReadonlySet<string> = new Set([...TITLE_WORDS, ...OFFICE_WORDS]);

export const STYLES: ReadonlySet<string> = new Set(HONORIFICS);

const PARTIES: ReadonlySet<string> = new Set([...PARTY_NOUNS, ...SIDE_NOUNS]);

/** Whether the word is the noun of an office: its bearer may speak. */
export function isOfficeNoun(word: SentenceToken | undefined): boolean {
  return word !== undefined && OFFICE_WORDS.has(word.lower);
}

/** Whether a word of a title, in small letters, is the noun of an office. */
export function isOfficeTitle(title: string): boolean {
  return OFFICE_WORDS.has(title);
}

/** Whether the word is a style of address ("Mr", "H.E."). */
export function isHonorific(word: SentenceToken | undefined): boolean {
  return word !== undefined && (STYLES.has(word.lower.replaceAll(".", "")) || isExcellencyAbbreviation(word));
}

/** Whether the word stands in titles, and so is no part of a name. */
export function isTitleWord(word: SentenceToken | undefined): boolean {
  return word !== undefined && (TITLES.has(word.lower) || isHonorific(word) || isDoubleTitle(word.lower));
}

/** "Prince-Prime" in "the Crown Prince-Prime Minister": two titles of one person. */
function isDoubleTitle(lower: string): boolean {
  return lower.includes("-") && lower.split("-").every((part) => TITLES.has(part));
}

/** "HE" and "H.E." in capitals; in small letters it is a pronoun. */
export function isExcellencyAbbreviation(word: SentenceToken): boolean {
  return word.text === "HE" || word.text === "H.E" || word.text === "H.E.";
}

/** Whether the word names a side, or several, of the event. */
export function isGroupNoun(word: SentenceToken | undefined): boolean {
  return word !== undefined && PARTIES.has(word.lower);
}
