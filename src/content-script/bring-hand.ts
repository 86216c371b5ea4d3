import { t } from "../locale/i18n.ts";
import { RpcError } from "../rpc/rpc.ts";
import { background, type FrameLocation } from "../rpc/rpc-contract.ts";
import { useMessages } from "../rpc/load-messages.ts";
import type { Desk } from "./desk.ts";
import type { NoteFinder, PageState } from "./page-state.ts";

/**
 * What the second script brings into a page: everything that is the reader's doing. Most readouts are only looked at, and
 * their pages never pay for it. It comes when the reader first points, selects or calls, or left something here before.
 */
export interface Hand extends NoteFinder {
  /** The second script has words of its own. */
  readonly speakWords: typeof useMessages;
  readonly openDesk: (state: PageState, where: FrameLocation, signal: AbortSignal) => Desk;
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
  const words = await background.injectUi();
  const hand = world[KEY];
  if (!hand) throw new RpcError("unanswered", t("no_answer"));
  if (words) {
    useMessages(words);
    hand.speakWords(words);
  }
  return hand;
}
