import { pageKey } from "../annotation/page-url.ts";
import { mergeReadouts, type ReadoutRecord } from "../annotation/readout-record.ts";
import { type Facet, facetKeys, facetsOfReadout } from "./facets.ts";
import { readTx, type Store, type StoredReadout, type TxStores, writeTxTo } from "./open-store.ts";
import { pendingChange } from "./pending-index-change.ts";

/**
 * Keeps a readout and answers when it is on the disk, with the record that is now stored. There is one record a page: a
 * second one, made in another tab or imported, is merged into it and no text is lost.
 */
export function putReadout(store: Store, record: ReadoutRecord): Promise<ReadoutRecord> {
  return writeTxTo(store, ["readouts", "changes"], async (tx) => {
    const readouts = tx("readouts");
    const key = pageKey(record.url);
    const stored = (await readouts.get(record.id)) ?? (await readouts.index("pageKey").get(key));
    const kept = stored ? mergeReadouts(toReadout(stored), record) : record;
    await writeReadout(tx, kept);
    return kept;
  });
}

/** A transaction in which readouts can be written. */
export type ReadoutsTx = TxStores<"readouts" | "changes", "readwrite">;

/** Writes a readout with all that it is found by; the only way in which readouts are written. */
export async function writeReadout(tx: ReadoutsTx, record: ReadoutRecord): Promise<void> {
  const facetAt = facetKeys(facetsOfReadout(record), record.capturedAt);
  await tx("readouts").put({ ...record, pageKey: pageKey(record.url), facetAt });
  await tx("changes").put(pendingChange("readouts", record.id));
}

/** Takes a readout out for good; the only way in which that is done. */
export async function deleteReadoutInTx(tx: ReadoutsTx, id: string): Promise<void> {
  await tx("readouts").delete(id);
  await tx("changes").put(pendingChange("readouts", id));
}

/** The readout on the page of a key (see `pageKey`). */
export function readoutForPage(store: Store, key: string): Promise<ReadoutRecord | undefined> {
  return readTx(store, "readouts", async (readouts) => {
    const stored = await readouts.index("pageKey").get(key);
    return stored && toReadout(stored);
  });
}

/** The readouts on the pages of these keys, in their order, and nothing where there is none. */
export function readoutsOnPages(store: Store, keys: readonly string[]): Promise<(ReadoutRecord | undefined)[]> {
  return readTx(store, "readouts", async (readouts) => {
    const pageKeys = readouts.index("pageKey");
    return (await Promise.all(keys.map((key) => pageKeys.get(key)))).map((one) => toReadout(one));
  });
}

/** The readout of an id. */
export function getReadout(store: Store, id: string): Promise<ReadoutRecord | undefined> {
  return readTx(store, "readouts", async (readouts) => {
    const stored = await readouts.get(id);
    return stored && toReadout(stored);
  });
}

/** The readouts of these ids, in their order; those that are gone are left out. */
export function getReadouts(store: Store, ids: readonly string[]): Promise<ReadoutRecord[]> {
  return readTx(store, "readouts", async (readouts) => {
    const found = await Promise.all(ids.map((id) => readouts.get(id)));
    return found.flatMap((record) => (record ? [toReadout(record)] : []));
  });
}

export interface ReadoutsOptions {
  readonly limit: number;
  /** The `capturedAt` of the last readout already seen. */
  readonly before?: string | undefined;
}

/** The newest readouts, newest first. */
export function newestReadouts(store: Store, { limit, before }: ReadoutsOptions): Promise<ReadoutRecord[]> {
  return readTx(store, "readouts", async (readouts) => {
    const found: ReadoutRecord[] = [];
    const range = before === undefined ? null : IDBKeyRange.upperBound(before, true);
    let cursor = await readouts.index("capturedAt").openCursor(range, "prev");
    for (; cursor && found.length < limit; cursor = await cursor.continue()) found.push(toReadout(cursor.value));
    return found;
  });
}

/** The newest readouts under one value of a facet, newest first. */
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

/** How many readouts are stored. */
export function countReadouts(store: Store): Promise<number> {
  return readTx(store, "readouts", (readouts) => readouts.count());
}

/** Takes a readout out for good; the notes on its page stay. Answers with what was stored, so that it can be put back. */
export function deleteReadout(store: Store, id: string): Promise<ReadoutRecord | undefined> {
  return writeTxTo(store, ["readouts", "changes"], async (tx) => {
    const stored = await tx("readouts").get(id);
    await deleteReadoutInTx(tx, id);
    return toReadout(stored);
  });
}

/** Every readout in order of id, one in memory at a time: each carries its whole text, and its earlier ones. */
export async function* eachReadout(store: Store): AsyncGenerator<ReadoutRecord, void, undefined> {
  let record = await readoutAfter(store, undefined);
  while (record) {
    yield record;
    record = await readoutAfter(store, record.id);
  }
}

/** The first readout after an id, in order of id. */
export function readoutAfter(store: Store, id: string | undefined): Promise<ReadoutRecord | undefined> {
  return readTx(store, "readouts", async (readouts) => {
    const cursor = await readouts.openCursor(id === undefined ? null : IDBKeyRange.lowerBound(id, true));
    return cursor ? toReadout(cursor.value) : undefined;
  });
}

/** The readout as the reader has it, without what it is found by. */
export function toReadout(stored: StoredReadout): ReadoutRecord;
export function toReadout(stored: StoredReadout | undefined): ReadoutRecord | undefined;
export function toReadout(stored: StoredReadout | undefined): ReadoutRecord | undefined {
  if (!stored) return undefined;
  const { pageKey: _, facetAt: __, ...record } = stored;
  return record;
}
