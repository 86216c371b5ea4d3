import { t } from "../locale/i18n.ts";
import { browser } from "../rpc/browser.ts";
import { RpcError } from "../rpc/rpc.ts";
import { PDF_ERROR } from "../rpc/rpc-contract.ts";

/**
 * In Firefox only a user's sheet reaches the highlights in shadow trees; in Chromium one gives no tints, and an author's
 * reaches there as well.
 */
const CSS_ORIGIN: object = browser.runtime.getURL("").startsWith("moz-") ? { origin: "USER" } : {};

/** Puts the content script and the highlights' styles into a tab's page or frame; a script that is there already reads again. */
export async function injectContentScript(tabId: number, frameId = 0): Promise<void> {
  const target = { tabId, frameIds: [frameId] };
  try {
    await refuseExtensionPage(tabId);
    const [probed] = await browser.scripting.executeScript({ target, func: () => document.contentType });
    if (probed?.result === "application/pdf") throw new RpcError(PDF_ERROR, t("pdf_text"));
    await refuseExtensionPage(tabId);
    await browser.scripting.insertCSS({ target, files: ["page.css"], ...CSS_ORIGIN });
    await browser.scripting.executeScript({ target, files: ["content-script.js"] });
  } catch (error) {
    throw error instanceof RpcError ? error : await pageNotReadableError(tabId, error);
  }
}

/** Throws where a tab shows a page of the extension now: it may have gone on since the caller looked at it. */
async function refuseExtensionPage(tabId: number): Promise<void> {
  const { url = "" } = await browser.tabs.get(tabId);
  if (url.startsWith(browser.runtime.getURL(""))) throw new RpcError("own page", t("own_page"));
}

/** Puts the second script beside the content script that asks for it. */
export async function injectUi(tabId: number | undefined, frameId = 0): Promise<void> {
  if (tabId === undefined) throw new RpcError("no tab", t("browser_closed"));
  try {
    await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: ["page-ui.js"] });
  } catch (error) {
    throw await pageNotReadableError(tabId, error);
  }
}

/** As much text as makes a frame worth reading, in characters: less is a button, an advertisement or a counter. */
const MIN_FRAME_TEXT = 200;

/** Puts the content script into every frame with text that the browser lets the extension into; those of other sites may not be. */
export async function injectIntoFrames(tabId: number): Promise<number[]> {
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

/** Why the browser lets no script into a page. Firefox lets none into its viewer of PDF files, and only the address tells of it. */
async function pageNotReadableError(tabId: number, error: unknown): Promise<RpcError> {
  if (/error page|No frame|No tab/i.test(String(error))) return new RpcError("closed page", t("not_loaded"));
  const { url = "", title = "" } = await browser.tabs.get(tabId).catch(() => ({ url: "", title: "" }));
  return isPdfAddress(url) || isPdfAddress(title)
    ? new RpcError(PDF_ERROR, t("pdf_text"))
    : new RpcError("closed page", t("browser_closed"));
}

/** Whether an address or a title ends in the name of a PDF file. */
function isPdfAddress(text: string): boolean {
  return /\.pdf$/i.test(text.split(/[?#]/, 1)[0] ?? "") || /\.pdf$/i.test(text.split("#", 1)[0] ?? "");
}
