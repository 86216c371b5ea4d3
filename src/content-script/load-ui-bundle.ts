import { t } from "../locale/i18n.ts";
import { useMessages } from "../rpc/load-messages.ts";
import { RpcError } from "../rpc/rpc.ts";
import { background, type FrameLocation } from "../rpc/rpc-contract.ts";
import type { NoteAnchoring, PageState } from "./page-state.ts";
import type { PageUi } from "./page-ui.ts";

/**
 * What the second script brings into a page: everything that is the reader's doing. Most readouts are only looked at, and
 * their pages never pay for it. It comes when the reader first points, selects or calls, or left something here before.
 */
export interface UiBundle extends NoteAnchoring {
  /** The second script has words of its own. */
  readonly useMessages: typeof useMessages;
  readonly createPageUi: (state: PageState, where: FrameLocation, signal: AbortSignal) => PageUi;
}

/** Where the second script leaves what it brings, in the world that only our scripts share. */
const UI_BUNDLE_KEY = Symbol.for("note-verbale.ui");
const globals = globalThis as { [UI_BUNDLE_KEY]?: UiBundle };

/** Hands over, from the second script to the first. */
export function registerUiBundle(bundle: UiBundle): void {
  globals[UI_BUNDLE_KEY] = bundle;
}

/** Has the background put the second script beside this one, which neither the page nor its policy can keep out. */
export async function loadUiBundle(): Promise<UiBundle> {
  const messages = await background.injectUi();
  const bundle = globals[UI_BUNDLE_KEY];
  if (!bundle) throw new RpcError("unanswered", t("no_answer"));
  if (messages) {
    useMessages(messages);
    bundle.useMessages(messages);
  }
  return bundle;
}
