import { direction, language, type MessageKey, setLanguage } from "../locale/i18n.ts";
import { localeFor } from "../locale/locales.ts";
import { browser, isConnected } from "./browser.ts";

/** All messages of a language by their names. */
export type Messages = Readonly<Record<string, string>>;

/**
 * Makes a page of the extension speak the reader's language, or the browser's where none is chosen, and gives the page
 * its language and direction.
 */
export async function initPageLanguage(selected: string): Promise<void> {
  const messages = selected ? await fetchMessages(selected).catch(() => undefined) : undefined;
  if (messages) useMessages(messages);
  else useBrowserMessages();
  document.documentElement.lang = language();
  document.documentElement.dir = direction();
}

/** Speaks from now on with these words. */
export function useMessages(messages: Messages): void {
  setLanguage(messages.language_tag ?? "en", (name) => messages[name]);
}

/**
 * Makes a script speak the browser's language. Without a file to load: the browser has the words at hand, and every page
 * would pay for it. Where no language of ours is the browser's, both words and their tag are English.
 */
export function useBrowserMessages(): void {
  const kept = new Map(NEEDED_WHEN_DISCONNECTED.map((name): [string, string] => [name, browser.i18n.getMessage(name)]));
  setLanguage(browser.i18n.getMessage("language_tag") || "en", (name) => {
    return kept.get(name) ?? (isConnected() ? browser.i18n.getMessage(name) : kept.get("page_reload"));
  });
}

/**
 * A script that an update has cut off can ask the browser for no more words: these it has from the start. In place of all
 * others it says that the page is to be reloaded, and never the bare name of a message.
 */
const NEEDED_WHEN_DISCONNECTED: readonly MessageKey[] = ["page_reload", "close"];

/** The words of the language that is asked for, from the extension's own files; what it lacks is in English. */
export async function fetchMessages(selected: string): Promise<Messages> {
  const folder = localeFor(selected);
  const none: MessagesFile = {};
  const [english, own] = await Promise.all([
    fetchMessagesFile("en"),
    folder === "en" ? none : fetchMessagesFile(folder),
  ]);
  const entries = Object.entries({ ...english, ...own });
  return Object.fromEntries(entries.map(([name, { message }]) => [name, message]));
}

type MessagesFile = Readonly<Record<string, { readonly message: string }>>;

/** The messages lie in the extension itself; nothing is fetched from elsewhere. */
async function fetchMessagesFile(folder: string): Promise<MessagesFile> {
  const response = await fetch(browser.runtime.getURL(`_locales/${folder}/messages.json`));
  return (await response.json()) as MessagesFile;
}
