import type { Scripting } from "webextension-polyfill";
import type { PageFacts } from "../engine/page-facts.ts";
import { t } from "../locale/i18n.ts";
import { browser } from "../rpc/browser.ts";
import { RpcError } from "../rpc/rpc.ts";
import { PDF_ERROR } from "../rpc/rpc-contract.ts";
import type { FrameKey } from "./analysis-queue.ts";
import { unreadableReason } from "./unreadable-reason.ts";

/**
 * In Firefox, only a user style sheet reaches highlights in shadow trees. In Chromium, a user style sheet gives no
 * tints, and an author style sheet also reaches shadow trees.
 */
const CSS_ORIGIN: object = browser.runtime.getURL("").startsWith("moz-") ? { origin: "USER" } : {};

/**
 * Time, in milliseconds, after which a page that is still loading is read as far as it has arrived. The parser of a page
 * can wait forever for a script whose server never answers.
 */
const LOADING_LIMIT = 3000;

/**
 * Injects the content script and the highlight styles into a tab's page or frame. If the script is already there, it
 * reads the page again.
 */
export async function injectContentScript(tabId: number, frameId = 0): Promise<void> {
  const target = { tabId, frameIds: [frameId] };
  try {
    await refuseUnreadablePage(tabId);
    const { contentType, hasBody, isLoading } = await loadedPage(target);
    if (contentType === "application/pdf") throw new RpcError(PDF_ERROR, t("pdf_text"));
    await refuseUnreadablePage(tabId);
    const styled = browser.scripting.insertCSS({ target, files: ["page.css"], ...CSS_ORIGIN });
    // Firefox inserts no style sheet before the page is loaded. The popup does not need it.
    if (isLoading) styled.catch(() => undefined);
    else await styled;
    await browser.scripting.executeScript({ target, files: ["content-script.js"], injectImmediately: hasBody });
  } catch (error) {
    throw error instanceof RpcError ? error : await pageNotReadableError(tabId, error);
  }
}

interface PageState {
  readonly contentType: string;
  readonly isLoading: boolean;
  readonly hasBody: boolean;
}

/** Returns the state of a page as soon as it is loaded, or after LOADING_LIMIT. */
async function loadedPage(target: Scripting.InjectionTarget): Promise<PageState> {
  const state = await pageState(target);
  if (!state.isLoading) return state;
  // A script that is not injected immediately runs when the page is loaded.
  const loaded = browser.scripting.executeScript({ target, func: () => undefined });
  await Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, LOADING_LIMIT))]);
  // It fails if the page is left later, when nothing awaits it any more.
  loaded.catch(() => undefined);
  return pageState(target);
}

/** Returns the present state of a page, also while it is loading. */
async function pageState(target: Scripting.InjectionTarget): Promise<PageState> {
  const func = () => ({
    contentType: document.contentType,
    isLoading: document.readyState === "loading",
    hasBody: document.body !== null,
  });
  const [injected] = await browser.scripting.executeScript({ target, func, injectImmediately: true });
  return injected?.result as PageState;
}

/** Throws if a tab shows no page into which a script may be injected (see `unreadableReason`). */
async function refuseUnreadablePage(tabId: number): Promise<void> {
  const reason = unreadableReason(await browser.tabs.get(tabId), browser.runtime.getURL(""));
  if (reason !== undefined) throw new RpcError(reason, t(reason === "own page" ? "own_page" : "browser_closed"));
}

function isExtensionPage(url: string): boolean {
  return url.startsWith(browser.runtime.getURL(""));
}

/** Injects the UI bundle into the frame whose content script requests it. */
export async function injectUi(tabId: number | undefined, frameId = 0): Promise<void> {
  if (tabId === undefined) throw new RpcError("no tab", t("browser_closed"));
  try {
    await refuseUnreadablePage(tabId);
    await browser.scripting.executeScript({
      target: { tabId, frameIds: [frameId] },
      files: ["page-ui.js"],
      injectImmediately: true,
    });
  } catch (error) {
    throw error instanceof RpcError ? error : await pageNotReadableError(tabId, error);
  }
}

/**
 * Returns what the page in a frame declares about itself. Returns no facts if the browser allows no script there, or
 * if the frame has left the site of `url`. The facts may be wrong or hostile.
 */
export async function fetchPageFacts({ tab, frame }: FrameKey, url: string): Promise<PageFacts> {
  if (isExtensionPage(url)) return {};
  const target = { tabId: tab, frameIds: [frame] };
  try {
    await refuseUnreadablePage(tab);
    const [injected] = await browser.scripting.executeScript({
      target,
      files: ["page-facts.js"],
      injectImmediately: true,
    });
    const facts = injected?.result as PageFacts | undefined;
    return facts && siteOf(facts.url) === siteOf(url) ? facts : {};
  } catch {
    return {};
  }
}

/** Returns the origin of a web page, or "" for any other page. */
function siteOf(url = ""): string {
  return /^https?:/.test(url) && URL.canParse(url) ? new URL(url).origin : "";
}

/**
 * Minimum text length for analysing a frame, in characters. A frame with less is a button, an advertisement or a
 * counter.
 */
const MIN_FRAME_TEXT = 200;

/**
 * Injects the content script into every frame with enough text. The browser may deny access to frames of other sites.
 * Returns the ids of these frames.
 */
export async function injectIntoFrames(tabId: number): Promise<number[]> {
  await refuseUnreadablePage(tabId);
  const probed = await browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    func: () => document.body?.innerText.length ?? 0,
  });
  const frames = probed.flatMap(({ frameId, result }) =>
    frameId !== 0 && typeof result === "number" && result >= MIN_FRAME_TEXT ? [frameId] : [],
  );
  if (frames.length === 0) throw new RpcError("no frames", t("no_frames"));
  for (const frameId of frames) await injectContentScript(tabId, frameId);
  return frames;
}

/**
 * Returns the reason why the browser allows no script in a page. Firefox allows none in its PDF viewer, which only the
 * URL reveals.
 */
async function pageNotReadableError(tabId: number, error: unknown): Promise<RpcError> {
  if (/error page|No frame|No tab/i.test(String(error))) return new RpcError("closed page", t("not_loaded"));
  const { url = "", title = "" } = await browser.tabs.get(tabId).catch(() => ({ url: "", title: "" }));
  return isPdfAddress(url) || isPdfAddress(title)
    ? new RpcError(PDF_ERROR, t("pdf_text"))
    : new RpcError("closed page", t("browser_closed"));
}

/** Returns true if a URL or title ends in the name of a PDF file. */
function isPdfAddress(text: string): boolean {
  return /\.pdf$/i.test(text.split(/[?#]/, 1)[0] ?? "") || /\.pdf$/i.test(text.split("#", 1)[0] ?? "");
}
