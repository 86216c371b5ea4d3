import { SIGNALS, type Signals } from "../src/comparison/claim-evidence.ts";
import { leadsOf, logistic, ranksOf } from "../src/comparison/score-pairs.ts";
import type { ScoreWeights } from "../src/comparison/score-weights.ts";

/**
 * All pairs of claims of two readouts, by A's claims and B's: the signals of each, and whether the gold links them.
 */
export interface LinkTable {
  readonly signals: readonly (readonly Signals[])[];
  readonly isLink: readonly (readonly boolean[])[];
}

/** What each kind of evidence means before any pair is seen: a hundred links are too few to learn it from nothing. */
const PRIOR: Signals = {
  topicOfParts: 2,
  topicShare: 1,
  topicBest: 2,
  topicWide: 1,
  sameSpeaker: 0.6,
  joint: 0.4,
  votes: 1.5,
  votesByDefinition: 1.5,
  nearOfParts: 1,
  direction: 1.5,
  onlyHere: 0.7,
  numbers: 1,
  sameAct: 1,
  answer: 0.4,
  order: 1,
  early: 1,
};
/** How firmly the weights are held at the prior: chosen so that a fold of one pair moves none by more than a tenth. */
const FIRMNESS = 20;
const FIRMNESS_OF_SECOND = 1;
const ROUNDS = 40;
/** The fit ends when no weight moves further than this. */
const LEAST_STEP = 1e-7;
/** Newton's method overshoots where nearly all chances are 0 or 1. */
const MOST_STEP = 1;

interface Example {
  readonly values: readonly number[];
  readonly isLink: boolean;
}

/** Adds up the slope of the negative log likelihood and its second derivatives; the constant comes last. */
function derivatives(examples: readonly Example[], at: Float64Array): { slope: Float64Array; curve: Float64Array[] } {
  const size = at.length;
  const slope = new Float64Array(size);
  const curve = Array.from(at, () => new Float64Array(size));
  const one = new Float64Array(size).fill(1);
  for (const { values, isLink } of examples) {
    one.set(values);
    let sum = 0;
    for (let i = 0; i < size; i++) sum += (at[i] ?? 0) * (one[i] ?? 0);
    const chance = logistic(sum);
    const weight = chance * (1 - chance);
    for (let i = 0; i < size; i++) {
      const value = one[i] ?? 0;
      if (value === 0) continue;
      slope[i] = (slope[i] ?? 0) + (chance - Number(isLink)) * value;
      const row = curve[i];
      if (row) for (let j = 0; j < size; j++) row[j] = (row[j] ?? 0) + weight * value * (one[j] ?? 0);
    }
  }
  return { slope, curve };
}

/** Returns x of `matrix` · x = `right` for the free variables, and 0 for all others, by Gaussian elimination. */
function solveFor(free: readonly number[], matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const rows = free.map((i) => [...free.map((j) => matrix[i]?.[j] ?? 0), right[i] ?? 0]);
  for (const [at, pivot] of rows.entries())
    for (const [other, row] of rows.entries()) {
      if (other === at) continue;
      const factor = (row[at] ?? 0) / (pivot[at] || 1);
      for (let k = at; k < row.length; k++) row[k] = (row[k] ?? 0) - factor * (pivot[k] ?? 0);
    }
  const found = new Float64Array(right.length);
  for (const [at, i] of free.entries()) found[i] = (rows[at]?.at(-1) ?? 0) / (rows[at]?.[at] || 1);
  return found;
}

/** Fits a logistic regression that is held near to `prior` and at or above 0, by projected steps of Newton's method. */
function fit(
  examples: readonly Example[],
  prior: readonly number[],
  firmness: number,
): { by: number[]; constant: number } {
  const size = prior.length;
  const at = Float64Array.from([...prior, -4]);
  for (let round = 0; round < ROUNDS; round++) {
    const { slope, curve } = derivatives(examples, at);
    for (let i = 0; i < size; i++) {
      slope[i] = (slope[i] ?? 0) + firmness * ((at[i] ?? 0) - (prior[i] ?? 0));
      const row = curve[i];
      if (row) row[i] = (row[i] ?? 0) + firmness;
    }
    // A weight that is 0 and would fall below stays there.
    const free = [...at.keys()].filter((i) => i === size || (at[i] ?? 0) > 0 || (slope[i] ?? 0) < 0);
    const step = solveFor(free, curve, slope);
    let most = 0;
    for (const i of free) {
      const by = Math.max(-MOST_STEP, Math.min(MOST_STEP, step[i] ?? 0));
      const next = (at[i] ?? 0) - by;
      most = Math.max(most, Math.abs(by));
      at[i] = i === size ? next : Math.max(0, next);
    }
    if (most < LEAST_STEP) break;
  }
  return { by: [...at.subarray(0, size)], constant: at[size] ?? 0 };
}

/** Returns the weights that fit some tables best. */
export function fitWeights(tables: readonly LinkTable[]): ScoreWeights {
  const rows = tables.flatMap(({ signals, isLink }) =>
    signals.flatMap((row, a) =>
      row.map((one, b) => ({ values: SIGNALS.map((signal) => one[signal]), isLink: isLink[a]?.[b] ?? false })),
    ),
  );
  const first = fit(
    rows,
    SIGNALS.map((signal) => PRIOR[signal]),
    FIRMNESS,
  );
  const second = tables.flatMap(({ signals, isLink }) => {
    const sums = signals.map((row) =>
      row.map((one) => SIGNALS.reduce((sum, signal, i) => sum + (first.by[i] ?? 0) * one[signal], first.constant)),
    );
    const [ranks, leads] = [ranksOf(sums), leadsOf(sums)];
    return sums.flatMap((row, a) =>
      row.map((sum, b) => ({ values: [sum, ranks[a]?.[b] ?? 0, leads[a]?.[b] ?? 0], isLink: isLink[a]?.[b] ?? false })),
    );
  });
  const { by, constant } = fit(second, [1, 2, 0], FIRMNESS_OF_SECOND);
  return {
    signals: Object.fromEntries(SIGNALS.map((signal, i) => [signal, first.by[i] ?? 0])),
    constant: first.constant,
    second: [by[0] ?? 1, by[1] ?? 0, by[2] ?? 0, constant],
  };
}
