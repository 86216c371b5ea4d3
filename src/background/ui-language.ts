import { browser } from "../rpc/browser.ts";
import { fetchMessages, type Messages, useBrowserMessages, useMessages } from "../rpc/load-messages.ts";
import { readSettings } from "../store/settings.ts";

/** The messages of the user's language, or null. They are loaded again when the setting changes. */
let messages: Promise<Messages | null> = Promise.resolve(null);
let selectedLanguage = "";

/** Returns the messages of the language that the user chose, or null for the browser's language. */
export function chosenMessages(): Promise<Messages | null> {
  return messages;
}

/** Uses the browser's language, and the user's language once it is loaded. Calls back after each change. */
export function followChosenLanguage(onChange: () => void): void {
  useBrowserMessages();
  messages = read();
  browser.storage.local.onChanged.addListener((changes) => {
    if (!Object.hasOwn(changes, "settings")) return;
    const before = selectedLanguage;
    messages = messages.then(read);
    void messages.then(() => selectedLanguage !== before && onChange());
  });
}

/** If storage is unavailable, fall back to the browser's language. */
async function read(): Promise<Messages | null> {
  try {
    selectedLanguage = (await readSettings(browser.storage.local)).language;
    const found = selectedLanguage ? await fetchMessages(selectedLanguage) : null;
    if (found) useMessages(found);
    else useBrowserMessages();
    return found;
  } catch {
    return null;
  }
}
