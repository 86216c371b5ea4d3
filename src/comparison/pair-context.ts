import type { Sliced } from "../engine/slices.ts";
import type { Word } from "./content-words.ts";
import type { TopicLexicon } from "./find-topics.ts";
import type { PreparedClaim, PreparedReadout } from "./prepare-claims.ts";
import { GENERAL_TOPICS } from "./topic-hierarchy.ts";
import { TopicSets } from "./topic-sets.ts";
import {
  directionOf,
  dotProduct,
  nearnessOf,
  VECTOR_SOURCES,
  type VectorSource,
  type WordTable,
} from "./word-table.ts";
import { type CosineOfWords, voteByWords } from "./word-votes.ts";

export type Weights = ReadonlyMap<string, number>;

/** A part of a claim with the weights of its words among the claims of both texts. */
export interface WeightedPart {
  readonly weights: Weights;
  /** The same words as indexes of the list of all words of both texts, with their weights, for fast comparison. */
  readonly places: Int32Array;
  readonly values: Float64Array;
  /** The Euclidean length of the weights. */
  readonly length: number;
  readonly topics: ReadonlySet<string>;
  readonly rows: ReadonlySet<number>;
  /** The number of its set of rows, for `topicsInCommon`. */
  readonly topicSet: number;
}

/** A claim with weights among the claims of both texts. */
export interface WeightedClaim extends WeightedPart {
  readonly claim: PreparedClaim;
  readonly parts: readonly WeightedPart[];
  readonly direction: Float32Array | undefined;
  /** The number of the rows of the claim, the rest of its sentence and the claim before it. */
  readonly wideTopicSet: number;
  /** Its index among the claims of its text. */
  readonly at: number;
  /** Its rank among the claims of its text, 0 to 1. */
  readonly order: number;
}

/** The weights within one pair of texts. A word or topic of most claims has a low weight. */
export interface PairContext {
  readonly a: readonly WeightedClaim[];
  readonly b: readonly WeightedClaim[];
  /** Returns the similarity of two words, given by index, 0 to 1, by the contexts of both. */
  nearness(a: number, b: number): number;
  /** Returns the similarity of two words, given by index, 0 to 1, by their contexts or definitions. */
  nearnessByAny(a: number, b: number): number;
  /** The share of the words' votes for each pair of claims, by the rows of A's claims. */
  readonly votes: Readonly<Record<VectorSource, readonly Float64Array[]>>;
  /** An array as long as the longest claim, for intermediate results. */
  readonly bestNear: Float64Array;
  /** Returns the share of topics that two sets of rows, given by number, have in common. */
  topicsInCommon(u: number, v: number): number;
  localRarityOf(key: string): number;
  /** Returns whether one claim at most of either side has a word. */
  isOnce(key: string): boolean;
  nameWeightOf(key: string): number;
  topicWeightOf(topic: string): number;
  rowTopicOf(row: number): string | undefined;
  isParty(key: string): boolean;
  /** Returns the shortest written form of a key in both texts. */
  writtenOf(key: string): string;
}

/** Stems of nouns and verbs that occur in claims of every kind. */
const GENERIC = new Set(
  (
    "import support discuss issu situat way step effort posit question matter develop particular concret further agenda " +
    "wide rang ongo current need readi leader presid minist parti side countri state govern offici secretari prime foreign " +
    "counterpart view exchang express note stress emphas also reaffirm underscor joint work continu cooper strong address " +
    "progress kei topic role thank commit import ensur strengthen enhanc promot advanc meet relat includ regard mutual area " +
    "nation intern world global peopl year time new high level"
  ).split(" "),
);
const GENERIC_WEIGHT = 0.3;
const PARTY_WEIGHT = 0.2;
/** Weight of the words that a claim with a reference ("on this topic") borrows from the claim before it. */
const BORROWED = 0.6;
const PARTY_TOPIC_WEIGHT = 0.05;
const GENERAL_TOPIC_WEIGHT = 0.6;
const LEAST_TOPIC_WEIGHT = 0.1;

/** Returns the claims of both sides with weights by their rarity among these claims. Pauses after each claim. */
export function* weighClaims(
  a: PreparedReadout,
  b: PreparedReadout,
  table: WordTable,
  lexicon: TopicLexicon,
): Sliced<PairContext> {
  const all = [...a.claims, ...b.claims];
  const [claimsWith, topicsWith] = [new Map<string, number>(), new Map<string, number>()];
  const more = new Set([...repeatedKeys(a), ...repeatedKeys(b)]);
  const shortest = new Map<string, string>();
  for (const { words, found } of all) {
    for (const key of new Set(words.map((word) => word.key))) claimsWith.set(key, (claimsWith.get(key) ?? 0) + 1);
    for (const topic of found.topics) topicsWith.set(topic, (topicsWith.get(topic) ?? 0) + 1);
    for (const { key, written } of words) {
      const known = shortest.get(key);
      const isBetter =
        known === undefined || written.length < known.length || (written.length === known.length && written < known);
      if (isBetter) shortest.set(key, written);
    }
  }
  const count = all.length;
  const isParty = (key: string): boolean => a.parties.has(key) || b.parties.has(key);
  const localRarityOf = (key: string): number => {
    const within = claimsWith.get(key) ?? 0;
    return within <= 2 ? 1 : Math.max(0.15, 1 - (within - 2) / (0.35 * count));
  };
  const wordWeightOf = (key: string): number =>
    table.rarityOf(key) *
    localRarityOf(key) *
    (GENERIC.has(key) ? GENERIC_WEIGHT : 1) *
    (isParty(key) ? PARTY_WEIGHT : 1);
  const weigh = (words: readonly Word[], borrowed: readonly Word[] = []): Weights => {
    const weights = new Map<string, number>();
    for (const { key } of words) weights.set(key, wordWeightOf(key));
    for (const { key } of borrowed) if (!weights.has(key)) weights.set(key, BORROWED * wordWeightOf(key));
    return weights;
  };
  const list: string[] = [];
  const places = new Map<string, number>();
  const placeOf = (key: string): number => {
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, list.length);
    return list.push(key) - 1;
  };
  const sets = new TopicSets();
  let longest = 0;
  const partOf = (weights: Weights, topics: ReadonlySet<string>, rows: ReadonlySet<number>): WeightedPart => {
    const values = Float64Array.from(weights.values());
    longest = Math.max(longest, values.length);
    const places = Int32Array.from(weights.keys(), placeOf);
    return {
      weights,
      places,
      values,
      length: Math.hypot(...values),
      topics,
      rows,
      topicSet: sets.numberOf(rows, topics),
    };
  };
  function* side({ claims }: PreparedReadout): Sliced<WeightedClaim[]> {
    const weighted: WeightedClaim[] = [];
    for (const [at, claim] of claims.entries()) {
      const before = claim.pointsTo === undefined ? undefined : claims[claim.pointsTo];
      const weights = weigh(claim.words, before?.words);
      const topics = new Set([...claim.found.topics, ...(before?.found.topics ?? [])]);
      const rows = new Set([...claim.found.rows, ...(before?.found.rows ?? [])]);
      const parts = claim.parts.map(({ words, found }) => partOf(weigh(words), found.topics, found.rows));
      const whole = partOf(weights, topics, rows);
      const prior = claims[at - 1];
      const wideTopicSet = sets.numberOf(
        new Set([...rows, ...claim.frame.rows, ...(prior?.found.rows ?? [])]),
        new Set([...topics, ...claim.frame.topics, ...(prior?.found.topics ?? [])]),
      );
      weighted.push({
        claim,
        wideTopicSet,
        ...whole,
        parts: parts.length > 1 || before ? [...parts, whole] : [whole],
        direction: directionOf(weights, table),
        at,
        order: (at + 0.5) / claims.length,
      });
      yield;
    }
    return weighted;
  }
  const topicWeightOf = (topic: string): number => {
    if (a.partyTopics.has(topic) || b.partyTopics.has(topic)) return PARTY_TOPIC_WEIGHT;
    const rarity = Math.log((count + 1) / (topicsWith.get(topic) ?? 1)) / Math.log(count + 1);
    return Math.max(LEAST_TOPIC_WEIGHT, rarity * (GENERAL_TOPICS.has(topic) ? GENERAL_TOPIC_WEIGHT : 1));
  };
  const topicWeights = new Map([...topicsWith.keys()].map((topic) => [topic, topicWeightOf(topic)]));
  const knownWeightOf = (topic: string): number => topicWeights.get(topic) ?? topicWeightOf(topic);
  const rowTopicOf = (row: number): string | undefined => lexicon.rows[row]?.[0];
  const sides = { a: yield* side(a), b: yield* side(b) };
  const cosines = {
    contexts: rememberedCosine(vectorsOf(list, table, "contexts")),
    definitions: rememberedCosine(vectorsOf(list, table, "definitions")),
  };
  return {
    ...sides,
    nearness: (one, other) => nearnessOf(cosines.contexts(one, other)),
    nearnessByAny: (one, other) => Math.max(...VECTOR_SOURCES.map((source) => nearnessOf(cosines[source](one, other)))),
    votes: {
      contexts: yield* voteByWords(sides.a, sides.b, cosines.contexts),
      definitions: yield* voteByWords(sides.a, sides.b, cosines.definitions),
    },
    bestNear: new Float64Array(longest),
    topicsInCommon: sets.compareBy(knownWeightOf, rowTopicOf),
    localRarityOf,
    isOnce: (key) => !more.has(key),
    nameWeightOf: (key) => Math.min(1, table.rarityOf(key) / 5) * localRarityOf(key),
    topicWeightOf: knownWeightOf,
    rowTopicOf,
    isParty,
    writtenOf: (key) => shortest.get(key) ?? key,
  };
}

/** Returns the words that several claims of a text have. */
function repeatedKeys({ claims }: PreparedReadout): Set<string> {
  const [once, repeated] = [new Set<string>(), new Set<string>()];
  for (const { words } of claims)
    for (const key of new Set(words.map((word) => word.key))) (once.has(key) ? repeated : once).add(key);
  return repeated;
}

function vectorsOf(keys: readonly string[], table: WordTable, source: VectorSource): (Float32Array | undefined)[] {
  return keys.map((key) => table.vectorOf(key, source));
}

/** Compares each two words once, because the same words meet in many parts of claims. */
function rememberedCosine(vectors: readonly (Float32Array | undefined)[]): CosineOfWords {
  /** More than the cosine of any words, with the differences of rounding. */
  const unknown = 2;
  // The row of a word has its cosine with itself and with later words. Long texts need few of the rows at first.
  const rows = new Array<Float32Array | undefined>(vectors.length);
  return (a, b) => {
    if (a === b) return 1;
    const low = a < b ? a : b;
    const high = a < b ? b : a;
    let row = rows[low];
    if (row === undefined) {
      row = new Float32Array(vectors.length - low).fill(unknown);
      rows[low] = row;
    }
    const before = row[high - low] ?? unknown;
    if (before !== unknown) return before;
    const [x, y] = [vectors[a], vectors[b]];
    // Rounded to the precision of the cache, so that the first result equals all later ones.
    const cosine = x && y ? Math.fround(dotProduct(x, y)) : 0;
    row[high - low] = cosine;
    return cosine;
  };
}
