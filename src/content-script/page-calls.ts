import { handleCalls } from "../rpc/rpc.ts";
import type { PageCalls } from "../rpc/rpc-contract.ts";
import type { LazyPageUi } from "./lazy-page-ui.ts";
import type { PageController } from "./page-controller.ts";
import type { PageUiCalls } from "./page-ui.ts";
import { pageView } from "./page-view.ts";
import { selectedSpan } from "./selected-span.ts";

/**
 * Answers the calls of popup, background and editor frames until the signal aborts.
 * @param notifySubscribers Notifies the subscribers to the page's view of a change.
 */
export function handlePageCalls(
  page: PageController,
  ui: LazyPageUi,
  notifySubscribers: () => void,
  signal: AbortSignal,
): void {
  const { state } = page;
  /** Has the UI answer a call, and opens it first. */
  const withUi = <T>(call: (calls: PageUiCalls) => Promise<T>) => ui.open().then(({ calls }) => call(calls));
  handleCalls<PageCalls>(
    {
      pageView: () => page.ready.then(() => pageView(state, selectedSpan(state.analysis?.page) !== undefined)),
      mainText: () => page.ready.then(() => state.analysis?.engine.mainText ?? ""),
      forceAnalysis: () => page.forceAnalysis().then(() => pageView(state, false)),
      goTo: (target) => withUi((calls) => calls.goTo(target)),
      step: (by) => withUi((calls) => calls.step(by)),
      openNoteEditor: (target) => withUi((calls) => calls.openNoteEditor(target)),
      editNote: (id) => withUi((calls) => calls.editNote(id)),
      openCorrectionEditor: (target) => withUi((calls) => calls.openCorrectionEditor(target)),
      applyStep: (id, step) => withUi((calls) => calls.applyStep(id, step)),
      cardCommand: (command) => withUi((calls) => calls.cardCommand(command)),
      keepReadout: (mode) => withUi((calls) => calls.keepReadout(mode)),
      onNotesChanged: () => page.onNotesChanged().then(() => ui.current?.overlay.onPageChanged()),
      onEditorFocus: async (id, focus) => ui.current?.calls.onEditorFocus(id, focus),
      userContent: async (id) => ui.current?.calls.userContent(id) ?? null,
      editorOpened: async (id) => ui.current?.calls.editorOpened(id),
      editorClosed: async (id, outcome) => {
        await ui.current?.calls.editorClosed(id, outcome);
        // Text that was not saved in the editor is now a draft.
        notifySubscribers();
      },
      showHighlights: async (shown) => {
        page.highlights.setShown(shown);
        notifySubscribers();
      },
    },
    signal,
  );
}
