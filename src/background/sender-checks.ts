import type { Runtime } from "webextension-polyfill";
import { isDocumentAt, isPageUrl } from "../annotation/displayed-url.ts";
import { pageKey } from "../annotation/page-url.ts";
import { t } from "../locale/i18n.ts";
import { browser } from "../rpc/browser.ts";
import { RpcError } from "../rpc/rpc.ts";

/** Whether a call comes from a page of the extension, the editor frame among them, and not from a content script. */
export function isExtensionPage({ url = "" }: Runtime.MessageSender): boolean {
  return url.startsWith(browser.runtime.getURL(""));
}

/**
 * Refuses what a content script asks for another page than its own. Its page is the one that its document shows now, was
 * loaded as, or has shown before: a site may change its address while an answer or an undo is still on its way.
 */
export function assertOwnPage(url: string, sender: Runtime.MessageSender): void {
  if (isExtensionPage(sender)) return;
  const { url: loaded = "", frameId, tab } = sender;
  // The browser tells the present address of a tab only, and only where it lets the extension in.
  const isShown = isDocumentAt(url, { loaded, displayed: frameId === 0 ? tab?.url : undefined });
  if (isShown) rememberDisplayed(url, sender);
  else if (!wasDisplayed(url, sender)) throw new RpcError("refused", t("other_page_refused"));
}

/** As `assertOwnPage`, for what is to be kept: of a page without an address nothing could be found again. */
export function assertOwnUrl(url: string, sender: Runtime.MessageSender): void {
  if (!isPageUrl(url)) throw new RpcError("no address", t("no_address"));
  assertOwnPage(url, sender);
}

/** What each frame of a tab has shown, by the keys of the pages (see `pageKey`); the frames that asked last come last. */
const displayedUrls = new Map<string, Set<string>>();

/** Frames, and pages of each, that are remembered at most. */
const MAX_REMEMBERED = 100;

/** Remembers that a page may ask for what is kept under an address, as long as its document stays on its site. */
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

/** The frame as long as it shows one site. */
function frameKey({ tab, frameId, url = "" }: Runtime.MessageSender): string {
  return `${tab?.id} ${frameId} ${URL.canParse(url) ? new URL(url).origin : ""}`;
}
