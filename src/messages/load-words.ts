import { localeFor } from "../locale/locales.ts";
import { direction, language, type MessageKey, speak } from "../locale/say.ts";
import { browser, isConnected } from "./browser.ts";

type Table = Readonly<Record<string, { readonly message: string }>>;

/**
 * Makes a page of the extension speak the reader's language, or the browser's where none is chosen, and gives the page
 * its language and direction. What a language lacks is said in English.
 */
export async function loadWords(chosen: string): Promise<void> {
  const folder = localeFor(chosen || browser.i18n.getUILanguage());
  const english = tableOf("en");
  const [own, spare] = await Promise.all([folder === "en" ? english : tableOf(folder), english]);
  speak(folder, (name) => own[name]?.message ?? spare[name]?.message);
  document.documentElement.lang = language();
  document.documentElement.dir = direction();
}

/**
 * Makes a script that is not a page of the extension speak the browser's language. Without a file to load, because every
 * page would pay for it.
 */
export function speakAsBrowser(): void {
  const kept = new Map(NEEDED_WHEN_CUT_OFF.map((name): [string, string] => [name, browser.i18n.getMessage(name)]));
  speak(localeFor(browser.i18n.getUILanguage()), (name) => {
    return kept.get(name) ?? (isConnected() ? browser.i18n.getMessage(name) : undefined);
  });
}

/** A script that an update has cut off can ask the browser for no more words: these it has from the start. */
const NEEDED_WHEN_CUT_OFF: readonly MessageKey[] = ["page_reload", "close"];

/** The messages lie in the extension itself; nothing is fetched from elsewhere. */
async function tableOf(folder: string): Promise<Table> {
  const response = await fetch(browser.runtime.getURL(`_locales/${folder}/messages.json`));
  return (await response.json()) as Table;
}
