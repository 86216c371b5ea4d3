/**
 * A calibration curve: points of reported confidence and measured precision, between which values are interpolated
 * linearly.
 */
type Curve = readonly (readonly [reported: number, precision: number])[];

/**
 * The tagger on news, where it reports 0.9 for cues of which about half are right. Measured on the development set of
 * PolNeAR on 24 November 2026 (bench/polnear.ts).
 */
const TAGGER_IN_NEWS: Curve = [
  [0, 0.3],
  [0.5, 0.37],
  [0.8, 0.45],
  [0.9, 0.53],
  [0.95, 0.58],
  [0.98, 0.7],
  [0.99, 0.85],
  [1, 0.94],
];

/**
 * The tagger on cues that the rules do not find. Measured on readouts that neither the rules nor the tagger were
 * developed on (bench/readouts.ts).
 */
const TAGGER_ALONE: Curve = [
  [0, 0.3],
  [0.9, 0.65],
  [0.95, 0.78],
  [0.98, 0.88],
  [1, 0.92],
];

/** The rules on cues that the tagger does not find. Measured on the same readouts. */
const RULES_ALONE: Curve = [
  [0, 0.5],
  [0.6, 0.78],
  [0.8, 0.9],
  [1, 0.95],
];

/** The highest confidence that is returned. */
const MAX_CONFIDENCE = 0.99;

/** Returns the probability that a cue found by the tagger in news is right. */
export function calibrateInNews(tagged: number): number {
  return interpolate(TAGGER_IN_NEWS, tagged);
}

/**
 * Returns the probability that a cue in a readout is right, from the confidences of tagger and rules. Either is
 * undefined if it did not find the cue. If both found it, their errors are assumed to be independent, so the cue is
 * wrong only if both are wrong.
 */
export function combineInReadout(tagged: number | undefined, ruled: number | undefined): number {
  const byTagger = tagged === undefined ? 0 : interpolate(TAGGER_ALONE, tagged);
  const byRules = ruled === undefined ? 0 : interpolate(RULES_ALONE, ruled);
  return Math.min(MAX_CONFIDENCE, 1 - (1 - byTagger) * (1 - byRules));
}

function interpolate(curve: Curve, reported: number): number {
  const after = curve.findIndex(([x]) => x >= reported);
  const [x1, y1] = curve[after] ?? [1, MAX_CONFIDENCE];
  const [x0, y0] = curve[after - 1] ?? [0, y1];
  return x1 === x0 ? y1 : y0 + ((reported - x0) / (x1 - x0)) * (y1 - y0);
}
