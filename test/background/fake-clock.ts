import type { Clock } from "../../src/background/analysis-queue.ts";

/** A clock that stands still until it is told to continue. */
export class FakeClock implements Clock {
  #time = 0;
  #order = 0;
  #timers: { readonly at: number; readonly order: number; readonly ring: () => void }[] = [];

  now(): number {
    return this.#time;
  }

  wait(time: number): Promise<void> {
    return new Promise((ring) => {
      this.#timers.push({ at: this.#time + time, order: this.#order++, ring });
    });
  }

  /** Advances the clock by some milliseconds, as work of that duration does. */
  work(time: number): void {
    this.#time += time;
  }

  /** Schedules an action. */
  at(moment: number, action: () => void): void {
    void this.wait(moment - this.#time).then(action);
  }

  /** Runs until nothing is waiting, or until the given time. */
  async run(until = Number.POSITIVE_INFINITY): Promise<void> {
    for (;;) {
      // Lets pending promises settle without advancing the clock.
      await new Promise((resolve) => setImmediate(resolve));
      const next = this.#timers.sort((a, b) => a.at - b.at || a.order - b.order)[0];
      if (!next || next.at > until) return;
      this.#timers.shift();
      this.#time = Math.max(this.#time, next.at);
      next.ring();
    }
  }
}
