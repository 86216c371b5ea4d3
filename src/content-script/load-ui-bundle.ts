import { t } from "../locale/i18n.ts";
import { useMessages } from "../rpc/load-messages.ts";
import { RpcError } from "../rpc/rpc.ts";
import { background, type FrameLocation } from "../rpc/rpc-contract.ts";
import type { NoteAnchoring } from "./note-locator.ts";
import type { PageController } from "./page-controller.ts";
import type { PageUi } from "./page-ui.ts";

/**
 * What the UI bundle provides to a page: everything that the user interacts with. Most readouts are only looked at, so
 * their pages do not load it. It is loaded when the user first points at a highlight, selects text or uses a command,
 * or if the page has notes or corrections.
 */
export interface UiBundle extends NoteAnchoring {
  /** The UI bundle has its own copy of the messages. */
  readonly useMessages: typeof useMessages;
  readonly createPageUi: (page: PageController, location: FrameLocation, signal: AbortSignal) => PageUi;
}

/** The key under which the UI bundle stores its exports, in the extension's isolated world. */
const UI_BUNDLE_KEY = Symbol.for("note-verbale.ui");
const globals = globalThis as { [UI_BUNDLE_KEY]?: UiBundle };

/** Makes the UI bundle available to the content script. */
export function registerUiBundle(bundle: UiBundle): void {
  globals[UI_BUNDLE_KEY] = bundle;
}

/** Has the background inject the UI bundle, which neither the page nor its content security policy can prevent. */
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
