import { deleteNote, type Note, restoreNote, updateNote } from "../annotation/note.ts";
import { randomUuid } from "../annotation/uuid.ts";
import {
  BATCH_SIZE,
  type BulkResult,
  JOURNALED_STORES,
  type JobOptions,
  type JournalTx,
  type StepOptions,
} from "./bulk-job.ts";
import { toNote, writeNote } from "./notes-store.ts";
import { allRequests, type Store, writeTxTo } from "./open-store.ts";
import { publishAfterJob } from "./store-events.ts";
import type { UndoEntry, UndoKind, UndoRecord } from "./undo-record.ts";

/** Returns the new version of a note, or undefined to leave the stored note unchanged. */
export type NoteEdit = (note: Note | undefined) => Note | undefined;

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

/** Changes notes in batches. Each transaction writes one batch together with the journal part that undoes it. */
export async function changeNotes(
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
  const before = toNote(await tx("notes").get(id));
  const after = edit(before);
  if (after === undefined) return undefined;
  await writeNote(tx, after);
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
