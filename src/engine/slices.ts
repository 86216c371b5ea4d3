/** Work that is divided into small steps: the generator yields after each step and returns the result at the end. */
export type Sliced<T> = Generator<undefined, T>;

/** The options for running sliced work. */
export interface Pace {
  /** Lets other tasks run. It is called whenever the time budget of a slice is used up. */
  readonly pause: () => Promise<unknown>;
  /** Milliseconds of work between two pauses. */
  readonly budget?: number;
  /** Stops the work before its end when it is aborted. This is usually an `AbortSignal`. */
  readonly signal?: { readonly aborted: boolean } | undefined;
}

/**
 * The default number of milliseconds per slice. A frame at 60 Hz lasts 16 milliseconds, and the page needs some of
 * them.
 */
const BUDGET = 8;

/** Runs sliced work to its end without a pause and returns its result. */
export function finish<T>(work: Sliced<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/**
 * Runs sliced work and pauses whenever the time budget is used up. Returns undefined if the signal is aborted before
 * the end.
 */
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
