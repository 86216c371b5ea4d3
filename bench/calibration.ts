/** The result for one found attribution: the engine's confidence, and whether its cue and all its spans were right. */
interface Outcome {
  readonly confidence: number;
  readonly isCueRight: boolean;
  readonly isWholeRight: boolean;
}

/** The lower bounds of the bins. */
const EDGES = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98];

/**
 * Measures the reliability of the confidence values: for each bin the mean confidence and the share of right cues and
 * of completely right attributions, and the expected calibration error over cues (the mean difference of confidence and
 * share, weighted by bin).
 */
export class Calibration {
  private readonly outcomes: Outcome[] = [];

  add(outcome: Outcome): void {
    this.outcomes.push(outcome);
  }

  print(): void {
    console.log("confidence    found   mean  cue right  whole right");
    let error = 0;
    for (const [i, low] of EDGES.entries()) {
      const high = EDGES[i + 1] ?? Number.POSITIVE_INFINITY;
      const bin = this.outcomes.filter(({ confidence }) => confidence >= low && confidence < high);
      if (bin.length === 0) continue;
      const mean = meanOf(bin.map(({ confidence }) => confidence));
      const cue = meanOf(bin.map(({ isCueRight }) => Number(isCueRight)));
      const whole = meanOf(bin.map(({ isWholeRight }) => Number(isWholeRight)));
      error += bin.length * Math.abs(mean - cue);
      const cells = [mean, cue, whole].map((share) => `${(100 * share).toFixed(1)} %`.padStart(9));
      console.log(`from ${low.toFixed(2)} ${String(bin.length).padStart(9)} ${cells.join("")}`);
    }
    console.log(`expected calibration error over cues: ${((100 * error) / this.outcomes.length).toFixed(1)} points`);
  }
}

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
