import { t } from "../locale/i18n.ts";
import { CallError } from "../messages/channel.ts";
import { background, type Whereabouts } from "../messages/contract.ts";
import { speakWords } from "../messages/load-words.ts";
import type { Desk } from "./desk.ts";
import type { NoteFinder, PageState } from "./page-state.ts";

/**
 * What the second script brings into a page: everything that is the reader's doing. Most readouts are only looked at, and
 * their pages never pay for it. It comes when the reader first points, selects or calls, or left something here before.
 */
export interface Hand extends NoteFinder {
  /** The second script has words of its own. */
  readonly speakWords: typeof speakWords;
  readonly openDesk: (state: PageState, where: Whereabouts, signal: AbortSignal) => Desk;
}

/** Where the second script leaves what it brings, in the world that only our scripts share. */
const KEY = Symbol.for("note-verbale.hand");
const world = globalThis as { [KEY]?: Hand };

/** Hands over, from the second script to the first. */
export function giveHand(hand: Hand): void {
  world[KEY] = hand;
}

/** Has the background put the second script beside this one, which neither the page nor its policy can keep out. */
export async function bringHand(): Promise<Hand> {
  const words = await background.bringHand();
  const hand = world[KEY];
  if (!hand) throw new CallError("unanswered", t("no_answer"));
  if (words) {
    speakWords(words);
    hand.speakWords(words);
  }
  return hand;
}
