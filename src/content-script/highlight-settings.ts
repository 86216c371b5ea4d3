import { browser, isConnected } from "../rpc/browser.ts";
import { readSettings } from "../store/settings.ts";
import type { HighlightSettings } from "./highlight-attributions.ts";

/** Tells how the reader wants things marked: at once, and whenever that changes, until the signal ends. */
export function watchHighlightSettings(callback: (settings: HighlightSettings) => void, signal: AbortSignal): void {
  const read = () => {
    // A script that was cut off, or a browser that refuses its storage, marks everything in the usual way.
    readSettings(browser.storage.local).then(callback, () => undefined);
  };
  const changed = (changes: Readonly<Record<string, unknown>>) => {
    if (Object.hasOwn(changes, "settings")) read();
  };
  const { onChanged } = browser.storage.local;
  onChanged.addListener(changed);
  signal.addEventListener("abort", () => {
    if (isConnected()) onChanged.removeListener(changed);
  });
  read();
}
