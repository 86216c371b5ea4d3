import { browser } from "./browser.ts";

/**
 * Returns true if this extension page belongs to a private window, as popup and side panel can. If the browser does not
 * report this, the page is treated as private, and nothing is stored.
 */
export async function isInPrivateWindow(): Promise<boolean> {
  if (browser.extension.inIncognitoContext) return true;
  return browser.windows.getCurrent().then(
    ({ incognito }) => incognito,
    () => true,
  );
}

/**
 * Returns true if the tab from which a separate editor window was opened is private. A closed tab is treated as
 * private.
 */
export async function isPrivateTab(tabId: number): Promise<boolean> {
  return browser.tabs.get(tabId).then(
    ({ incognito }) => incognito,
    () => true,
  );
}
