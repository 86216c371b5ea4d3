import { browser } from "../messages/browser.ts";
import { CallError } from "../messages/channel.ts";
import { wordsOf } from "../messages/words-of.ts";

/** Puts the content script and the highlights' styles into a tab; a script that is there already reads again. */
export async function startPage(tabId: number): Promise<void> {
  const target = { tabId, frameIds: [0] };
  try {
    await browser.scripting.insertCSS({ target, files: ["page.css"] });
    await browser.scripting.executeScript({ target, files: ["content-script.js"] });
  } catch (error) {
    throw new CallError("closed page", closedPageWords(error));
  }
}

function closedPageWords(error: unknown): string {
  const words = wordsOf(error);
  return /error page|No frame|No tab/i.test(words)
    ? "This page did not load, so there is nothing to read."
    : "The browser does not let extensions read this page.";
}
