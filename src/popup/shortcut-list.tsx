import { useEffect, useState } from "preact/hooks";
import { type MessageKey, t } from "../locale/i18n.ts";
import { browser } from "../rpc/browser.ts";

interface Shortcut {
  readonly description: string;
  /** The shortcut as the browser writes it; "" if none is set. */
  readonly shortcut: string;
}

/**
 * Lists the current keyboard shortcuts. They can differ from the defaults, because the user has changed them or
 * another extension uses the keys.
 */
export function ShortcutList() {
  const [keys, setKeys] = useState<readonly Shortcut[]>([]);
  useEffect(() => {
    void browser.commands.getAll().then((commands) => setKeys(commands.map(shortcutOf)));
  }, []);
  if (keys.length === 0) return null;
  return (
    <details class="keys">
      <summary>{t("first_keys")}</summary>
      <dl>
        {keys.map(({ description, shortcut }) => (
          <div key={description}>
            <dt>{description}</dt>
            <dd>{shortcut ? <kbd>{shortcut}</kbd> : t("first_key_none")}</dd>
          </div>
        ))}
      </dl>
      <button type="button" class="text-button" onClick={() => void openSettings()}>
        {t("first_keys_change")}
      </button>
    </details>
  );
}

type Command = Awaited<ReturnType<typeof browser.commands.getAll>>[number];

/**
 * The description of each command in the language of the interface. The browser's own description is in the browser's
 * language.
 */
const COMMANDS: Readonly<Record<string, MessageKey>> = {
  _execute_action: "command_popup",
  "note-selection": "command_note",
  "next-attribution": "command_next",
  "previous-attribution": "command_previous",
  "correct-attribution": "command_correct",
  "dismiss-attribution": "command_dismiss",
  "copy-citation": "command_copy",
  "mark-selection": "command_mark",
};

function shortcutOf({ name = "", description, shortcut }: Command): Shortcut {
  const key = COMMANDS[name];
  return { description: key ? t(key) : description || name, shortcut: shortcut ?? "" };
}

/** Opens the shortcut settings. Firefox has a function for this, Chromium a page. */
async function openSettings(): Promise<void> {
  const { openShortcutSettings } = browser.commands as { openShortcutSettings?: () => Promise<void> };
  if (openShortcutSettings) await openShortcutSettings.call(browser.commands);
  else await browser.tabs.create({ url: "chrome://extensions/shortcuts" });
  close();
}
