import { notedPageKey } from "../annotation/noted-page-key.ts";
import { browser, isConnected } from "../rpc/browser.ts";
import type { ReadoutDetected } from "../rpc/readout-detected.ts";
import { classifyPage } from "./classify-page.ts";
import { onReturn, watchNavigation } from "./watch-navigation.ts";

type Scope = typeof globalThis & {
  [RUNNING_KEY]?: () => boolean;
};

/** The key under which a running detector is found when the script is injected again or the extension is updated. */
const RUNNING_KEY = Symbol.for("note-verbale");
/** If the text is shorter than this, in characters, the article may still be loading. */
const SHORT_TEXT_LENGTH = 400;

const scope: Scope = globalThis;

/** Reports the readouts that this tab shows, once for each URL and visit, until the extension is removed or updated. */
function start(): void {
  const stop = new AbortController();
  const reported = new Set<string>();
  scope[RUNNING_KEY] = () => isConnected() && !stop.signal.aborted;
  // When the page was left, a report may have been lost, and the page may have been noted in another tab meanwhile.
  onReturn(stop.signal, () => reported.clear());
  watchNavigation(stop.signal, (mayBeStale) => {
    if (!isConnected()) stop.abort();
    return stop.signal.aborted || check(reported, mayBeStale);
  });
}

/** Judges the page as it is now; whether that was the last word on this address. */
function check(reported: Set<string>, mayBeStale: boolean): boolean {
  const url = location.href;
  if (reported.has(url)) return true;
  const { isReadout, length } = classifyPage(document);
  if (isReadout) {
    reported.add(url);
    void report();
  } else void reportIfNoted(url, reported);
  return isReadout || (length >= SHORT_TEXT_LENGTH && !mayBeStale);
}

/** Reports a page that has notes, whether or not it is a readout. Reading storage does not wake the background. */
async function reportIfNoted(url: string, reported: Set<string>): Promise<void> {
  try {
    const key = notedPageKey(location);
    const stored = await browser.storage.local.get(key);
    if (!stored?.[key] || reported.has(url)) return;
    reported.add(url);
    await report();
  } catch {
    // The extension was updated or removed while the page was open.
  }
}

/**
 * Reports the page to the background. Errors are ignored, because they are not the page's fault, and the next check
 * ends the detector if the extension is gone.
 */
async function report(): Promise<void> {
  try {
    await browser.runtime.sendMessage({ type: "readoutDetected" } satisfies ReadoutDetected);
  } catch {
    // The extension was updated or removed while the page was open.
  }
}

/** Excludes images, feeds and the browser's own PDF viewer. */
const isPage = /html/.test(document.contentType);
if (isPage && !scope[RUNNING_KEY]?.()) start();
