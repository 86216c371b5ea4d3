import type { Clock } from "./reading-queue.ts";

/** So many offers of a tab are taken at once: somebody may click through a few pages. */
const AT_ONCE = 3;

/** Later ones are taken at this distance, in milliseconds: each puts a script into the page and has it read again. */
const APART = 3_000;

interface Tab {
  /** How many offers are taken at once as of a moment. */
  left: number;
  at: number;
  /** Answers the offer that waits. */
  answer: ((isTaken: boolean) => void) | undefined;
}

/** Limits how often a tab's offers are taken; of those that have to wait only the newest is. */
export class OfferGate {
  readonly #tabs = new Map<number, Tab>();

  constructor(private readonly clock: Clock) {}

  /** Whether an offer is taken, told when it is its turn: the tab may show another page by then. */
  async pass(id: number): Promise<boolean> {
    const now = this.clock.now();
    this.#passTime(now);
    const tab = this.#tabs.get(id) ?? { left: AT_ONCE, at: now, answer: undefined };
    this.#tabs.set(id, tab);
    if (!tab.answer && tab.left >= 1) {
      tab.left -= 1;
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
  #passTime(now: number): void {
    for (const [id, tab] of this.#tabs) {
      if (tab.answer) continue;
      tab.left = Math.min(AT_ONCE, tab.left + (now - tab.at) / APART);
      tab.at = now;
      if (tab.left === AT_ONCE) this.#tabs.delete(id);
    }
  }

  async #answerLater(tab: Tab): Promise<void> {
    await this.clock.wait(Math.ceil((1 - tab.left) * APART));
    tab.left = 0;
    tab.at = this.clock.now();
    tab.answer?.(true);
    tab.answer = undefined;
  }
}
