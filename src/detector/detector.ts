import type { OfferReadout } from "../messages/offer-readout.ts";
import { judgePage } from "./judge-page.ts";
import { watchPage } from "./watch-page.ts";

/** As much of the extension interface as the detector calls; the polyfill would be larger than the detector. */
interface Runtime {
  readonly id?: string;
  sendMessage(message: OfferReadout): Promise<unknown>;
}

type Scope = typeof globalThis & {
  readonly browser?: { readonly runtime?: Runtime };
  readonly chrome?: { readonly runtime?: Runtime };
  [MARK]?: () => boolean;
};

/** Where a running detector is found by the next one, when the script is injected twice or the extension is renewed. */
const MARK = Symbol.for("note-verbale.detector");
/** With less text than this, the article may still be on its way. */
const LITTLE = 400;

const scope: Scope = globalThis;
const runtime = (): Runtime | undefined => (scope.browser ?? scope.chrome)?.runtime;

/** Offers the readouts that are shown in this tab, each address once, until the extension goes away. */
function start(): void {
  const stop = new AbortController();
  const offered = new Set<string>();
  scope[MARK] = () => isConnected() && !stop.signal.aborted;
  watchPage(stop.signal, () => {
    if (!isConnected()) stop.abort();
    return stop.signal.aborted || look(offered);
  });
}

/** After an update or removal of the extension, this script lives on in the page without it. */
const isConnected = (): boolean => runtime()?.id !== undefined;

/** Judges the page as it is now; whether that was the last word on this address. */
function look(offered: Set<string>): boolean {
  const url = location.href;
  if (offered.has(url)) return true;
  const { verdict, length } = judgePage(document);
  if (verdict.isReadout) {
    offered.add(url);
    void offer({ type: "offerReadout", score: verdict.score, reasons: verdict.reasons });
  }
  return verdict.isReadout || length >= LITTLE;
}

/** An offer that nobody takes is no fault of the page's: it is lost quietly, and the next look ends the watch. */
async function offer(message: OfferReadout): Promise<void> {
  try {
    await runtime()?.sendMessage(message);
  } catch {
    // The extension was renewed or removed under this page.
  }
}

/** Not a picture, a feed, or the browser's own viewer of a PDF. */
const isPage = /html/.test(document.contentType);
if (isPage && !scope[MARK]?.()) start();
