import { locateTextFragment, parseTextFragments } from "../annotation/parse-text-fragment.ts";
import type { FrameLocation } from "../rpc/rpc-contract.ts";
import { CardController } from "./card-controller.ts";
import { CorrectionSession } from "./correction-session.ts";
import { EditorFrames } from "./editor-frames.ts";
import { NoteController } from "./note-controller.ts";
import { createOverlay, type Overlay } from "./overlay.tsx";
import type { PageAnalysis } from "./page-analysis.ts";
import type { PageState } from "./page-state.ts";

/** The in-page UI: the card, notes, corrections, and their editors. */
export interface PageUi {
  readonly overlay: Overlay;
  readonly cards: CardController;
  readonly correcting: CorrectionSession;
  readonly editors: EditorFrames;
  readonly notes: NoteController;
  /** Updates the UI after the page's text has changed. */
  pageChanged(before: PageAnalysis | undefined): void;
  /** Shows that the extension was updated or removed while the page was open. */
  showDisconnected(): void;
  /**
   * Opens the card of the attribution whose passage a URL refers to, for example a link from an export or a citation.
   */
  openLinked(address: string): void;
}

/** Creates the in-page UI (card, notes, corrections). Aborting the signal destroys it. */
export function createPageUi(state: PageState, location: FrameLocation, signal: AbortSignal): PageUi {
  const overlay = createOverlay(
    {
      note: () => void notes.openNoteEditorForShown(),
      edit: (note) => void notes.editNote(note.id),
      copy: () => void cards.copyCitation(),
      correct: () => void notes.openCorrectionEditorForShown(),
      dismiss: () => void cards.dismiss(),
      hide: (hidden) => void cards.hide(hidden),
      revert: () => void cards.revert(),
      pause: () => void cards.pause(),
      step: (by) => void cards.step(by),
      stepSpeaker: (by) => cards.stepSpeaker(by),
      close: () => cards.close(),
      continueEditing: () => editors.continueEditing(),
      openWindow: () => editors.openWindow(),
    },
    signal,
  );
  const correcting = new CorrectionSession(state);
  const cards = new CardController(state, overlay, correcting, location);
  const editors = new EditorFrames(overlay, cards, location, signal);
  const notes = new NoteController(state, overlay, cards, editors, correcting);
  return {
    overlay,
    cards,
    correcting,
    editors,
    notes,
    pageChanged(before) {
      if (before) correcting.relocate(before);
      cards.onPageChanged();
    },
    showDisconnected() {
      editors.onDisconnected();
      cards.showDisconnected();
    },
    openLinked(address) {
      const [passage] = parseTextFragments(address);
      const span = passage && state.analysis && locateTextFragment(state.analysis.page.text, passage);
      if (span) cards.openLinked(span);
    },
  };
}
