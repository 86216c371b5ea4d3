/*
 * Runs in a page of the extension, into which test-browser.ts injects it. Writes to the store and reads from it with
 * the product's own functions, without the interface.
 */

import type { AttributionReview } from "../../../src/annotation/attribution-review.ts";
import type { Code } from "../../../src/annotation/code-record.ts";
import type { Comparison } from "../../../src/annotation/comparison-record.ts";
import type { Correction } from "../../../src/annotation/correction.ts";
import type { Note } from "../../../src/annotation/note.ts";
import type { PersonRecord, RejectedNames } from "../../../src/annotation/person-record.ts";
import type { ReadoutRecord } from "../../../src/annotation/readout-record.ts";
import type { TopicTerm } from "../../../src/annotation/topic-term.ts";
import { editCodes } from "../../../src/store/codes-store.ts";
import { putComparison } from "../../../src/store/comparisons-store.ts";
import { putCorrection } from "../../../src/store/corrections-store.ts";
import { saveNoteCounts } from "../../../src/store/noted-page-counts.ts";
import { putNotes } from "../../../src/store/notes-store.ts";
import { openStore, type Store } from "../../../src/store/open-store.ts";
import { putReadout } from "../../../src/store/readouts-store.ts";
import { putReview } from "../../../src/store/reviews-store.ts";

/** The records that a test can put into the store. */
export interface Records {
  readonly notes?: readonly Note[];
  readonly readouts?: readonly ReadoutRecord[];
  readonly corrections?: readonly Correction[];
  readonly reviews?: readonly AttributionReview[];
  readonly comparisons?: readonly Comparison[];
  readonly people?: readonly PersonRecord[];
  readonly codes?: readonly Code[];
}

/** The content of the store, each list sorted by identifier. */
export interface StoredRecords {
  readonly notes: readonly Note[];
  readonly readouts: readonly ReadoutRecord[];
  readonly corrections: readonly Correction[];
  readonly reviews: readonly AttributionReview[];
  readonly comparisons: readonly Comparison[];
  readonly people: readonly PersonRecord[];
  readonly rejectedNames: readonly RejectedNames[];
  readonly topicTerms: readonly TopicTerm[];
}

export interface TestStore {
  put(records: Records): Promise<void>;
  read(): Promise<StoredRecords>;
  /** Deletes all records, drafts and settings. Returns true if nothing is left. */
  clear(): Promise<boolean>;
}

declare const chrome: { readonly storage: { readonly local: StorageArea; readonly session?: StorageArea } };

interface StorageArea {
  get(keys: string | string[] | null): Promise<Record<string, unknown>>;
  set(values: Record<string, unknown>): Promise<void>;
  remove(key: string): Promise<void>;
  clear(): Promise<void>;
}

const NAMES = [
  "notes",
  "readouts",
  "corrections",
  "reviews",
  "comparisons",
  "people",
  "rejectedNames",
  "topicTerms",
] as const;

async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore();
  try {
    return await work(store);
  } finally {
    store.close();
  }
}

async function readAll(store: Store): Promise<StoredRecords> {
  const all = await Promise.all(NAMES.map(async (name) => [name, await store.getAll(name)] as const));
  return Object.fromEntries(all) as unknown as StoredRecords;
}

const testStore: TestStore = {
  put: ({ notes = [], readouts = [], corrections = [], reviews = [], comparisons = [], people = [], codes = [] }) =>
    withStore(async (store) => {
      await putNotes(store, notes);
      for (const readout of readouts) await putReadout(store, readout);
      for (const correction of corrections) await putCorrection(store, correction);
      for (const review of reviews) await putReview(store, review);
      for (const comparison of comparisons) await putComparison(store, comparison);
      for (const person of people) await store.put("people", person);
      if (codes.length > 0) await editCodes(store, "", (before) => [...before, ...codes]);
      const counts = new Map<string, number>();
      for (const { target } of notes) counts.set(target.source, (counts.get(target.source) ?? 0) + 1);
      await saveNoteCounts(chrome.storage.local, counts);
    }),
  read: () => withStore(readAll),
  clear: () =>
    withStore(async (store) => {
      // The store's own function would notify an open library, which would then load again.
      const names = [...store.objectStoreNames];
      const tx = store.transaction(names, "readwrite");
      await Promise.all([...names.map((name) => tx.objectStore(name).clear()), tx.done]);
      await chrome.storage.local.clear();
      await chrome.storage.session?.clear();
      return Object.values(await readAll(store)).every((records) => records.length === 0);
    }),
};

Object.assign(globalThis, { testStore });
