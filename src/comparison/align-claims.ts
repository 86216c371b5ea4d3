import { finish, type Sliced } from "../engine/slices.ts";
import type { ReadoutClaims } from "./claim.ts";
import { type Evidence, evidenceOf } from "./claim-evidence.ts";
import type { TopicLexicon } from "./find-topics.ts";
import { type PairContext, weighClaims } from "./pair-context.ts";
import { prepareReadout } from "./prepare-claims.ts";
import { type ScoredPair, scorePairs } from "./score-pairs.ts";
import type { WordTable } from "./word-table.ts";

/** How sure it is that two claims are about the same thing. They may still disagree about it. */
export type LinkState = "likely" | "unsure";

/** Whether a claim has a counterpart in the other text, perhaps has one, or none was found. */
export type ClaimState = LinkState | "none found";

/** A decision of the user about two claims, which are given as indexes of the lists of claims. */
export interface LocatedDecision {
  readonly a: number;
  readonly b: number;
  readonly verdict: "linked" | "separate";
}

/** A pair of claims that may be about the same thing. */
export interface Candidate extends ScoredPair {
  /** Undefined if the score is too low to show the pair unless the user asks for it. */
  readonly state: LinkState | undefined;
  /** The user's decision, which overrides the score. */
  readonly verdict: LocatedDecision["verdict"] | undefined;
  readonly evidence: Evidence;
}

/** The result of aligning the claims of two readouts. */
export interface Alignment {
  /** All pairs with a score worth ranking, best first, without those that the user has separated. */
  readonly candidates: readonly Candidate[];
  /** The state of each claim of either side, by its index. */
  readonly states: { readonly a: readonly ClaimState[]; readonly b: readonly ClaimState[] };
  /** Pairs that the user has separated. */
  readonly separated: readonly Candidate[];
}

/** Lowest score of a likely link. About seven of ten such links are right (bench/README.md). */
export const LIKELY = 0.3;
/**
 * Lowest score of an unsure link. Below it the best candidate is wrong so often that "no counterpart found" is better.
 */
export const UNSURE = 0.1;
/** Pairs with a lower score are not offered, unless a claim has no better ones. */
export const LEAST_SCORE = 0.01;
/** The number of best pairs that are offered for each claim whatever their score. */
const ALWAYS_OFFERED = 3;

/** The data that the alignment uses. */
export interface AlignmentData {
  readonly lexicon: TopicLexicon;
  readonly table: WordTable;
}

/** The scores of all pairs of two readouts. They do not depend on decisions, so they are computed once. */
export interface PairScores {
  /** The number of claims of each side. */
  readonly counts: { readonly a: number; readonly b: number };
  readonly pairs: readonly ScoredPair[];
  /** Returns whether a pair is worth ranking or one of the best of its claims. */
  isOffered(pair: ScoredPair): boolean;
  evidenceOf(pair: ScoredPair): Evidence;
}

/**
 * Scores the pairs of claims of two readouts. Pauses often, because two long readouts take longer than a frame of the
 * page.
 */
export function* scoreClaims(
  a: ReadoutClaims,
  b: ReadoutClaims,
  { lexicon, table }: AlignmentData,
): Sliced<PairScores> {
  const preparedA = yield* prepareReadout(a, lexicon);
  const preparedB = yield* prepareReadout(b, lexicon);
  const context = weighClaims(preparedA, preparedB, table, lexicon);
  yield;
  const pairs = yield* scorePairs(context);
  const isAmong = isAmongBest(pairs);
  const known = new Map<ScoredPair, Evidence>();
  const scores: PairScores = {
    counts: { a: a.claims.length, b: b.claims.length },
    pairs,
    isOffered: (pair) => pair.score >= LEAST_SCORE || isAmong(pair),
    evidenceOf(pair) {
      const evidence = known.get(pair) ?? evidenceIn(context, pair);
      known.set(pair, evidence);
      return evidence;
    },
  };
  for (const pair of pairs) {
    if (!scores.isOffered(pair)) continue;
    scores.evidenceOf(pair);
    yield;
  }
  return scores;
}

function evidenceIn(context: PairContext, pair: ScoredPair): Evidence {
  const [a, b] = [context.a[pair.a], context.b[pair.b]];
  if (a === undefined || b === undefined) throw new RangeError("a pair of claims that are not there");
  return evidenceOf(a, b, context);
}

/** Returns the alignment by scores and by decisions of the user, which override scores. */
export function applyDecisions(scores: PairScores, decisions: readonly LocatedDecision[]): Alignment {
  const verdicts = new Map(decisions.map((decision) => [`${decision.a},${decision.b}`, decision.verdict]));
  const all = scores.pairs
    .map((pair) => ({ pair, verdict: verdicts.get(`${pair.a},${pair.b}`) }))
    .filter(({ pair, verdict }) => verdict !== undefined || scores.isOffered(pair))
    .map(({ pair, verdict }) => asCandidate(pair, verdict, scores))
    .sort(byScore);
  const candidates = all.filter(({ verdict }) => verdict !== "separate");
  const statesOf = (side: "a" | "b"): ClaimState[] =>
    Array.from({ length: scores.counts[side] }, (_, at) => stateOf(candidates.filter((pair) => pair[side] === at)));
  return {
    candidates,
    states: { a: statesOf("a"), b: statesOf("b") },
    separated: all.filter(({ verdict }) => verdict === "separate"),
  };
}

/**
 * Aligns the claims of two readouts; a claim may have several counterparts. Symmetric and deterministic:
 * `alignClaims(b, a)` returns the same pairs with the sides exchanged.
 */
export function alignClaims(
  a: ReadoutClaims,
  b: ReadoutClaims,
  data: AlignmentData,
  decisions: readonly LocatedDecision[] = [],
): Alignment {
  return applyDecisions(finish(scoreClaims(a, b, data)), decisions);
}

/** Returns whether a pair is one of the best of either of its claims. */
function isAmongBest(pairs: readonly ScoredPair[]): (pair: ScoredPair) => boolean {
  const scores = new Map<string, number[]>();
  for (const { a, b, score } of pairs)
    for (const key of [`a${a}`, `b${b}`]) scores.set(key, [...(scores.get(key) ?? []), score]);
  const least = new Map(
    [...scores].map(([key, all]) => [key, all.sort((p, q) => q - p)[ALWAYS_OFFERED - 1] ?? 0] as const),
  );
  return ({ a, b, score }) => score >= (least.get(`a${a}`) ?? 0) || score >= (least.get(`b${b}`) ?? 0);
}

function asCandidate(pair: ScoredPair, verdict: Candidate["verdict"], scores: PairScores): Candidate {
  const state = verdict === "linked" || pair.score >= LIKELY ? "likely" : pair.score >= UNSURE ? "unsure" : undefined;
  return { ...pair, verdict, state, evidence: scores.evidenceOf(pair) };
}

/** Orders pairs by score; the order of equal scores does not depend on which side is called A. */
function byScore(p: Candidate, q: Candidate): number {
  const isLinked = Number(q.verdict === "linked") - Number(p.verdict === "linked");
  return (
    isLinked || q.score - p.score || p.a + p.b - q.a - q.b || Math.abs(p.a - p.b) - Math.abs(q.a - q.b) || p.a - q.a
  );
}

function stateOf(pairs: readonly Candidate[]): ClaimState {
  if (pairs.some(({ state }) => state === "likely")) return "likely";
  return pairs.some(({ state }) => state === "unsure") ? "unsure" : "none found";
}

/** Returns the candidates of one claim, the best first, for "choose the n-th". */
export function candidatesOf({ candidates }: Alignment, side: "a" | "b", at: number): readonly Candidate[] {
  return candidates.filter((pair) => pair[side] === at);
}
