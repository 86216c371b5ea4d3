import { type IDBPObjectStore, openDB, type StoreNames } from "idb";
import { assertDiskSpace } from "./disk-space.ts";
import { migrate } from "./migrations.ts";
import { StoreError, toOpenError, toStoreError } from "./store-errors.ts";
import { type Store, type StoreShape, VERSION } from "./store-shape.ts";

export type { Store } from "./store-shape.ts";

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
      return migrate(database, from, to, transaction);
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
