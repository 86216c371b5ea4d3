import { render } from "preact";
import { background } from "../messages/contract.ts";
import { editorOf } from "../messages/editor-address.ts";
import { CorrectionDesk } from "./correction-desk.tsx";
import { NoteDesk } from "./note-desk.tsx";

/**
 * The editor of one note or correction, in a frame that the page around it cannot read. Which one stands in the frame's
 * address; a note's draft is with the background, a correction under way with the page's content script.
 */
async function open(): Promise<void> {
  const root = document.getElementById("root");
  const editor = editorOf(location.hash);
  if (!root || !editor) return;
  void background.editorOpened(editor).catch(() => undefined);
  if (editor.kind === "correction") {
    const work = await background.correct(editor, { kind: "look" }).catch(() => undefined);
    if (work) render(<CorrectionDesk editor={editor} initial={work} />, root);
    else root.textContent = "There is nothing to correct here. Close this and begin again at the passage.";
    return;
  }
  const draft = await background.draftOf(editor.id).catch(() => null);
  const knownTags = await background.knownTags().catch(() => []);
  if (draft) render(<NoteDesk editor={editor} draft={draft} knownTags={knownTags} />, root);
  else root.textContent = "There is no note to write here. Close this and select the passage again.";
}

void open();
