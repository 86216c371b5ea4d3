import type { Runtime } from "webextension-polyfill";
import type { BackgroundCalls } from "../rpc/rpc-contract.ts";
import { isExtensionPage } from "./sender-checks.ts";

/**
 * The calls that a content script may make. Each of them reads or changes only data of the sender's own page. All other
 * calls are reserved for the extension's own pages, including the editor frame.
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

/**
 * Returns true if the sender may make this call. A compromised page process must not be able to read or delete other
 * pages' notes.
 */
export function isCallAllowed(type: string, sender: Runtime.MessageSender): boolean {
  return CALLS_ALLOWED_FROM_PAGES.has(type) || isExtensionPage(sender);
}
