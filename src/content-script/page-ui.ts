import { locateTextFragment, parseTextFragments } from "../annotation/parse-text-fragment.ts";
import type { FrameLocation, PageCalls } from "../rpc/rpc-contract.ts";
import { CorrectionSession } from "../ui/correction-session.ts";
import { CardActions } from "./card-actions.ts";

import { CardNavigation } from "./card-navigation.ts";
import { correctionsOfPage } from "./corrections-of-page.ts";
import { EditorFrames } from "./editor-frames.ts";
import { NoteController } from "./note-controller.ts";
import { NoteLocator } from "./note-locator.ts";
import { createOverlay } from "./overlay.tsx";
import { OverlayController } from "./overlay-controller.ts";
import type { PageAnalysis } from "./page-analysis.ts";
import type { PageController } from "./page-controller.ts";

/** The calls to a page that open the UI or need one that is open. */
export type PageUiCalls = Omit<
  PageCalls,
  "pageView" | "mainText" | "forceAnalysis" | "onNotesChanged" | "showHighlights"
>;

/** The in-page UI: the card, notes, corrections, and their editors. */
export interface PageUi {
  readonly overlay: OverlayController;
  /** Answers the calls of popup, background and editor frames. */
  readonly calls: PageUiCalls;
  /** Shows the bar beside newly selected text, or hides it. */
  onSelection(): void;
  /** Updates the UI after the page's text has changed. */
  onPageChanged(before: PageAnalysis | undefined): void;
  /** Shows that the extension was updated or removed while the page was open. */
  showDisconnected(): void;
  /**
   * Opens the card of the attribution whose passage a URL refers to, for example a link from an export or a citation.
   */
  openLinked(url: string): void;
}

/** Creates the in-page UI (card, notes, corrections). Aborting the signal destroys it. */
export function createPageUi(page: PageController, location: FrameLocation, signal: AbortSignal): PageUi {
  const { state, highlights } = page;
  const view = createOverlay(
    {
      note: () => void notes.openNoteEditorForShown(),
      edit: (note) => void notes.editNote(note.id),
      copy: () => void actions.copyCitation(),
      check: () => void actions.toggleCheck(),
      tag: () => void notes.openTagEditorForShown(),
      copySelection: () => void actions.copySelection(),
      highlight: () => void notes.highlightSelection(),
      correct: () => void notes.openCorrectionEditorForShown(),
      dismiss: () => void actions.dismiss(),
      hide: (hidden) => void actions.hide(hidden),
      revert: () => void actions.revert(),
      pause: () => void actions.pause(),
      step: (by) => void navigation.step(by),
      stepSpeaker: (by) => navigation.stepSpeaker(by),
      close: () => overlay.close(),
      continueEditing: () => editors.continueEditing(),
      openWindow: () => editors.openWindow(),
    },
    signal,
  );
  const overlay = new OverlayController(state, highlights, view, location);
  const corrections = new CorrectionSession(correctionsOfPage(state, highlights));
  const navigation = new CardNavigation(page, overlay);
  const actions = new CardActions(state, highlights, overlay, corrections);
  const editors = new EditorFrames(overlay, view, location, signal);
  const notes = new NoteController(page, overlay, actions, editors, corrections);
  /**
   * Saves for requests of mode "quiet". It remembers what it has saved and does not save the same again, unlike the new
   * objects that other requests get.
   */
  const quietSaver = new NoteLocator(state);
  return {
    overlay,
    calls: {
      goTo: (target) => navigation.goTo(target),
      step: (by) => navigation.step(by),
      openNoteEditor: (target) => notes.openNoteEditor(target),
      editNote: (id) => notes.editNote(id),
      openCorrectionEditor: (target) => notes.openCorrectionEditor(target),
      applyStep: async (id, step) => corrections.applyStep(id, step),
      cardCommand: async (command) => {
        await page.ready;
        overlay.shownCard();
        const commands = {
          correct: () => notes.openCorrectionEditorForShown(),
          dismiss: () => actions.dismiss(),
          copy: () => actions.copyCitation(),
          note: () => notes.openNoteEditorForShown(),
        };
        await commands[command]();
      },
      keepReadout: async (mode) => {
        await page.ready;
        const saver = mode === "quiet" ? quietSaver : new NoteLocator(state);
        const kept = state.analysis ? await saver.saveReadout(state.analysis) : null;
        if (mode === "announced") actions.announceKept(kept);
        return kept;
      },
      onEditorFocus: async (id, focus) => editors.onEditorFocus(id, focus),
      userContent: async (id) => overlay.frames.contentOf(id),
      editorOpened: async (id) => {
        editors.onOpened(id);
        overlay.frames.onOpened(id);
      },
      editorClosed: async (id, outcome) => {
        if (overlay.frames.isCurrent(id)) overlay.close();
        else editors.onClosed(id, outcome);
      },
    },
    onSelection: () => notes.onSelection(),
    onPageChanged(before) {
      if (before) corrections.relocate(before.page.text);
      overlay.onPageChanged();
    },
    showDisconnected() {
      editors.onDisconnected();
      overlay.showDisconnected();
    },
    openLinked(url) {
      const [passage] = parseTextFragments(url);
      const span = passage && state.analysis && locateTextFragment(state.analysis.page.text, passage);
      if (span) navigation.openLinked(span);
    },
  };
}
