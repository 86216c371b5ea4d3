import { startEarlyListeners } from "../page/early-events.ts";
import { observePage } from "../page/observe-page.ts";
import { removeStaleHosts } from "../page/overlay-host.ts";
import { isConnected } from "../rpc/browser.ts";
import { useBrowserMessages } from "../rpc/load-messages.ts";
import { errorText } from "../rpc/reload-hint.ts";
import { handleCalls } from "../rpc/rpc.ts";
import { background, type PageCalls } from "../rpc/rpc-contract.ts";
import { acceptViewSubscribers } from "../rpc/view-updates.ts";
import { createFallbackNotice } from "./fallback-notice.ts";
import { loadUiBundle, type UiBundle } from "./load-ui-bundle.ts";
import { PageState } from "./page-state.ts";
import type { PageUi } from "./page-ui.ts";
import { selectedSpan } from "./selected-span.ts";
import { watchUserInput } from "./user-input.ts";

/** A session of Note Verbale in one page. */
export interface Session {
  /** Reads the page again, for example after single-page navigation. */
  refresh(): Promise<void>;
}

/** Interval for checking the highlight registry and the host element while the page is visible, in milliseconds. */
const REPAIR_INTERVAL = 1000;

/** Media queries whose change can make the current highlight colours unreadable. */
const COLOR_QUERIES = ["(prefers-color-scheme: dark)", "(forced-colors: active)"];

/** The delimiter of a fragment directive in a URL. */
const TEXT_DIRECTIVE = ":~:";

/**
 * Reads the page, highlights it if it is a readout, and responds to popup, shortcuts and pointer until the signal
 * aborts.
 */
export function startSession(signal: AbortSignal): Session {
  useBrowserMessages();
  removeStaleHosts();
  const location = background.frameLocation();
  let bundle: Promise<UiBundle> | undefined;
  /** Loads the UI bundle once. If loading fails, the next call retries. */
  const loadOnce = () => {
    bundle ??= loadUiBundle().catch((error: unknown) => {
      bundle = undefined;
      throw error;
    });
    return bundle;
  };
  const notifySubscribers = acceptViewSubscribers(signal);
  const state = new PageState(signal, loadOnce, notifySubscribers);
  const notice = createFallbackNotice(signal);
  /** Undefined until the user first interacts with this page. */
  let ui: PageUi | undefined;
  const withPageUi = async (): Promise<PageUi> => {
    const [{ createPageUi }, here] = await Promise.all([loadOnce(), location]);
    notice.hide();
    ui ??= createPageUi(state, here, signal);
    return ui;
  };
  /** Runs a user's request at a point of the page. If it fails, shows the error there. */
  const runAtPoint = (x: number, y: number, work: (ui: PageUi) => void) => {
    void withPageUi().then(work, (error: unknown) => notice.show(errorText(error), x, y));
  };

  handleCalls<PageCalls>(
    {
      pageView: () => state.ready.then(() => state.view(selectedSpan(state.analysis?.page) !== undefined)),
      forceAnalysis: () => state.forceAnalysis().then(() => state.view(false)),
      goTo: async (target) => (await withPageUi()).cards.goTo(target),
      step: async (by) => (await withPageUi()).cards.step(by),
      openNoteEditor: async (target) => (await withPageUi()).notes.openNoteEditor(target),
      editNote: async (id) => (await withPageUi()).notes.editNote(id),
      openCorrectionEditor: async (target) => (await withPageUi()).notes.openCorrectionEditor(target),
      applyStep: async (id, step) => (await withPageUi()).correcting.applyStep(id, step),
      cardCommand: async (command) => {
        const { cards, notes } = await withPageUi();
        await state.ready;
        cards.shownCard();
        const actions = {
          correct: () => notes.openCorrectionEditorForShown(),
          dismiss: () => cards.dismiss(),
          copy: () => cards.copyCitation(),
          note: () => notes.openNoteEditorForShown(),
        };
        await actions[command]();
      },
      onNotesChanged: () => state.onNotesChanged().then(() => ui?.cards.onPageChanged()),
      onEditorFocus: async (id, focus) => ui?.editors.onEditorFocus(id, focus),
      userContent: async (id) => ui?.cards.frames.contentOf(id) ?? null,
      editorOpened: async (id) => {
        ui?.editors.onOpened(id);
        ui?.cards.frames.onOpened(id);
      },
      editorClosed: async (id, outcome) => {
        if (ui?.cards.frames.isCurrent(id)) ui.cards.close();
        else ui?.editors.onClosed(id, outcome);
        // Text that was not saved in the editor is now a draft.
        notifySubscribers();
      },
      showHighlights: async (shown) => {
        state.highlightsShown = shown;
        state.paint();
        notifySubscribers();
      },
    },
    signal,
  );
  const watch = observePage(async (change) => {
    const before = state.analysis;
    const time = await state.onChange(change);
    state.reapply();
    ui?.pageChanged(before);
    return time;
  }, signal);
  watchUserInput(
    {
      onHover: (x, y) => {
        if (ui) ui.cards.onHover(x, y);
        else if (!state.highlightAt(x, y)) notice.hide();
        else runAtPoint(x, y, ({ cards }) => cards.onHover(x, y));
      },
      onClick: (x, y) => {
        if (ui) ui.cards.onClick(x, y);
        else if (!state.highlightAt(x, y)) notice.hide();
        else runAtPoint(x, y, ({ cards }) => cards.onClick(x, y));
      },
      onSelection: () => {
        notifySubscribers();
        if (ui) ui.notes.onSelection();
        // Errors are ignored here, because the user only selected text and requested nothing.
        else if (selectedSpan(state.analysis?.page)) void withPageUi().then(({ notes }) => notes.onSelection(), ignore);
      },
      onEscape: () => {
        notice.hide();
        ui?.cards.close();
      },
      onScroll: () => {
        notice.hide();
        ui?.cards.onScroll();
      },
      isHovered: () => ui?.overlay.isHovered() ?? false,
      isOpen: () => ui?.overlay.shown !== undefined,
    },
    signal,
  );
  every(REPAIR_INTERVAL, signal, () => {
    if (document.hidden) return;
    if (!isConnected()) return ui?.showDisconnected();
    startEarlyListeners();
    state.reapply();
    watch.addRoots(state.analysis?.page.shadowRoots ?? []);
    ui?.overlay.reattach();
  });
  const { navigation } = window as { readonly navigation?: EventTarget };
  navigation?.addEventListener("navigatesuccess", () => void state.onUrlChanged(), { signal });
  addEventListener("pageshow", ({ persisted }) => persisted && void state.onShownAgain(), { signal });
  for (const query of COLOR_QUERIES) matchMedia(query).addEventListener("change", () => state.reapply(), { signal });
  // If the background does not respond, the URL is unknown and no card is opened.
  void Promise.all([state.refresh(), location]).then(async ([, { url }]) => {
    if (url.includes(TEXT_DIRECTIVE)) (await withPageUi()).openLinked(url);
  }, ignore);
  return state;
}

function ignore(): void {}

function every(time: number, signal: AbortSignal, work: () => void): void {
  const timer = setInterval(work, time);
  signal.addEventListener("abort", () => clearInterval(timer));
}
