import { correctionsForPage, eachCorrection } from "./corrections-store.ts";
import { eachNotedPage } from "./notes-store.ts";
import type { Store } from "./open-store.ts";
import { eachReadout, readoutForPage } from "./readouts-store.ts";

/** All that an export reads of a store, page by page. */
export function notebookOf(store: Store) {
  return {
    notedPages: () => eachNotedPage(store),
    readouts: () => eachReadout(store),
    readout: (key: string) => readoutForPage(store, key),
    corrections: () => eachCorrection(store),
    correctionsOnPage: (key: string) => correctionsForPage(store, key),
  };
}
