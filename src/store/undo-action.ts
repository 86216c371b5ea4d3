import { momentAfter } from "../annotation/moment.ts";
import { updateNote } from "../annotation/note.ts";
import { JOURNALED_STORES, type JobOptions, type JournalTx, type StepOptions } from "./bulk-job.ts";
import { revertDecision } from "./coder-decisions-store.ts";
import { revertCode } from "./codes-store.ts";
import { deleteCorrectionInTx, toCorrection, writeCorrection } from "./corrections-store.ts";
import { deleteNotePermanently, toNote, writeNote } from "./notes-store.ts";
import { readTx, type Store, writeTxTo } from "./open-store.ts";
import { revertPerson, revertRejectedNames } from "./people-store.ts";
import { deleteReadoutInTx, toReadout, writeReadout } from "./readouts-store.ts";
import { deleteReviewInTx, toReview, writeReview } from "./reviews-store.ts";
import { publishAfterJob, type StoreEvent } from "./store-events.ts";
import type {
  UndoComparison,
  UndoCorrection,
  UndoEntry,
  UndoReadout,
  UndoRecord,
  UndoReview,
  UndoStatus,
} from "./undo-record.ts";

/**
 * The result of an undo: the number of notes that were restored, and the number left as they are because they have
 * changed since.
 */
export interface UndoResult {
  readonly restored: number;
  readonly left: number;
  readonly urls: readonly string[];
}

/**
 * Undoes an action, starting with its last part. Each transaction restores one part and deletes that part from the
 * journal, so that an interrupted undo can be continued. Notes that have changed since the action are left as they
 * are.
 */
export function undoAction(store: Store, id: string, options: JobOptions = {}): Promise<UndoResult> {
  return publishAfterJob((onWrite) => revertParts(store, id, { ...options, onWrite }));
}

/** Undoes an action if it changed names of persons. Returns false, and undoes nothing, for any other id. */
export async function undoNames(store: Store, id: string): Promise<boolean> {
  const record = await readTx(store, "undo", (undo) => undo.get(id));
  if (record?.kind !== "people") return false;
  await undoAction(store, id);
  return true;
}

async function revertParts(
  store: Store,
  id: string,
  { onProgress, signal, onWrite }: StepOptions,
): Promise<UndoResult> {
  const record = await readTx(store, "undo", (undo) => undo.get(id));
  let [restored, left] = [0, 0];
  const urls = new Set<string>();
  while (signal?.aborted !== true) {
    const part = await writeTxTo(store, JOURNALED_STORES, (tx) => revertLastPart(tx, id));
    if (!part) break;
    restored += part.restored;
    left += part.left;
    for (const url of part.urls) urls.add(url);
    for (const event of part.events) onWrite(event);
    onProgress?.(restored + left, record?.count ?? restored + left);
  }
  return { restored, left, urls: [...urls] };
}

interface RevertedPart extends UndoResult {
  /** The kinds of records that were restored. */
  readonly events: readonly StoreEvent[];
}

/** Restores the last part of an action and deletes it from the journal. Returns undefined if no part is left. */
async function revertLastPart(tx: JournalTx, id: string): Promise<RevertedPart | undefined> {
  const cursor = await tx("undoParts").openCursor(IDBKeyRange.bound([id], [id, []]), "prev");
  if (!cursor) {
    await tx("undo").delete(id);
    return undefined;
  }
  const {
    entries,
    readouts = [],
    statuses = [],
    corrections = [],
    reviews = [],
    comparisons = [],
    rejectedPairs = [],
  } = cursor.value;
  const { people = [], rejectedNames = [], topicTerms = [], codes = [], coderDecisions = [] } = cursor.value;
  const noteUrls = await inSequence(entries, (entry) => revertNote(tx, entry));
  const areReadoutsBack = await inSequence(readouts, (entry) => revertReadout(tx, entry));
  const areStatusesBack = await inSequence(statuses, (entry) => revertStatus(tx, entry));
  const correctionUrls = await inSequence(corrections, (entry) => revertCorrection(tx, entry));
  const areReviewsBack = await inSequence(reviews, (entry) => revertReview(tx, entry));
  const areComparisonsBack = await inSequence(comparisons, (entry) => revertComparison(tx, entry));
  for (const { a, b } of rejectedPairs) await tx("rejectedPairs").delete([a, b]);
  for (const term of topicTerms) await tx("topicTerms").delete(term);
  const arePeopleBack = await inSequence(people, (entry) => revertPerson(tx("people"), entry));
  await inSequence(rejectedNames, (entry) => revertRejectedNames(tx("rejectedNames"), entry));
  const areCodesBack = await inSequence(codes, (entry) => revertCode(tx("codes"), entry));
  const areDecisionsBack = await inSequence(coderDecisions, (entry) => revertDecision(tx("coderDecisions"), entry));
  await cursor.delete();
  const urls = [...noteUrls, ...correctionUrls].flatMap((url) => url ?? []);
  const areBack = [
    ...areReadoutsBack,
    ...areStatusesBack,
    ...areReviewsBack,
    ...areComparisonsBack,
    ...arePeopleBack,
    ...areCodesBack,
    ...areDecisionsBack,
  ];
  const all = [...noteUrls, ...correctionUrls, ...areBack];
  const areOthersBack = areBack.filter(Boolean);
  const pairs = rejectedPairs.length + rejectedNames.length + topicTerms.length;
  const restored = urls.length + areOthersBack.length + pairs;
  const events: StoreEvent[] = [];
  if (entries.length > 0) events.push("notes");
  if (readouts.length + statuses.length > 0) events.push("readouts");
  if (corrections.length > 0) events.push("corrections");
  if (reviews.length > 0) events.push("reviews");
  if (comparisons.length + rejectedPairs.length + topicTerms.length > 0) events.push("comparisons");
  if (people.length + rejectedNames.length > 0) events.push("people");
  if (codes.length + coderDecisions.length > 0) events.push("codes");
  return { restored, left: all.length + pairs - restored, urls, events };
}

/** Returns the results of asynchronous work on each item, one after the other. */
async function inSequence<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

/**
 * Restores the earlier version of one note. Returns the address of its page, or undefined if the note has changed
 * since.
 */
async function revertNote(tx: JournalTx, { id, after, before }: UndoEntry): Promise<string | undefined> {
  const stored = await tx("notes").get(id);
  if (!stored || (stored.standsFor ?? stored.modified) !== after) return undefined;
  const now = toNote(stored);
  // The restored note gets a new modification time, so that other tabs and the search index detect the change.
  if (before) await writeNote(tx, { ...before, modified: updateNote(now, {}).modified }, before.modified);
  else await deleteNotePermanently(tx, id);
  return now.target.source;
}

async function revertReadout(tx: JournalTx, { id, after, before }: UndoReadout): Promise<boolean> {
  const now = await tx("readouts").get(id);
  if ((now?.sha256 ?? "") !== after) return false;
  await (before ? writeReadout(tx, before) : deleteReadoutInTx(tx, id));
  return true;
}

/**
 * Restores the earlier status of one readout. Returns false, without a change, if it was set again since the action.
 */
async function revertStatus(tx: JournalTx, { id, after, before }: UndoStatus): Promise<boolean> {
  const now = toReadout(await tx("readouts").get(id));
  if (now?.status?.at !== after) return false;
  // The restored status gets a new time, so that it counts when another device's backup is imported.
  const status = { value: before?.value ?? "new", at: momentAfter(after, new Date()) } as const;
  await writeReadout(tx, { ...now, status });
  return true;
}

/**
 * Restores the earlier version of one correction. Returns the address of its page, or undefined if it has changed
 * since.
 */
async function revertCorrection(tx: JournalTx, { id, after, before }: UndoCorrection): Promise<string | undefined> {
  const now = toCorrection(await tx("corrections").get(id));
  if ((now?.modified ?? null) !== after) return undefined;
  if (before) await writeCorrection(tx, before);
  else if (now) await deleteCorrectionInTx(tx, now);
  return (before ?? now)?.target.source;
}

/** Restores the earlier version of one review. Returns false, without a change, if it has changed since the action. */
async function revertReview(tx: JournalTx, { id, after, before }: UndoReview): Promise<boolean> {
  const now = toReview(await tx("reviews").get(id));
  if (now?.modified !== after?.modified) return false;
  if (before) await writeReview(tx, before);
  else if (now) await deleteReviewInTx(tx, now);
  return true;
}

/**
 * Restores the earlier version of one comparison. Returns false, without a change, if it has changed since the action.
 */
async function revertComparison(tx: JournalTx, { id, after, before }: UndoComparison): Promise<boolean> {
  const now = await tx("comparisons").get(id);
  if (now?.modified !== after) return false;
  if (before) await tx("comparisons").put(before);
  else await tx("comparisons").delete(id);
  return true;
}

/** Returns the actions that can be undone, newest first. */
export function listUndo(store: Store, limit = 20): Promise<UndoRecord[]> {
  return readTx(store, "undo", async (undo) => {
    const found: UndoRecord[] = [];
    let cursor = await undo.index("at").openCursor(null, "prev");
    for (; cursor && found.length < limit; cursor = await cursor.continue()) found.push(cursor.value);
    return found;
  });
}
