import { notedPageKey } from "../annotation/noted-page-key.ts";
import { mayHaveNotes } from "../page/noted-site.ts";
import { extensionApi, isConnected } from "../rpc/browser.ts";
import type { ReadoutDetected } from "../rpc/readout-detected.ts";
import { classifyPage } from "./classify-page.ts";
import { watchNavigation } from "./watch-navigation.ts";

/** The key under which a running detector is found when the script is injected again or the extension is updated. */
const RUNNING_KEY = Symbol.for("note-verbale");
/** If the text is shorter than this, in characters, the article may still be loading. */
const SHORT_TEXT_LENGTH = 400;

const scope = globalThis as { [RUNNING_KEY]?: () => boolean };

/** Reports the readouts that this tab shows, once for each URL and visit, until the extension is removed or updated. */
function start(): void {
  const reported = new Set<string>();
  scope[RUNNING_KEY] = isConnected;
  watchNavigation(
    (isLater) => (isLater && !isConnected()) || check(reported, isLater),
    // When the page was left, a report may have been lost.
    () => reported.clear(),
  );
}

/**
 * Classifies the page as it is now, and reports it if it is a readout or has notes. Returns true if that was the last
 * word on this address.
 */
function check(reported: Set<string>, isLater: boolean): boolean {
  const url = location.href;
  if (reported.has(url)) return true;
  const { isReadout, length } = classifyPage(document);
  // Asking the storage about notes takes a large part of the detector's time, so ordinary pages do without. The mark is
  // of the time of the load, when the site may not have had a note yet, so later checks ask in any case.
  if (isReadout || isLater || mayHaveNotes()) void report(url, reported, isReadout);
  return isReadout || (length >= SHORT_TEXT_LENGTH && !isLater);
}

/**
 * Reports a readout to the background, or any page that has notes. Reading the storage does not wake the background.
 * Errors are ignored, because they are not the page's fault, and no later check is made if the extension was updated or
 * removed.
 */
async function report(url: string, reported: Set<string>, isReadout: boolean): Promise<void> {
  try {
    const key = notedPageKey(location);
    if (!isReadout && (!(await extensionApi().storage.local.get(key))[key] || reported.has(url))) return;
    reported.add(url);
    await extensionApi().runtime.sendMessage({ type: "readoutDetected" } satisfies ReadoutDetected);
  } catch {
    // The extension was updated or removed while the page was open.
  }
}

// Excludes images, feeds and the browser's own PDF viewer.
if (/html/.test(document.contentType) && !scope[RUNNING_KEY]?.()) start();
