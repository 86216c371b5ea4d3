import { browser } from "./browser.ts";

/**
 * Whether this page of the extension stands in a private window or beside one, as popup and panel do. Where the browser does
 * not tell, it is taken for private: then nothing is kept.
 */
export async function isInPrivateWindow(): Promise<boolean> {
  if (browser.extension.inIncognitoContext) return true;
  return browser.windows.getCurrent().then(
    ({ incognito }) => incognito,
    () => true,
  );
}

/** Whether a tab, from which an editor was opened in a window of its own, is private; one that is closed is taken for so. */
export async function isPrivateTab(tabId: number): Promise<boolean> {
  return browser.tabs.get(tabId).then(
    ({ incognito }) => incognito,
    () => true,
  );
}
