import type { Runtime } from "webextension-polyfill";
import type { BackgroundCalls } from "../rpc/rpc-contract.ts";
import { isOwnPage } from "./own-page.ts";

/**
 * What a content script may ask. Each of these takes nothing and gives nothing but what belongs to the sender's own page. All
 * else is for the extension's own pages, the note frame among them.
 */
export const OPEN_TO_PAGES: ReadonlySet<string> = new Set<keyof BackgroundCalls>([
  "analyzeText",
  "notesOfPage",
  "notesOfCanonical",
  "saveReadout",
  "showCount",
  "saveDraft",
  "draftsOfPage",
  "undoSave",
  "correctionsOfPage",
  "saveCorrection",
  "removeCorrection",
  "frameLocation",
  "injectUi",
  "openEditorWindow",
  "pauseSite",
]);

/** Whether the sender may make this call: a taken-over page process must not read or delete other pages' notes. */
export function mayCall(type: string, sender: Runtime.MessageSender): boolean {
  return OPEN_TO_PAGES.has(type) || isOwnPage(sender);
}
