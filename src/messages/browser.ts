/**
 * The one door to the browser's extension interface. The polyfill serves Chromium before 148, which lacks `browser`;
 * elsewhere it hands the browser's own object through.
 */
import browser from "webextension-polyfill";

export { browser };

/** Whether this script's extension is still there: after an update or reload, old scripts in open pages are cut off. */
export function isConnected(): boolean {
  try {
    return browser.runtime?.id !== undefined;
  } catch {
    return false;
  }
}
