import type { Correction } from "../annotation/correction.ts";
import { deleteNote, type Note, restoreNote, updateNote } from "../annotation/note.ts";
import type { ReadoutRecord } from "../annotation/readout-record.ts";
import { randomUuid } from "../annotation/uuid.ts";
import { toCorrection, writeCorrection } from "./corrections-store.ts";
import { deleteNotePermanently, type NotesTx, toNote, writeNote } from "./notes-store.ts";
import { allRequests, readTx, type Store, type TxStores, writeTxTo } from "./open-store.ts";
import { deleteReadoutInTx, type ReadoutsTx, toReadout, writeReadout } from "./readouts-store.ts";
import type { UndoCorrection, UndoEntry, UndoKind, UndoReadout, UndoRecord } from "./undo-record.ts";

/** Notes changed in one transaction: the reader's other saves wait no longer than this takes. */
const BATCH_SIZE = 250;

/** How long an action can be taken back, and how long the trash keeps a note, in days. */
export const RETENTION_DAYS = 30;

/** Told after each part of long work; ended by the signal between two parts. */
export interface JobOptions {
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What an action did: how it can be taken back, and which pages have other notes now. */
export interface BulkResult {
  readonly undo: UndoRecord;
  readonly urls: readonly string[];
  readonly isComplete: boolean;
}

/** What is to become of a note: another version, or undefined to leave it. */
type NoteEdit = (note: Note | undefined) => Note | undefined;

type JournaledStore = "notes" | "readouts" | "corrections" | "changes" | "undo" | "undoParts";

type JournalTx = TxStores<JournaledStore, "readwrite">;

const JOURNALED_STORES: JournaledStore[] = ["notes", "readouts", "corrections", "changes", "undo", "undoParts"];

/** Puts notes in the trash. */
export function trashNotes(store: Store, ids: readonly string[], options: JobOptions = {}): Promise<BulkResult> {
  const edit: NoteEdit = (note) => (note && note.deleted === undefined ? deleteNote(note) : undefined);
  return changeNotes(store, { kind: "delete", subject: "" }, ids, () => edit, options);
}

/** Takes notes out of the trash. */
export function restoreNotes(store: Store, ids: readonly string[], options: JobOptions = {}): Promise<BulkResult> {
  const edit: NoteEdit = (note) => (note && note.deleted !== undefined ? restoreNote(note) : undefined);
  return changeNotes(store, { kind: "restore", subject: "" }, ids, () => edit, options);
}

/** Gives notes a tag, or takes it from them. */
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
  return changeNotes(store, { kind: "tag", subject: tag }, ids, () => edit, options);
}

/** A record that takes the place of another; nothing before where it is new. */
export interface RecordReplacement<T> {
  readonly id: string;
  readonly before: T | undefined;
  readonly after: T | undefined;
}

/** What an import has planned to write. */
export interface PlannedWrites {
  readonly notes: readonly RecordReplacement<Note>[];
  readonly readouts: readonly RecordReplacement<ReadoutRecord>[];
  readonly corrections: readonly RecordReplacement<Correction>[];
}

/**
 * Takes in what was planned from a file: notes, then readouts, then corrections. A note or a correction that has changed
 * since the plan was made is left as it is.
 */
export async function applyImport(
  store: Store,
  { notes, readouts, corrections }: PlannedWrites,
  file: string,
  { onProgress, signal }: JobOptions = {},
): Promise<BulkResult> {
  const planned = new Map(notes.map((one) => [one.id, one]));
  const editOf = (id: string): NoteEdit => {
    const { before, after } = planned.get(id) ?? {};
    return (stored) => (stored?.modified === before?.modified ? after : undefined);
  };
  const total = notes.length + readouts.length + corrections.length;
  const reportProgress = (done: number) => onProgress?.(done, total);
  const ids = [...planned.keys()];
  const kind = { kind: "import", subject: file } as const;
  let done = await changeNotes(store, kind, ids, editOf, { onProgress: reportProgress, signal });
  for (const [n, one] of readouts.entries()) {
    if (isStopped(done, signal)) return { ...done, isComplete: false };
    done = { ...done, undo: await importReadout(store, done.undo, n, one) };
    reportProgress(notes.length + n + 1);
  }
  for (let from = 0; from < corrections.length; from += BATCH_SIZE) {
    if (isStopped(done, signal)) return { ...done, isComplete: false };
    const chunk = corrections.slice(from, from + BATCH_SIZE);
    done = { ...done, undo: await importCorrections(store, done.undo, from, chunk) };
    reportProgress(notes.length + readouts.length + Math.min(corrections.length, from + BATCH_SIZE));
  }
  const corrected = corrections.flatMap(({ after }) => after?.target.source ?? []);
  return { ...done, urls: [...new Set([...done.urls, ...corrected])] };
}

function isStopped({ isComplete }: BulkResult, signal: AbortSignal | undefined): boolean {
  return !isComplete || signal?.aborted === true;
}

/** Part numbers of readouts, after those of all notes; and of corrections, after those of all readouts. */
const FIRST_READOUT_PART = 1_000_000;
const FIRST_CORRECTION_PART = 2_000_000;

/** Readouts are long, so each is written by itself. */
async function importReadout(
  store: Store,
  undo: UndoRecord,
  n: number,
  { id, after }: RecordReplacement<ReadoutRecord>,
): Promise<UndoRecord> {
  if (!after) return undo;
  return writeTxTo(store, JOURNALED_STORES, async (tx) => {
    const before = toReadout(await tx("readouts").get(id)) ?? null;
    await writeReadout(tx as unknown as ReadoutsTx, after);
    const next = { ...undo, count: undo.count + 1 };
    const entry: UndoReadout = { id, before, after: after.sha256 };
    await tx("undo").put(next);
    await tx("undoParts").put({ undo: undo.id, part: FIRST_READOUT_PART + n, entries: [], readouts: [entry] });
    return next;
  });
}

async function importCorrections(
  store: Store,
  undo: UndoRecord,
  from: number,
  chunk: readonly RecordReplacement<Correction>[],
): Promise<UndoRecord> {
  return writeTxTo(store, JOURNALED_STORES, async (tx) => {
    const entries: UndoCorrection[] = [];
    for (const { id, before: planned, after } of chunk) {
      const before = toCorrection(await tx("corrections").get(id));
      if (!after || before?.modified !== planned?.modified) continue;
      await writeCorrection(tx("corrections"), after);
      entries.push({ id, before: before ?? null, after: after.modified });
    }
    if (entries.length === 0) return undo;
    const next = { ...undo, count: undo.count + entries.length };
    await tx("undo").put(next);
    await tx("undoParts").put({ undo: undo.id, part: FIRST_CORRECTION_PART + from, entries: [], corrections: entries });
    return next;
  });
}

/** Changes notes by some hundreds in a transaction, each part together with the journal that takes it back. */
async function changeNotes(
  store: Store,
  { kind, subject }: { readonly kind: UndoKind; readonly subject: string },
  ids: readonly string[],
  editOf: (id: string) => NoteEdit,
  { onProgress, signal }: JobOptions,
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

/** What came of taking an action back: notes put as they were, and notes left because they were changed since. */
export interface UndoResult {
  readonly restored: number;
  readonly left: number;
  readonly urls: readonly string[];
}

/**
 * Takes an action back, part by part from the last; each part goes from the journal with what it restores, so that an
 * undo cut short goes on where it stood. A note that was changed since the action is left as it is.
 */
export async function undoAction(
  store: Store,
  id: string,
  { onProgress, signal }: JobOptions = {},
): Promise<UndoResult> {
  const record = await readTx(store, "undo", (undo) => undo.get(id));
  let [restored, left] = [0, 0];
  const urls = new Set<string>();
  while (signal?.aborted !== true) {
    const isMore = await writeTxTo(store, JOURNALED_STORES, async (tx) => {
      const range = IDBKeyRange.bound([id], [id, []]);
      const cursor = await tx("undoParts").openCursor(range, "prev");
      if (!cursor) {
        await tx("undo").delete(id);
        return false;
      }
      for (const entry of cursor.value.entries) {
        const url = await revertNote(tx, entry);
        if (url === undefined) left += 1;
        else {
          restored += 1;
          urls.add(url);
        }
      }
      for (const entry of cursor.value.readouts ?? []) {
        const isBack = await revertReadout(tx, entry);
        if (isBack) restored += 1;
        else left += 1;
      }
      for (const entry of cursor.value.corrections ?? []) {
        const url = await revertCorrection(tx, entry);
        if (url === undefined) left += 1;
        else {
          restored += 1;
          urls.add(url);
        }
      }
      await cursor.delete();
      return true;
    });
    if (!isMore) break;
    onProgress?.(restored + left, record?.count ?? restored + left);
  }
  return { restored, left, urls: [...urls] };
}

/** Puts one note as it was; answers with its page, or undefined if it was changed since. */
async function revertNote(tx: JournalTx, { id, after, before }: UndoEntry): Promise<string | undefined> {
  const notes = tx as unknown as NotesTx;
  const stored = await tx("notes").get(id);
  if (!stored || (stored.standsFor ?? stored.modified) !== after) return undefined;
  const now = toNote(stored);
  // A newer moment, so that other tabs and the index see a change.
  if (before) await writeNote(notes, { ...before, modified: updateNote(now, {}).modified }, before.modified);
  else await deleteNotePermanently(notes, id);
  return now.target.source;
}

async function revertReadout(tx: JournalTx, { id, after, before }: UndoReadout): Promise<boolean> {
  const readouts = tx as unknown as ReadoutsTx;
  const now = await tx("readouts").get(id);
  if (now?.sha256 !== after) return false;
  await (before ? writeReadout(readouts, before) : deleteReadoutInTx(readouts, id));
  return true;
}

/** Puts one correction as it was; answers with its page, or undefined if it was changed since. */
async function revertCorrection(tx: JournalTx, { id, after, before }: UndoCorrection): Promise<string | undefined> {
  const now = toCorrection(await tx("corrections").get(id));
  if (now?.modified !== after) return undefined;
  if (before) await writeCorrection(tx("corrections"), before);
  else await tx("corrections").delete(id);
  return now.target.source;
}

/** The actions that can be taken back, newest first. */
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
  /** The `deleted` of the last note already seen. */
  readonly before?: string | undefined;
}

/** Notes in the trash, last deleted first; a few more than asked for where several were deleted at one moment. */
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

/** The ids of all notes in the trash. */
export function trashedIds(store: Store): Promise<string[]> {
  return readTx(store, "notes", (notes) => notes.index("deleted").getAllKeys());
}

/** Takes out for good what has lain in the trash, and in the journal, for longer than it is kept; answers with how many notes. */
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

/** Takes out for good all that was put in the trash before a moment, or everything in it; some at a time. */
export async function emptyTrash(
  store: Store,
  before?: string,
  { onProgress, signal }: JobOptions = {},
): Promise<number> {
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
    gone += erased;
    onProgress?.(gone, total);
  }
  return gone;
}
