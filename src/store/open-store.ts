import {
  type DBSchema,
  type IDBPDatabase,
  type IDBPObjectStore,
  type IDBPTransaction,
  openDB,
  type StoreNames,
} from "idb";
import type { AttributionReview } from "../annotation/attribution-review.ts";
import type { Comparison, RejectedPair } from "../annotation/comparison-record.ts";
import type { Correction } from "../annotation/correction.ts";
import type { Note } from "../annotation/note.ts";
import { pageKey } from "../annotation/page-url.ts";
import type { PersonRecord, RejectedNames } from "../annotation/person-record.ts";
import type { ReadoutRecord } from "../annotation/readout-record.ts";
import { repairCorrection, repairNote, repairReadout } from "../annotation/repair-record.ts";
import type { TopicTerm } from "../annotation/topic-term.ts";
import { findLastChange } from "../comparison/compare-versions.ts";
import { assertDiskSpace } from "./disk-space.ts";
import { type FacetKey, facetKeys, facetsOfNote, facetsOfReadout } from "./facets.ts";
import type { Collection, PendingChange } from "./pending-index-change.ts";
import type { StoredSegment } from "./search/segment.ts";
import { StoreError, toOpenError, toStoreError } from "./store-errors.ts";
import type { UndoPart, UndoRecord } from "./undo-record.ts";

/** Index fields that are stored with a record. They are never returned to callers outside the store. */
interface IndexFields {
  readonly pageKey: string;
  /**
   * One key for each facet of the record, with the record's time. Empty for a record in the trash; missing in records
   * of version 1.
   */
  readonly facetAt: readonly FacetKey[];
}

export type StoredNote = Note &
  IndexFields & {
    /**
     * The key of the canonical address that the page declares (see `schemelessPageKey`); missing if it declares none.
     */
    readonly canonicalKey?: string;
    /**
     * The `modified` time of the version that an undo restored. An earlier action uses it to recognise its own
     * change.
     */
    readonly standsFor?: string;
  };
export type StoredReadout = ReadoutRecord &
  IndexFields & {
    /** The time of the last reported change of the text (see `findLastChange`); missing if there is none. */
    readonly changedAt?: string;
  };
export type StoredCorrection = Correction & { readonly pageKey: string };
export type StoredReview = AttributionReview & { readonly pageKey: string };

/** The schema of the database. Times are ISO 8601 strings in UTC, so that they sort as strings. */
export interface StoreShape extends DBSchema {
  notes: {
    key: string;
    value: StoredNote;
    indexes: {
      pageKey: string;
      canonicalKey: string;
      created: string;
      modified: string;
      deleted: string;
      facetAt: FacetKey;
    };
  };
  readouts: {
    key: string;
    value: StoredReadout;
    /** `eventDay` contains only readouts whose day is known, `changedAt` only those whose text has changed. */
    indexes: {
      pageKey: string;
      url: string;
      capturedAt: string;
      facetAt: FacetKey;
      eventDay: string;
      changedAt: string;
    };
  };
  /**
   * Changes that are not in the search index yet. Each is written in the same transaction as its record, so that the
   * index never misses a change.
   */
  changes: { key: [Collection, string]; value: PendingChange };
  /** The segments of the search index. A segment is never changed after it was written. */
  segments: { key: number; value: StoredSegment; indexes: { collection: Collection } };
  /** One byte for each entry of a segment: 1 if its record has since changed or been deleted. */
  tombstones: { key: number; value: Uint8Array<ArrayBuffer> };
  undo: { key: string; value: UndoRecord; indexes: { at: string } };
  undoParts: { key: [string, number]; value: UndoPart };
  /** The user's corrections of the engine's results. */
  corrections: { key: string; value: StoredCorrection; indexes: { pageKey: string } };
  /** The user's comparisons of readouts. `readouts` has one entry for each readout of a comparison. */
  comparisons: { key: string; value: Comparison; indexes: { readouts: string; modified: string; deleted: string } };
  /** Pairs of readouts that are not about the same event. */
  rejectedPairs: { key: [string, string]; value: RejectedPair };
  /** The user's confirmations and tags of attributions. */
  reviews: { key: string; value: StoredReview; indexes: { pageKey: string } };
  /** Persons with several names, as the user has decided. There are few. Each name belongs to at most one of them. */
  people: { key: string; value: PersonRecord };
  /** Pairs of names that belong to different persons. */
  rejectedNames: { key: [string, string]; value: RejectedNames };
  /** The user's own terms of topics. */
  topicTerms: { key: string; value: TopicTerm };
}

/**
 * An open store. Only extension pages and the background open it: in a content script, `indexedDB` is the page's own.
 */
export type Store = IDBPDatabase<StoreShape>;

export interface OpenOptions {
  readonly name?: string;
  /** The version to open. Only tests set it. */
  readonly version?: number;
  /**
   * Called when the database has just been created, either for the first time or because the browser deleted a
   * damaged one.
   */
  readonly onCreate?: () => void;
  /** Called when the connection was closed. The caller should open the store again. */
  readonly onClose?: (reason: ClosingReason) => void;
}

/**
 * The reason why a connection was closed: a newer version needs the store, or the browser closed or deleted the
 * database.
 */
export type ClosingReason = "newer" | "lost";

/** The current version of the database schema. */
export const VERSION = 7;

/**
 * Opens the store and migrates old records. Never waits for another tab: if another tab keeps an older version open,
 * the promise is rejected with a StoreError of kind "blocked". If the connection opens later, it is closed
 * immediately.
 */
export function openStore(options: OpenOptions = {}): Promise<Store> {
  const { name = "note-verbale", version = VERSION, onCreate, onClose } = options;
  return new Promise((resolve, reject) => {
    let isLate = false;
    const opening = open(name, version, {
      onCreate: () => onCreate?.(),
      onClose: (reason) => onClose?.(reason),
      onBlocked: () => {
        isLate = true;
        reject(new StoreError("blocked"));
      },
    });
    opening.then(
      (store) => (isLate ? store.close() : resolve(store)),
      (thrown) => reject(toOpenError(thrown)),
    );
  });
}

interface OpenEvents {
  onCreate(): void;
  onClose(reason: ClosingReason): void;
  onBlocked(): void;
}

/** The function is async so that a missing `indexedDB` also results in a rejected promise. */
async function open(name: string, version: number, events: OpenEvents): Promise<Store> {
  let isNew = false;
  const store = await openDB<StoreShape>(name, version, {
    upgrade(database, from, to, transaction) {
      isNew = from === 0;
      return upgrade(database, from, to, transaction);
    },
    blocked: events.onBlocked,
    blocking(_current, wanted, event) {
      (event.target as IDBDatabase).close();
      events.onClose(wanted === null ? "lost" : "newer");
    },
    terminated: () => events.onClose("lost"),
  });
  if (isNew) events.onCreate();
  return store;
}

type Upgrade = IDBPTransaction<StoreShape, StoreNames<StoreShape>[], "versionchange">;

/** Migrates the database from older versions. No other code depends on older versions. */
async function upgrade(store: Store, from: number, to: number | null, transaction: Upgrade): Promise<void> {
  if (from < 1) {
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
  if (from < 2) {
    store.createObjectStore("changes", { keyPath: ["collection", "id"] });
    store.createObjectStore("segments", { autoIncrement: true }).createIndex("collection", "collection");
    store.createObjectStore("tombstones");
    store.createObjectStore("undo", { keyPath: "id" }).createIndex("at", "at");
    store.createObjectStore("undoParts", { keyPath: ["undo", "part"] });
    await addFacetKeys(transaction);
  }
  if (from < 3 && (to ?? VERSION) >= 3) {
    store.createObjectStore("corrections", { keyPath: "id" }).createIndex("pageKey", "pageKey");
  }
  if (from < 6 && (to ?? VERSION) >= 6) {
    const comparisons = store.createObjectStore("comparisons", { keyPath: "id" });
    comparisons.createIndex("readouts", "readouts", { multiEntry: true });
    comparisons.createIndex("modified", "modified");
    comparisons.createIndex("deleted", "deleted");
    store.createObjectStore("rejectedPairs", { keyPath: ["a", "b"] });
    transaction.objectStore("readouts").createIndex("eventDay", "event.day");
  }
  if (from < 5 && (to ?? VERSION) >= 5) transaction.objectStore("notes").createIndex("canonicalKey", "canonicalKey");
  // Version 5 changed the format of page keys.
  if (from > 0 && from < 5 && (to ?? VERSION) >= 4) await repairRecords(transaction);
  if (from < 7 && (to ?? VERSION) >= 7) {
    store.createObjectStore("topicTerms", { keyPath: "term" });
    store.createObjectStore("people", { keyPath: "id" });
    store.createObjectStore("rejectedNames", { keyPath: ["a", "b"] });
    store.createObjectStore("reviews", { keyPath: "id" }).createIndex("pageKey", "pageKey");
    transaction.objectStore("readouts").createIndex("changedAt", "changedAt");
    await queueAttributions(transaction);
    await addStatusFacets(transaction);
    await addChangeTimes(transaction);
  }
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

/** Returns the time of the last reported change of a readout's text, or undefined if there is none. */
export function changeTime(record: ReadoutRecord): string | undefined {
  const versions = [...record.earlier, record];
  const last = findLastChange(versions);
  return last && versions[last.after]?.capturedAt;
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

type StoreName = StoreNames<StoreShape>;

export type Readable<N extends StoreName> = IDBPObjectStore<StoreShape, StoreName[], N, "readonly">;
export type Writable<N extends StoreName> = IDBPObjectStore<StoreShape, StoreName[], N, "readwrite">;

/** Returns the object store with the given name; all of them belong to one transaction. */
export type TxStores<N extends StoreName, M extends IDBTransactionMode> = <K extends N>(
  name: K,
) => IDBPObjectStore<StoreShape, StoreName[], K, M>;

/** Runs a read transaction. Failures are thrown as StoreError. */
export async function readTx<N extends StoreName, T>(
  store: Store,
  name: N,
  work: (records: Readable<N>) => Promise<T>,
): Promise<T> {
  try {
    return await work(store.transaction(name).store);
  } catch (thrown) {
    throw toStoreError(thrown);
  }
}

/** Works like `readTx`, with several object stores. */
export async function readTxFrom<N extends StoreName, T>(
  store: Store,
  names: N[],
  work: (stores: TxStores<N, "readonly">) => Promise<T>,
): Promise<T> {
  try {
    const transaction = store.transaction(names);
    return await work((name) => transaction.objectStore(name));
  } catch (thrown) {
    throw toStoreError(thrown);
  }
}

/**
 * Runs a write transaction and resolves once it is written to disk. Either all of its writes succeed or none.
 * Failures are thrown as StoreError.
 */
export function writeTx<N extends StoreName, T>(
  store: Store,
  name: N,
  work: (records: Writable<N>) => Promise<T>,
): Promise<T> {
  return writeTxTo(store, [name], (stores) => work(stores(name) as unknown as Writable<N>));
}

/** Works like `writeTx`, with several object stores. */
export async function writeTxTo<N extends StoreName, T>(
  store: Store,
  names: N[],
  work: (stores: TxStores<N, "readwrite">) => Promise<T>,
): Promise<T> {
  try {
    const transaction = store.transaction(names, "readwrite", { durability: "strict" });
    const done = transaction.done;
    done.catch(() => undefined);
    const stores: TxStores<N, "readwrite"> = (name) => transaction.objectStore(name);
    const started = keepAlive(() => stores(names[0] as N).getKey(NO_KEY as never), assertDiskSpace());
    const result = await started
      .then(() => work(stores))
      .catch((thrown: unknown) => {
        abort(transaction);
        throw thrown;
      });
    await done;
    return result;
  } catch (thrown) {
    throw toStoreError(thrown);
  }
}

/**
 * Makes several requests in one transaction. A request that throws synchronously, for example because the transaction
 * was aborted, is handled like a rejected one, so that no promise is left unhandled.
 */
export async function allRequests(...requests: readonly (() => Promise<unknown>)[]): Promise<void> {
  await Promise.all(requests.map(async (request) => request()));
}

/** A key that is never stored. */
const NO_KEY = "";

/**
 * Keeps a transaction open while it waits for `awaited`, which is not a database request. Without pending requests a
 * transaction commits automatically. The transaction starts before the wait, so that writes keep their order and a
 * closing connection waits for them.
 */
async function keepAlive(ask: () => Promise<unknown>, awaited: Promise<void>): Promise<void> {
  let isSettled = false;
  const settled = () => {
    isSettled = true;
  };
  awaited.then(settled, settled);
  do await ask();
  while (!isSettled);
  await awaited;
}

/** Aborts a transaction. Ignores the error if the browser has already aborted it. */
function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    return;
  }
}
