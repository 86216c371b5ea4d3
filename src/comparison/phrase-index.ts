import { stemmer } from "stemmer";
import { type NameDecisions, PersonNames } from "../annotation/person-record.ts";
import type { Sliced } from "../engine/slices.ts";
import { foldPersonName, samePersonName } from "./fold-person-name.ts";

/** The data of a stored readout that the index needs. */
export interface DatedClaims {
  readonly id: string;
  /** The day of the event, otherwise of publication, as "2026-03-14". */
  readonly day: string | undefined;
  readonly issuer: string | undefined;
  readonly claims: readonly { readonly speakers: readonly string[]; readonly content: string }[];
}

/** A word of a claim: the number of its stem, and its span in the claim's content. */
export interface IndexedClaim {
  readonly speakers: readonly string[];
  readonly content: string;
  readonly words: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

export interface IndexedText {
  readonly id: string;
  readonly day: string | undefined;
  readonly issuer: string | undefined;
  readonly claims: readonly IndexedClaim[];
}

/**
 * All claims of a library as numbers of stems, so that a phrase is found by comparing numbers. Built when needed, never
 * stored.
 */
export interface PhraseIndex {
  readonly texts: readonly IndexedText[];
  /** For each speaker with several names in the texts, the longest one. */
  readonly people: ReadonlyMap<string, string>;
  /** The number of each stem. */
  readonly numbers: ReadonlyMap<string, number>;
  /** The numbers of stop words, with which no formula begins or ends. */
  readonly stopWords: ReadonlySet<number>;
  /** The numbers of negating words. */
  readonly negations: ReadonlySet<number>;
}

/** Hyphens, quotation marks and all other punctuation separate words, so that "rock-solid" is "rock solid". */
const WORD = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)?/gu;

const STOP_WORDS =
  "the a an of to in on and for with by at from as that which who its their his her this these those our is are was were be been " +
  "being has have had will would it they he she or but also not";
const NEGATIONS = "not no never without nor neither cannot stop stopped refuse rejected deny denied oppose opposed";

const stems = new Map<string, string>();

/** Returns the stem of a word as `WORD` finds it. */
function stemOf(word: string): string {
  const folded = word.toLowerCase().replace(/’/gu, "'");
  const known = stems.get(folded);
  if (known !== undefined) return known;
  const plain = folded.replace(/'s?$/u, "").normalize("NFD").replace(/\p{M}/gu, "");
  const stem = plain.endsWith("n't") ? "not" : stemmer(plain);
  stems.set(folded, stem);
  return stem;
}

/** A word of a text with its stem and span. */
export interface FoundWord {
  readonly stem: string;
  readonly start: number;
  readonly end: number;
}

/** Returns the words of a text in order, folded as the index folds them. */
export function findWords(text: string): FoundWord[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    stem: stemOf(word),
    start: index,
    end: index + word.length,
  }));
}

/** The minimum likelihood at which two names count as one person. */
const SAME_PERSON = 0.8;

/** The number of texts that are folded between two pauses, which takes a few milliseconds. */
const AT_ONCE = 10;

const NO_DECISIONS: NameDecisions = { people: [], rejectedNames: [] };

/**
 * Builds the index of readouts, oldest first, in slices. Names that the user has merged count as one person, and names
 * that the user has marked as different count as two.
 */
export function* indexPhrases(texts: Iterable<DatedClaims>, decisions = NO_DECISIONS): Sliced<PhraseIndex> {
  const shown = new PersonNames(decisions.people);
  const numbers = new Map<string, number>();
  const numberOf = (stem: string): number => {
    const known = numbers.get(stem);
    if (known !== undefined) return known;
    numbers.set(stem, numbers.size);
    return numbers.size - 1;
  };
  const stopWords = new Set(STOP_WORDS.split(" ").map((word) => numberOf(stemOf(word))));
  const negations = new Set(NEGATIONS.split(" ").map((word) => numberOf(stemOf(word))));
  const indexed: IndexedText[] = [];
  for (const { id, day, issuer, claims } of texts) {
    if (indexed.length % AT_ONCE === 0) yield;
    indexed.push({
      id,
      day,
      issuer,
      claims: claims.map(({ speakers, content }) => {
        const words = findWords(content);
        return {
          speakers: shown.shownNames(speakers),
          content,
          words: Int32Array.from(words, ({ stem }) => numberOf(stem)),
          starts: Int32Array.from(words, ({ start }) => start),
          ends: Int32Array.from(words, ({ end }) => end),
        };
      }),
    });
  }
  indexed.sort((p, q) => compare(p.day ?? "", q.day ?? "") || compare(p.id, q.id));
  yield;
  return { texts: indexed, people: yield* joinNames(indexed, decisions), numbers, stopWords, negations };
}

/** Returns for each name the longest name of the same person. Only names with a common word are compared. */
function* joinNames(texts: readonly IndexedText[], decisions: NameDecisions): Sliced<Map<string, string>> {
  const people = new PersonNames(decisions.people);
  const keyOf = (one: string, other: string): string => JSON.stringify([one, other].sort(compare));
  const apart = new Set(decisions.rejectedNames.map(({ a, b }) => keyOf(people.shownName(a), people.shownName(b))));
  const all = new Set(texts.flatMap(({ claims }) => claims.flatMap(({ speakers }) => speakers)));
  const names = [...all].sort(
    (a, b) =>
      Number(people.personOf(b) !== undefined) - Number(people.personOf(a) !== undefined) ||
      b.length - a.length ||
      compare(a, b),
  );
  const fullest = new Map<string, string>();
  const byWord = new Map<string, string[]>();
  for (const [at, name] of names.entries()) {
    if (at % AT_ONCE === 0) yield;
    const words = foldPersonName(name);
    const others = new Set([words[0], words.at(-1)].flatMap((word) => byWord.get(word ?? "") ?? []));
    const whole = people.personOf(name)
      ? name
      : ([...others].find((other) => !apart.has(keyOf(other, name)) && samePersonName(other, name) >= SAME_PERSON) ??
        name);
    fullest.set(name, whole);
    if (whole === name) for (const word of words) byWord.set(word, [...(byWord.get(word) ?? []), name]);
  }
  return fullest;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
