import { INVISIBLE_CHARACTERS } from "../engine/document/invisible-characters.ts";

/** What a UTF-16 unit is to a comparison of texts. */
export const KIND = { plain: 1, blank: 2, twin: 3, unseen: 4, joined: 5 } as const;

export type Kind = (typeof KIND)[keyof typeof KIND];

/** Characters with one plain twin, so that a page that curls its quotes still has the same words. */
const TWINS: readonly (readonly [RegExp, string])[] = [
  [/[\u2018-\u201b\u2032\u02bc\u02b9\u0060\u00b4]/, "'"],
  [/[\u201c-\u201f\u2033\u00ab\u00bb\u301d-\u301f]/, '"'],
  [/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/, "-"],
];

const BLANK = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

const IS_UNSEEN = new RegExp(`[${INVISIBLE_CHARACTERS}]`);

/** Marks that join the letter before them, and the letters that Korean syllables are composed of. */
const JOINS = /[\p{M}\u1100-\u11ff]/u;
const MARK = /\p{M}/u;
const SURROGATE = /[\ud800-\udfff]/;

/** The kinds met so far: each character is asked for once, and then looked up. */
const kinds = new Uint8Array(1 << 16);

/** The kind of a UTF-16 unit; "joined" is one that must be looked at with its neighbours. */
export function kindOf(unit: number): Kind {
  return (kinds[unit] || learnKind(unit)) as Kind;
}

function learnKind(unit: number): Kind {
  const letter = String.fromCharCode(unit);
  const kind = findKind(letter);
  kinds[unit] = kind;
  return kind;
}

function findKind(letter: string): Kind {
  if (BLANK.test(letter)) return KIND.blank;
  if (IS_UNSEEN.test(letter)) return KIND.unseen;
  if (twinOf(letter) !== undefined) return KIND.twin;
  return JOINS.test(letter) || SURROGATE.test(letter) || composed(letter) !== letter ? KIND.joined : KIND.plain;
}

/** The plain character that stands for `letter`, if it has one. */
export function twinOf(letter: string): string | undefined {
  return TWINS.find(([variants]) => variants.test(letter))?.[1];
}

/** Whether the character at `at` belongs to the letter before it. */
export function isMark(text: string, at: number): boolean {
  return MARK.test(text.charAt(at));
}

/** Whether the character at `at` may go on the syllable or letter before it. */
export function joins(text: string, at: number): boolean {
  return JOINS.test(text.charAt(at));
}

/** Letters in the one form they are compared in: composed, and plain where Unicode calls them compatible. */
export function composed(letters: string): string {
  const plain = letters.normalize("NFKC");
  // A spacing accent would fall apart into a space and a mark.
  return BLANK.test(plain) ? letters.normalize("NFC") : plain;
}

/** The white space before and after the words of `text`, which no search relies on. */
export function edgesOf(text: string): { lead: string; core: string; trail: string } {
  let start = 0;
  let end = text.length;
  while (start < end && isEdge(text.charAt(start))) start++;
  while (end > start && isEdge(text.charAt(end - 1))) end--;
  return { lead: text.slice(0, start), core: text.slice(start, end), trail: text.slice(end) };
}

function isEdge(letter: string): boolean {
  return /\s/.test(letter) || IS_UNSEEN.test(letter);
}

/** A word of small letters but perhaps for the first, and more words after it. */
const STARTS_PLAINLY = /^\p{L}\p{Ll}+ \S/u;

/** The words with the first letter in the other case, as where a sentence became part of another; nothing where that could be another word. */
export function recased(words: string): string | undefined {
  const head = words.charAt(0);
  const other = head === head.toLowerCase() ? head.toUpperCase() : head.toLowerCase();
  return other !== head && other.length === 1 && STARTS_PLAINLY.test(words) ? other + words.slice(1) : undefined;
}
