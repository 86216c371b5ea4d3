import type { AttributionReview } from "../annotation/attribution-review.ts";
import type { Comparison, RejectedPair } from "../annotation/comparison-record.ts";
import type { Correction } from "../annotation/correction.ts";
import { momentAfter } from "../annotation/moment.ts";
import { deleteNote, type Note, restoreNote, updateNote } from "../annotation/note.ts";
import { pageKey } from "../annotation/page-url.ts";
import type { PersonRecord, RejectedNames } from "../annotation/person-record.ts";
import { mergeReadouts, type ReadoutRecord, type ReadoutStatus, statusOf } from "../annotation/readout-record.ts";
import type { ImportWrites, RecordChange } from "../annotation/record-change.ts";
import type { TopicTerm } from "../annotation/topic-term.ts";
import { randomUuid } from "../annotation/uuid.ts";
import { deleteTrashedComparisons } from "./comparisons-store.ts";
import { type CorrectionsTx, deleteCorrectionInTx, toCorrection, writeCorrection } from "./corrections-store.ts";
import { deleteNotePermanently, type NotesTx, toNote, writeNote } from "./notes-store.ts";
import { allRequests, readTx, type Store, type TxStores, writeTxTo } from "./open-store.ts";
import { revertPerson, revertRejectedNames } from "./people-store.ts";
import { deleteReadoutInTx, type ReadoutsTx, toReadout, writeReadout } from "./readouts-store.ts";
import { deleteReviewInTx, type ReviewsTx, toReview, writeReview } from "./reviews-store.ts";
import { publishAfter, publishAfterJob, type StoreEvent } from "./store-events.ts";
import type {
  UndoComparison,
  UndoCorrection,
  UndoEntry,
  UndoKind,
  UndoPerson,
  UndoReadout,
  UndoRecord,
  UndoReview,
  UndoStatus,
} from "./undo-record.ts";

/**
 * The number of notes changed in one transaction. Other writes have to wait until the transaction ends, so it is kept
 * short.
 */
const BATCH_SIZE = 250;

/** The number of days for which an action can be undone and the trash keeps a note. */
export const RETENTION_DAYS = 30;

/**
 * Options of a long-running job: `onProgress` is called after each batch, and `signal` stops the job between two
 * batches.
 */
export interface JobOptions {
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Options of the steps of a job, which tell what they have written. */
interface StepOptions extends JobOptions {
  readonly onWrite: (event: StoreEvent) => void;
}

/** The result of a bulk action: the record needed to undo it, and the addresses of the pages whose notes changed. */
export interface BulkResult {
  readonly undo: UndoRecord;
  readonly urls: readonly string[];
  readonly isComplete: boolean;
}

/** Returns the new version of a note, or undefined to leave the stored note unchanged. */
type NoteEdit = (note: Note | undefined) => Note | undefined;

type JournaledStore =
  | "notes"
  | "readouts"
  | "corrections"
  | "reviews"
  | "comparisons"
  | "rejectedPairs"
  | "people"
  | "rejectedNames"
  | "topicTerms"
  | "changes"
  | "undo"
  | "undoParts";

/** A transaction that can write everything that the undo journal describes, and the journal itself. */
export type JournalTx = TxStores<JournaledStore, "readwrite">;

/** The object stores of a `JournalTx`. */
export const JOURNALED_STORES: JournaledStore[] = [
  "notes",
  "readouts",
  "corrections",
  "reviews",
  "comparisons",
  "rejectedPairs",
  "people",
  "rejectedNames",
  "topicTerms",
  "changes",
  "undo",
  "undoParts",
];

/** Moves notes to the trash. */
export function trashNotes(store: Store, ids: readonly string[], options: JobOptions = {}): Promise<BulkResult> {
  const edit: NoteEdit = (note) => (note && note.deleted === undefined ? deleteNote(note) : undefined);
  return publishAfterJob((onWrite) =>
    changeNotes(store, { kind: "delete", subject: "" }, ids, () => edit, { ...options, onWrite }),
  );
}

/** Restores notes from the trash. */
export function restoreNotes(store: Store, ids: readonly string[], options: JobOptions = {}): Promise<BulkResult> {
  const edit: NoteEdit = (note) => (note && note.deleted !== undefined ? restoreNote(note) : undefined);
  return publishAfterJob((onWrite) =>
    changeNotes(store, { kind: "restore", subject: "" }, ids, () => edit, { ...options, onWrite }),
  );
}

/** Adds a tag to notes, or removes it from them. */
export function setTagOnNotes(
  store: Store,
  ids: readonly string[],
  tag: string,
  isAdded: boolean,
  options: JobOptions = {},
): Promise<BulkResult> {
  const edit: NoteEdit = (note) => {
    if (!note || note.tags.includes(tag) === isAdded) return undefined;
    return updateNote(note, { tags: isAdded ? [...note.tags, tag] : note.tags.filter((one) => one !== tag) });
  };
  return publishAfterJob((onWrite) =>
    changeNotes(store, { kind: "tag", subject: tag }, ids, () => edit, { ...options, onWrite }),
  );
}

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
        await writeReadout(tx as unknown as ReadoutsTx, { ...record, status: { value: status, at } });
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
 * Writes the planned import: first the notes, then the readouts, the corrections, the reviews of attributions, the
 * comparisons and the people. Skips records other than readouts that were changed after the plan was made.
 */
export function applyImport(
  store: Store,
  writes: ImportWrites,
  file: string,
  options: JobOptions = {},
): Promise<BulkResult> {
  return publishAfterJob((onWrite) => writeImport(store, writes, file, { ...options, onWrite }));
}

async function writeImport(
  store: Store,
  writes: ImportWrites,
  file: string,
  { onProgress, signal, onWrite }: StepOptions,
): Promise<BulkResult> {
  const { notes, readouts, corrections, reviews = [], comparisons = [], rejectedPairs = [] } = writes;
  const { people = [], rejectedNames = [], topicTerms = [] } = writes;
  const planned = new Map(notes.map((one) => [one.id, one]));
  const editOf = (id: string): NoteEdit => {
    const { before, after } = planned.get(id) ?? {};
    return (stored) => (stored?.modified === before?.modified ? after : undefined);
  };
  const total = notes.length + readouts.length + corrections.length + reviews.length + comparisons.length;
  const reportProgress = (done: number) => onProgress?.(done, total);
  const ids = [...planned.keys()];
  const kind = { kind: "import", subject: file } as const;
  let done = await changeNotes(store, kind, ids, editOf, { onProgress: reportProgress, signal, onWrite });
  for (const [n, one] of readouts.entries()) {
    if (isStopped(done, signal)) return { ...done, isComplete: false };
    const undo = await importReadout(store, done.undo, n, one);
    if (undo !== done.undo) onWrite("readouts");
    done = { ...done, undo };
    reportProgress(notes.length + n + 1);
  }
  for (let from = 0; from < corrections.length; from += BATCH_SIZE) {
    if (isStopped(done, signal)) return { ...done, isComplete: false };
    const chunk = corrections.slice(from, from + BATCH_SIZE);
    const undo = await importCorrections(store, done.undo, from, chunk);
    if (undo !== done.undo) onWrite("corrections");
    done = { ...done, undo };
    reportProgress(notes.length + readouts.length + Math.min(corrections.length, from + BATCH_SIZE));
  }
  for (let from = 0; from < reviews.length; from += BATCH_SIZE) {
    if (isStopped(done, signal)) return { ...done, isComplete: false };
    const undo = await importReviews(store, done.undo, from, reviews.slice(from, from + BATCH_SIZE));
    if (undo !== done.undo) onWrite("reviews");
    done = { ...done, undo };
    reportProgress(total - comparisons.length - Math.max(0, reviews.length - from - BATCH_SIZE));
  }
  if (comparisons.length + rejectedPairs.length + topicTerms.length > 0 && !isStopped(done, signal)) {
    const undo = await importComparisons(store, done.undo, comparisons, rejectedPairs, topicTerms);
    if (undo !== done.undo) onWrite("comparisons");
    done = { ...done, undo };
    reportProgress(total);
  }
  if (people.length + rejectedNames.length > 0 && !isStopped(done, signal)) {
    const undo = await importPeople(store, done.undo, people, rejectedNames);
    if (undo !== done.undo) onWrite("people");
    done = { ...done, undo };
  }
  const corrected = corrections.flatMap(({ after }) => after?.target.source ?? []);
  return { ...done, urls: [...new Set([...done.urls, ...corrected])] };
}

function isStopped({ isComplete }: BulkResult, signal: AbortSignal | undefined): boolean {
  return !isComplete || signal?.aborted === true;
}

/**
 * The first part number for each kind of record other than notes in the undo journal. The distance keeps the number
 * ranges from overlapping.
 */
const FIRST_READOUT_PART = 1_000_000;
const FIRST_CORRECTION_PART = 2_000_000;
const COMPARISONS_PART = 3_000_000;
const FIRST_REVIEW_PART = 4_000_000;
const PEOPLE_PART = 5_000_000;

/**
 * Writes one readout in its own transaction, because a readout can be long. A text of the page that was stored after
 * the plan was made is kept as another version.
 */
async function importReadout(
  store: Store,
  undo: UndoRecord,
  n: number,
  { id, after: planned }: RecordChange<ReadoutRecord>,
): Promise<UndoRecord> {
  if (!planned) return undo;
  return writeTxTo(store, JOURNALED_STORES, async (tx) => {
    const readouts = tx("readouts");
    const stored = (await readouts.get(id)) ?? (await readouts.index("pageKey").get(pageKey(planned.url)));
    const before = toReadout(stored) ?? null;
    const after = before ? mergeReadouts(before, planned) : planned;
    await writeReadout(tx as unknown as ReadoutsTx, after);
    const next = { ...undo, count: undo.count + 1 };
    const entry: UndoReadout = { id: after.id, before, after: after.sha256 };
    await tx("undo").put(next);
    await tx("undoParts").put({ undo: undo.id, part: FIRST_READOUT_PART + n, entries: [], readouts: [entry] });
    return next;
  });
}

async function importCorrections(
  store: Store,
  undo: UndoRecord,
  from: number,
  chunk: readonly RecordChange<Correction>[],
): Promise<UndoRecord> {
  return writeTxTo(store, JOURNALED_STORES, async (tx) => {
    const entries: UndoCorrection[] = [];
    for (const { id, before: planned, after } of chunk) {
      const before = toCorrection(await tx("corrections").get(id));
      if (!after || before?.modified !== planned?.modified) continue;
      await writeCorrection(tx as unknown as CorrectionsTx, after);
      entries.push({ id, before: before ?? null, after: after.modified });
    }
    if (entries.length === 0) return undo;
    const next = { ...undo, count: undo.count + entries.length };
    await tx("undo").put(next);
    await tx("undoParts").put({ undo: undo.id, part: FIRST_CORRECTION_PART + from, entries: [], corrections: entries });
    return next;
  });
}

async function importReviews(
  store: Store,
  undo: UndoRecord,
  from: number,
  chunk: readonly RecordChange<AttributionReview>[],
): Promise<UndoRecord> {
  return writeTxTo(store, JOURNALED_STORES, async (tx) => {
    const entries: UndoReview[] = [];
    for (const { id, before: planned, after } of chunk) {
      const before = toReview(await tx("reviews").get(id));
      if (!after || before?.modified !== planned?.modified) continue;
      await writeReview(tx as unknown as ReviewsTx, after);
      entries.push({ id, before: before ?? null, after });
    }
    if (entries.length === 0) return undo;
    const next = { ...undo, count: undo.count + entries.length };
    await tx("undo").put(next);
    await tx("undoParts").put({ undo: undo.id, part: FIRST_REVIEW_PART + from, entries: [], reviews: entries });
    return next;
  });
}

/** Writes all comparisons, rejected pairs and terms of topics in one transaction, because there are few of them. */
async function importComparisons(
  store: Store,
  undo: UndoRecord,
  planned: readonly RecordChange<Comparison>[],
  rejectedPairs: readonly RejectedPair[],
  topicTerms: readonly TopicTerm[],
): Promise<UndoRecord> {
  return writeTxTo(store, JOURNALED_STORES, async (tx) => {
    const entries: UndoComparison[] = [];
    for (const { id, before: expected, after } of planned) {
      const before = await tx("comparisons").get(id);
      if (!after || before?.modified !== expected?.modified) continue;
      await tx("comparisons").put(after);
      entries.push({ id, before: before ?? null, after: after.modified });
    }
    for (const pair of rejectedPairs) await tx("rejectedPairs").put(pair);
    for (const term of topicTerms) await tx("topicTerms").put(term);
    const count = undo.count + entries.length + rejectedPairs.length + topicTerms.length;
    if (count === undo.count) return undo;
    const next = { ...undo, count };
    await tx("undo").put(next);
    const terms = topicTerms.map(({ term }) => term);
    const part = { undo: undo.id, part: COMPARISONS_PART, entries: [], comparisons: entries, rejectedPairs };
    await tx("undoParts").put({ ...part, topicTerms: terms });
    return next;
  });
}

/** Writes all people and pairs of names in one transaction, because there are few of them. */
async function importPeople(
  store: Store,
  undo: UndoRecord,
  planned: readonly RecordChange<PersonRecord>[],
  rejectedNames: readonly RejectedNames[],
): Promise<UndoRecord> {
  return writeTxTo(store, JOURNALED_STORES, async (tx) => {
    const entries: UndoPerson[] = [];
    for (const { id, before: expected, after } of planned) {
      const before = await tx("people").get(id);
      if (before?.modified !== expected?.modified) continue;
      await (after ? tx("people").put(after) : tx("people").delete(id));
      entries.push({ id, before: before ?? null, after: after?.modified ?? null });
    }
    for (const pair of rejectedNames) await tx("rejectedNames").put(pair);
    const count = undo.count + entries.length + rejectedNames.length;
    if (count === undo.count) return undo;
    const next = { ...undo, count };
    await tx("undo").put(next);
    await tx("undoParts").put({
      undo: undo.id,
      part: PEOPLE_PART,
      entries: [],
      people: entries,
      rejectedNames: rejectedNames.map((pair) => ({ pair, isAdded: true })),
    });
    return next;
  });
}

/** Changes notes in batches. Each transaction writes one batch together with the journal part that undoes it. */
async function changeNotes(
  store: Store,
  { kind, subject }: { readonly kind: UndoKind; readonly subject: string },
  ids: readonly string[],
  editOf: (id: string) => NoteEdit,
  { onProgress, signal, onWrite }: StepOptions,
): Promise<BulkResult> {
  let undo: UndoRecord = { id: randomUuid(), kind, subject, at: new Date().toISOString(), count: 0 };
  const urls = new Set<string>();
  let from = 0;
  for (let part = 0; from < ids.length && signal?.aborted !== true; part++, from += BATCH_SIZE) {
    const chunk = ids.slice(from, from + BATCH_SIZE);
    undo = await writeTxTo(store, JOURNALED_STORES, async (tx) => {
      const changed = await Promise.all(chunk.map((id) => changeNote(tx, id, editOf(id))));
      const entries = changed.flatMap((one) => one ?? []);
      for (const { url } of entries) urls.add(url);
      return saveUndoPart(tx, undo, part, entries);
    });
    if (undo.count > 0) onWrite("notes");
    onProgress?.(Math.min(ids.length, from + BATCH_SIZE), ids.length);
  }
  return { undo, urls: [...urls], isComplete: from >= ids.length };
}

interface ChangedNote extends UndoEntry {
  readonly url: string;
}

async function changeNote(tx: JournalTx, id: string, edit: NoteEdit): Promise<ChangedNote | undefined> {
  const notes = tx as unknown as NotesTx;
  const before = toNote(await tx("notes").get(id));
  const after = edit(before);
  if (after === undefined) return undefined;
  await writeNote(notes, after);
  return { id, after: after.modified, before: before ?? null, url: after.target.source };
}

async function saveUndoPart(
  tx: JournalTx,
  undo: UndoRecord,
  part: number,
  changed: readonly ChangedNote[],
): Promise<UndoRecord> {
  if (changed.length === 0) return undo;
  const next = { ...undo, count: undo.count + changed.length };
  const entries = changed.map(({ id, after, before }): UndoEntry => ({ id, after, before }));
  await allRequests(
    () => tx("undo").put(next),
    () => tx("undoParts").put({ undo: undo.id, part, entries }),
  );
  return next;
}

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
  const { people = [], rejectedNames = [], topicTerms = [] } = cursor.value;
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
  await cursor.delete();
  const urls = [...noteUrls, ...correctionUrls].flatMap((url) => url ?? []);
  const areBack = [...areReadoutsBack, ...areStatusesBack, ...areReviewsBack, ...areComparisonsBack, ...arePeopleBack];
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
  const notes = tx as unknown as NotesTx;
  const stored = await tx("notes").get(id);
  if (!stored || (stored.standsFor ?? stored.modified) !== after) return undefined;
  const now = toNote(stored);
  // The restored note gets a new modification time, so that other tabs and the search index detect the change.
  if (before) await writeNote(notes, { ...before, modified: updateNote(now, {}).modified }, before.modified);
  else await deleteNotePermanently(notes, id);
  return now.target.source;
}

async function revertReadout(tx: JournalTx, { id, after, before }: UndoReadout): Promise<boolean> {
  const readouts = tx as unknown as ReadoutsTx;
  const now = await tx("readouts").get(id);
  if ((now?.sha256 ?? "") !== after) return false;
  await (before ? writeReadout(readouts, before) : deleteReadoutInTx(readouts, id));
  return true;
}

/** Restores the earlier status of one readout. Returns whether it was not set again since. */
async function revertStatus(tx: JournalTx, { id, after, before }: UndoStatus): Promise<boolean> {
  const now = toReadout(await tx("readouts").get(id));
  if (now?.status?.at !== after) return false;
  // The restored status gets a new time, so that it counts when another device's backup is imported.
  const status = { value: before?.value ?? "new", at: momentAfter(after, new Date()) } as const;
  await writeReadout(tx as unknown as ReadoutsTx, { ...now, status });
  return true;
}

/**
 * Restores the earlier version of one correction. Returns the address of its page, or undefined if it has changed
 * since.
 */
async function revertCorrection(tx: JournalTx, { id, after, before }: UndoCorrection): Promise<string | undefined> {
  const corrections = tx as unknown as CorrectionsTx;
  const now = toCorrection(await tx("corrections").get(id));
  if ((now?.modified ?? null) !== after) return undefined;
  if (before) await writeCorrection(corrections, before);
  else if (now) await deleteCorrectionInTx(corrections, now);
  return (before ?? now)?.target.source;
}

/** Restores the earlier version of one review. Returns whether it has not changed since. */
async function revertReview(tx: JournalTx, { id, after, before }: UndoReview): Promise<boolean> {
  const reviews = tx as unknown as ReviewsTx;
  const now = toReview(await tx("reviews").get(id));
  if (now?.modified !== after?.modified) return false;
  if (before) await writeReview(reviews, before);
  else if (now) await deleteReviewInTx(reviews, now);
  return true;
}

/** Restores the earlier version of one comparison. Returns whether it has not changed since. */
async function revertComparison(tx: JournalTx, { id, after, before }: UndoComparison): Promise<boolean> {
  const now = await tx("comparisons").get(id);
  if (now?.modified !== after) return false;
  if (before) await tx("comparisons").put(before);
  else await tx("comparisons").delete(id);
  return true;
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
    await deleteReadoutInTx(tx as unknown as ReadoutsTx, id);
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

/** Returns the actions that can be undone, newest first. */
export function listUndo(store: Store, limit = 20): Promise<UndoRecord[]> {
  return readTx(store, "undo", async (undo) => {
    const found: UndoRecord[] = [];
    let cursor = await undo.index("at").openCursor(null, "prev");
    for (; cursor && found.length < limit; cursor = await cursor.continue()) found.push(cursor.value);
    return found;
  });
}

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
