import { finish, type Sliced } from "../engine/slices.ts";
import { SIGNALS, type Signals, signalsOf } from "./claim-evidence.ts";
import type { PairContext } from "./pair-context.ts";
import { type ScoreWeights, WEIGHTS } from "./score-weights.ts";

/** Two claims, one of each side, as indexes of the lists of claims, with their score. */
export interface ScoredPair {
  readonly a: number;
  readonly b: number;
  /** 0 to 1. It serves for ranking and is not a probability. */
  readonly score: number;
}

/** The number of pairs between two pauses. */
const PAIRS_PER_STEP = 50;

/**
 * Scores every claim of one side with every claim of the other, in the order of A's claims, then of B's.
 * @param onProgress Called with the number of A's claims that are scored.
 */
export function* scorePairs(
  context: PairContext,
  weights: ScoreWeights = WEIGHTS,
  onProgress?: (done: number) => void,
): Sliced<ScoredPair[]> {
  const sums: Float64Array[] = [];
  for (const [done, a] of context.a.entries()) {
    const row = new Float64Array(context.b.length);
    for (const [at, b] of context.b.entries()) {
      row[at] = sumOf(signalsOf(a, b, context), weights);
      if (at % PAIRS_PER_STEP === 0) yield;
    }
    sums.push(row);
    onProgress?.(done + 1);
  }
  return yield* scoreSums(sums, weights);
}

/** Returns the scores of a table of signals, whose rows are A's claims and columns B's. */
export function scoreSignals(table: readonly (readonly Signals[])[], weights: ScoreWeights): ScoredPair[] {
  const sums = table.map((row) => Float64Array.from(row, (signals) => sumOf(signals, weights)));
  return finish(scoreSums(sums, weights));
}

function* scoreSums(sums: readonly Float64Array[], { second }: ScoreWeights): Sliced<ScoredPair[]> {
  const [bySum, byRank, byLead, constant] = second;
  const [ranks, leads] = [ranksOf(sums), leadsOf(sums)];
  yield;
  const pairs: ScoredPair[] = [];
  for (const [a, row] of sums.entries()) {
    for (const [b, sum] of row.entries()) {
      const all = bySum * sum + byRank * (ranks[a]?.[b] ?? 0) + byLead * (leads[a]?.[b] ?? 0) + constant;
      pairs.push({ a, b, score: steady(logistic(all)) });
    }
    yield;
  }
  return pairs;
}

function sumOf(signals: Signals, { signals: by, constant }: ScoreWeights): number {
  let sum = constant;
  for (const signal of SIGNALS) sum += (by[signal] ?? 0) * signals[signal];
  return sum;
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
export function ranksOf(sums: readonly ArrayLike<number>[]): Float64Array[] {
  const roots = sums.map((row) => Float64Array.from(row, (sum) => Math.sqrt(logistic(sum))));
  const bestOfA = roots.map((row) => row.reduce((best, root) => Math.max(best, root), 0));
  const bestOfB = new Float64Array(roots[0]?.length ?? 0);
  for (const row of roots) for (const [b, root] of row.entries()) bestOfB[b] = Math.max(bestOfB[b] ?? 0, root);
  return roots.map((row, a) => row.map((root, b) => (root / (bestOfA[a] || 1) + root / (bestOfB[b] || 1)) / 2));
}

/** The difference of two sums that counts as a full lead. */
const LEAD = 8;

/**
 * Returns for each pair how far its sum is above or below the best of the other pairs of its two claims: 1 if it equals
 * them, 0 to 2. A claim that another claim fits much better is less likely a counterpart.
 */
export function leadsOf(sums: readonly ArrayLike<number>[]): Float64Array[] {
  const rows = sums.map((row) => Float64Array.from(row));
  const columns = Array.from({ length: rows[0]?.length ?? 0 }, (_, b) => rows.map((row) => row[b] ?? 0));
  const [bestOfA, bestOfB] = [rows.map(twoBest), columns.map(twoBest)];
  const leadOver = (sum: number, [best, second]: TwoBest): number => sum - (sum === best ? second : best);
  return rows.map((row, a) =>
    row.map((sum, b) => {
      const lead = leadOver(sum, bestOfA[a] ?? [sum, sum]) + leadOver(sum, bestOfB[b] ?? [sum, sum]);
      return Math.max(0, Math.min(2, 1 + lead / LEAD));
    }),
  );
}

type TwoBest = readonly [best: number, second: number];

/** Returns the two greatest numbers; a single number twice. */
function twoBest(sums: ArrayLike<number>): TwoBest {
  let [best, second] = [sums[0] ?? 0, Number.NEGATIVE_INFINITY];
  for (let at = 1; at < sums.length; at++) {
    const sum = sums[at] ?? 0;
    if (sum > best) [best, second] = [sum, best];
    else if (sum > second) second = sum;
  }
  return [best, second === Number.NEGATIVE_INFINITY ? best : second];
}
