import type { Browser } from "webextension-polyfill";

const world = globalThis as unknown as { readonly browser?: Browser; readonly chrome?: Browser };

/**
 * The one door to the browser's extension interface: `browser` or, in Chromium before 148, `chrome`, whose calls give
 * promises too. That it is the interface is looked for, since an element of the page may bear the name.
 */
export const browser = (typeof world.browser?.runtime?.getURL === "function" ? world.browser : world.chrome) as Browser;

/** Whether this script's extension is still there: after an update or reload, old scripts in open pages are cut off. */
export function isConnected(): boolean {
  try {
    return browser.runtime?.id !== undefined;
  } catch {
    return false;
  }
}
