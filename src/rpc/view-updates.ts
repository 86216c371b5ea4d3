import type { Runtime } from "webextension-polyfill";
import { browser, isConnected } from "./browser.ts";

/** The name of the port through which a page notifies popup and side panel of changes of its view. */
const PORT_NAME = "view updates";

/** The callbacks of a subscriber to a page's view. */
export interface ViewSubscriber {
  /** The page's view (see `PageView`) has changed. */
  readonly onChange: () => void;
  /** The page is gone, or has no content script. */
  readonly onDisconnect: () => void;
}

/**
 * Calls back whenever the view of a page or frame has changed, until the signal aborts. A caller that reads the view
 * after this call misses no change, because pending changes are reported afterwards.
 */
export function subscribeToView(tabId: number, frameId: number, subscriber: ViewSubscriber, signal: AbortSignal): void {
  const port = browser.tabs.connect(tabId, { name: PORT_NAME, frameId });
  port.onMessage.addListener(subscriber.onChange);
  port.onDisconnect.addListener(() => {
    // Chromium reports an unchecked error unless `lastError` is read.
    void browser.runtime.lastError;
    if (!signal.aborted) subscriber.onDisconnect();
  });
  signal.addEventListener("abort", () => port.disconnect());
}

/**
 * Accepts subscribers to this page's view until the signal aborts. Returns a function that notifies them of a change.
 */
export function acceptViewSubscribers(signal: AbortSignal): () => void {
  const ports = new Set<Runtime.Port>();
  const accept = (port: Runtime.Port) => {
    if (port.name !== PORT_NAME || port.sender?.id !== browser.runtime.id) return;
    ports.add(port);
    port.onDisconnect.addListener(() => ports.delete(port));
  };
  browser.runtime.onConnect.addListener(accept);
  signal.addEventListener("abort", () => {
    if (isConnected()) browser.runtime.onConnect.removeListener(accept);
    ports.clear();
  });
  return () => {
    for (const port of ports) port.postMessage(null);
  };
}
