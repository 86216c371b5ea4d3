import { direction, language, type MessageKey, setLanguage } from "../locale/i18n.ts";
import { localeFor } from "../locale/locales.ts";
import { browser, isConnected } from "./browser.ts";

/** All messages of a language by key. */
export type Messages = Readonly<Record<string, string>>;

/**
 * Sets the messages, `lang` and `dir` of an extension page to the user's language, or to the browser's if none is
 * chosen.
 */
export async function initPageLanguage(selected: string): Promise<void> {
  const messages = selected ? await fetchMessages(selected).catch(() => undefined) : undefined;
  if (messages) useMessages(messages);
  else useBrowserMessages();
  document.documentElement.lang = language();
  document.documentElement.dir = direction();
}

/** Sets the messages that the script uses from now on. */
export function useMessages(messages: Messages): void {
  setLanguage(messages.language_tag ?? "en", (name) => messages[name]);
}

/**
 * Sets the script's messages to the browser's language. No file is loaded, because the browser already has the messages
 * and loading would slow down every page. If the browser's language is not supported, messages and language tag are
 * English.
 */
export function useBrowserMessages(): void {
  const kept = new Map(NEEDED_WHEN_DISCONNECTED.map((name): [string, string] => [name, browser.i18n.getMessage(name)]));
  setLanguage(browser.i18n.getMessage("language_tag") || "en", (name) => {
    return kept.get(name) ?? (isConnected() ? browser.i18n.getMessage(name) : kept.get("page_reload"));
  });
}

/**
 * Messages read at start, because a script that an update has disconnected can no longer read messages. In place of all
 * others, such a script shows the request to reload the page, and never a bare message key.
 */
const NEEDED_WHEN_DISCONNECTED: readonly MessageKey[] = ["page_reload", "close"];

/** Loads the messages of a language from the extension's own files. Missing messages are in English. */
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

/** The messages are part of the extension. Nothing is downloaded. */
async function fetchMessagesFile(folder: string): Promise<MessagesFile> {
  const response = await fetch(browser.runtime.getURL(`_locales/${folder}/messages.json`));
  return (await response.json()) as MessagesFile;
}
