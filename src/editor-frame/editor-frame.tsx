import { type ComponentChildren, render } from "preact";
import { placeCodes } from "../annotation/code-record.ts";
import { t } from "../locale/i18n.ts";
import { browser } from "../rpc/browser.ts";
import { parseEditorHash } from "../rpc/editor-hash.ts";
import { initPageLanguage, useBrowserMessages } from "../rpc/load-messages.ts";
import { isPrivateTab } from "../rpc/private-window.ts";
import { declarePrivacy } from "../rpc/rpc.ts";
import { background, type Draft, type EditorAddress } from "../rpc/rpc-contract.ts";
import { readSettings } from "../store/settings.ts";
import { ViewBoundary } from "../ui/error-boundary.tsx";
import { CodesByTag } from "../ui/tag-chip.tsx";
import { closeEditor } from "./close-editor.ts";
import { CorrectionEditorContainer } from "./correction-editor-container.tsx";
import { NoteEditorContainer } from "./note-editor-container.tsx";
import { reportKeyboardFocus } from "./report-keyboard-focus.ts";
import { TagEditorContainer } from "./tag-editor-container.tsx";
import { UserContentContainer } from "./user-content-container.tsx";

/**
 * Renders, in a frame that the page cannot read, the editor of one note, correction or attribution's tags, or the part of
 * a card that the page must not read. The frame's URL says which one. A draft, of a note or of the passage to tag, comes
 * from the background; an open correction and the content of a card come from the page's content script.
 */
async function openEditor(): Promise<void> {
  const root = document.getElementById("root");
  const editor = parseEditorHash(location.hash);
  if (!root || !editor) return;
  useBrowserMessages();
  // In a separate window, Chromium shows the editor of a private tab as a normal page.
  if (window === window.top) declarePrivacy(isPrivateTab(editor.tabId));
  else if (editor.kind !== "card") reportKeyboardFocus(editor);
  void background.editorOpened(editor).catch(() => undefined);
  // If storage is unavailable, use the default settings.
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
    const userContent = await background.userContent(editor).catch(() => null);
    if (userContent) renderIn(root, editor, <UserContentContainer frame={editor} content={userContent} />);
    return;
  }
  const draft = await background.getDraft(editor.id).catch(() => null);
  const [knownTags, codes] = await Promise.all([
    background.knownTags().catch(() => []),
    background.codebook().catch(() => []),
  ]);
  const codesByTag = new Map(placeCodes(codes).map((one) => [one.code.name, one]));
  if (!draft) {
    root.textContent = t("nothing_to_write");
    return;
  }
  const shared = { editor, draft, knownTags };
  renderIn(
    root,
    editor,
    <CodesByTag.Provider value={codesByTag}>
      {editor.kind === "tags" ? (
        <TagEditorContainer {...shared} tags={await tagsOf(draft)} />
      ) : (
        <NoteEditorContainer {...shared} />
      )}
    </CodesByTag.Provider>,
  );
}

/** Returns the tags of the attribution that a draft names. */
async function tagsOf({ note: { target } }: Draft): Promise<readonly string[]> {
  return target.selector ? background.tagsOfAttribution(target.source, target.selector).catch(() => []) : [];
}

/** Renders an editor. If it cannot be rendered, it can still be closed, and its draft is kept. */
function renderIn(root: HTMLElement, editor: EditorAddress, content: ComponentChildren): void {
  const close = (
    <button type="button" class="button" onClick={() => void closeEditor(editor, "closed")}>
      {t("close")}
    </button>
  );
  render(<ViewBoundary actions={close}>{content}</ViewBoundary>, root);
}

void openEditor();
