import type { NameParts } from "./name-parts.ts";
import { areFormsOfOneName } from "./short-names.ts";

/** How two whole names of one person differ. */
export type NameLikeness = "spelling" | "initial" | "order" | "short" | "longer";

/**
 * How two names are related. "different": two persons with the same family name. Undefined: the names do not resemble
 * each other.
 */
export type NameRelation = NameLikeness | "different" | undefined;

/** The minimum length of a family name in which one letter may differ. */
const LEAST_LONG = 6;
/** The minimum number of consonants in a given name for two of its spellings to be recognized. */
const LEAST_CONSONANTS = 3;

/**
 * Returns how two names of at least two words each are related. In case of doubt they are "different": a missing
 * suggestion does less harm than a wrong one.
 */
export function compareWholeNames(a: NameParts, b: NameParts): NameRelation {
  const [x, y] = [a.words, b.words];
  if (x.join("") === y.join("")) {
    if (areContrary(a.initials, b.initials) || areSuffixesContrary(a, b)) return "different";
    return a.initials.length !== b.initials.length || a.suffix !== b.suffix ? "initial" : "spelling";
  }
  if (x.length === y.length && [...x].sort().join(" ") === [...y].sort().join(" "))
    return isRotation(x, y) ? "order" : "different";
  const found = compareWords(x, y);
  if (found === undefined || found === "different") return found;
  return areContrary(a.initials, b.initials) || areSuffixesContrary(a, b) ? "different" : found;
}

function compareWords(x: readonly string[], y: readonly string[]): NameRelation {
  const [firstX = "", firstY = ""] = [x[0], y[0]];
  const [lastX = "", lastY = ""] = [x.at(-1), y.at(-1)];
  const isFamily = lastX === lastY;
  const shape = likenessOfGiven(firstX, firstY);
  if (isFamily && shape !== undefined) {
    const [middleX, middleY] = [x.slice(1, -1), y.slice(1, -1)];
    if (middleX.join(" ") === middleY.join(" ")) return shape === "same" ? "spelling" : shape;
    return isPartOf(middleX, middleY) || isPartOf(middleY, middleX) ? longer(shape) : "different";
  }
  if (isFamily) return "different";
  if (isStartOf(x, y) || isStartOf(y, x)) return "longer";
  if (shape === "same" && x.length === y.length && x.slice(0, -1).join(" ") === y.slice(0, -1).join(" "))
    return isOneLetterApart(lastX, lastY) ? "spelling" : undefined;
  return undefined;
}

function longer(shape: "same" | "spelling" | "short"): NameLikeness {
  return shape === "short" ? "short" : "longer";
}

/** Returns how two given names of one person resemble each other, or undefined. */
function likenessOfGiven(a: string, b: string): "same" | "spelling" | "short" | undefined {
  if (a === b) return "same";
  if (areFormsOfOneName(a, b)) return "short";
  return isTransliteration(a, b) ? "spelling" : undefined;
}

/**
 * Returns whether two given names differ only in vowels inside the word, as transliterations do. A final vowel often
 * marks the gender ("Mario", "Maria").
 */
function isTransliteration(a: string, b: string): boolean {
  const [x, y] = [consonantsOf(a), consonantsOf(b)];
  if (x !== y || x.length < LEAST_CONSONANTS || a[0] !== b[0]) return false;
  return finalVowel(a) === finalVowel(b);
}

function consonantsOf(word: string): string {
  return word.replace(/th/gu, "t").replace(/[aeiouy-]/gu, "");
}

function finalVowel(word: string): string {
  return /[aeou]$/u.exec(word)?.[0] ?? "";
}

/** Returns whether two long words differ in one letter that is changed, added or missing, but not the final vowel. */
function isOneLetterApart(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < LEAST_LONG || Math.abs(a.length - b.length) > 1) return false;
  if (finalVowel(a) !== finalVowel(b)) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (restA.length === restB.length) return restA.slice(1) === restB.slice(1);
  return restA.length > restB.length ? restA.slice(1) === restB : restB.slice(1) === restA;
}

/** Returns whether two lists of initials contradict each other: "R." and "H." do, but "R." and no initials do not. */
function areContrary(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && b.length > 0 && a.join("") !== b.join("");
}

/** Returns whether the suffixes are of two generations: "Jr." and "Sr.", "II" and "III". */
function areSuffixesContrary(a: NameParts, b: NameParts): boolean {
  if (a.suffix === b.suffix) return false;
  const isNumeral = (suffix: string | undefined): boolean => suffix !== undefined && !/^[js]r$/u.test(suffix);
  return (a.suffix !== undefined && b.suffix !== undefined) || isNumeral(a.suffix) || isNumeral(b.suffix);
}

/** Returns whether the family name is first in one list and last in the other. */
function isRotation(x: readonly string[], y: readonly string[]): boolean {
  const text = y.join(" ");
  return [...x.slice(1), x[0]].join(" ") === text || [x.at(-1), ...x.slice(0, -1)].join(" ") === text;
}

/** Returns whether all words of a list are in another one, in the same order. */
function isPartOf(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0;
  for (const word of whole) if (word === part[at]) at++;
  return at === part.length;
}

function isStartOf(part: readonly string[], whole: readonly string[]): boolean {
  return part.length >= 2 && part.length < whole.length && part.every((word, at) => word === whole[at]);
}
