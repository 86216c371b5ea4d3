import type { Sliced } from "../engine/slices.ts";
import type { IndexedText, PhraseIndex } from "./phrase-index.ts";

/** A recurring wording. */
export interface Formula {
  /** As written at its first use. */
  readonly words: string;
  readonly readouts: number;
  readonly first: string | undefined;
  readonly last: string | undefined;
  /** Number of readouts by issuer, most first. An unknown issuer is "". */
  readonly issuers: readonly (readonly [issuer: string, readouts: number])[];
}

export interface FormulaOptions {
  /** The minimum number of readouts that contain it. */
  readonly least?: number;
  /** The readouts of one side alone. */
  readonly issuer?: string;
}

const SHORTEST = 3;
const LONGEST = 6;
const LEAST = 5;
/** Share of the readouts of a wording that must contain a longer one for the shorter to be left out. */
const NESTED = 0.8;
/** Texts counted between two pauses, which takes a few milliseconds. */
const AT_ONCE = 20;
const GRAMS_AT_ONCE = 200;
/** Limit of word numbers, so that the number of a wording and of a word make one key. */
const MOST_WORDS = 2 ** 21;

/** A wording while it is counted: the number of the wording without its last word, and its counts. */
interface Gram {
  readonly number: number;
  readonly prefix: number;
  readonly last: number;
  readonly length: number;
  readonly at: { readonly text: number; readonly claim: number; readonly from: number };
  readonly texts: number[];
  isNested: boolean;
}

/**
 * Finds wordings of three to six words that many readouts contain, without those that are part of a longer one, most
 * used first. A wording is extended by one word at a time and only if enough readouts contain it, which saves time and
 * memory.
 */
export function* findFormulas(index: PhraseIndex, options: FormulaOptions = {}): Sliced<readonly Formula[]> {
  const { least = LEAST, issuer } = options;
  const texts = index.texts.filter((text) => issuer === undefined || text.issuer === issuer);
  const levels: Map<number, Gram>[] = [];
  for (let length = 1; length <= LONGEST; length++) {
    const level = yield* countGrams(texts, index.stopWords, levels);
    for (const [key, gram] of level) if (gram.texts.length < least) level.delete(key);
    levels.push(level);
  }
  yield* markNested(texts, levels);
  const found = levels.slice(SHORTEST - 1).flatMap((level) => [...level.values()]);
  const kept = found.filter((gram) => !gram.isNested && !index.stopWords.has(gram.last));
  const formulas: Formula[] = [];
  for (const [at, gram] of kept.entries()) {
    if (at % GRAMS_AT_ONCE === 0) yield;
    formulas.push(describeGram(gram, texts));
  }
  return formulas.sort(byUse);
}

function byUse(p: Formula, q: Formula): number {
  return q.readouts - p.readouts || q.words.length - p.words.length || (p.words < q.words ? -1 : 1);
}

/** Returns the number of the wording of a length that begins at a position, or undefined if it is too rare. */
function gramAt(words: Int32Array, from: number, levels: readonly Map<number, Gram>[]): Gram | undefined {
  let gram: Gram | undefined;
  for (const [at, level] of levels.entries()) {
    const word = words[from + at];
    if (word === undefined) return undefined;
    gram = level.get((gram?.number ?? 0) * MOST_WORDS + word);
    if (gram === undefined) return undefined;
  }
  return gram;
}

function* countGrams(
  texts: readonly IndexedText[],
  stopWords: ReadonlySet<number>,
  levels: readonly Map<number, Gram>[],
): Sliced<Map<number, Gram>> {
  const level = new Map<number, Gram>();
  const length = levels.length + 1;
  for (const [text, { claims }] of texts.entries()) {
    if (text % AT_ONCE === 0) yield;
    for (const [claim, { words }] of claims.entries())
      for (let from = 0; from + length <= words.length; from++) {
        if (stopWords.has(words[from] ?? -1)) continue;
        const prefix = length === 1 ? undefined : gramAt(words, from, levels);
        if (length > 1 && prefix === undefined) continue;
        const last = words[from + length - 1] ?? 0;
        const key = (prefix?.number ?? 0) * MOST_WORDS + last;
        const known = level.get(key);
        if (known === undefined) {
          const at = { text, claim, from };
          const number = level.size + 1;
          level.set(key, { number, prefix: prefix?.number ?? 0, last, length, at, texts: [text], isNested: false });
        } else if (known.texts.at(-1) !== text) known.texts.push(text);
      }
  }
  return level;
}

/** Marks each wording that a longer one begins or ends with. */
function* markNested(texts: readonly IndexedText[], levels: readonly Map<number, Gram>[]): Sliced<void> {
  for (let length = LONGEST; length > SHORTEST; length--) {
    yield;
    for (const gram of levels[length - 1]?.values() ?? []) {
      const words = texts[gram.at.text]?.claims[gram.at.claim]?.words;
      if (!words) continue;
      const shorter = levels.slice(0, length - 1);
      for (const from of [gram.at.from, gram.at.from + 1]) {
        const part = gramAt(words, from, shorter);
        if (part && gram.texts.length >= NESTED * part.texts.length) part.isNested = true;
      }
      // A wording may not begin with a stop word, so the shorter ending is searched after it.
      const behind = gramAt(words, gram.at.from + 2, levels.slice(0, length - 2));
      if (behind && length - 2 >= SHORTEST && gram.texts.length >= NESTED * behind.texts.length) behind.isNested = true;
    }
  }
}

function describeGram({ at, length, texts: numbers }: Gram, texts: readonly IndexedText[]): Formula {
  const claim = texts[at.text]?.claims[at.claim];
  const words = claim?.content.slice(claim.starts[at.from] ?? 0, claim.ends[at.from + length - 1] ?? 0) ?? "";
  const of = numbers.flatMap((number) => texts[number] ?? []);
  const issuers = new Map<string, number>();
  for (const { issuer = "" } of of) issuers.set(issuer, (issuers.get(issuer) ?? 0) + 1);
  const days = of.flatMap(({ day }) => day ?? []).sort();
  return {
    words: words.replace(/\s+/gu, " "),
    readouts: numbers.length,
    first: days[0],
    last: days.at(-1),
    issuers: [...issuers].sort((p, q) => q[1] - p[1] || (p[0] < q[0] ? -1 : 1)),
  };
}
