import { useEffect, useState } from "preact/hooks";
import { browser } from "../messages/browser.ts";

interface Key {
  readonly what: string;
  /** As the browser writes it; empty where none is set. */
  readonly shortcut: string;
}

/** The keys of the browser as they are set now: the reader may have changed them, or another extension has them. */
export function Keys() {
  const [keys, setKeys] = useState<readonly Key[]>([]);
  useEffect(() => {
    void browser.commands.getAll().then((commands) => setKeys(commands.map(keyOf)));
  }, []);
  if (keys.length === 0) return null;
  return (
    <details class="keys">
      <summary>Keys</summary>
      <dl>
        {keys.map(({ what, shortcut }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{shortcut ? <kbd>{shortcut}</kbd> : "not set"}</dd>
          </div>
        ))}
      </dl>
      <button type="button" class="text-button" onClick={() => void openSettings()}>
        Change keys
      </button>
    </details>
  );
}

type Command = Awaited<ReturnType<typeof browser.commands.getAll>>[number];

/** The command that opens the popup has no description of its own. */
function keyOf({ name, description, shortcut }: Command): Key {
  return {
    what: name === "_execute_action" ? "Open this list" : description || (name ?? ""),
    shortcut: shortcut ?? "",
  };
}

/** Firefox has a call for it, Chromium a page. */
async function openSettings(): Promise<void> {
  const { openShortcutSettings } = browser.commands as { openShortcutSettings?: () => Promise<void> };
  if (openShortcutSettings) await openShortcutSettings.call(browser.commands);
  else await browser.tabs.create({ url: "chrome://extensions/shortcuts" });
  close();
}
