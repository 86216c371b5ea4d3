import { isConnected } from "../rpc/browser.ts";
import { handleCalls } from "../rpc/rpc.ts";
import { background, type PageCalls } from "../rpc/rpc-contract.ts";
import { useBrowserMessages } from "../rpc/load-messages.ts";
import { acceptViewSubscribers } from "../rpc/view-updates.ts";
import { errorText } from "../rpc/reload-hint.ts";
import { startEarlyListeners } from "../page/early-events.ts";
import { removeStaleHosts } from "../page/overlay-host.ts";
import { observePage } from "../page/observe-page.ts";
import { bringHand, type Hand } from "./bring-hand.ts";
import type { Desk } from "./desk.ts";
import { PageState } from "./page-state.ts";
import { openNotice } from "./plain-notice.ts";
import { selectedSpan } from "./selected-span.ts";
import { watchReader } from "./watch-reader.ts";

/** The life of Note Verbale in one page. */
export interface Session {
  /** Reads the page again, as after navigation without loading. */
  refresh(): Promise<void>;
}

/** How often the page's registry and our host are looked after while the page is visible, in milliseconds. */
const MEND_EVERY = 1000;

/** What the reader changes at a stroke: the marks for the old ground may not be readable on the new one. */
const GROUNDS = ["(prefers-color-scheme: dark)", "(forced-colors: active)"];

/** What in an address names a passage of the page. */
const DIRECTIVE = ":~:";

/** Reads the page, marks it when it is a readout, and answers popup, shortcuts and pointer until the signal ends. */
export function openSession(signal: AbortSignal): Session {
  useBrowserMessages();
  removeStaleHosts();
  const where = background.frameLocation();
  let hand: Promise<Hand> | undefined;
  /** The second script, which comes once; where it could not, the next call tries again. */
  const bring = () => {
    hand ??= bringHand().catch((error: unknown) => {
      hand = undefined;
      throw error;
    });
    return hand;
  };
  const tellWatchers = acceptViewSubscribers(signal);
  const state = new PageState(signal, bring, tellWatchers);
  const notice = openNotice(signal);
  /** Nothing as long as the reader has done nothing here. */
  let desk: Desk | undefined;
  const atDesk = async (): Promise<Desk> => {
    const [{ openDesk }, here] = await Promise.all([bring(), where]);
    notice.hide();
    desk ??= openDesk(state, here, signal);
    return desk;
  };
  /** Does what the reader asks for at a place of the page, and says there why it cannot be done. */
  const reach = (x: number, y: number, work: (desk: Desk) => void) => {
    void atDesk().then(work, (error: unknown) => notice.say(errorText(error), x, y));
  };

  handleCalls<PageCalls>(
    {
      pageView: () => state.ready.then(() => state.view(selectedSpan(state.read?.page) !== undefined)),
      forceAnalysis: () => state.markAnyway().then(() => state.view(false)),
      goTo: async (place) => (await atDesk()).cards.goTo(place),
      step: async (by) => (await atDesk()).cards.step(by),
      openNoteEditor: async (place) => (await atDesk()).notes.noteOn(place),
      editNote: async (id) => (await atDesk()).notes.editNote(id),
      openCorrectionEditor: async (place) => (await atDesk()).notes.correctOn(place),
      applyStep: async (id, step) => (await atDesk()).correcting.step(id, step),
      cardCommand: async (what) => {
        const { cards, notes } = await atDesk();
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
      onNotesChanged: () => state.notesChanged().then(() => desk?.cards.pageChanged()),
      onEditorFocus: async (id, news) => desk?.editors.keyboard(id, news),
      userContent: async (id) => desk?.cards.frames.wordsOf(id) ?? null,
      editorOpened: async (id) => {
        desk?.editors.opened(id);
        desk?.cards.frames.opened(id);
      },
      editorClosed: async (id, outcome) => {
        if (desk?.cards.frames.isNow(id)) desk.cards.close();
        else desk?.editors.closed(id, outcome);
        // The words left unsaved in the editor are a draft now.
        tellWatchers();
      },
      showHighlights: async (shown) => {
        state.highlightsShown = shown;
        state.paint();
        tellWatchers();
      },
    },
    signal,
  );
  const watch = observePage(async (change) => {
    const before = state.read;
    const time = await state.pageChanged(change);
    state.mend();
    desk?.pageChanged(before);
    return time;
  }, signal);
  watchReader(
    {
      pointAt: (x, y) => {
        if (desk) desk.cards.pointAt(x, y);
        else if (!state.markAt(x, y)) notice.hide();
        else reach(x, y, ({ cards }) => cards.pointAt(x, y));
      },
      press: (x, y) => {
        if (desk) desk.cards.press(x, y);
        else if (!state.markAt(x, y)) notice.hide();
        else reach(x, y, ({ cards }) => cards.press(x, y));
      },
      select: () => {
        tellWatchers();
        if (desk) desk.notes.selected();
        // Nothing is said of a selection that nothing was asked of.
        else if (selectedSpan(state.read?.page)) void atDesk().then(({ notes }) => notes.selected(), ignore);
      },
      escape: () => {
        notice.hide();
        desk?.cards.close();
      },
      scroll: () => {
        notice.hide();
        desk?.cards.scrolled();
      },
      isBusy: () => desk?.overlay.isPointedAt() ?? false,
      isOpen: () => desk?.overlay.shown !== undefined,
    },
    signal,
  );
  every(MEND_EVERY, signal, () => {
    if (document.hidden) return;
    if (!isConnected()) return desk?.cutOff();
    startEarlyListeners();
    state.mend();
    watch.addRoots(state.read?.page.shadowRoots ?? []);
    desk?.overlay.mend();
  });
  const { navigation } = window as { readonly navigation?: EventTarget };
  navigation?.addEventListener("navigatesuccess", () => void state.addressChanged(), { signal });
  addEventListener("pageshow", ({ persisted }) => persisted && void state.shownAgain(), { signal });
  for (const query of GROUNDS) matchMedia(query).addEventListener("change", () => state.mend(), { signal });
  // Where the background does not answer there is no address, and nothing is opened.
  void Promise.all([state.refresh(), where]).then(async ([, { url }]) => {
    if (url.includes(DIRECTIVE)) (await atDesk()).openLinked(url);
  }, ignore);
  return state;
}

function ignore(): void {}

function every(time: number, signal: AbortSignal, work: () => void): void {
  const timer = setInterval(work, time);
  signal.addEventListener("abort", () => clearInterval(timer));
}
