import { type ComponentChildren, render } from "preact";
import { t } from "../locale/i18n.ts";
import { browser } from "../rpc/browser.ts";
import { parseEditorHash } from "../rpc/editor-hash.ts";
import { initPageLanguage, useBrowserMessages } from "../rpc/load-messages.ts";
import { isPrivateTab } from "../rpc/private-window.ts";
import { declarePrivacy } from "../rpc/rpc.ts";
import { background, type EditorAddress } from "../rpc/rpc-contract.ts";
import { readSettings } from "../store/settings.ts";
import { ViewBoundary } from "../ui/error-boundary.tsx";
import { closeEditor } from "./close-editor.ts";
import { CorrectionEditorContainer } from "./correction-editor-container.tsx";
import { NoteEditorContainer } from "./note-editor-container.tsx";
import { reportKeyboardFocus } from "./report-keyboard-focus.ts";
import { UserContentContainer } from "./user-content-container.tsx";

/**
 * The editor of one note or correction, or what of a card the page must not read, in a frame that the page around it cannot
 * read. Which one stands in the frame's address; a note's draft is with the background, a correction under way and the words
 * of a card with the page's content script.
 */
async function openEditor(): Promise<void> {
  const root = document.getElementById("root");
  const editor = parseEditorHash(location.hash);
  if (!root || !editor) return;
  useBrowserMessages();
  // In a window of its own, Chromium shows the editor of a private tab as an ordinary one.
  if (window === window.top) declarePrivacy(isPrivateTab(editor.tabId));
  else if (editor.kind !== "card") reportKeyboardFocus(editor);
  void background.editorOpened(editor).catch(() => undefined);
  // A browser that refuses its storage has no choice of the reader to tell of.
  const settings = await readSettings(browser.storage.local).catch(() => undefined);
  await initPageLanguage(settings?.language ?? "");
  document.title = t(`frame_${editor.kind}`);
  if (editor.kind === "correction") {
    const work = await background.applyStep(editor, { kind: "look" }).catch(() => undefined);
    if (work) renderIn(root, editor, <CorrectionEditorContainer editor={editor} initial={work} />);
    else root.textContent = t("nothing_to_correct");
    return;
  }
  if (editor.kind === "card") {
    const words = await background.userContent(editor).catch(() => null);
    if (words) renderIn(root, editor, <UserContentContainer frame={editor} content={words} />);
    return;
  }
  const draft = await background.getDraft(editor.id).catch(() => null);
  const knownTags = await background.knownTags().catch(() => []);
  if (draft) renderIn(root, editor, <NoteEditorContainer editor={editor} draft={draft} knownTags={knownTags} />);
  else root.textContent = t("nothing_to_write");
}

/** Shows an editor; one that cannot be shown can still be closed, and its draft is kept. */
function renderIn(root: HTMLElement, editor: EditorAddress, content: ComponentChildren): void {
  const close = (
    <button type="button" class="button" onClick={() => void closeEditor(editor, "closed")}>
      {t("close")}
    </button>
  );
  render(<ViewBoundary actions={close}>{content}</ViewBoundary>, root);
}

void openEditor();
