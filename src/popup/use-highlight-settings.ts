import { useEffect, useState } from "preact/hooks";
import { browser } from "../rpc/browser.ts";
import { DEFAULT_HIGHLIGHT_SETTINGS, type HighlightSettings, readHighlightSettings } from "../store/settings.ts";

/** Returns the user's highlight settings, and renders again when they change. */
export function useHighlightSettings(): HighlightSettings {
  const [settings, setSettings] = useState(DEFAULT_HIGHLIGHT_SETTINGS);
  useEffect(() => {
    const { local } = browser.storage;
    const read = () => void readHighlightSettings(local).then(setSettings, () => undefined);
    const changed = (changes: Readonly<Record<string, unknown>>) => {
      if (Object.hasOwn(changes, "settings")) read();
    };
    local.onChanged.addListener(changed);
    read();
    return () => local.onChanged.removeListener(changed);
  }, []);
  return settings;
}
