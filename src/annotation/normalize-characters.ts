import { INVISIBLE_CHARACTERS } from "../engine/document/invisible-characters.ts";

/** What a UTF-16 unit is to a comparison of texts. */
export const CHAR_CLASS = { plain: 1, whitespace: 2, variant: 3, invisible: 4, combining: 5 } as const;

export type CharClass = (typeof CHAR_CLASS)[keyof typeof CHAR_CLASS];

/** Characters with one plain twin, so that a page that curls its quotes still has the same words. */
const VARIANTS: readonly (readonly [RegExp, string])[] = [
  [/[\u2018-\u201b\u2032\u02bc\u02b9\u0060\u00b4]/, "'"],
  [/[\u201c-\u201f\u2033\u00ab\u00bb\u301d-\u301f]/, '"'],
  [/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/, "-"],
];

const WHITESPACE = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

const INVISIBLE = new RegExp(`[${INVISIBLE_CHARACTERS}]`);

/** Marks that join the letter before them, and the letters that Korean syllables are composed of. */
const COMBINING = /[\p{M}\u1100-\u11ff]/u;
const DIACRITIC = /\p{M}/u;
const SURROGATE = /[\ud800-\udfff]/;

/** The kinds met so far: each character is asked for once, and then looked up. */
const classes = new Uint8Array(1 << 16);

/** The kind of a UTF-16 unit; "joined" is one that must be looked at with its neighbours. */
export function charClassOf(unit: number): CharClass {
  return (classes[unit] || rememberCharClass(unit)) as CharClass;
}

function rememberCharClass(unit: number): CharClass {
  const letter = String.fromCharCode(unit);
  const charClass = detectCharClass(letter);
  classes[unit] = charClass;
  return charClass;
}

function detectCharClass(letter: string): CharClass {
  if (WHITESPACE.test(letter)) return CHAR_CLASS.whitespace;
  if (INVISIBLE.test(letter)) return CHAR_CLASS.invisible;
  if (asciiEquivalent(letter) !== undefined) return CHAR_CLASS.variant;
  return COMBINING.test(letter) || SURROGATE.test(letter) || normalizeNfkc(letter) !== letter
    ? CHAR_CLASS.combining
    : CHAR_CLASS.plain;
}

/** The plain character that stands for `letter`, if it has one. */
export function asciiEquivalent(letter: string): string | undefined {
  return VARIANTS.find(([variants]) => variants.test(letter))?.[1];
}

/** Whether the character at `at` belongs to the letter before it. */
export function isDiacritic(text: string, at: number): boolean {
  return DIACRITIC.test(text.charAt(at));
}

/** Whether the character at `at` may go on the syllable or letter before it. */
export function isCombining(text: string, at: number): boolean {
  return COMBINING.test(text.charAt(at));
}

/** Letters in the one form they are compared in: composed, and plain where Unicode calls them compatible. */
export function normalizeNfkc(letters: string): string {
  const plain = letters.normalize("NFKC");
  // A spacing accent would fall apart into a space and a mark.
  return WHITESPACE.test(plain) ? letters.normalize("NFC") : plain;
}

/** The white space before and after the words of `text`, which no search relies on. */
export function trimParts(text: string): { lead: string; core: string; trail: string } {
  let start = 0;
  let end = text.length;
  while (start < end && isTrimmed(text.charAt(start))) start++;
  while (end > start && isTrimmed(text.charAt(end - 1))) end--;
  return { lead: text.slice(0, start), core: text.slice(start, end), trail: text.slice(end) };
}

function isTrimmed(letter: string): boolean {
  return /\s/.test(letter) || INVISIBLE.test(letter);
}

/** A word of small letters but perhaps for the first, and more words after it. */
const STARTS_IN_LOWER_CASE = /^\p{L}\p{Ll}+ \S/u;

/** The words with the first letter in the other case, as where a sentence became part of another; nothing where that could be another word. */
export function withFirstLetterCaseSwapped(text: string): string | undefined {
  const head = text.charAt(0);
  const other = head === head.toLowerCase() ? head.toUpperCase() : head.toLowerCase();
  return other !== head && other.length === 1 && STARTS_IN_LOWER_CASE.test(text) ? other + text.slice(1) : undefined;
}
