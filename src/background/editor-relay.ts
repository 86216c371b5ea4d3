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

/** The size of an editor's own window, in pixels. */
const WINDOW_SIZE = { width: 420, height: 560 };

/** The calls between an editor frame and the page that opened it: neither can reach the other but through here. */
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
 * The tab and frame that ask for a window, if they may. A script cannot show that its user has pressed something; that the
 * tab is in front, where one can press, is as much as can be known here.
 */
function callerInFront({ tab, frameId = 0 }: RpcCaller): { readonly tabId: number; readonly frameId: number } {
  if (tab?.id === undefined || !tab.active) throw new RpcError("refused", t("window_refused"));
  return { tabId: tab.id, frameId };
}

/** Windows are opened one after another, so that each sees those before it. */
const runInSequence = createSerialQueue();

/** Shows an editor's window. A tab has one at most, so that no page can flood the screen. */
async function showWindow(tabId: number, url: string, options: { readonly incognito?: true }): Promise<void> {
  const [open] = await windowsOf(tabId);
  if (!open) {
    await browser.windows.create({ url, type: "popup", ...WINDOW_SIZE, ...options });
    return;
  }
  await browser.windows.update(open.windowId, { focused: true });
  if (open.url !== url) throw new RpcError("refused", t("window_refused"));
}

/** The editors' windows that a tab has open, also those that are still loading. */
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

/** In Firefox a private tab's editor stands in a private window too; Chromium opens no page of an extension in one. */
function windowPrivacy({ tab }: RpcCaller): { readonly incognito?: true } {
  return tab?.incognito && browser.runtime.getURL("").startsWith("moz-") ? { incognito: true } : {};
}

function pageOfEditor({ tabId, frameId }: EditorAddress) {
  return callsToPage(tabId, frameId);
}
