import { isConnected } from "../messages/browser.ts";
import { answerCalls } from "../messages/channel.ts";
import type { PageCalls } from "../messages/contract.ts";
import { removeLeftHosts } from "../page/page-host.ts";
import { watchPage } from "../page/watch-page.ts";
import { CardControl } from "./card-control.ts";
import { NoteTaking } from "./note-taking.ts";
import { openOverlay } from "./overlay.tsx";
import { PageState } from "./page-state.ts";
import { watchReader } from "./watch-reader.ts";

/** The life of Note Verbale in one page. */
export interface Session {
  /** Reads the page anew, as after navigation without loading. */
  refresh(): Promise<void>;
}

/** How often the page's registry and our host are looked after while the page is visible, in milliseconds. */
const MEND_EVERY = 1000;

/** Reads the page, marks it when it is a readout, and answers popup, shortcuts and pointer until the signal ends. */
export function openSession(signal: AbortSignal): Session {
  removeLeftHosts();
  const state = new PageState(signal);
  const overlay = openOverlay(
    {
      note: () => void notes.noteOnShown(),
      edit: (note) => void notes.editNote(note.id),
      copy: () => void cards.copyCitation(),
      step: (by) => void cards.step(by),
      close: () => cards.close(),
    },
    signal,
  );
  const cards = new CardControl(state, overlay);
  const notes = new NoteTaking(state, overlay, cards);

  answerCalls<PageCalls>(
    {
      viewPage: () => state.ready.then(() => state.view(notes.selectedSpan() !== undefined)),
      markAnyway: () => state.markAnyway().then(() => state.view(false)),
      goTo: (place) => cards.goTo(place),
      step: (by) => cards.step(by),
      noteOn: (place) => notes.noteOn(place),
      editNote: (id) => notes.editNote(id),
      notesChanged: () => state.ready.then(() => state.readNotes()),
      editorClosed: async (id) => notes.editorClosed(id),
      showHighlights: async (shown) => {
        state.highlightsShown = shown;
        state.paint();
      },
    },
    signal,
  );
  watchPage(() => state.pageChanged().then(() => cards.pageChanged()), signal);
  watchReader(
    {
      pointAt: (x, y) => cards.pointAt(x, y),
      press: (x, y) => cards.press(x, y),
      select: () => notes.selected(),
      escape: () => cards.close(),
      scroll: () => cards.scrolled(),
      isBusy: () => overlay.isPointedAt(),
    },
    signal,
  );
  every(MEND_EVERY, signal, () => {
    if (document.hidden) return;
    if (!isConnected()) return cards.cutOff();
    state.mend();
    overlay.mend();
  });
  void state.refresh();
  return state;
}

function every(time: number, signal: AbortSignal, work: () => void): void {
  const timer = setInterval(work, time);
  signal.addEventListener("abort", () => clearInterval(timer));
}
