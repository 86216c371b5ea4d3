import type { Sliced } from "../engine/slices.ts";
import { SIGNALS, type Signals, signalsOf } from "./claim-evidence.ts";
import type { PairContext } from "./pair-context.ts";
import { type ScoreWeights, WEIGHTS } from "./score-weights.ts";

/** Two claims, one of each side, as indexes of the lists of claims, with their score. */
export interface ScoredPair {
  readonly a: number;
  readonly b: number;
  /** 0 to 1. It serves for ranking and is not a probability. */
  readonly score: number;
  readonly signals: Signals;
}

/**
 * Scores every claim of one side with every claim of the other, in the order of A's claims, then of B's. Pauses after
 * each claim of A.
 */
export function* scorePairs(context: PairContext, weights: ScoreWeights = WEIGHTS): Sliced<ScoredPair[]> {
  const table: Signals[][] = [];
  for (const a of context.a) {
    table.push(context.b.map((b) => signalsOf(a, b, context)));
    yield;
  }
  return scoreSignals(table, weights);
}

/** Returns the scores of a table of signals, whose rows are A's claims and columns B's. */
export function scoreSignals(table: readonly (readonly Signals[])[], weights: ScoreWeights): ScoredPair[] {
  const sums = table.map((row) => row.map((signals) => sumOf(signals, weights)));
  const ranks = ranksOf(sums);
  const [bySum, byRank, constant] = weights.second;
  return table.flatMap((row, a) =>
    row.map((signals, b) => {
      const sum = bySum * (sums[a]?.[b] ?? 0) + byRank * (ranks[a]?.[b] ?? 0) + constant;
      return { a, b, score: steady(logistic(sum)), signals };
    }),
  );
}

function sumOf(signals: Signals, { signals: by, constant }: ScoreWeights): number {
  return SIGNALS.reduce((sum, signal) => sum + (by[signal] ?? 0) * signals[signal], constant);
}

/** Rounds a score. Sums in another order differ in the last digits, and the sides may be given in either order. */
function steady(score: number): number {
  return Math.round(score * 1e9) / 1e9;
}

export function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/**
 * Returns for each pair how close it is to the best pairs of its two claims, 0 to 1, from the sums of a table of pairs.
 */
export function ranksOf(sums: readonly (readonly number[])[]): number[][] {
  const roots = sums.map((row) => row.map((sum) => Math.sqrt(logistic(sum))));
  const bestOfA = roots.map((row) => Math.max(...row));
  const bestOfB = (roots[0] ?? []).map((_, b) => Math.max(...roots.map((row) => row[b] ?? 0)));
  return roots.map((row, a) => row.map((root, b) => (root / (bestOfA[a] || 1) + root / (bestOfB[b] || 1)) / 2));
}
