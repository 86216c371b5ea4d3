import type { Runtime } from "webextension-polyfill";
import type { BackgroundCalls } from "../messages/contract.ts";
import { isOwnPage } from "./own-page.ts";

/** What a content script may ask. All else is for the extension's own pages, the note frame among them. */
const OPEN_TO_PAGES: ReadonlySet<string> = new Set<keyof BackgroundCalls>([
  "readText",
  "notesOfPage",
  "keepReadout",
  "showCount",
  "putDraft",
  "draftsOfPage",
  "dropDraft",
  "undoSave",
  "correctionsOfPage",
  "saveCorrection",
  "removeCorrection",
  "whereAmI",
  "bringHand",
  "openEditorWindow",
  "pauseSite",
]);

/** Whether the sender may make this call: a taken-over page process must not read or delete other pages' notes. */
export function mayCall(type: string, sender: Runtime.MessageSender): boolean {
  return OPEN_TO_PAGES.has(type) || isOwnPage(sender);
}
