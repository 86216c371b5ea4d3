import { browser } from "../rpc/browser.ts";
import { fetchMessages, type Messages, useBrowserMessages, useMessages } from "../rpc/load-messages.ts";
import { readSettings } from "../store/settings.ts";

/** The words of the language that the reader chose, or null; read again when that changes. */
let messages: Promise<Messages | null> = Promise.resolve(null);
let selectedLanguage = "";

/** The words of the language that the reader chose; null where none is chosen, and the browser's is spoken. */
export function chosenMessages(): Promise<Messages | null> {
  return messages;
}

/** Speaks the browser's language, and the reader's own as soon as it is known; tells of each change after that. */
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

/** A browser that refuses its storage has no choice of the reader to tell of: the browser's language stays. */
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
