import type { Note } from "../annotation/note.ts";
import { BATCH_SIZE, type JobOptions } from "./bulk-job.ts";
import { deleteTrashedComparisons } from "./comparisons-store.ts";
import { deleteNotePermanently, toNote } from "./notes-store.ts";
import { readTx, type Store, writeTxTo } from "./open-store.ts";
import { publishAfterJob } from "./store-events.ts";

/** The number of days for which an action can be undone and the trash keeps a note. */
export const RETENTION_DAYS = 30;

export interface TrashOptions {
  readonly limit: number;
  /** The `deleted` time of the last note of the previous page of results. */
  readonly before?: string | undefined;
}

/**
 * Returns notes from the trash, most recently deleted first. The list can be slightly longer than `limit`, because
 * notes that were deleted at the same time are never separated.
 */
export function trashedNotes(store: Store, { limit, before }: TrashOptions): Promise<Note[]> {
  return readTx(store, "notes", async (notes) => {
    const found: Note[] = [];
    const range = before === undefined ? null : IDBKeyRange.upperBound(before, true);
    let cursor = await notes.index("deleted").openCursor(range, "prev");
    for (; cursor; cursor = await cursor.continue()) {
      if (found.length >= limit && found.at(-1)?.deleted !== cursor.value.deleted) break;
      found.push(toNote(cursor.value));
    }
    return found;
  });
}

/**
 * Permanently deletes notes, comparisons and journal entries that are older than the retention period. Returns the
 * number of deleted notes.
 */
export async function purgeExpired(store: Store, now = new Date()): Promise<number> {
  const end = new Date(now.getTime() - RETENTION_DAYS * 86_400_000).toISOString();
  const gone = await emptyTrash(store, end);
  await writeTxTo(store, ["undo", "undoParts"], async (tx) => {
    const old = await tx("undo").index("at").getAllKeys(IDBKeyRange.upperBound(end));
    await Promise.all(
      old.flatMap((id) => [tx("undo").delete(id), tx("undoParts").delete(IDBKeyRange.bound([id], [id, []]))]),
    );
  });
  return gone;
}

/**
 * Permanently deletes, in batches, all notes and comparisons that were moved to the trash before the given time, or all
 * that are in the trash. Returns the number of notes.
 */
export function emptyTrash(store: Store, before?: string, { onProgress, signal }: JobOptions = {}): Promise<number> {
  return publishAfterJob(async (onWrite) => {
    const range = before === undefined ? undefined : IDBKeyRange.upperBound(before);
    const total = await readTx(store, "notes", (notes) => notes.index("deleted").count(range));
    let gone = 0;
    while (gone < total && signal?.aborted !== true) {
      const erased = await writeTxTo(store, ["notes", "changes"], async (tx) => {
        const ids = await tx("notes").index("deleted").getAllKeys(range, BATCH_SIZE);
        await Promise.all(ids.map((id) => deleteNotePermanently(tx, id)));
        return ids.length;
      });
      if (erased === 0) break;
      onWrite("notes");
      gone += erased;
      onProgress?.(gone, total);
    }
    if (signal?.aborted !== true && (await deleteTrashedComparisons(store, before)) > 0) onWrite("comparisons");
    return gone;
  });
}
