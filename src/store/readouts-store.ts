import { pageKey } from "../annotation/page-url.ts";
import { mergeReadouts, type ReadoutRecord } from "../annotation/readout-record.ts";
import { changeTime } from "./change-time.ts";
import { type Facet, facetKeys, facetsOfReadout } from "./facets.ts";
import { readTx, type Store, type TxStores, writeTxTo } from "./open-store.ts";
import { pendingChange } from "./pending-index-change.ts";
import { publishAfter } from "./store-events.ts";
import type { StoredReadout } from "./store-shape.ts";

/**
 * Stores a readout and resolves once it is written to disk. Returns the record that is now stored. Each page has one
 * record: a second one, from another tab or an import, is merged into it without losing any text.
 */
export function putReadout(store: Store, record: ReadoutRecord): Promise<ReadoutRecord> {
  const write = writeTxTo(store, ["readouts", "changes"], async (tx) => {
    const readouts = tx("readouts");
    const key = pageKey(record.url);
    const stored = (await readouts.get(record.id)) ?? (await readouts.index("pageKey").get(key));
    const kept = stored ? mergeReadouts(toReadout(stored), record) : record;
    await writeReadout(tx, kept);
    return kept;
  });
  return publishAfter("readouts", write);
}

/** A transaction that can write readouts. */
export type ReadoutsTx = TxStores<"readouts" | "changes", "readwrite">;

/** Writes a readout with its index fields. Every write of a readout goes through this function. */
export async function writeReadout(tx: ReadoutsTx, record: ReadoutRecord): Promise<void> {
  const facetAt = facetKeys(facetsOfReadout(record), record.capturedAt);
  const changedAt = changeTime(record);
  const key = pageKey(record.url);
  await tx("readouts").put({ ...record, pageKey: key, facetAt, ...(changedAt !== undefined && { changedAt }) });
  await tx("changes").put(pendingChange("readouts", record.id));
  await tx("changes").put(pendingChange("attributions", key));
}

/** Permanently deletes a readout. Every deletion of a readout goes through this function. */
export async function deleteReadoutInTx(tx: ReadoutsTx, id: string): Promise<void> {
  const stored = await tx("readouts").get(id);
  await tx("readouts").delete(id);
  await tx("changes").put(pendingChange("readouts", id));
  if (stored) await tx("changes").put(pendingChange("attributions", stored.pageKey));
}

/** Returns the readout on the page with this key (see `pageKey`). */
export function readoutForPage(store: Store, key: string): Promise<ReadoutRecord | undefined> {
  return readTx(store, "readouts", async (readouts) => {
    const stored = await readouts.index("pageKey").get(key);
    return stored && toReadout(stored);
  });
}

/** Returns the readout for each of these page keys, in the order of the keys; undefined for a page without one. */
export function readoutsOnPages(store: Store, keys: readonly string[]): Promise<(ReadoutRecord | undefined)[]> {
  return readTx(store, "readouts", async (readouts) => {
    const pageKeys = readouts.index("pageKey");
    return (await Promise.all(keys.map((key) => pageKeys.get(key)))).map((one) => toReadout(one));
  });
}

/** Returns the readout with this id. */
export function getReadout(store: Store, id: string): Promise<ReadoutRecord | undefined> {
  return readTx(store, "readouts", async (readouts) => {
    const stored = await readouts.get(id);
    return stored && toReadout(stored);
  });
}

/** Returns the readouts whose text has changed, those with the newest change first. */
export function changedReadouts(store: Store, limit: number): Promise<ReadoutRecord[]> {
  return readTx(store, "readouts", async (readouts) => {
    const found: ReadoutRecord[] = [];
    let cursor = await readouts.index("changedAt").openCursor(null, "prev");
    for (; cursor && found.length < limit; cursor = await cursor.continue()) found.push(toReadout(cursor.value));
    return found;
  });
}

/** Returns the number of readouts whose text has changed. */
export function countChangedReadouts(store: Store): Promise<number> {
  return readTx(store, "readouts", (readouts) => readouts.index("changedAt").count());
}

/** Returns the readouts with these ids in the given order. Missing readouts are left out. */
export function getReadouts(store: Store, ids: readonly string[]): Promise<ReadoutRecord[]> {
  return readTx(store, "readouts", async (readouts) => {
    const found = await Promise.all(ids.map((id) => readouts.get(id)));
    return found.flatMap((record) => (record ? [toReadout(record)] : []));
  });
}

export interface ReadoutsOptions {
  readonly limit: number;
  /** The `capturedAt` time of the last readout of the previous page of results. */
  readonly before?: string | undefined;
}

/** Returns the newest readouts, newest first. */
export function newestReadouts(store: Store, { limit, before }: ReadoutsOptions): Promise<ReadoutRecord[]> {
  return readTx(store, "readouts", async (readouts) => {
    const found: ReadoutRecord[] = [];
    const range = before === undefined ? null : IDBKeyRange.upperBound(before, true);
    let cursor = await readouts.index("capturedAt").openCursor(range, "prev");
    for (; cursor && found.length < limit; cursor = await cursor.continue()) found.push(toReadout(cursor.value));
    return found;
  });
}

/** Returns the newest readouts with this facet value, newest first. */
export function readoutsWithFacet(
  store: Store,
  [name, value]: Facet,
  { limit, before }: ReadoutsOptions,
): Promise<ReadoutRecord[]> {
  return readTx(store, "readouts", async (readouts) => {
    const found: ReadoutRecord[] = [];
    const range = IDBKeyRange.bound([name, value], [name, value, before ?? []], false, true);
    let cursor = await readouts.index("facetAt").openCursor(range, "prev");
    for (; cursor && found.length < limit; cursor = await cursor.continue()) found.push(toReadout(cursor.value));
    return found;
  });
}

/**
 * Permanently deletes a readout; the notes on its page are kept. Returns the deleted record, so that it can be
 * restored.
 */
export function deleteReadout(store: Store, id: string): Promise<ReadoutRecord | undefined> {
  const write = writeTxTo(store, ["readouts", "changes"], async (tx) => {
    const stored = await tx("readouts").get(id);
    await deleteReadoutInTx(tx, id);
    return toReadout(stored);
  });
  return publishAfter("readouts", write);
}

/** The number of readouts that are measured; the others are assumed to be as large on average. */
const MEASURED_READOUTS = 200;

/** Returns the number of readouts and about how many bytes they take, without the search index. */
export function measureReadouts(store: Store): Promise<{ readonly count: number; readonly bytes: number }> {
  return readTx(store, "readouts", async (readouts) => {
    const keys = await readouts.getAllKeys();
    const step = Math.max(1, Math.ceil(keys.length / MEASURED_READOUTS));
    const measured = keys.filter((_, n) => n % step === 0);
    let bytes = 0;
    for (const key of measured) bytes += new Blob([JSON.stringify(await readouts.get(key))]).size;
    return { count: keys.length, bytes: Math.round((bytes / Math.max(1, measured.length)) * keys.length) };
  });
}

/**
 * Yields every readout in order of id. Only one is in memory at a time, because each holds its full text and earlier
 * texts.
 */
export async function* eachReadout(store: Store): AsyncGenerator<ReadoutRecord, void, undefined> {
  let record = await readoutAfter(store, undefined);
  while (record) {
    yield record;
    record = await readoutAfter(store, record.id);
  }
}

/** Returns the first readout after an id, in order of id. */
function readoutAfter(store: Store, id: string | undefined): Promise<ReadoutRecord | undefined> {
  return readTx(store, "readouts", async (readouts) => {
    const cursor = await readouts.openCursor(id === undefined ? null : IDBKeyRange.lowerBound(id, true));
    return cursor ? toReadout(cursor.value) : undefined;
  });
}

/** Returns the readout without the index fields that only the store uses. */
export function toReadout(stored: StoredReadout): ReadoutRecord;
export function toReadout(stored: StoredReadout | undefined): ReadoutRecord | undefined;
export function toReadout(stored: StoredReadout | undefined): ReadoutRecord | undefined {
  if (!stored) return undefined;
  const { pageKey: _, facetAt: __, changedAt: ___, ...record } = stored;
  return record;
}
