import type { Act } from "../engine/analysis.ts";
import type { PairContext, WeightedClaim, WeightedPart, Weights } from "./pair-context.ts";
import { dotProduct } from "./word-table.ts";

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
  "joint",
  "votes",
  "votesByDefinition",
  "nearOfParts",
  "direction",
  "onlyHere",
  "numbers",
  "sameAct",
  "answer",
  "order",
  "early",
] as const;

export type Signal = (typeof SIGNALS)[number];
export type Signals = Readonly<Record<Signal, number>>;

const MOST_WORDS = 6;
const MOST_NEAR = 4;
const LEAST_NEAR = 0.3;
/** The weight of shared rare words from which this signal is 1. */
const HEAVY = 5;

const GIVING: ReadonlySet<Act> = new Set<Act>(["pledge", "state", "support", "consult", "threaten", "agree"]);
const THANKING: ReadonlySet<Act> = new Set<Act>(["courtesy", "support"]);

/**
 * Acts of one side and acts by which the other side's text answers them. Among the linked pairs of readouts, claims with
 * such acts and other speakers are linked more often than any two claims; "states" and "thanks" are not.
 */
const ANSWERS: readonly (readonly [Act, Act])[] = [
  ["pledge", "courtesy"],
  ["pledge", "support"],
  ["state", "support"],
  ["consult", "support"],
  ["state", "reject"],
  ["accuse", "reject"],
  ["request", "concede"],
  ["request", "pledge"],
  ["pledge", "concede"],
  ["pledge", "threaten"],
];
const ANSWERING: ReadonlySet<string> = new Set(ANSWERS.flatMap(([x, y]) => [`${x} ${y}`, `${y} ${x}`]));

const FAMILIES: readonly ReadonlySet<Act>[] = [
  new Set<Act>(["state", "consult"]),
  new Set<Act>(["agree", "support", "courtesy", "concede", "pledge"]),
  new Set<Act>(["accuse", "reject", "threaten"]),
];

/** Returns the strength of each kind of evidence that two claims are about the same thing. */
export function signalsOf(a: WeightedClaim, b: WeightedClaim, context: PairContext): Signals {
  const { topicsInCommon } = context;
  return {
    topicOfParts: bestTopicsOfParts(a, b, context),
    topicShare: topicsInCommon(a.topicSet, b.topicSet),
    topicBest: bestTopic(a, b, context),
    topicWide: Math.max(topicsInCommon(a.wideTopicSet, b.topicSet), topicsInCommon(a.topicSet, b.wideTopicSet)),
    sameSpeaker: isSameSpeaker(a, b) ? 1 : 0,
    joint: isSameSpeaker(a, b) && a.claim.speakers.size > 1 ? 1 : 0,
    votes: votesFor(a, b, context.votes.contexts),
    votesByDefinition: votesFor(a, b, context.votes.definitions),
    nearOfParts: nearOfParts(a, b, context),
    direction: product(a.direction, b.direction),
    onlyHere: Math.min(1, rarestOnlyHere(a, b, context) / HEAVY),
    numbers: isOneShared(a.claim.numbers, b.claim.numbers) ? 1 : 0,
    sameAct: likenessOfActs(a.claim.act, b.claim.act),
    answer: isAnswer(a, b) ? 1 : 0,
    order: 1 - Math.abs(a.order - b.order),
    early: 1 - (a.order + b.order) / 2,
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

function bestTopicsOfParts(a: WeightedClaim, b: WeightedClaim, { topicsInCommon }: PairContext): number {
  let best = 0;
  for (const u of a.parts) for (const v of b.parts) best = Math.max(best, topicsInCommon(u.topicSet, v.topicSet));
  return best;
}

function nearOfParts(a: WeightedClaim, b: WeightedClaim, context: PairContext): number {
  let best = 0;
  for (const u of a.parts) {
    if (u.places.length < 2) continue;
    for (const v of b.parts) if (v.places.length > 1) best = Math.max(best, nearOf(u, v, context));
  }
  return best;
}

function bestTopic(u: WeightedPart, v: WeightedPart, { topicWeightOf, rowTopicOf }: PairContext): number {
  let best = 0;
  for (const row of u.rows) if (v.rows.has(row)) best = Math.max(best, topicWeightOf(rowTopicOf(row) ?? ""));
  return best;
}

function isSameSpeaker(a: WeightedClaim, b: WeightedClaim): boolean {
  const [x, y] = [a.claim.speakers, b.claim.speakers];
  if (x.size !== y.size) return false;
  for (const name of x) if (!y.has(name)) return false;
  return true;
}

function isOneShared(x: ReadonlySet<string>, y: ReadonlySet<string>): boolean {
  for (const one of x) if (y.has(one)) return true;
  return false;
}

/** Returns the weight of the heaviest word that these two claims share and no other claim has; 0 without any. */
function rarestOnlyHere(a: WeightedClaim, b: WeightedClaim, { isOnce }: PairContext): number {
  let heaviest = 0;
  for (const [key, weight] of a.weights) {
    if (weight <= heaviest || !isOnce(key)) continue;
    const other = b.weights.get(key);
    if (other !== undefined) heaviest = Math.max(heaviest, Math.min(weight, other));
  }
  return heaviest;
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

/**
 * Maps each word of one to the most similar word of the other (relaxed word mover's distance) and takes the lower
 * result of both directions. Most of the time of an alignment is spent here, so it allocates nothing.
 */
function nearOf(u: WeightedPart, v: WeightedPart, { nearness, bestNear }: PairContext): number {
  const [wordsU, wordsV] = [u.places, v.places];
  const [countU, countV] = [wordsU.length, wordsV.length];
  bestNear.fill(0, 0, countV);
  let [sumU, wholeU] = [0, 0];
  for (let i = 0; i < countU; i++) {
    const word = wordsU[i] ?? 0;
    let best = 0;
    for (let j = 0; j < countV; j++) {
      const near = nearness(word, wordsV[j] ?? 0);
      if (near > best) best = near;
      if (near > (bestNear[j] ?? 0)) bestNear[j] = near;
    }
    const weight = u.values[i] ?? 0;
    sumU += weight * best;
    wholeU += weight;
  }
  let [sumV, wholeV] = [0, 0];
  for (let j = 0; j < countV; j++) {
    const weight = v.values[j] ?? 0;
    sumV += weight * (bestNear[j] ?? 0);
    wholeV += weight;
  }
  return Math.min(wholeU > 0 ? sumU / wholeU : 0, wholeV > 0 ? sumV / wholeV : 0);
}

function nearestWords(a: WeightedClaim, b: WeightedClaim, context: PairContext): Evidence["near"] {
  const [keysA, keysB] = [[...a.weights.keys()], [...b.weights.keys()]];
  const found: [string, string, number][] = [];
  for (const [i, key] of keysA.entries()) {
    if (b.weights.has(key)) continue;
    for (const [j, other] of keysB.entries()) {
      const nearness = context.nearnessByAny(a.places[i] ?? 0, b.places[j] ?? 0);
      if (nearness < LEAST_NEAR || a.weights.has(other)) continue;
      found.push([context.writtenOf(key), context.writtenOf(other), round(nearness)]);
    }
  }
  const order = ([p, q]: [string, string, number]): string => [p, q].sort().join(" ");
  return found.sort((p, q) => q[2] - p[2] || (order(p) < order(q) ? -1 : 1)).slice(0, MOST_NEAR);
}

function product(x: Float32Array | undefined, y: Float32Array | undefined): number {
  return x === undefined || y === undefined ? 0 : Math.max(0, dotProduct(x, y));
}

function votesFor(a: WeightedClaim, b: WeightedClaim, votes: readonly Float64Array[]): number {
  return votes[a.at]?.[b.at] ?? 0;
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
  for (const family of FAMILIES) if (family.has(a) && family.has(b)) return 0.5;
  return 0;
}

function isSwap(a: WeightedClaim, b: WeightedClaim): boolean {
  const [x, y] = [a.claim.act, b.claim.act];
  const isGivenAndThanked = (GIVING.has(x) && THANKING.has(y)) || (GIVING.has(y) && THANKING.has(x));
  return isGivenAndThanked && !isOneShared(a.claim.speakers, b.claim.speakers);
}

/** Returns whether one side answers the act of the other, as far as acts and speakers tell. */
function isAnswer(a: WeightedClaim, b: WeightedClaim): boolean {
  return ANSWERING.has(`${a.claim.act} ${b.claim.act}`) && !isOneShared(a.claim.speakers, b.claim.speakers);
}
