import type { Correction } from "../annotation/correction.ts";
import { pageKey } from "../annotation/page-url.ts";
import { readTx, type Store, type TxStores, writeTxTo } from "./open-store.ts";
import { pendingChange } from "./pending-index-change.ts";
import { publishAfter } from "./store-events.ts";
import type { StoredCorrection } from "./store-shape.ts";

/** The object stores that are written together when a correction is written. */
const CORRECTIONS_AND_CHANGES: ("corrections" | "changes")[] = ["corrections", "changes"];

/** A transaction that can write corrections. */
export type CorrectionsTx = TxStores<"corrections" | "changes", "readwrite">;

/**
 * Stores a correction and resolves once it is written to disk. Returns the stored version: of two corrections with
 * the same id, the one modified later.
 */
export function putCorrection(store: Store, correction: Correction): Promise<Correction> {
  const write = writeTxTo(store, CORRECTIONS_AND_CHANGES, async (tx) => {
    const known = toCorrection(await tx("corrections").get(correction.id));
    if (known && known.modified > correction.modified) return known;
    await writeCorrection(tx, correction);
    return correction;
  });
  return publishAfter("corrections", write);
}

/** Writes a correction within an open transaction. Every write of a correction goes through this function. */
export async function writeCorrection(tx: CorrectionsTx, correction: Correction): Promise<void> {
  const key = pageKey(correction.target.source);
  await tx("corrections").put({ ...correction, pageKey: key });
  await tx("changes").put(pendingChange("attributions", key));
}

/** Deletes a correction within an open transaction. Every deletion of a correction goes through this function. */
export async function deleteCorrectionInTx(tx: CorrectionsTx, { id, target }: Correction): Promise<void> {
  await tx("corrections").delete(id);
  await tx("changes").put(pendingChange("attributions", pageKey(target.source)));
}

/** Returns the corrections on the page with this key (see `pageKey`), oldest first. */
export function correctionsForPage(store: Store, key: string): Promise<Correction[]> {
  return readTx(store, "corrections", async (corrections) => {
    const found = await corrections.index("pageKey").getAll(key);
    return found.map((one) => toCorrection(one)).sort((a, b) => (a.created < b.created ? -1 : 1));
  });
}

/** Returns the corrections for each of these page keys, in the order of the keys; oldest first for each page. */
export function correctionsOnPages(store: Store, keys: readonly string[]): Promise<Correction[][]> {
  return readTx(store, "corrections", async (corrections) => {
    const pageKeys = corrections.index("pageKey");
    const found = await Promise.all(keys.map((key) => pageKeys.getAll(key)));
    return found.map((all) => all.map((one) => toCorrection(one)).sort((a, b) => (a.created < b.created ? -1 : 1)));
  });
}

/**
 * Deletes a correction, so that the engine's own result applies again. Returns the deleted correction, or undefined
 * if none has this id.
 */
export function removeCorrection(store: Store, id: string): Promise<Correction | undefined> {
  const write = writeTxTo(store, CORRECTIONS_AND_CHANGES, async (tx) => {
    const known = toCorrection(await tx("corrections").get(id));
    if (known) await deleteCorrectionInTx(tx, known);
    return known;
  });
  return publishAfter("corrections", write);
}

/** Returns the correction with this id. */
export function getCorrection(store: Store, id: string): Promise<Correction | undefined> {
  return readTx(store, "corrections", async (corrections) => toCorrection(await corrections.get(id)));
}

/** The number of corrections that one transaction reads when all of them are read. */
const BATCH_SIZE = 500;

/** Yields every correction in order of id. Only one batch is in memory at a time. */
export async function* eachCorrection(store: Store): AsyncGenerator<Correction, void, undefined> {
  let chunk = await correctionsAfter(store, undefined);
  while (chunk.length > 0) {
    yield* chunk;
    chunk = await correctionsAfter(store, chunk.at(-1)?.id);
  }
}

/** Returns the next batch of corrections after an id, in order of id. */
function correctionsAfter(store: Store, id: string | undefined): Promise<Correction[]> {
  const range = id === undefined ? null : IDBKeyRange.lowerBound(id, true);
  return readTx(store, "corrections", async (corrections) => {
    return (await corrections.getAll(range, BATCH_SIZE)).map((one) => toCorrection(one));
  });
}

/** Returns the correction without the fields that only the store uses. */
export function toCorrection(stored: StoredCorrection): Correction;
export function toCorrection(stored: StoredCorrection | undefined): Correction | undefined;
export function toCorrection(stored: StoredCorrection | undefined): Correction | undefined {
  if (!stored) return undefined;
  const { pageKey: _, ...correction } = stored;
  return correction;
}
