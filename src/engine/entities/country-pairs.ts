import type { Document } from "../document/document.ts";
import type { Sentence } from "../document/find-sentences.ts";
import { lowerAt, type SentenceToken } from "../document/sentence-tokens.ts";
import { AND } from "../languages/en/entity-patterns.ts";
import { HOSTILITIES } from "../languages/en/place-patterns.ts";
import { matchCountryAt } from "./match-country.ts";

type Pair = readonly [string, string];

/**
 * Returns the pairs of states in a sentence: "between Norway and Chile", "Norway-Chile relations". Two states at war
 * ("the Norway-Chile war") are a topic and not a pair.
 */
export function findCountryPairs(document: Document, sentence: Sentence): Pair[] {
  const words = document.tokensOf(sentence);
  return words.flatMap((word, at) => {
    const isBetween = word.lower === "between";
    const pair = isBetween ? pairAt(words, at + 1, AND) : pairAt(words, at, /^[-–—]$/);
    return pair === undefined || isAboutHostilities(words, at) ? [] : [pair];
  });
}

/** Returns whether a noun of hostilities is directly before "between", or at most two words after a compound. */
function isAboutHostilities(words: readonly SentenceToken[], at: number): boolean {
  const near = lowerAt(words, at) === "between" ? [at - 1] : [at + 1, at + 2, at + 3];
  return near.some((index) => HOSTILITIES.test(lowerAt(words, index)));
}

/** Returns the two states at `at` that are joined by `link`. */
function pairAt(words: readonly SentenceToken[], at: number, link: RegExp): Pair | undefined {
  const from = lowerAt(words, at) === "the" ? at + 1 : at;
  const compound = compoundAt(words, from);
  if (compound !== undefined) return compound;
  const first = matchCountryAt(words, from);
  if (first === undefined || first.form === "capital") return undefined;
  const middle = from + first.length;
  if (!link.test(lowerAt(words, middle))) return undefined;
  const second = matchCountryAt(words, lowerAt(words, middle + 1) === "the" ? middle + 2 : middle + 1);
  return second === undefined || second.form === "capital" ? undefined : [first.name, second.name];
}

/** Returns the two states of a compound such as "Norway-Chile". */
function compoundAt(words: readonly SentenceToken[], at: number): Pair | undefined {
  const [first, second] = splitCompound(words, at);
  return first !== undefined && second !== undefined ? [first, second] : undefined;
}

/** Returns the states in a hyphenated word that is not itself the name of a state. */
export function splitCompound(words: readonly SentenceToken[], at: number): string[] {
  const word = words[at];
  if (word === undefined || !/^\p{Lu}\p{L}+[-–]\p{Lu}/u.test(word.text) || matchCountryAt(words, at) !== undefined)
    return [];
  return word.text
    .split(/[-–]/)
    .flatMap((part) => matchCountryAt([{ ...word, text: part, lower: part.toLowerCase() }], 0)?.name ?? []);
}
