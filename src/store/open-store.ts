import { type DBSchema, type IDBPDatabase, type IDBPObjectStore, openDB, type StoreNames } from "idb";
import type { Note } from "../annotation/note.ts";
import type { ReadoutRecord } from "../annotation/readout-record.ts";
import { openErrorOf, StoreError, storeErrorOf } from "./store-errors.ts";

/** What is stored beside a record so that it can be found by its page; never leaves this room. */
interface OnPage {
  readonly pageKey: string;
}

export type StoredNote = Note & OnPage;
export type StoredReadout = ReadoutRecord & OnPage;

/** The shape of the database. Moments are ISO 8601 in UTC, so that their order is that of the strings. */
export interface StoreShape extends DBSchema {
  notes: {
    key: string;
    value: StoredNote;
    indexes: { pageKey: string; created: string; modified: string; deleted: string };
  };
  readouts: { key: string; value: StoredReadout; indexes: { pageKey: string; url: string; capturedAt: string } };
}

/** An open store. Only extension pages and the background have one: a content script would see the page's database. */
export type Store = IDBPDatabase<StoreShape>;

export interface OpenOptions {
  readonly name?: string;
  /** Only tests open another version than the present one. */
  readonly version?: number;
  /** Called when the connection is gone, because a newer version wants the store or the browser closed it: open again. */
  readonly onClose?: () => void;
}

const VERSION = 1;

/**
 * Opens the store and brings old records up to date. Never waits for another tab: if one holds on to an older version,
 * the answer is a StoreError "blocked", and the late connection is closed when it comes.
 */
export function openStore({ name = "note-verbale", version = VERSION, onClose }: OpenOptions = {}): Promise<Store> {
  return new Promise((resolve, reject) => {
    let isLate = false;
    const opening = open(name, version, {
      onClose: () => onClose?.(),
      onBlocked: () => {
        isLate = true;
        reject(new StoreError("blocked"));
      },
    });
    opening.then(
      (store) => (isLate ? store.close() : resolve(store)),
      (thrown) => reject(openErrorOf(thrown)),
    );
  });
}

interface OpenEvents {
  onClose(): void;
  onBlocked(): void;
}

/** Async, so that a browser without IndexedDB rejects like one that refuses it. */
async function open(name: string, version: number, { onClose, onBlocked }: OpenEvents): Promise<Store> {
  return openDB<StoreShape>(name, version, {
    upgrade,
    blocked: onBlocked,
    blocking(_current, _wanted, event) {
      (event.target as IDBDatabase).close();
      onClose();
    },
    terminated: onClose,
  });
}

/** The only place that knows of older versions. */
function upgrade(store: Store, from: number): void {
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
}

type Names = StoreNames<StoreShape>;

export type Readable<N extends Names> = IDBPObjectStore<StoreShape, [N], N, "readonly">;
export type Writable<N extends Names> = IDBPObjectStore<StoreShape, [N], N, "readwrite">;

/** Reads in one transaction; failures come as StoreError. */
export async function reading<N extends Names, T>(
  store: Store,
  name: N,
  work: (records: Readable<N>) => Promise<T>,
): Promise<T> {
  try {
    return await work(store.transaction(name).store);
  } catch (thrown) {
    throw storeErrorOf(thrown);
  }
}

/** Writes in one transaction and answers when it is on the disk: all of it, or nothing. Failures come as StoreError. */
export async function writing<N extends Names, T>(
  store: Store,
  name: N,
  work: (records: Writable<N>) => Promise<T>,
): Promise<T> {
  try {
    const transaction = store.transaction(name, "readwrite", { durability: "strict" });
    const done = transaction.done;
    done.catch(() => undefined);
    const result = await work(transaction.store).catch((thrown: unknown) => {
      abort(transaction);
      throw thrown;
    });
    await done;
    return result;
  } catch (thrown) {
    throw storeErrorOf(thrown);
  }
}

/** A transaction that the browser has aborted already cannot be aborted again. */
function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    return;
  }
}
