import type { Browser } from "webextension-polyfill";

const world = globalThis as unknown as { readonly browser?: Browser; readonly chrome?: Browser };

/**
 * Returns the extension API: `browser` or, in Chromium before 148, `chrome`, whose functions also return promises. The
 * check is needed because an element of the page with the id "browser" also becomes a global variable. The first use of
 * the API takes a millisecond in a page, so the detector calls this only when it has something to ask or to report.
 */
export function extensionApi(): Browser {
  return (typeof world.browser?.runtime?.getURL === "function" ? world.browser : world.chrome) as Browser;
}

/** The extension API, for scripts that always use it. */
export const browser = /* @__PURE__ */ extensionApi();

/**
 * Returns true if the extension of this script still exists. After an update or reload, old scripts in open pages are
 * disconnected.
 */
export function isConnected(): boolean {
  try {
    return extensionApi().runtime?.id !== undefined;
  } catch {
    return false;
  }
}
