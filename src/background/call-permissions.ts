import type { Runtime } from "webextension-polyfill";
import type { BackgroundCalls } from "../rpc/rpc-contract.ts";
import { isExtensionPage } from "./sender-checks.ts";

/**
 * The calls that a content script may make. Each of them reads or changes only data of the sender's own page; "undoMerge"
 * needs the random id that only the page whose editor has merged names receives. All other calls are reserved for the
 * extension's own pages, including the editor frame.
 */
export const CALLS_ALLOWED_FROM_PAGES: ReadonlySet<string> = new Set<keyof BackgroundCalls>([
  "analyzeText",
  "notesOfPage",
  "notesOfCanonical",
  "saveReadout",
  "undoKeep",
  "showCount",
  "saveDraft",
  "draftsOfPage",
  "saveHighlight",
  "undoSave",
  "correctionsOfPage",
  "saveCorrection",
  "removeCorrection",
  "undoMerge",
  "toggleCheck",
  "frameLocation",
  "injectUi",
  "openEditorWindow",
  "pauseSite",
]);

/**
 * The number of arguments of each call. Handlers receive the sender after the last argument, so a call with another
 * number of arguments could replace the sender by one that it names itself.
 */
const ARGUMENT_COUNTS: { readonly [K in keyof BackgroundCalls]: Parameters<BackgroundCalls[K]>["length"] } = {
  analyzeText: 4,
  notesOfPage: 1,
  notesOfCanonical: 2,
  saveReadout: 1,
  keepReadout: 2,
  undoKeep: 1,
  keptReadout: 1,
  setReadoutStatus: 2,
  showCount: 2,
  saveDraft: 1,
  getDraft: 1,
  draftsOfPage: 1,
  saveNote: 1,
  saveHighlight: 1,
  discardDraft: 1,
  undoSave: 1,
  knownTags: 0,
  codebook: 0,
  toggleCheck: 2,
  tagsOfAttribution: 2,
  tagAttribution: 4,
  correctionsOfPage: 1,
  saveCorrection: 1,
  removeCorrection: 1,
  mergeNames: 2,
  undoMerge: 1,
  frameLocation: 0,
  editorOpened: 1,
  closeEditor: 2,
  openEditorWindow: 1,
  applyStep: 2,
  userContent: 1,
  editNote: 2,
  reportKeyboardFocus: 2,
  deleteNote: 1,
  restoreNote: 1,
  readoutOfPage: 1,
  changesOfPage: 3,
  findCounterpart: 2,
  onPagesChanged: 1,
  deleteEverything: 0,
  injectContentScript: 1,
  injectIntoFrames: 1,
  injectUi: 0,
  pausedSites: 0,
  pauseSite: 2,
};

/**
 * Returns true if the sender may make this call with this number of arguments. A compromised page process must not be
 * able to read or delete other pages' notes.
 */
export function isCallAllowed(type: string, argumentCount: number, sender: Runtime.MessageSender): boolean {
  if (!Object.hasOwn(ARGUMENT_COUNTS, type)) return false;
  if (ARGUMENT_COUNTS[type as keyof BackgroundCalls] !== argumentCount) return false;
  return CALLS_ALLOWED_FROM_PAGES.has(type) || isExtensionPage(sender);
}
