import { browser } from "../messages/browser.ts";
import { speakAsBrowser, speakWords, type Words, wordsOfLanguage } from "../messages/load-words.ts";
import { readSettings } from "../store/settings.ts";

/** The words of the language that the reader chose, or null; read again when that changes. */
let words: Promise<Words | null> = Promise.resolve(null);
let chosen = "";

/** The words of the language that the reader chose; null where none is chosen, and the browser's is spoken. */
export function chosenWords(): Promise<Words | null> {
  return words;
}

/** Speaks the browser's language, and the reader's own as soon as it is known; tells of each change after that. */
export function speakAsChosen(onChange: () => void): void {
  speakAsBrowser();
  words = read();
  browser.storage.local.onChanged.addListener((changes) => {
    if (!Object.hasOwn(changes, "settings")) return;
    const before = chosen;
    words = words.then(read);
    void words.then(() => chosen !== before && onChange());
  });
}

/** A browser that refuses its storage has no choice of the reader to tell of: the browser's language stays. */
async function read(): Promise<Words | null> {
  try {
    chosen = (await readSettings(browser.storage.local)).language;
    const found = chosen ? await wordsOfLanguage(chosen) : null;
    if (found) speakWords(found);
    else speakAsBrowser();
    return found;
  } catch {
    return null;
  }
}
