import { browser } from "../rpc/browser.ts";
import type { RpcCaller } from "../rpc/rpc.ts";
import { DRAFTS_KEY } from "../store/drafts.ts";
import type { StorageArea } from "../store/local-storage.ts";
import { readSettings } from "../store/settings.ts";
import { PRIVATE_PAUSES } from "./pauses.ts";

/** Returns true if the caller is in a private window and the user has not allowed storing data from private windows. */
export async function isPrivate(caller: RpcCaller, local: StorageArea): Promise<boolean> {
  return isFromPrivateWindow(caller) && !(await readSettings(local)).keepPrivate;
}

/**
 * Returns true if a call comes from a private window. Popup and side panel are not in a tab and declare this themselves
 * (see `declarePrivacy`). A call without a declaration is treated as private.
 */
function isFromPrivateWindow({ tab, isPrivate: isSaid }: RpcCaller): boolean {
  return tab === undefined ? isSaid !== false : tab.incognito || isSaid === true;
}

/** Returns the browser's session storage. It outlives the background, which the browser stops when it is idle. */
export function sessionArea(): StorageArea {
  return browser.storage.session;
}

/** Clears the data of private windows from session storage when the last private window is closed. */
export function forgetWithPrivateWindows(): void {
  browser.windows.onRemoved.addListener(async () => {
    const windows = await browser.windows.getAll();
    if (!windows.some(({ incognito }) => incognito)) await browser.storage.session.remove([DRAFTS_KEY, PRIVATE_PAUSES]);
  });
}
