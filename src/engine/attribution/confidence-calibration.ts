/** Pairs of a reported confidence and of how often such a cue is right, between which lines are drawn. */
type Curve = readonly (readonly [own: number, right: number])[];

/** The tagger in news, which says 0.9 of what is right half the time: PolNeAR dev, 24 November 2026 (bench/polnear.ts). */
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

/** The tagger where the rules see nothing, in readouts that neither had learned from (bench/readouts.ts). */
const TAGGER_ALONE: Curve = [
  [0, 0.3],
  [0.9, 0.65],
  [0.95, 0.78],
  [0.98, 0.88],
  [1, 0.92],
];

/** The rules where the tagger sees nothing, in the same readouts. */
const RULES_ALONE: Curve = [
  [0, 0.5],
  [0.6, 0.78],
  [0.8, 0.9],
  [1, 0.95],
];

/** The surest that anything is. */
const MOST = 0.99;

/** How likely a cue is right that the tagger has found in news. */
export function calibrateInNews(tagged: number): number {
  return interpolate(TAGGER_IN_NEWS, tagged);
}

/**
 * How likely a cue is right in a readout, from what tagger and rules say of it, where they say anything. When both have found
 * it, it is wrong only if both are: their errors are taken as independent.
 */
export function combineInReadout(tagged: number | undefined, ruled: number | undefined): number {
  const byTagger = tagged === undefined ? 0 : interpolate(TAGGER_ALONE, tagged);
  const byRules = ruled === undefined ? 0 : interpolate(RULES_ALONE, ruled);
  return Math.min(MOST, 1 - (1 - byTagger) * (1 - byRules));
}

function interpolate(curve: Curve, own: number): number {
  const after = curve.findIndex(([x]) => x >= own);
  const [x1, y1] = curve[after] ?? [1, MOST];
  const [x0, y0] = curve[after - 1] ?? [0, y1];
  return x1 === x0 ? y1 : y0 + ((own - x0) / (x1 - x0)) * (y1 - y0);
}
