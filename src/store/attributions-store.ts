import {
  type AttributionRow,
  attributionRows,
  groupIdsByPage,
  type ReviewedReadout,
} from "../annotation/attribution-row.ts";
import { toCorrection } from "./corrections-store.ts";
import { toNote } from "./notes-store.ts";
import { readTx, readTxFrom, type Store, type TxStores } from "./open-store.ts";
import { toReadout } from "./readouts-store.ts";
import { toReview } from "./reviews-store.ts";
import type { StoredReadout } from "./store-shape.ts";

/** The object stores from which attributions are read. */
type AttributionSource = "readouts" | "corrections" | "reviews" | "notes";

/** A transaction that can read everything that belongs to attributions. */
type AttributionsTx = TxStores<AttributionSource, IDBTransactionMode>;

const SOURCES: AttributionSource[] = ["readouts", "corrections", "reviews", "notes"];

/**
 * Returns the readouts on the pages with these keys and what the user has added to them, in the order of the keys;
 * undefined for a page without a readout.
 */
export function reviewedReadouts(store: Store, keys: readonly string[]): Promise<(ReviewedReadout | undefined)[]> {
  return readTxFrom(store, SOURCES, (tx) => Promise.all(keys.map((key) => reviewedReadoutInTx(tx, key))));
}

/** Works like `reviewedReadouts` for one page within an open transaction. */
export async function reviewedReadoutInTx(tx: AttributionsTx, key: string): Promise<ReviewedReadout | undefined> {
  const [record, corrections, reviews, notes] = await Promise.all([
    tx("readouts").index("pageKey").get(key),
    tx("corrections").index("pageKey").getAll(key),
    tx("reviews").index("pageKey").getAll(key),
    tx("notes").index("pageKey").getAll(key),
  ]);
  if (!record) return undefined;
  return {
    record: toReadout(record),
    corrections: corrections.map((one) => toCorrection(one)).sort((a, b) => (a.created < b.created ? -1 : 1)),
    reviews: reviews.map((one) => toReview(one)),
    notes: notes.flatMap((note) => (note.deleted === undefined ? [toNote(note)] : [])),
  };
}

/** Returns the rows of the attributions with these ids, in the given order. Those that do not exist are left out. */
export async function getAttributionRows(store: Store, ids: readonly string[]): Promise<AttributionRow[]> {
  const byPage = groupIdsByPage(ids);
  const readouts = await reviewedReadouts(store, [...byPage.keys()]);
  const rows = readouts.flatMap((one) => (one ? attributionRows(one) : []));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/**
 * Returns the first rows of the list in its usual order, by the day of the event with the latest first, without the
 * search index. Readouts whose day is unknown are left out.
 */
export async function latestAttributionRows(store: Store, limit: number): Promise<AttributionRow[]> {
  const rows: AttributionRow[] = [];
  const keys = await readTx(store, "readouts", async (readouts) => {
    const found: StoredReadout[] = [];
    let count = 0;
    let cursor = await readouts.index("eventDay").openCursor(null, "prev");
    for (; cursor && count < limit; cursor = await cursor.continue()) {
      found.push(cursor.value);
      count += cursor.value.reading.attributions.length;
    }
    return found.map(({ pageKey }) => pageKey);
  });
  for (const readout of await reviewedReadouts(store, keys)) if (readout) rows.push(...attributionRows(readout));
  return rows.slice(0, limit);
}
