import { t } from "../locale/i18n.ts";
import { browser } from "../rpc/browser.ts";
import { formatEditorHash, parseEditorHash } from "../rpc/editor-hash.ts";
import { type RpcCaller, RpcError, type RpcHandlers } from "../rpc/rpc.ts";
import { type BackgroundCalls, callsToPage, type EditorAddress } from "../rpc/rpc-contract.ts";
import { createSerialQueue } from "../store/local-storage.ts";

type EditorRelay = Pick<
  RpcHandlers<BackgroundCalls>,
  | "frameLocation"
  | "editorOpened"
  | "closeEditor"
  | "openEditorWindow"
  | "applyStep"
  | "userContent"
  | "editNote"
  | "reportKeyboardFocus"
>;

/** Size of a separate editor window, in pixels. */
const WINDOW_SIZE = { width: 420, height: 560 };

/** Relays calls between an editor frame and the page that opened it, which cannot reach each other directly. */
export const editorRelay: EditorRelay = {
  frameLocation: async ({ tab, frameId, url }) => ({
    tabId: tab?.id ?? -1,
    frameId: frameId ?? 0,
    url: (frameId === 0 ? tab?.url : url) ?? "",
  }),
  editorOpened: (editor) => pageOfEditor(editor).editorOpened(editor.id),
  closeEditor: (editor, outcome) => pageOfEditor(editor).editorClosed(editor.id, outcome),
  openEditorWindow: async (editor, caller) => {
    const { tabId, frameId } = callerInFront(caller);
    const hash = formatEditorHash({ ...editor, tabId, frameId });
    if (parseEditorHash(hash)?.id !== editor.id) throw new RpcError("refused", t("window_refused"));
    await runInSequence(() => showWindow(tabId, windowUrl(hash), windowPrivacy(caller)));
  },
  applyStep: (editor, step) => pageOfEditor(editor).applyStep(editor.id, step),
  userContent: (frame) => pageOfEditor(frame).userContent(frame.id),
  reportKeyboardFocus: (editor, focus) => pageOfEditor(editor).onEditorFocus(editor.id, focus),
  editNote: (frame, noteId) => pageOfEditor(frame).editNote(noteId),
};

/**
 * Returns the tab and frame that request a window if they may open one. A script cannot prove that the user pressed
 * something; the background can only verify that the tab is active.
 */
function callerInFront({ tab, frameId = 0 }: RpcCaller): { readonly tabId: number; readonly frameId: number } {
  if (tab?.id === undefined || !tab.active) throw new RpcError("refused", t("window_refused"));
  return { tabId: tab.id, frameId };
}

/** Opens windows one after another, so that each call sees the windows opened before it. */
const runInSequence = createSerialQueue();

/** Shows an editor window. A tab has at most one, so that no page can flood the screen. */
async function showWindow(tabId: number, url: string, options: { readonly incognito?: true }): Promise<void> {
  const [open] = await windowsOf(tabId);
  if (!open) {
    await browser.windows.create({ url, type: "popup", ...WINDOW_SIZE, ...options });
    return;
  }
  await browser.windows.update(open.windowId, { focused: true });
  if (open.url !== url) throw new RpcError("refused", t("window_refused"));
}

/** Returns the editor windows that belong to a tab, including those that are still loading. */
async function windowsOf(tabId: number): Promise<{ readonly url: string; readonly windowId: number }[]> {
  const tabs = await browser.tabs.query({});
  return tabs.flatMap(({ url, pendingUrl, windowId }) => {
    const address = pendingUrl || url || "";
    const isOwn = address.startsWith(windowUrl("#")) && parseEditorHash(new URL(address).hash)?.tabId === tabId;
    return isOwn && windowId !== undefined ? [{ url: address, windowId }] : [];
  });
}

function windowUrl(hash: string): string {
  return `${browser.runtime.getURL("editor-window.html")}${hash}`;
}

/**
 * In Firefox, the editor of a private tab also opens in a private window. Chromium opens no extension page in a private
 * window.
 */
function windowPrivacy({ tab }: RpcCaller): { readonly incognito?: true } {
  return tab?.incognito && browser.runtime.getURL("").startsWith("moz-") ? { incognito: true } : {};
}

function pageOfEditor({ tabId, frameId }: EditorAddress) {
  return callsToPage(tabId, frameId);
}
