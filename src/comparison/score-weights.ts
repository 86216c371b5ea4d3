import type { Signal } from "./claim-evidence.ts";

/** How much each kind of evidence counts. */
export interface ScoreWeights {
  readonly signals: Readonly<Partial<Record<Signal, number>>>;
  readonly constant: number;
  /** Second stage: the factor of the sum, the factor of the rank among the pairs of both claims, and a constant. */
  readonly second: readonly [sum: number, rank: number, constant: number];
}

/**
 * The weights of the score, fitted by `node --import tsx bench/comparison.ts --fit FOLDER...` over 22 pairs of
 * readouts (gold and engine's attributions), constrained to be positive and close to a prior (`PRIOR` in
 * `bench/fit-weights.ts`).
 */
export const WEIGHTS: ScoreWeights = {
  signals: {
    topicOfParts: 2.24,
    topicShare: 1.14,
    topicBest: 2.07,
    topicWide: 1.26,
    sameSpeaker: 0.61,
    joint: 0.4,
    cosine: 0.89,
    near: 1.17,
    nearOfParts: 1.28,
    direction: 2.02,
    heaviest: 0.9,
    onlyHere: 1.08,
    names: 0.25,
    numbers: 1.1,
    sameAct: 1.04,
    answer: 0.99,
    order: 1.79,
  },
  constant: -7.19,
  second: [0.67, 3.6, -3.13],
};
