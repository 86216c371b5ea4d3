import { browser, isConnected } from "../rpc/browser.ts";
import { type HighlightSettings, readHighlightSettings } from "../store/settings.ts";

/** Calls back with the user's highlight settings now and after each change, until the signal aborts. */
export function watchHighlightSettings(callback: (settings: HighlightSettings) => void, signal: AbortSignal): void {
  const read = () => {
    // If the script is disconnected or storage is unavailable, the default settings apply.
    readHighlightSettings(browser.storage.local).then(callback, () => undefined);
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
