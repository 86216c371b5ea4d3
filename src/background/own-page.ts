import type { Runtime } from "webextension-polyfill";
import { pageKey } from "../annotation/page-url.ts";
import { browser } from "../messages/browser.ts";
import { CallError } from "../messages/channel.ts";

/** Whether a call comes from a page of the extension, the editor frame among them, and not from a content script. */
export function isOwnPage({ url = "" }: Runtime.MessageSender): boolean {
  return url.startsWith(browser.runtime.getURL(""));
}

/** Refuses what a content script asks for another page than its own. */
export function onlyOwnPage(url: string, sender: Runtime.MessageSender): void {
  if (!isOwnPage(sender) && sender.url && pageKey(sender.url) !== pageKey(url)) {
    throw new CallError("refused", "A page can only have and keep what is its own.");
  }
}
