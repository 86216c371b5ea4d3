import type { IDBPTransaction, StoreNames } from "idb";
import { pageKey } from "../annotation/page-url.ts";
import { repairCorrection, repairNote, repairReadout } from "../annotation/repair-record.ts";
import { changeTime } from "./change-time.ts";
import { facetKeys, facetsOfNote, facetsOfReadout } from "./facets.ts";
import { type Store, type StoreShape, VERSION } from "./store-shape.ts";

type Upgrade = IDBPTransaction<StoreShape, StoreNames<StoreShape>[], "versionchange">;

/** Migrates the database from older versions. No other code depends on older versions. */
export async function migrate(store: Store, from: number, to: number | null, transaction: Upgrade): Promise<void> {
  const target = to ?? VERSION;
  const reaches = (version: number) => from < version && target >= version;
  if (reaches(1)) createNotesAndReadouts(store);
  if (reaches(2)) await addSearchAndUndo(store, transaction);
  if (reaches(3)) store.createObjectStore("corrections", { keyPath: "id" }).createIndex("pageKey", "pageKey");
  if (reaches(5)) transaction.objectStore("notes").createIndex("canonicalKey", "canonicalKey");
  // Version 5 changed the format of page keys.
  if (from > 0 && from < 5 && target >= 4) await repairRecords(transaction);
  if (reaches(6)) addComparisons(store, transaction);
  if (reaches(7)) await addPeopleAndReviews(store, transaction);
  if (reaches(8)) addCodebook(store);
}

function createNotesAndReadouts(store: Store): void {
  const notes = store.createObjectStore("notes", { keyPath: "id" });
  notes.createIndex("pageKey", "pageKey");
  notes.createIndex("created", "created");
  notes.createIndex("modified", "modified");
  notes.createIndex("deleted", "deleted");
  const readouts = store.createObjectStore("readouts", { keyPath: "id" });
  readouts.createIndex("pageKey", "pageKey");
  readouts.createIndex("url", "url");
  readouts.createIndex("capturedAt", "capturedAt");
}

async function addSearchAndUndo(store: Store, transaction: Upgrade): Promise<void> {
  store.createObjectStore("changes", { keyPath: ["collection", "id"] });
  store.createObjectStore("segments", { autoIncrement: true }).createIndex("collection", "collection");
  store.createObjectStore("tombstones");
  store.createObjectStore("undo", { keyPath: "id" }).createIndex("at", "at");
  store.createObjectStore("undoParts", { keyPath: ["undo", "part"] });
  await addFacetKeys(transaction);
}

function addComparisons(store: Store, transaction: Upgrade): void {
  const comparisons = store.createObjectStore("comparisons", { keyPath: "id" });
  comparisons.createIndex("readouts", "readouts", { multiEntry: true });
  comparisons.createIndex("modified", "modified");
  comparisons.createIndex("deleted", "deleted");
  store.createObjectStore("rejectedPairs", { keyPath: ["a", "b"] });
  transaction.objectStore("readouts").createIndex("eventDay", "event.day");
}

/** Adds what version 7 has: terms of topics, people, reviews of attributions, and the reading list. */
async function addPeopleAndReviews(store: Store, transaction: Upgrade): Promise<void> {
  store.createObjectStore("topicTerms", { keyPath: "term" });
  store.createObjectStore("people", { keyPath: "id" });
  store.createObjectStore("rejectedNames", { keyPath: ["a", "b"] });
  store.createObjectStore("reviews", { keyPath: "id" }).createIndex("pageKey", "pageKey");
  transaction.objectStore("readouts").createIndex("changedAt", "changedAt");
  await queueAttributions(transaction);
  await addStatusFacets(transaction);
  await addChangeTimes(transaction);
}

function addCodebook(store: Store): void {
  store.createObjectStore("codes", { keyPath: "id" });
  store.createObjectStore("coderDecisions", { keyPath: "id" }).createIndex("pageKey", "pageKey");
}

/** Adds the facet of the reading list, which versions before 7 did not have, to each readout. */
async function addStatusFacets(transaction: Upgrade): Promise<void> {
  const changes = transaction.objectStore("changes");
  const readouts = transaction.objectStore("readouts");
  for (let cursor = await readouts.openCursor(); cursor; cursor = await cursor.continue()) {
    const record = cursor.value;
    void cursor.update({ ...record, facetAt: facetKeys(facetsOfReadout(record), record.capturedAt) });
    void changes.put({ collection: "readouts", id: record.id, stamp: 0 });
  }
}

/**
 * Repairs data that versions before 4 stored unchecked: text that is not well-formed Unicode, and implausible times.
 * Also recomputes page keys, because more addresses now count as the same page.
 */
async function repairRecords(transaction: Upgrade): Promise<void> {
  const now = new Date();
  const time = { now, fallback: now };
  const changes = transaction.objectStore("changes");
  const notes = transaction.objectStore("notes");
  for (let cursor = await notes.openCursor(); cursor; cursor = await cursor.continue()) {
    const stored = cursor.value;
    const note = repairNote(stored, time);
    const key = pageKey(note.target.source);
    if (note === stored && key === note.pageKey) continue;
    void cursor.update({ ...note, pageKey: key, facetAt: facetKeys(facetsOfNote(note), note.created) });
    void changes.put({ collection: "notes", id: note.id, stamp: 0 });
  }
  const readouts = transaction.objectStore("readouts");
  for (let cursor = await readouts.openCursor(); cursor; cursor = await cursor.continue()) {
    const stored = cursor.value;
    const readout = repairReadout(stored, time);
    const key = pageKey(readout.url);
    if (readout === stored && key === readout.pageKey) continue;
    void cursor.update({ ...readout, pageKey: key, facetAt: facetKeys(facetsOfReadout(readout), readout.capturedAt) });
    void changes.put({ collection: "readouts", id: readout.id, stamp: 0 });
    void changes.put({ collection: "attributions", id: key, stamp: 0 });
  }
  const corrections = transaction.objectStore("corrections");
  for (let cursor = await corrections.openCursor(); cursor; cursor = await cursor.continue()) {
    const stored = cursor.value;
    const correction = repairCorrection(stored, time);
    const key = pageKey(correction.target.source);
    if (correction !== stored || key !== correction.pageKey) void cursor.update({ ...correction, pageKey: key });
  }
}

/** Adds the time of the last change to readouts with several versions, which versions before 7 did not have. */
async function addChangeTimes(transaction: Upgrade): Promise<void> {
  const readouts = transaction.objectStore("readouts");
  for (let cursor = await readouts.openCursor(); cursor; cursor = await cursor.continue()) {
    const changedAt = changeTime(cursor.value);
    if (changedAt !== undefined) void cursor.update({ ...cursor.value, changedAt });
  }
}

/** Queues the attributions of each readout for the index that version 6 did not have. */
async function queueAttributions(transaction: Upgrade): Promise<void> {
  const changes = transaction.objectStore("changes");
  let cursor = await transaction.objectStore("readouts").index("pageKey").openKeyCursor();
  for (; cursor; cursor = await cursor.continue()) {
    void changes.put({ collection: "attributions", id: cursor.key, stamp: 0 });
  }
}

/** Adds the facet keys that version 1 did not have, and queues each record for the search index. */
async function addFacetKeys(transaction: Upgrade): Promise<void> {
  const [notes, readouts] = [transaction.objectStore("notes"), transaction.objectStore("readouts")];
  const changes = transaction.objectStore("changes");
  for (let cursor = await notes.openCursor(); cursor; cursor = await cursor.continue()) {
    const note = cursor.value;
    void cursor.update({ ...note, facetAt: facetKeys(facetsOfNote(note), note.created) });
    void changes.put({ collection: "notes", id: note.id, stamp: 0 });
  }
  for (let cursor = await readouts.openCursor(); cursor; cursor = await cursor.continue()) {
    const record = cursor.value;
    void cursor.update({ ...record, facetAt: facetKeys(facetsOfReadout(record), record.capturedAt) });
    void changes.put({ collection: "readouts", id: record.id, stamp: 0 });
  }
  notes.createIndex("facetAt", "facetAt", { multiEntry: true });
  readouts.createIndex("facetAt", "facetAt", { multiEntry: true });
}
