import type { Runtime } from "webextension-polyfill";
import type { BackgroundCalls } from "../rpc/rpc-contract.ts";
import { isExtensionPage } from "./sender-checks.ts";

/**
 * What a content script may ask. Each of these takes nothing and gives nothing but what belongs to the sender's own page. All
 * else is for the extension's own pages, the note frame among them.
 */
export const CALLS_ALLOWED_FROM_PAGES: ReadonlySet<string> = new Set<keyof BackgroundCalls>([
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
export function isCallAllowed(type: string, sender: Runtime.MessageSender): boolean {
  return CALLS_ALLOWED_FROM_PAGES.has(type) || isExtensionPage(sender);
}
