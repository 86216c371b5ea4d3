import type { Runtime } from "webextension-polyfill";
import { browser, isConnected } from "./browser.ts";

/** The name of the connection by which a page tells popup and panel that its view has changed. */
const PORT_NAME = "view updates";

/** What the watcher of a page hears. */
export interface ViewSubscriber {
  /** The page's view (see `PageView`) has changed. */
  readonly onChange: () => void;
  /** The page is gone, or no content script answers in it. */
  readonly onDisconnect: () => void;
}

/**
 * Calls back whenever the view of a page or frame has changed, until the signal ends. Whoever reads the view after this call
 * misses no change: what is on its way is told afterwards.
 */
export function subscribeToView(tabId: number, frameId: number, subscriber: ViewSubscriber, signal: AbortSignal): void {
  const port = browser.tabs.connect(tabId, { name: PORT_NAME, frameId });
  port.onMessage.addListener(subscriber.onChange);
  port.onDisconnect.addListener(() => {
    // Chromium reports an error that nobody has looked at.
    void browser.runtime.lastError;
    if (!signal.aborted) subscriber.onDisconnect();
  });
  signal.addEventListener("abort", () => port.disconnect());
}

/** Accepts the watchers of this page until the signal ends; returns a function that tells them of a change. */
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
