import { INVISIBLE_CHARACTERS } from "../engine/document/invisible-characters.ts";

/** Classes of UTF-16 units for text comparison. */
export const CHAR_CLASS = { plain: 1, whitespace: 2, variant: 3, invisible: 4, combining: 5 } as const;

export type CharClass = (typeof CHAR_CLASS)[keyof typeof CHAR_CLASS];

/**
 * Characters with a single ASCII equivalent, so that a quote is still found after a page changes to typographic
 * quotation marks.
 */
const VARIANTS: readonly (readonly [RegExp, string])[] = [
  [/[\u2018-\u201b\u2032\u02bc\u02b9\u0060\u00b4]/, "'"],
  [/[\u201c-\u201f\u2033\u00ab\u00bb\u301d-\u301f]/, '"'],
  [/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/, "-"],
];

const WHITESPACE = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

const INVISIBLE = new RegExp(`[${INVISIBLE_CHARACTERS}]`);

/** Combining marks, and the jamo that form Korean syllables. */
const COMBINING = /[\p{M}\u1100-\u11ff]/u;
const DIACRITIC = /\p{M}/u;
const SURROGATE = /[\ud800-\udfff]/;

/** Cache: the class of each UTF-16 unit is computed once. */
const classes = new Uint8Array(1 << 16);

/** Returns the class of a UTF-16 unit. A "combining" unit must be normalized together with its neighbours. */
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

/** Returns the ASCII equivalent of `letter`, if it has one. */
export function asciiEquivalent(letter: string): string | undefined {
  return VARIANTS.find(([variants]) => variants.test(letter))?.[1];
}

/** Returns true if the character at `at` is a combining mark of the letter before it. */
export function isDiacritic(text: string, at: number): boolean {
  return DIACRITIC.test(text.charAt(at));
}

/** Returns true if the character at `at` may combine with the syllable or letter before it. */
export function isCombining(text: string, at: number): boolean {
  return COMBINING.test(text.charAt(at));
}

/**
 * Returns the letters in the form used for comparison: NFKC, which composes them and replaces compatibility characters.
 */
export function normalizeNfkc(letters: string): string {
  const plain = letters.normalize("NFKC");
  // NFKC would split a spacing accent into a space and a combining mark.
  return WHITESPACE.test(plain) ? letters.normalize("NFC") : plain;
}

/** Splits `text` into its core and the surrounding white space and invisible characters, which searches ignore. */
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

/** Matches a word that is in lower case except perhaps for its first letter, followed by more words. */
const STARTS_IN_LOWER_CASE = /^\p{L}\p{Ll}+ \S/u;

/**
 * Returns the text with the case of its first letter swapped, as when a sentence becomes part of another. Returns
 * undefined if that could be a different word.
 */
export function withFirstLetterCaseSwapped(text: string): string | undefined {
  const head = text.charAt(0);
  const other = head === head.toLowerCase() ? head.toUpperCase() : head.toLowerCase();
  return other !== head && other.length === 1 && STARTS_IN_LOWER_CASE.test(text) ? other + text.slice(1) : undefined;
}
