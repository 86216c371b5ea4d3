import type { Page } from "puppeteer-core";
import { testBrowser } from "./shared-browser.ts";

/** The background's response to a call: a value or an error. */
export interface Answer {
  readonly value?: unknown;
  readonly error?: { readonly kind: string; readonly message: string };
}

/** Sends a call to the background from the extension's isolated world in a page, as a content script does. */
export function callFromPage(page: Page, type: string, ...args: readonly unknown[]): Promise<Answer> {
  const call = JSON.stringify({ type, args });
  return testBrowser.evaluate(
    `${tabOf(page)}.then(({ id }) => chrome.scripting.executeScript({
      target: { tabId: id }, func: (call) => chrome.runtime.sendMessage(call), args: [${call}],
    })).then(([{ result }]) => result)`,
  );
}

/** Sends a call to the background from a page of the extension. */
export function callFromExtension(type: string, ...args: readonly unknown[]): Promise<Answer> {
  return testBrowser.evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ type, args })})`);
}

/** Returns the id of the tab that shows a page. */
export function tabIdOf(page: Page): Promise<number> {
  return testBrowser.evaluate(`${tabOf(page)}.then(({ id }) => id)`);
}

function tabOf(page: Page): string {
  return `chrome.tabs.query({}).then((tabs) => tabs.find(({ url }) => url === ${JSON.stringify(page.url())}))`;
}
