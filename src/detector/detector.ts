import { notedPageKey } from "../annotation/noted-page-key.ts";
import type { ReadoutDetected } from "../rpc/readout-detected.ts";
import { classifyPage } from "./classify-page.ts";
import { onReturn, watchNavigation } from "./watch-navigation.ts";

/** As much of the extension interface as the detector calls; the polyfill would be larger than the detector. */
interface Runtime {
  readonly id?: string;
  sendMessage(message: ReadoutDetected): Promise<unknown>;
}

interface Extension {
  readonly runtime?: Runtime;
  readonly storage?: { readonly local: { get(key: string): Promise<Record<string, unknown>> } };
}

type Scope = typeof globalThis & {
  readonly browser?: Extension;
  readonly chrome?: Extension;
  [RUNNING_KEY]?: () => boolean;
};

/** Where a running detector is found by the next one, when the script is injected twice or the extension is renewed. */
const RUNNING_KEY = Symbol.for("note-verbale");
/** With less text than this, the article may still be on its way. */
const SHORT_TEXT_LENGTH = 400;

const scope: Scope = globalThis;
/** An element of the page that bears the name is not the interface. */
const isExtensionApi = (found: Extension | undefined) => typeof found?.runtime?.sendMessage === "function";
const extension = (): Extension | undefined => (isExtensionApi(scope.browser) ? scope.browser : scope.chrome);
const runtime = (): Runtime | undefined => extension()?.runtime;

/** Offers the readouts that are shown in this tab, each address once a visit, until the extension goes away. */
function start(): void {
  const stop = new AbortController();
  const offered = new Set<string>();
  scope[RUNNING_KEY] = () => isConnected() && !stop.signal.aborted;
  // An offer may have been lost when the page was left, and the page may have been noted elsewhere meanwhile.
  onReturn(stop.signal, () => offered.clear());
  watchNavigation(stop.signal, (mayBeOld) => {
    if (!isConnected()) stop.abort();
    return stop.signal.aborted || check(offered, mayBeOld);
  });
}

/** After an update or removal of the extension, this script lives on in the page without it. */
const isConnected = (): boolean => runtime()?.id !== undefined;

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

/** Offers a page that carries notes, readout or not. The storage answers by itself: no background wakes up for it. */
async function reportIfNoted(url: string, reported: Set<string>): Promise<void> {
  try {
    const key = notedPageKey(location);
    const stored = await extension()?.storage?.local.get(key);
    if (!stored?.[key] || reported.has(url)) return;
    reported.add(url);
    await report();
  } catch {
    // The extension was renewed or removed under this page.
  }
}

/** An offer that nobody takes is no fault of the page's: it is lost quietly, and the next look ends the watch. */
async function report(): Promise<void> {
  try {
    await runtime()?.sendMessage({ type: "readoutDetected" });
  } catch {
    // The extension was renewed or removed under this page.
  }
}

/** Not a picture, a feed, or the browser's own viewer of a PDF. */
const isPage = /html/.test(document.contentType);
if (isPage && !scope[RUNNING_KEY]?.()) start();
