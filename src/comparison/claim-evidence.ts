import type { Act } from "../engine/analysis.ts";
import type { PairContext, WeightedClaim, WeightedPart, Weights } from "./pair-context.ts";
import { WIDER_TOPICS } from "./topic-hierarchy.ts";

/** Why two claims may be about the same thing. This is data, which each surface formats in its language. */
export interface Evidence {
  /** Shared words with their weights, the heaviest first. */
  readonly words: readonly (readonly [word: string, weight: number])[];
  /** Words of related meaning, with their similarity from 0 to 1. */
  readonly near: readonly (readonly [wordA: string, wordB: string, nearness: number])[];
  readonly topics: readonly string[];
  readonly names: readonly string[];
  readonly numbers: readonly string[];
  readonly acts: readonly [a: Act, b: Act];
  /** Whether one side thanks for, or welcomes, what the other pledges or states. */
  readonly swap: boolean;
  /** The difference of their relative positions in the texts, 0 to 1. */
  readonly place: number;
}

/** The kinds of evidence as numbers from 0 to 1, which do not change when the sides are exchanged. */
export const SIGNALS = [
  "topicOfParts",
  "topicShare",
  "topicBest",
  "topicWide",
  "sameSpeaker",
  "cosine",
  "near",
  "nearOfParts",
  "direction",
  "heaviest",
  "names",
  "numbers",
  "sameAct",
  "swap",
  "order",
] as const;

export type Signal = (typeof SIGNALS)[number];
export type Signals = Readonly<Record<Signal, number>>;

/** Similarity of two claims that share a topic but no row of it, and of two where one topic is part of the other. */
const SAME_TOPIC = 0.5;
const WITHIN = 0.35;
const MOST_WORDS = 6;
const MOST_NEAR = 4;
const LEAST_NEAR = 0.3;
/** The weight of shared rare words from which this signal is 1. */
const HEAVY = 5;

const GIVING: ReadonlySet<Act> = new Set<Act>(["pledge", "state", "support", "consult", "threaten", "agree"]);
const THANKING: ReadonlySet<Act> = new Set<Act>(["courtesy", "support"]);

const FAMILIES: readonly ReadonlySet<Act>[] = [
  new Set<Act>(["state", "consult"]),
  new Set<Act>(["agree", "support", "courtesy", "concede", "pledge"]),
  new Set<Act>(["accuse", "reject", "threaten"]),
];

/** Returns the strength of each kind of evidence that two claims are about the same thing. */
export function signalsOf(a: WeightedClaim, b: WeightedClaim, context: PairContext): Signals {
  const { table } = context;
  return {
    topicOfParts: bestOfParts(a, b, (u, v) => topicsInCommon(u, v, context)),
    topicShare: topicsInCommon(a, b, context),
    topicBest: bestTopic(a, b, context),
    topicWide: Math.max(topicsInCommon(a.wide, b, context), topicsInCommon(a, b.wide, context)),
    sameSpeaker: isSameSpeaker(a, b) ? 1 : 0,
    cosine: cosineOf(a, b),
    near: nearOf(a, b, context),
    nearOfParts: bestOfParts(a, b, (u, v) => (u.weights.size > 1 && v.weights.size > 1 ? nearOf(u, v, context) : 0)),
    direction: table === undefined ? 0 : product(a.direction, b.direction),
    heaviest: Math.min(1, Math.max(0, ...sharedWords(a.weights, b.weights).map(([, weight]) => weight)) / HEAVY),
    names: Math.min(
      1,
      sharedNames(a, b, context).reduce((sum, key) => sum + context.nameWeightOf(key), 0),
    ),
    numbers: sharedNumbers(a, b).length > 0 ? 1 : 0,
    sameAct: likenessOfActs(a.claim.act, b.claim.act),
    swap: isSwap(a, b) ? 1 : 0,
    order: 1 - Math.abs(a.order - b.order),
  };
}

/** Returns the evidence as data. */
export function evidenceOf(a: WeightedClaim, b: WeightedClaim, context: PairContext): Evidence {
  return {
    words: sharedWords(a.weights, b.weights)
      .slice(0, MOST_WORDS)
      .map(([key, weight]) => [context.writtenOf(key), round(weight)] as const),
    near: nearestWords(a, b, context),
    topics: [...a.topics].filter((topic) => b.topics.has(topic)),
    names: sharedNames(a, b, context).map(context.writtenOf),
    numbers: sharedNumbers(a, b),
    acts: [a.claim.act, b.claim.act],
    swap: isSwap(a, b),
    place: round(Math.abs(a.claim.place - b.claim.place)),
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function bestOfParts(a: WeightedClaim, b: WeightedClaim, score: (u: WeightedPart, v: WeightedPart) => number): number {
  let best = 0;
  for (const u of a.parts) for (const v of b.parts) best = Math.max(best, score(u, v));
  return best;
}

/**
 * Returns the share of topics that two have in common; topics of few claims count more. Two that share a topic but no
 * row of it ("pipelines", "nuclear plants") have half of it in common.
 */
function topicsInCommon(u: WeightedPart, v: WeightedPart, { topicWeightOf, rowTopicOf }: PairContext): number {
  let [shared, all, most] = [0, 0, 0];
  const inOneRow = new Set<string>();
  for (const row of u.rows) if (v.rows.has(row)) inOneRow.add(rowTopicOf(row) ?? "");
  const take = (topic: string): void => {
    const weight = topicWeightOf(topic);
    const likeness = likenessOfTopic(topic, u, v, inOneRow);
    all += weight;
    shared += weight * likeness;
    most = Math.max(most, weight * Math.sqrt(likeness));
  };
  for (const topic of u.topics) take(topic);
  for (const topic of v.topics) if (!u.topics.has(topic)) take(topic);
  return all === 0 ? 0 : (shared / all) * most;
}

function likenessOfTopic(topic: string, u: WeightedPart, v: WeightedPart, inOneRow: ReadonlySet<string>): number {
  if (inOneRow.has(topic)) return 1;
  if (u.topics.has(topic) && v.topics.has(topic)) return SAME_TOPIC;
  return isWithin(topic, u.topics) && isWithin(topic, v.topics) ? WITHIN : 0;
}

/** Returns whether some topics contain this one, or the wider one that it is a part of. */
function isWithin(topic: string, topics: ReadonlySet<string>): boolean {
  const wider = WIDER_TOPICS.get(topic);
  return topics.has(topic) || (wider !== undefined && topics.has(wider));
}

function bestTopic(u: WeightedPart, v: WeightedPart, { topicWeightOf, rowTopicOf }: PairContext): number {
  let best = 0;
  for (const row of u.rows) if (v.rows.has(row)) best = Math.max(best, topicWeightOf(rowTopicOf(row) ?? ""));
  return best;
}

function isSameSpeaker(a: WeightedClaim, b: WeightedClaim): boolean {
  const [x, y] = [a.claim.speakers, b.claim.speakers];
  return x.size === y.size && [...x].every((name) => y.has(name));
}

/** Returns the shared words with the lighter of their two weights, the heaviest first. */
function sharedWords(x: Weights, y: Weights): [string, number][] {
  const shared: [string, number][] = [];
  for (const [key, weight] of x) {
    const other = y.get(key);
    if (other !== undefined) shared.push([key, Math.min(weight, other)]);
  }
  return shared.sort(([p, v], [q, w]) => w - v || (p < q ? -1 : 1));
}

function cosineOf(u: WeightedPart, v: WeightedPart): number {
  const [few, many] = u.weights.size < v.weights.size ? [u.weights, v.weights] : [v.weights, u.weights];
  let sum = 0;
  for (const [key, weight] of few) sum += weight * (many.get(key) ?? 0);
  return sum > 0 ? sum / (u.length * v.length) : 0;
}

/**
 * Maps each word of one to the most similar word of the other (relaxed word mover's distance) and takes the lower
 * result of both directions.
 */
function nearOf(u: WeightedPart, v: WeightedPart, context: PairContext): number {
  const bestOfU = new Float64Array(u.places.length);
  const bestOfV = new Float64Array(v.places.length);
  for (const [i, a] of u.places.entries())
    for (const [j, b] of v.places.entries()) {
      const near = context.nearness(a, b);
      if (near > (bestOfU[i] ?? 0)) bestOfU[i] = near;
      if (near > (bestOfV[j] ?? 0)) bestOfV[j] = near;
    }
  return Math.min(weightedMean(bestOfU, u.values), weightedMean(bestOfV, v.values));
}

function weightedMean(values: Float64Array, weights: readonly number[]): number {
  let [sum, whole] = [0, 0];
  for (const [at, weight] of weights.entries()) {
    sum += weight * (values[at] ?? 0);
    whole += weight;
  }
  return whole > 0 ? sum / whole : 0;
}

function nearestWords(a: WeightedClaim, b: WeightedClaim, context: PairContext): Evidence["near"] {
  const [keysA, keysB] = [[...a.weights.keys()], [...b.weights.keys()]];
  const found: [string, string, number][] = [];
  for (const [i, key] of keysA.entries()) {
    if (b.weights.has(key)) continue;
    for (const [j, other] of keysB.entries()) {
      const nearness = context.nearness(a.places[i] ?? 0, b.places[j] ?? 0);
      if (nearness < LEAST_NEAR || a.weights.has(other)) continue;
      found.push([context.writtenOf(key), context.writtenOf(other), round(nearness)]);
    }
  }
  const order = ([p, q]: [string, string, number]): string => [p, q].sort().join(" ");
  return found.sort((p, q) => q[2] - p[2] || (order(p) < order(q) ? -1 : 1)).slice(0, MOST_NEAR);
}

function product(x: Float32Array | undefined, y: Float32Array | undefined): number {
  if (x === undefined || y === undefined) return 0;
  return Math.max(
    0,
    x.reduce((sum, value, at) => sum + value * (y[at] ?? 0), 0),
  );
}

function sharedNames(a: WeightedClaim, b: WeightedClaim, { isParty }: PairContext): string[] {
  const has = (claim: WeightedClaim, key: string): boolean => claim.claim.names.has(key) || claim.weights.has(key);
  const all = new Set([...a.claim.names, ...b.claim.names]);
  return [...all].filter((key) => has(a, key) && has(b, key) && !isParty(key)).sort();
}

function sharedNumbers(a: WeightedClaim, b: WeightedClaim): string[] {
  return [...a.claim.numbers].filter((number) => b.claim.numbers.has(number)).sort();
}

/** Gives half a point to acts of one family, because people and the engine confuse these most. */
function likenessOfActs(a: Act, b: Act): number {
  if (a === b) return 1;
  return FAMILIES.some((family) => family.has(a) && family.has(b)) ? 0.5 : 0;
}

function isSwap(a: WeightedClaim, b: WeightedClaim): boolean {
  const isShared = [...a.claim.speakers].some((name) => b.claim.speakers.has(name));
  const gives = (x: Act, y: Act): boolean => GIVING.has(x) && THANKING.has(y);
  return !isShared && (gives(a.claim.act, b.claim.act) || gives(b.claim.act, a.claim.act));
}
