import { pageKey } from "../annotation/page-url.ts";
import { mergeReadouts, type ReadoutRecord } from "../annotation/readout-record.ts";
import { reading, type Store, type StoredReadout, writing } from "./open-store.ts";

/**
 * Keeps a readout and answers when it is on the disk, with the record that is now stored. There is one record a page: a
 * second one, made in another tab or imported, is merged into it and no text is lost.
 */
export function putReadout(store: Store, record: ReadoutRecord): Promise<ReadoutRecord> {
  return writing(store, "readouts", async (readouts) => {
    const key = pageKey(record.url);
    const stored = (await readouts.get(record.id)) ?? (await readouts.index("pageKey").get(key));
    const kept = stored ? mergeReadouts(asReadout(stored), record) : record;
    await readouts.put({ ...kept, pageKey: pageKey(kept.url) });
    return kept;
  });
}

/** The readout on the page of a key (see `pageKey`). */
export function readoutForPage(store: Store, key: string): Promise<ReadoutRecord | undefined> {
  return reading(store, "readouts", async (readouts) => {
    const stored = await readouts.index("pageKey").get(key);
    return stored && asReadout(stored);
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

function readoutAfter(store: Store, id: string | undefined): Promise<ReadoutRecord | undefined> {
  return reading(store, "readouts", async (readouts) => {
    const cursor = await readouts.openCursor(id === undefined ? null : IDBKeyRange.lowerBound(id, true));
    return cursor ? asReadout(cursor.value) : undefined;
  });
}

function asReadout({ pageKey: _, ...record }: StoredReadout): ReadoutRecord {
  return record;
}
