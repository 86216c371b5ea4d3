import { browser } from "../messages/browser.ts";
import type { Handlers } from "../messages/channel.ts";
import { type BackgroundCalls, type EditorAddress, pageOf } from "../messages/contract.ts";
import { hashOf } from "../messages/editor-address.ts";

type EditorCalls = Pick<
  Handlers<BackgroundCalls>,
  "whereAmI" | "editorOpened" | "closeEditor" | "openEditorWindow" | "correct"
>;

/** The size of an editor's own window, in pixels. */
const WINDOW = { width: 420, height: 560 };

/** The calls between an editor frame and the page that opened it: neither can reach the other but through here. */
export const editorCalls: EditorCalls = {
  whereAmI: async ({ tab, frameId, url }) => ({
    tabId: tab?.id ?? -1,
    frameId: frameId ?? 0,
    address: (frameId === 0 ? tab?.url : url) ?? "",
  }),
  editorOpened: (editor) => pageAround(editor).editorOpened(editor.id),
  closeEditor: (editor, outcome) => pageAround(editor).editorClosed(editor.id, outcome),
  openEditorWindow: async (editor, { tab }) => {
    const url = `${browser.runtime.getURL("note-window.html")}${hashOf({ ...editor, tabId: tab?.id ?? editor.tabId })}`;
    await browser.windows.create({ url, type: "popup", ...WINDOW });
  },
  correct: (editor, step) => pageAround(editor).correct(editor.id, step),
};

function pageAround({ tabId, frameId }: EditorAddress) {
  return pageOf(tabId, frameId);
}
