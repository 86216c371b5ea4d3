/** Work that is done in small pieces: the generator pauses after each piece, and returns the result at the end. */
export type Sliced<T> = Generator<undefined, T>;

/** How sliced work is run. */
export interface Pace {
  /** Lets others run; called whenever the budget of a slice is spent. */
  readonly pause: () => Promise<unknown>;
  /** Milliseconds of work between two pauses. */
  readonly budget?: number;
  /** Ends the work early: an `AbortSignal`. */
  readonly signal?: { readonly aborted: boolean } | undefined;
}

/** A frame of the page has 16 milliseconds; the page itself needs some of them. */
const BUDGET = 8;

/** Does sliced work to its end without a pause. */
export function finish<T>(work: Sliced<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Does sliced work in slices of time; returns nothing when it was told to stop. */
export async function runInSlices<T>(
  work: Sliced<T>,
  { pause, budget = BUDGET, signal }: Pace,
): Promise<T | undefined> {
  for (let until = Date.now() + budget; !signal?.aborted; ) {
    const step = work.next();
    if (step.done) return step.value;
    if (Date.now() < until) continue;
    await pause();
    until = Date.now() + budget;
  }
  return undefined;
}
