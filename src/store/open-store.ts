import {
  type DBSchema,
  type IDBPDatabase,
  type IDBPObjectStore,
  type IDBPTransaction,
  openDB,
  type StoreNames,
} from "idb";
import type { Correction } from "../annotation/correction.ts";
import type { Note } from "../annotation/note.ts";
import { pageKey } from "../annotation/page-url.ts";
import type { ReadoutRecord } from "../annotation/readout-record.ts";
import { repairCorrection, repairNote, repairReadout } from "../annotation/repair-record.ts";
import { assertDiskSpace } from "./disk-space.ts";
import { type FacetKey, facetKeys, facetsOfNote, facetsOfReadout } from "./facets.ts";
import type { Collection, PendingChange } from "./pending-index-change.ts";
import type { StoredSegment } from "./search/segment.ts";
import { StoreError, toOpenError, toStoreError } from "./store-errors.ts";
import type { UndoPart, UndoRecord } from "./undo-record.ts";

/** What is stored beside a record so that it can be found; never leaves this room. */
interface IndexFields {
  readonly pageKey: string;
  /** The record under each of its facets, in order of time; none for what lies in the trash. Missing in a raw version 1. */
  readonly facetAt: readonly FacetKey[];
}

export type StoredNote = Note &
  IndexFields & {
    /** The key of the address that the page named as its canonical one (see `schemelessPageKey`); nothing where it named none. */
    readonly canonicalKey?: string;
    /** After an undo: the `modified` of what was put back, by which an earlier action knows its own work again. */
    readonly standsFor?: string;
  };
export type StoredReadout = ReadoutRecord & IndexFields;
export type StoredCorrection = Correction & { readonly pageKey: string };

/** The shape of the database. Moments are ISO 8601 in UTC, so that their order is that of the strings. */
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
    indexes: { pageKey: string; url: string; capturedAt: string; facetAt: FacetKey };
  };
  /** Written in one transaction with the record, so that the index can never miss one. */
  changes: { key: [Collection, string]; value: PendingChange };
  /** The search index, in parts that are written once. */
  segments: { key: number; value: StoredSegment; indexes: { collection: Collection } };
  /** Which entries of a segment stand for records that have changed or gone since: a byte an entry. */
  tombstones: { key: number; value: Uint8Array<ArrayBuffer> };
  undo: { key: string; value: UndoRecord; indexes: { at: string } };
  undoParts: { key: [string, number]; value: UndoPart };
  /** What the reader has set right in the engine's reading of a page. */
  corrections: { key: string; value: StoredCorrection; indexes: { pageKey: string } };
}

/** An open store. Only extension pages and the background have one: a content script would see the page's database. */
export type Store = IDBPDatabase<StoreShape>;

export interface OpenOptions {
  readonly name?: string;
  /** Only tests open another version than the present one. */
  readonly version?: number;
  /** Called when the database has just been made: there was none, or the browser has deleted a damaged one. */
  readonly onCreate?: () => void;
  /** Called when the connection is gone: open again. */
  readonly onClose?: (reason: ClosingReason) => void;
}

/** Why a connection is gone: a newer version wants the store, or the browser has closed or deleted the database. */
export type ClosingReason = "newer" | "lost";

/** The present version of the database. */
export const VERSION = 5;

/**
 * Opens the store and brings old records up to date. Never waits for another tab: if one holds on to an older version,
 * the answer is a StoreError "blocked", and the late connection is closed when it comes.
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

/** Async, so that a browser without IndexedDB rejects like one that refuses it. */
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

/** The only place that knows of older versions. */
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
  if (from < 5 && (to ?? VERSION) >= 5) transaction.objectStore("notes").createIndex("canonicalKey", "canonicalKey");
  // Version 5 writes the key of a page in another way.
  if (from > 0 && from < 5 && (to ?? VERSION) >= 4) await repairRecords(transaction);
}

/**
 * Repairs what versions before 4 took from pages and files as it was: texts that are not well formed, and moments that cannot
 * be true. The key of the page is computed again as well, because more addresses now count as one page.
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
  }
  const corrections = transaction.objectStore("corrections");
  for (let cursor = await corrections.openCursor(); cursor; cursor = await cursor.continue()) {
    const stored = cursor.value;
    const correction = repairCorrection(stored, time);
    const key = pageKey(correction.target.source);
    if (correction !== stored || key !== correction.pageKey) void cursor.update({ ...correction, pageKey: key });
  }
}

/** The facets of what version 1 kept. Each record is to be indexed for search when the library opens next. */
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

export type Readable<N extends StoreName> = IDBPObjectStore<StoreShape, [N], N, "readonly">;
export type Writable<N extends StoreName> = IDBPObjectStore<StoreShape, [N], N, "readwrite">;

/** Several stores in one transaction, each by its name. */
export type TxStores<N extends StoreName, M extends IDBTransactionMode> = <K extends N>(
  name: K,
) => IDBPObjectStore<StoreShape, N[], K, M>;

/** Reads in one transaction; failures come as StoreError. */
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

/** Writes in one transaction and answers when it is on the disk: all of it, or nothing. Failures come as StoreError. */
export function writeTx<N extends StoreName, T>(
  store: Store,
  name: N,
  work: (records: Writable<N>) => Promise<T>,
): Promise<T> {
  return writeTxTo(store, [name], (stores) => work(stores(name) as unknown as Writable<N>));
}

/** As `writing`, to several stores at once. */
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
 * Makes several requests of one transaction. A request that throws at once, as after the transaction was aborted, fails like
 * the others, and leaves none of them unobserved.
 */
export async function allRequests(...requests: readonly (() => Promise<unknown>)[]): Promise<void> {
  await Promise.all(requests.map(async (request) => request()));
}

/** A key under which nothing is stored. */
const NO_KEY = "";

/**
 * Waits for what is no work of the database, within a transaction: it would end by itself when nothing is asked of it. It
 * was begun at once, so that writes keep their order and a connection that is to be closed waits for it.
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

/** A transaction that the browser has aborted already cannot be aborted again. */
function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    return;
  }
}
