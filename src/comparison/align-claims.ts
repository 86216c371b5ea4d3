import { finish, type Sliced } from "../engine/slices.ts";
import type { ReadoutClaims } from "./claim.ts";
import { type Evidence, evidenceOf } from "./claim-evidence.ts";
import type { TopicLexicon } from "./find-topics.ts";
import { type PairContext, weighClaims } from "./pair-context.ts";
import { prepareReadout } from "./prepare-claims.ts";
import { type ScoredPair, scorePairs } from "./score-pairs.ts";
import { WEIGHTS } from "./score-weights.ts";
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

/** Lowest score of a likely link. About six of ten such links are right (bench/README.md). */
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
  /** All pairs, in the order of A's claims, then of B's. */
  readonly pairs: readonly ScoredPair[];
  /** The pairs that are worth ranking or among the best of their claims. */
  readonly offered: readonly ScoredPair[];
  /** Returns why two claims may be about the same thing. Computed when asked for, because most pairs are never shown. */
  evidenceOf(pair: ScoredPair): Evidence;
}

/**
 * Scores the pairs of claims of two readouts. Pauses often, because two long readouts take longer than a frame of the
 * page.
 * @param onProgress Called with the number of A's claims that are scored, and the number of all of them.
 */
export function* scoreClaims(
  a: ReadoutClaims,
  b: ReadoutClaims,
  { lexicon, table }: AlignmentData,
  onProgress?: (done: number, total: number) => void,
): Sliced<PairScores> {
  const preparedA = yield* prepareReadout(a, lexicon);
  const preparedB = yield* prepareReadout(b, lexicon);
  const context = yield* weighClaims(preparedA, preparedB, table, lexicon);
  const total = a.claims.length;
  const pairs = yield* scorePairs(context, WEIGHTS, (done) => onProgress?.(done, total));
  const isAmong = isAmongBest(pairs, { a: total, b: b.claims.length });
  yield;
  const known = new Map<ScoredPair, Evidence>();
  return {
    counts: { a: total, b: b.claims.length },
    pairs,
    offered: pairs.filter((pair) => pair.score >= LEAST_SCORE || isAmong(pair)),
    evidenceOf(pair) {
      const evidence = known.get(pair) ?? evidenceIn(context, pair);
      known.set(pair, evidence);
      return evidence;
    },
  };
}

function evidenceIn(context: PairContext, pair: ScoredPair): Evidence {
  const [a, b] = [context.a[pair.a], context.b[pair.b]];
  if (a === undefined || b === undefined) throw new RangeError("a pair of claims that are not there");
  return evidenceOf(a, b, context);
}

/** Returns the alignment by scores and by decisions of the user, which override scores. */
export function applyDecisions(scores: PairScores, decisions: readonly LocatedDecision[]): Alignment {
  const { counts, pairs, offered } = scores;
  const verdicts = new Map<ScoredPair, LocatedDecision["verdict"]>();
  for (const { a, b, verdict } of decisions) {
    const pair = b < counts.b ? pairs[a * counts.b + b] : undefined;
    if (pair) verdicts.set(pair, verdict);
  }
  const all = [...new Set([...offered, ...verdicts.keys()])]
    .map((pair) => asCandidate(pair, verdicts.get(pair), scores))
    .sort(byScore);
  const candidates = all.filter(({ verdict }) => verdict !== "separate");
  return {
    candidates,
    states: { a: statesOf(candidates, "a", counts.a), b: statesOf(candidates, "b", counts.b) },
    separated: all.filter(({ verdict }) => verdict === "separate"),
  };
}

/** Returns the state of each claim of a side: that of its surest pair. */
function statesOf(candidates: readonly Candidate[], side: "a" | "b", count: number): ClaimState[] {
  const states = new Array<ClaimState>(count).fill("none found");
  for (const { state, [side]: at } of candidates)
    if (state === "likely" || (state === "unsure" && states[at] === "none found")) states[at] = state;
  return states;
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
function isAmongBest(pairs: readonly ScoredPair[], counts: PairScores["counts"]): (pair: ScoredPair) => boolean {
  const [leastOfA, leastOfB] = [leastOffered(pairs, "a", counts.a), leastOffered(pairs, "b", counts.b)];
  return ({ a, b, score }) => score >= (leastOfA[a] ?? 0) || score >= (leastOfB[b] ?? 0);
}

/** Returns for each claim of a side the score of the last of its best pairs; 0 if it has fewer pairs. */
function leastOffered(pairs: readonly ScoredPair[], side: "a" | "b", count: number): number[] {
  const best = Array.from({ length: count }, () => new Array<number>(ALWAYS_OFFERED).fill(0));
  for (const { score, [side]: at } of pairs) {
    const scores = best[at];
    if (!scores || score <= (scores.at(-1) ?? 0)) continue;
    scores[ALWAYS_OFFERED - 1] = score;
    scores.sort((p, q) => q - p);
  }
  return best.map((scores) => scores.at(-1) ?? 0);
}

function asCandidate(pair: ScoredPair, verdict: Candidate["verdict"], scores: PairScores): Candidate {
  const { a, b, score } = pair;
  const state = verdict === "linked" || score >= LIKELY ? "likely" : score >= UNSURE ? "unsure" : undefined;
  return {
    a,
    b,
    score,
    verdict,
    state,
    get evidence() {
      return scores.evidenceOf(pair);
    },
  };
}

/** Orders pairs by score; the order of equal scores does not depend on which side is called A. */
function byScore(p: Candidate, q: Candidate): number {
  const isLinked = Number(q.verdict === "linked") - Number(p.verdict === "linked");
  return (
    isLinked || q.score - p.score || p.a + p.b - q.a - q.b || Math.abs(p.a - p.b) - Math.abs(q.a - q.b) || p.a - q.a
  );
}

/** Returns the candidates of one claim, the best first, for "choose the n-th". */
export function candidatesOf({ candidates }: Alignment, side: "a" | "b", at: number): readonly Candidate[] {
  return candidates.filter((pair) => pair[side] === at);
}
