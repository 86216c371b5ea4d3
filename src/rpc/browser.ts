import type { Browser } from "webextension-polyfill";

const world = globalThis as unknown as { readonly browser?: Browser; readonly chrome?: Browser };

/**
 * The extension API: `browser` or, in Chromium before 148, `chrome`, whose functions also return promises. The check is
 * needed because an element of the page with the id "browser" also becomes a global variable.
 */
export const browser = (typeof world.browser?.runtime?.getURL === "function" ? world.browser : world.chrome) as Browser;

/**
 * Returns true if the extension of this script still exists. After an update or reload, old scripts in open pages are
 * disconnected.
 */
export function isConnected(): boolean {
  try {
    return browser.runtime?.id !== undefined;
  } catch {
    return false;
  }
}
