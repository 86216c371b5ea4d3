import type { Clock } from "./analysis-queue.ts";

/** Number of detections of a tab that are accepted immediately, because a user may click through several pages. */
const BURST = 3;

/**
 * Interval at which later detections are accepted, in milliseconds. Each one injects a script into the page and has it
 * analysed.
 */
const REFILL_INTERVAL = 3_000;

interface TabBudget {
  /** Number of detections that can be accepted immediately, as of `refilledAt`. */
  tokens: number;
  refilledAt: number;
  /** Resolves the waiting detection. */
  answer: ((isTaken: boolean) => void) | undefined;
}

/**
 * Limits the rate at which a tab's detections are accepted. Of several waiting detections, only the newest is accepted.
 */
export class DetectionRateLimiter {
  readonly #tabs = new Map<number, TabBudget>();

  constructor(private readonly clock: Clock) {}

  /** Resolves to true if the detection is accepted, when its turn comes. By then the tab may show another page. */
  async admit(id: number): Promise<boolean> {
    const now = this.clock.now();
    this.#refill(now);
    const tab = this.#tabs.get(id) ?? { tokens: BURST, refilledAt: now, answer: undefined };
    this.#tabs.set(id, tab);
    if (!tab.answer && tab.tokens >= 1) {
      tab.tokens -= 1;
      return true;
    }
    const isFirst = !tab.answer;
    tab.answer?.(false);
    const answer = new Promise<boolean>((resolve) => {
      tab.answer = resolve;
    });
    if (isFirst) void this.#answerLater(tab);
    return answer;
  }

  /** Refills the tokens and removes tabs that have sent nothing for a while, because most of them are closed. */
  #refill(now: number): void {
    for (const [id, tab] of this.#tabs) {
      if (tab.answer) continue;
      tab.tokens = Math.min(BURST, tab.tokens + (now - tab.refilledAt) / REFILL_INTERVAL);
      tab.refilledAt = now;
      if (tab.tokens === BURST) this.#tabs.delete(id);
    }
  }

  async #answerLater(tab: TabBudget): Promise<void> {
    await this.clock.wait(Math.ceil((1 - tab.tokens) * REFILL_INTERVAL));
    tab.tokens = 0;
    tab.refilledAt = this.clock.now();
    tab.answer?.(true);
    tab.answer = undefined;
  }
}
