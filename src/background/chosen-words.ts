import { browser } from "../rpc/browser.ts";
import { useBrowserMessages, useMessages, type Messages, fetchMessages } from "../rpc/load-messages.ts";
import { readSettings } from "../store/settings.ts";

/** The words of the language that the reader chose, or null; read again when that changes. */
let words: Promise<Messages | null> = Promise.resolve(null);
let chosen = "";

/** The words of the language that the reader chose; null where none is chosen, and the browser's is spoken. */
export function chosenWords(): Promise<Messages | null> {
  return words;
}

/** Speaks the browser's language, and the reader's own as soon as it is known; tells of each change after that. */
export function speakAsChosen(onChange: () => void): void {
  useBrowserMessages();
  words = read();
  browser.storage.local.onChanged.addListener((changes) => {
    if (!Object.hasOwn(changes, "settings")) return;
    const before = chosen;
    words = words.then(read);
    void words.then(() => chosen !== before && onChange());
  });
}

/** A browser that refuses its storage has no choice of the reader to tell of: the browser's language stays. */
async function read(): Promise<Messages | null> {
  try {
    chosen = (await readSettings(browser.storage.local)).language;
    const found = chosen ? await fetchMessages(chosen) : null;
    if (found) useMessages(found);
    else useBrowserMessages();
    return found;
  } catch {
    return null;
  }
}
