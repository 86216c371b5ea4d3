import { correctionsOnPages, eachCorrection } from "./corrections-store.ts";
import { eachNotedPage } from "./notes-store.ts";
import type { Store } from "./open-store.ts";
import { eachReadout, readoutsOnPages } from "./readouts-store.ts";

/** Returns the functions by which an export reads the store, page by page. */
export function createExportReader(store: Store) {
  return {
    notedPages: () => eachNotedPage(store),
    readouts: () => eachReadout(store),
    corrections: () => eachCorrection(store),
    readoutsOnPages: (keys: readonly string[]) => readoutsOnPages(store, keys),
    correctionsOnPages: (keys: readonly string[]) => correctionsOnPages(store, keys),
  };
}
