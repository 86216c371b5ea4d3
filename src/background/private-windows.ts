import { browser } from "../rpc/browser.ts";
import type { RpcCaller } from "../rpc/rpc.ts";
import { DRAFTS_KEY } from "../store/drafts.ts";
import type { StorageArea } from "../store/local-storage.ts";
import { readSettings } from "../store/settings.ts";
import { PRIVATE_PAUSES } from "./pauses.ts";

/** What is read and written in private windows is kept only where the user has said so in the settings. */
export async function isPrivate(caller: RpcCaller, local: StorageArea): Promise<boolean> {
  return isFromPrivateWindow(caller) && !(await readSettings(local)).keepPrivate;
}

/**
 * Whether a call comes from a private window. Popup and panel stand in no tab, and say so themselves (see `declarePrivacy`); one
 * that says nothing is taken for private.
 */
function isFromPrivateWindow({ tab, isPrivate: isSaid }: RpcCaller): boolean {
  return tab === undefined ? isSaid !== false : tab.incognito || isSaid === true;
}

/** The browser's area for what goes with the session: it outlasts the background, which the browser ends when it is idle. */
export function sessionArea(): StorageArea {
  return browser.storage.session;
}

/** Forgets what private windows have left in the session's area when the last of them is closed. */
export function forgetWithPrivateWindows(): void {
  browser.windows.onRemoved.addListener(async () => {
    const windows = await browser.windows.getAll();
    if (!windows.some(({ incognito }) => incognito)) await browser.storage.session.remove([DRAFTS_KEY, PRIVATE_PAUSES]);
  });
}
