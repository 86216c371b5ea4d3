import { momentAfter } from "../annotation/moment.ts";
import { type ReadoutStatus, statusOf } from "../annotation/readout-record.ts";
import { randomUuid } from "../annotation/uuid.ts";
import { type BulkResult, JOURNALED_STORES, type JobOptions, type StepOptions } from "./bulk-job.ts";
import { readTx, type Store, writeTxTo } from "./open-store.ts";
import { deleteReadoutInTx, toReadout, writeReadout } from "./readouts-store.ts";
import { publishAfter, publishAfterJob } from "./store-events.ts";
import type { UndoRecord, UndoStatus } from "./undo-record.ts";

/**
 * The number of readouts whose status is set in one transaction. It is smaller than for notes, because a readout can be
 * long.
 */
const STATUS_BATCH_SIZE = 25;

/** Sets the status of readouts in the reading list. Readouts that already have it are left unchanged. */
export function setReadoutStatus(
  store: Store,
  ids: readonly string[],
  status: ReadoutStatus,
  options: JobOptions = {},
): Promise<BulkResult> {
  return publishAfterJob((onWrite) => writeStatus(store, ids, status, { ...options, onWrite }));
}

async function writeStatus(
  store: Store,
  ids: readonly string[],
  status: ReadoutStatus,
  { onProgress, signal, onWrite }: StepOptions,
): Promise<BulkResult> {
  let undo: UndoRecord = { id: randomUuid(), kind: "status", subject: status, at: new Date().toISOString(), count: 0 };
  let from = 0;
  for (; from < ids.length && signal?.aborted !== true; from += STATUS_BATCH_SIZE) {
    const chunk = ids.slice(from, from + STATUS_BATCH_SIZE);
    const part = from / STATUS_BATCH_SIZE;
    undo = await writeTxTo(store, JOURNALED_STORES, async (tx) => {
      const statuses: UndoStatus[] = [];
      for (const id of chunk) {
        const record = toReadout(await tx("readouts").get(id));
        if (!record || statusOf(record) === status) continue;
        const at = momentAfter(record.status?.at ?? "", new Date());
        await writeReadout(tx, { ...record, status: { value: status, at } });
        statuses.push({ id, before: record.status ?? null, after: at });
      }
      if (statuses.length === 0) return undo;
      const next = { ...undo, count: undo.count + statuses.length };
      await tx("undo").put(next);
      await tx("undoParts").put({ undo: undo.id, part, entries: [], statuses });
      return next;
    });
    if (undo.count > 0) onWrite("readouts");
    onProgress?.(Math.min(ids.length, from + STATUS_BATCH_SIZE), ids.length);
  }
  return { undo, urls: [], isComplete: from >= ids.length };
}

/**
 * Deletes a readout; the notes on its page are kept. Returns the id of the journal entry that undoes it, or undefined if
 * no readout has this id.
 */
export function deleteReadoutUndoably(store: Store, id: string, now = new Date()): Promise<string | undefined> {
  const write = writeTxTo(store, JOURNALED_STORES, async (tx) => {
    const stored = await tx("readouts").get(id);
    if (!stored) return undefined;
    const before = toReadout(stored);
    const undo: UndoRecord = {
      id: randomUuid(),
      kind: "delete-readout",
      at: now.toISOString(),
      count: 1,
      subject: before.title,
    };
    await deleteReadoutInTx(tx, id);
    await tx("undo").put(undo);
    await tx("undoParts").put({ undo: undo.id, part: 0, entries: [], readouts: [{ id, after: "", before }] });
    return undo.id;
  });
  return publishAfter("readouts", write);
}

/** Returns the id of the journal entry that undoes the deletion of one of these readouts, the newest one. */
export function findReadoutDeletion(store: Store, ids: readonly string[]): Promise<string | undefined> {
  return readTx(store, "undoParts", async (parts) => {
    const found = (await parts.getAll()).filter(({ readouts = [] }) =>
      readouts.some(({ id, after }) => after === "" && ids.includes(id)),
    );
    return found.at(-1)?.undo;
  });
}
