import { runInSlices, type Sliced } from "../engine/slices.ts";
import { yieldToPage } from "../page/yield-to-page.ts";

/** Runs work on the main thread in slices, yields to the page between them, and counts how long it was blocked. */
export class SliceRunner {
  /** Total time for which the page's main thread was blocked, in milliseconds. */
  blockedTime = 0;

  /** Returns the result of the work, or undefined if it was cancelled. */
  async run<T>(work: Sliced<T>, signal: AbortSignal): Promise<T | undefined> {
    let start = performance.now();
    const pause = async () => {
      this.blockedTime += performance.now() - start;
      await yieldToPage();
      start = performance.now();
    };
    const result = await runInSlices(work, { pause, signal });
    this.blockedTime += performance.now() - start;
    return result;
  }
}
