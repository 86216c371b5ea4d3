import { errorText } from "../rpc/reload-hint.ts";
import { fetchNotes } from "./fetch-page-records.ts";
import type { NoteAnchoring, NoteLocator } from "./note-locator.ts";
import type { PageState } from "./page-state.ts";

/**
 * Returns a function that loads the notes of the page, has them located, and has the text of a page with notes or
 * corrections stored. If the notes cannot be loaded, the earlier ones stay and the popup shows the error. The function
 * returns false if nothing has changed, because the page was not read yet or a newer call has replaced this one.
 * @param notifyChange Called if the text of the page could not be stored.
 */
export function createNotesUpdater(
  state: PageState,
  loadUi: () => Promise<NoteAnchoring>,
  notifyChange: () => void,
): () => Promise<boolean> {
  /** Cancels the current update when a newer one starts. */
  let current = new AbortController();
  /** Undefined until the page has notes or corrections. */
  let locator: NoteLocator | undefined;

  return async () => {
    const { analysis } = state;
    if (!analysis) return false;
    // Cancel before loading the notes, so that an older response that arrives late is dropped.
    current.abort();
    current = new AbortController();
    const { signal } = current;
    try {
      const notes = await fetchNotes(state.articles);
      if (signal.aborted) return false;
      state.error = analysis.engine.warning;
      if (state.isTranslated) {
        state.waiting = notes.map((note) => ({ note, span: undefined, attribution: undefined }));
        return true;
      }
      const isCorrected = analysis.corrections.length > 0;
      if (notes.length === 0 && !isCorrected) {
        state.located = [];
        return true;
      }
      const { NoteLocator } = await loadUi();
      locator ??= new NoteLocator(state);
      const located = await locator.locate(notes, analysis, signal);
      if (!located) return false;
      state.located = located;
      if (located.length > 0 || isCorrected)
        void locator.saveReadout(analysis).catch((error: unknown) => {
          state.error = errorText(error);
          notifyChange();
        });
    } catch (error) {
      if (signal.aborted) return false;
      state.error = errorText(error);
    }
    return true;
  };
}
