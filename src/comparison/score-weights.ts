import type { Signal } from "./claim-evidence.ts";

/** How much each kind of evidence counts. */
export interface ScoreWeights {
  readonly signals: Readonly<Partial<Record<Signal, number>>>;
  readonly constant: number;
  /**
   * Second stage: the factors of the sum, of the rank among the pairs of both claims and of the lead over the other pairs
   * of both, and a constant.
   */
  readonly second: readonly [sum: number, rank: number, lead: number, constant: number];
}

/**
 * The weights of the score, fitted by `node --import tsx bench/comparison.ts --fit FOLDER...` over 27 pairs of
 * readouts (gold and engine's attributions), constrained to be positive and close to a prior (`PRIOR` in
 * `bench/fit-weights.ts`).
 */
export const WEIGHTS: ScoreWeights = {
  signals: {
    topicOfParts: 2.04,
    topicShare: 0.97,
    topicBest: 1.81,
    topicWide: 1.22,
    sameSpeaker: 0.61,
    joint: 0.33,
    votes: 2.14,
    votesByDefinition: 1.62,
    nearOfParts: 0.99,
    direction: 1.84,
    onlyHere: 0.8,
    numbers: 1.07,
    sameAct: 0.99,
    answer: 0.98,
    order: 1.67,
    early: 1.2,
  },
  constant: -7.95,
  second: [0.68, 1.12, 1.05, -2.19],
};
