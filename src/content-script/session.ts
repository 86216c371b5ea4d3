import { locateFragment, readFragment } from "../annotation/read-fragment.ts";
import { isConnected } from "../messages/browser.ts";
import { answerCalls } from "../messages/channel.ts";
import { background, type PageCalls } from "../messages/contract.ts";
import { speakAsBrowser } from "../messages/load-words.ts";
import { removeLeftHosts } from "../page/page-host.ts";
import { watchPage } from "../page/watch-page.ts";
import { CardControl } from "./card-control.ts";
import { Correcting } from "./correcting.ts";
import { Editors } from "./editors.ts";
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
  speakAsBrowser();
  removeLeftHosts();
  const state = new PageState(signal);
  const overlay = openOverlay(
    {
      note: () => void notes.noteOnShown(),
      edit: (note) => void notes.editNote(note.id),
      copy: () => void cards.copyCitation(),
      correct: () => void notes.correctShown(),
      dismiss: () => void cards.dismiss(),
      hide: (hidden) => void cards.hide(hidden),
      takeBack: () => void cards.takeBack(),
      pause: () => void cards.pause(),
      step: (by) => void cards.step(by),
      stepSpeaker: (by) => cards.stepSpeaker(by),
      close: () => cards.close(),
    },
    signal,
  );
  const correcting = new Correcting(state);
  const cards = new CardControl(state, overlay, correcting);
  const where = background.whereAmI();
  const editors = new Editors(overlay, cards, where);
  const notes = new NoteTaking(state, overlay, cards, editors, correcting);

  answerCalls<PageCalls>(
    {
      viewPage: () => state.ready.then(() => state.view(notes.selectedSpan() !== undefined)),
      markAnyway: () => state.markAnyway().then(() => state.view(false)),
      goTo: (place) => cards.goTo(place),
      step: (by) => cards.step(by),
      noteOn: (place) => notes.noteOn(place),
      editNote: (id) => notes.editNote(id),
      correctOn: (place) => notes.correctOn(place),
      correct: async (id, step) => correcting.step(id, step),
      onCard: async (what) => {
        await state.ready;
        cards.cardInHand();
        const actions = {
          correct: () => notes.correctShown(),
          dismiss: () => cards.dismiss(),
          copy: () => cards.copyCitation(),
          note: () => notes.noteOnShown(),
        };
        await actions[what]();
      },
      notesChanged: () => state.notesChanged().then(() => cards.pageChanged()),
      editorOpened: async (id) => editors.opened(id),
      editorClosed: async (id, outcome) => editors.closed(id, outcome),
      showHighlights: async (shown) => {
        state.highlightsShown = shown;
        state.paint();
      },
    },
    signal,
  );
  const watch = watchPage(async (change) => {
    const before = state.read;
    await state.pageChanged(change);
    if (before) correcting.follow(before);
    cards.pageChanged();
  }, signal);
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
    watch.include(state.read?.page.shadowRoots ?? []);
    overlay.mend();
  });
  void Promise.all([state.refresh(), where]).then(
    ([, { address }]) => openLinked(address, state, cards),
    // Where the background does not answer there is no address, and nothing is opened.
    () => undefined,
  );
  return state;
}

/** Opens the card of the attribution whose passage the address names, as a link out of an export or a citation does. */
function openLinked(address: string, { read }: PageState, cards: CardControl): void {
  const [passage] = readFragment(address);
  if (!read || !passage) return;
  const span = locateFragment(read.page.text, passage);
  if (span) cards.openLinked(span);
}

function every(time: number, signal: AbortSignal, work: () => void): void {
  const timer = setInterval(work, time);
  signal.addEventListener("abort", () => clearInterval(timer));
}
