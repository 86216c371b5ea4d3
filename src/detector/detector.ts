import type { OfferReadout } from "../messages/offer-readout.ts";
import { detectReadout } from "../text/detect-readout.ts";
import { readArticle } from "./article-text.ts";
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

function isConnected(): boolean {
  try {
    return runtime()?.id !== undefined;
  } catch {
    return false;
  }
}

/** Judges the page as it is now; whether that was the last word on this address. */
function look(offered: Set<string>): boolean {
  const url = location.href;
  if (offered.has(url)) return true;
  const { title, text } = readArticle(document);
  const { isReadout, score, reasons } = detectReadout(text, title);
  if (isReadout) {
    offered.add(url);
    offer({ type: "offerReadout", score, reasons });
  }
  return isReadout || text.length >= LITTLE;
}

/** An offer that nobody takes is no fault of the page's: the background may be gone, and the next look will tell. */
function offer(message: OfferReadout): void {
  try {
    runtime()
      ?.sendMessage(message)
      ?.catch(() => undefined);
  } catch {
    // The extension was renewed or removed under this page.
  }
}

const isPage = /^(?:text\/html|application\/xhtml\+xml)$/.test(document.contentType) && window === window.top;
if (isPage && !scope[MARK]?.()) start();
