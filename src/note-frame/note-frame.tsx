import { render } from "preact";
import { say } from "../locale/say.ts";
import { browser } from "../messages/browser.ts";
import { tellPrivacy } from "../messages/channel.ts";
import { background } from "../messages/contract.ts";
import { editorOf } from "../messages/editor-address.ts";
import { loadWords, speakAsBrowser } from "../messages/load-words.ts";
import { isPrivateTab } from "../messages/private-window.ts";
import { readSettings } from "../store/settings.ts";
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
  speakAsBrowser();
  // In a window of its own, Chromium shows the editor of a private tab as an ordinary one.
  if (window === window.top) tellPrivacy(isPrivateTab(editor.tabId));
  void background.editorOpened(editor).catch(() => undefined);
  // A browser that refuses its storage has no choice of the reader to tell of.
  const settings = await readSettings(browser.storage.local).catch(() => undefined);
  await loadWords(settings?.language ?? "");
  document.title = say(`frame_${editor.kind}`);
  if (editor.kind === "correction") {
    const work = await background.correct(editor, { kind: "look" }).catch(() => undefined);
    if (work) render(<CorrectionDesk editor={editor} initial={work} />, root);
    else root.textContent = say("nothing_to_correct");
    return;
  }
  const draft = await background.draftOf(editor.id).catch(() => null);
  const knownTags = await background.knownTags().catch(() => []);
  if (draft) render(<NoteDesk editor={editor} draft={draft} knownTags={knownTags} />, root);
  else root.textContent = say("nothing_to_write");
}

void open();
