import type { Runtime } from "webextension-polyfill";
import { isDocumentAt, isPageUrl } from "../annotation/displayed-url.ts";
import { pageKey } from "../annotation/page-url.ts";
import { t } from "../locale/i18n.ts";
import { browser } from "../rpc/browser.ts";
import { RpcError } from "../rpc/rpc.ts";

/**
 * Returns true if a call comes from a page of the extension, including the editor frame, and not from a content script.
 */
export function isExtensionPage({ url = "" }: Runtime.MessageSender): boolean {
  return url.startsWith(browser.runtime.getURL(""));
}

/**
 * Throws if a content script makes a call about a page that is not its own. Its own pages are those that its document
 * shows now, was loaded as, or has shown before, because a site may change its URL while a response or an undo is
 * pending.
 */
export function assertOwnPage(url: string, sender: Runtime.MessageSender): void {
  if (isExtensionPage(sender)) return;
  const { url: loaded = "", frameId, tab } = sender;
  // The browser reports the current URL only for a tab, and only if the extension has access to it.
  const isShown = isDocumentAt(url, { loaded, displayed: frameId === 0 ? tab?.url : undefined });
  if (isShown) rememberDisplayed(url, sender);
  else if (!wasDisplayed(url, sender)) throw new RpcError("refused", t("other_page_refused"));
}

/** Throws like `assertOwnPage`, and also if the page has no URL under which stored data could be found again. */
export function assertOwnUrl(url: string, sender: Runtime.MessageSender): void {
  if (!isPageUrl(url)) throw new RpcError("no address", t("no_address"));
  assertOwnPage(url, sender);
}

/**
 * The page keys that each frame of a tab has shown (see `pageKey`). The frames that made the most recent calls come
 * last.
 */
const displayedUrls = new Map<string, Set<string>>();

/** Maximum number of frames, and of pages for each frame, that are remembered. */
const MAX_REMEMBERED = 100;

/** Records that a page may access what is stored under a URL while its document stays on its site. */
export function rememberDisplayed(url: string, sender: Runtime.MessageSender): void {
  const frame = frameKey(sender);
  const pages = displayedUrls.get(frame) ?? new Set();
  displayedUrls.delete(frame);
  displayedUrls.set(frame, pages.add(pageKey(url)));
  if (pages.size > MAX_REMEMBERED) pages.delete(pages.values().next().value ?? "");
  if (displayedUrls.size > MAX_REMEMBERED) displayedUrls.delete(displayedUrls.keys().next().value ?? "");
}

function wasDisplayed(url: string, sender: Runtime.MessageSender): boolean {
  return displayedUrls.get(frameKey(sender))?.has(pageKey(url)) === true;
}

/** Returns a key for the frame that changes when the frame shows another site. */
function frameKey({ tab, frameId, url = "" }: Runtime.MessageSender): string {
  return `${tab?.id} ${frameId} ${URL.canParse(url) ? new URL(url).origin : ""}`;
}
