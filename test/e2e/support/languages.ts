import { readFileSync } from "node:fs";
import { join } from "node:path";
import { testBrowser } from "./shared-browser.ts";
import { waitForValue } from "./wait.ts";

const LOCALES = join(import.meta.dirname, "..", "..", "..", "src", "_locales");

/** The messages of a language by key, as in its file. */
type Messages = Readonly<Record<string, { readonly message: string }>>;

/** Returns the messages of an interface language, by its folder in `_locales`. */
export function messagesOf(folder: string): Messages {
  return JSON.parse(readFileSync(join(LOCALES, folder, "messages.json"), "utf8"));
}

/** Chooses the interface language as the settings do, and waits until the background uses it too. */
export async function chooseLanguage(folder: string): Promise<void> {
  await testBrowser.evaluate(`chrome.storage.local.set({ settings: { language: "${folder}" } })`);
  // The refusal to undo a save that never happened is a message in the current language.
  const refusal = `chrome.runtime.sendMessage({ type: "undoSave", args: ["none"] }).then(({ error }) => error?.message)`;
  const expected = messagesOf(folder).undo_gone?.message;
  await waitForValue(
    `the background to speak ${folder}`,
    () => testBrowser.evaluate<string | undefined>(refusal),
    expected,
  );
}
