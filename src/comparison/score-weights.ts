import type { Signal } from "./claim-evidence.ts";

/** How much each kind of evidence counts. */
export interface ScoreWeights {
  readonly signals: Readonly<Partial<Record<Signal, number>>>;
  readonly constant: number;
  /** Second stage: the factor of the sum, the factor of the rank among the pairs of both claims, and a constant. */
  readonly second: readonly [sum: number, rank: number, constant: number];
}

/**
 * The weights of the score, fitted by `node --import tsx bench/comparison.ts --fit FOLDER...` over ten pairs of
 * readouts (gold and engine's attributions), constrained to be positive and close to a prior (`PRIOR` in
 * `bench/fit-weights.ts`).
 */
export const WEIGHTS: ScoreWeights = {
  signals: {
    topicOfParts: 2.44,
    topicShare: 1.31,
    topicBest: 2.65,
    topicWide: 1.18,
    sameSpeaker: 0.76,
    cosine: 1.03,
    near: 1.09,
    nearOfParts: 1.09,
    direction: 1.81,
    heaviest: 1.13,
    names: 0.32,
    numbers: 1,
    sameAct: 1.13,
    swap: 0.72,
    order: 1.13,
  },
  constant: -6.35,
  second: [0.93, 2.83, -2.08],
};
