import type { Clock } from "./analysis-queue.ts";

/** So many offers of a tab are taken at once: somebody may click through a few pages. */
const BURST = 3;

/** Later ones are taken at this distance, in milliseconds: each puts a script into the page and has it read again. */
const REFILL_INTERVAL = 3_000;

interface TabBudget {
  /** How many offers are taken at once as of a moment. */
  tokens: number;
  refilledAt: number;
  /** Answers the offer that waits. */
  answer: ((isTaken: boolean) => void) | undefined;
}

/** Limits how often a tab's offers are taken; of those that have to wait only the newest is. */
export class DetectionRateLimiter {
  readonly #tabs = new Map<number, TabBudget>();

  constructor(private readonly clock: Clock) {}

  /** Whether an offer is taken, told when it is its turn: the tab may show another page by then. */
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

  /** Tabs that have offered nothing for a while are forgotten: most of them are closed. */
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
