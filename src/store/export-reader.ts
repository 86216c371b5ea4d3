import { listCoderDecisions } from "./coder-decisions-store.ts";
import { listCodes } from "./codes-store.ts";
import { allComparisons, listRejectedPairs } from "./comparisons-store.ts";
import { correctionsOnPages, eachCorrection } from "./corrections-store.ts";
import type { StorageArea } from "./local-storage.ts";
import { eachNotedPage, getNotes, notesForPage } from "./notes-store.ts";
import type { Store } from "./open-store.ts";
import { readNameDecisions } from "./people-store.ts";
import { readPreferences } from "./preferences.ts";
import { eachReadout, getReadouts, readoutsOnPages } from "./readouts-store.ts";
import { eachReview, reviewsOnPages } from "./reviews-store.ts";
import { listTopicTerms } from "./topic-terms-store.ts";

/** Returns the functions by which an export reads the store, page by page. */
export function createExportReader(store: Store, area: StorageArea) {
  return {
    notedPages: () => eachNotedPage(store),
    readouts: () => eachReadout(store),
    reviews: () => eachReview(store),
    corrections: () => eachCorrection(store),
    readoutsOnPages: (keys: readonly string[]) => readoutsOnPages(store, keys),
    correctionsOnPages: (keys: readonly string[]) => correctionsOnPages(store, keys),
    reviewsOnPages: (keys: readonly string[]) => reviewsOnPages(store, keys),
    notesById: (ids: readonly string[]) => getNotes(store, ids),
    readoutsById: (ids: readonly string[]) => getReadouts(store, ids),
    notesOnPage: (key: string) => notesForPage(store, key),
    comparisons: () => allComparisons(store),
    rejectedPairs: () => listRejectedPairs(store),
    nameDecisions: () => readNameDecisions(store),
    preferences: () => readPreferences(area),
    topicTerms: () => listTopicTerms(store),
    codes: () => listCodes(store),
    coderDecisions: () => listCoderDecisions(store),
  };
}
