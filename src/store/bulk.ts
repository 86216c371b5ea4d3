import type { Correction } from "../annotation/correction.ts";
import { randomUuid } from "../annotation/uuid.ts";
import { deleteNote, type Note, restoreNote, updateNote } from "../annotation/note.ts";
import type { ReadoutRecord } from "../annotation/readout-record.ts";
import { asCorrection, writeCorrection } from "./corrections-store.ts";
import { asNote, eraseNote, type NotesWithin, writeNote } from "./notes-store.ts";
import { allOf, reading, type Store, type Within, writingTo } from "./open-store.ts";
import { asReadout, dropReadout, type ReadoutsWithin, writeReadout } from "./readouts-store.ts";
import type { UndoCorrection, UndoEntry, UndoKind, UndoReadout, UndoRecord } from "./undo-record.ts";

/** Notes changed in one transaction: the reader's other saves wait no longer than this takes. */
const CHUNK = 250;

/** How long an action can be taken back, and how long the trash keeps a note, in days. */
export const DAYS_KEPT = 30;

/** Told after each part of long work; ended by the signal between two parts. */
export interface Work {
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What an action did: how it can be taken back, and which pages have other notes now. */
export interface Outcome {
  readonly undo: UndoRecord;
  readonly urls: readonly string[];
  readonly isWhole: boolean;
}

/** What is to become of a note: another version, or undefined to leave it. */
type Edit = (note: Note | undefined) => Note | undefined;

type Journalled = "notes" | "readouts" | "corrections" | "changes" | "undo" | "undoParts";

type JournalWithin = Within<Journalled, "readwrite">;

const JOURNALLED: Journalled[] = ["notes", "readouts", "corrections", "changes", "undo", "undoParts"];

/** Puts notes in the trash. */
export function deleteMany(store: Store, ids: readonly string[], work: Work = {}): Promise<Outcome> {
  const edit: Edit = (note) => (note && note.deleted === undefined ? deleteNote(note) : undefined);
  return changeMany(store, { kind: "delete", subject: "" }, ids, () => edit, work);
}

/** Takes notes out of the trash. */
export function restoreMany(store: Store, ids: readonly string[], work: Work = {}): Promise<Outcome> {
  const edit: Edit = (note) => (note && note.deleted !== undefined ? restoreNote(note) : undefined);
  return changeMany(store, { kind: "restore", subject: "" }, ids, () => edit, work);
}

/** Gives notes a tag, or takes it from them. */
export function tagMany(
  store: Store,
  ids: readonly string[],
  tag: string,
  isGiven: boolean,
  work: Work = {},
): Promise<Outcome> {
  const edit: Edit = (note) => {
    if (!note || note.tags.includes(tag) === isGiven) return undefined;
    return updateNote(note, { tags: isGiven ? [...note.tags, tag] : note.tags.filter((one) => one !== tag) });
  };
  return changeMany(store, { kind: "tag", subject: tag }, ids, () => edit, work);
}

/** A record that takes the place of another; nothing before where it is new. */
export interface Replacement<T> {
  readonly id: string;
  readonly before: T | undefined;
  readonly after: T | undefined;
}

/** What an import has planned to write. */
export interface PlannedWrites {
  readonly notes: readonly Replacement<Note>[];
  readonly readouts: readonly Replacement<ReadoutRecord>[];
  readonly corrections: readonly Replacement<Correction>[];
}

/**
 * Takes in what was planned from a file: notes, then readouts, then corrections. A note or a correction that has changed
 * since the plan was made is left as it is.
 */
export async function importMany(
  store: Store,
  { notes, readouts, corrections }: PlannedWrites,
  file: string,
  { onProgress, signal }: Work = {},
): Promise<Outcome> {
  const planned = new Map(notes.map((one) => [one.id, one]));
  const editOf = (id: string): Edit => {
    const { before, after } = planned.get(id) ?? {};
    return (stored) => (stored?.modified === before?.modified ? after : undefined);
  };
  const total = notes.length + readouts.length + corrections.length;
  const told = (done: number) => onProgress?.(done, total);
  const ids = [...planned.keys()];
  const kind = { kind: "import", subject: file } as const;
  let done = await changeMany(store, kind, ids, editOf, { onProgress: told, signal });
  for (const [n, one] of readouts.entries()) {
    if (isOver(done, signal)) return { ...done, isWhole: false };
    done = { ...done, undo: await importReadout(store, done.undo, n, one) };
    told(notes.length + n + 1);
  }
  for (let from = 0; from < corrections.length; from += CHUNK) {
    if (isOver(done, signal)) return { ...done, isWhole: false };
    const chunk = corrections.slice(from, from + CHUNK);
    done = { ...done, undo: await importCorrections(store, done.undo, from, chunk) };
    told(notes.length + readouts.length + Math.min(corrections.length, from + CHUNK));
  }
  const corrected = corrections.flatMap(({ after }) => after?.target.source ?? []);
  return { ...done, urls: [...new Set([...done.urls, ...corrected])] };
}

function isOver({ isWhole }: Outcome, signal: AbortSignal | undefined): boolean {
  return !isWhole || signal?.aborted === true;
}

/** Part numbers of readouts, after those of all notes; and of corrections, after those of all readouts. */
const READOUT_PARTS = 1_000_000;
const CORRECTION_PARTS = 2_000_000;

/** Readouts are long, so each is written by itself. */
async function importReadout(
  store: Store,
  undo: UndoRecord,
  n: number,
  { id, after }: Replacement<ReadoutRecord>,
): Promise<UndoRecord> {
  if (!after) return undo;
  return writingTo(store, JOURNALLED, async (within) => {
    const before = asReadout(await within("readouts").get(id)) ?? null;
    await writeReadout(within as unknown as ReadoutsWithin, after);
    const next = { ...undo, count: undo.count + 1 };
    const entry: UndoReadout = { id, before, after: after.sha256 };
    await within("undo").put(next);
    await within("undoParts").put({ undo: undo.id, part: READOUT_PARTS + n, entries: [], readouts: [entry] });
    return next;
  });
}

async function importCorrections(
  store: Store,
  undo: UndoRecord,
  from: number,
  chunk: readonly Replacement<Correction>[],
): Promise<UndoRecord> {
  return writingTo(store, JOURNALLED, async (within) => {
    const entries: UndoCorrection[] = [];
    for (const { id, before: planned, after } of chunk) {
      const before = asCorrection(await within("corrections").get(id));
      if (!after || before?.modified !== planned?.modified) continue;
      await writeCorrection(within("corrections"), after);
      entries.push({ id, before: before ?? null, after: after.modified });
    }
    if (entries.length === 0) return undo;
    const next = { ...undo, count: undo.count + entries.length };
    await within("undo").put(next);
    await within("undoParts").put({ undo: undo.id, part: CORRECTION_PARTS + from, entries: [], corrections: entries });
    return next;
  });
}

/** Changes notes by some hundreds in a transaction, each part together with the journal that takes it back. */
async function changeMany(
  store: Store,
  { kind, subject }: { readonly kind: UndoKind; readonly subject: string },
  ids: readonly string[],
  editOf: (id: string) => Edit,
  { onProgress, signal }: Work,
): Promise<Outcome> {
  let undo: UndoRecord = { id: randomUuid(), kind, subject, at: new Date().toISOString(), count: 0 };
  const urls = new Set<string>();
  let from = 0;
  for (let part = 0; from < ids.length && signal?.aborted !== true; part++, from += CHUNK) {
    const chunk = ids.slice(from, from + CHUNK);
    undo = await writingTo(store, JOURNALLED, async (within) => {
      const changed = await Promise.all(chunk.map((id) => changeOne(within, id, editOf(id))));
      const entries = changed.flatMap((one) => one ?? []);
      for (const { url } of entries) urls.add(url);
      return keepPart(within, undo, part, entries);
    });
    onProgress?.(Math.min(ids.length, from + CHUNK), ids.length);
  }
  return { undo, urls: [...urls], isWhole: from >= ids.length };
}

interface ChangedNote extends UndoEntry {
  readonly url: string;
}

async function changeOne(within: JournalWithin, id: string, edit: Edit): Promise<ChangedNote | undefined> {
  const notes = within as unknown as NotesWithin;
  const before = asNote(await within("notes").get(id));
  const after = edit(before);
  if (after === undefined) return undefined;
  await writeNote(notes, after);
  return { id, after: after.modified, before: before ?? null, url: after.target.source };
}

async function keepPart(
  within: JournalWithin,
  undo: UndoRecord,
  part: number,
  changed: readonly ChangedNote[],
): Promise<UndoRecord> {
  if (changed.length === 0) return undo;
  const next = { ...undo, count: undo.count + changed.length };
  const entries = changed.map(({ id, after, before }): UndoEntry => ({ id, after, before }));
  await allOf(
    () => within("undo").put(next),
    () => within("undoParts").put({ undo: undo.id, part, entries }),
  );
  return next;
}

/** What came of taking an action back: notes put as they were, and notes left because they were changed since. */
export interface Undone {
  readonly restored: number;
  readonly left: number;
  readonly urls: readonly string[];
}

/**
 * Takes an action back, part by part from the last; each part goes from the journal with what it restores, so that an
 * undo cut short goes on where it stood. A note that was changed since the action is left as it is.
 */
export async function undoAction(store: Store, id: string, { onProgress, signal }: Work = {}): Promise<Undone> {
  const record = await reading(store, "undo", (undo) => undo.get(id));
  let [restored, left] = [0, 0];
  const urls = new Set<string>();
  while (signal?.aborted !== true) {
    const isMore = await writingTo(store, JOURNALLED, async (within) => {
      const range = IDBKeyRange.bound([id], [id, []]);
      const cursor = await within("undoParts").openCursor(range, "prev");
      if (!cursor) {
        await within("undo").delete(id);
        return false;
      }
      for (const entry of cursor.value.entries) {
        const url = await putBack(within, entry);
        if (url === undefined) left += 1;
        else {
          restored += 1;
          urls.add(url);
        }
      }
      for (const entry of cursor.value.readouts ?? []) {
        const isBack = await putReadoutBack(within, entry);
        if (isBack) restored += 1;
        else left += 1;
      }
      for (const entry of cursor.value.corrections ?? []) {
        const url = await putCorrectionBack(within, entry);
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
async function putBack(within: JournalWithin, { id, after, before }: UndoEntry): Promise<string | undefined> {
  const notes = within as unknown as NotesWithin;
  const stored = await within("notes").get(id);
  if (!stored || (stored.standsFor ?? stored.modified) !== after) return undefined;
  const now = asNote(stored);
  // A newer moment, so that other tabs and the index see a change.
  if (before) await writeNote(notes, { ...before, modified: updateNote(now, {}).modified }, before.modified);
  else await eraseNote(notes, id);
  return now.target.source;
}

async function putReadoutBack(within: JournalWithin, { id, after, before }: UndoReadout): Promise<boolean> {
  const readouts = within as unknown as ReadoutsWithin;
  const now = await within("readouts").get(id);
  if (now?.sha256 !== after) return false;
  await (before ? writeReadout(readouts, before) : dropReadout(readouts, id));
  return true;
}

/** Puts one correction as it was; answers with its page, or undefined if it was changed since. */
async function putCorrectionBack(
  within: JournalWithin,
  { id, after, before }: UndoCorrection,
): Promise<string | undefined> {
  const now = asCorrection(await within("corrections").get(id));
  if (now?.modified !== after) return undefined;
  if (before) await writeCorrection(within("corrections"), before);
  else await within("corrections").delete(id);
  return now.target.source;
}

/** The actions that can be taken back, newest first. */
export function listUndo(store: Store, limit = 20): Promise<UndoRecord[]> {
  return reading(store, "undo", async (undo) => {
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
  return reading(store, "notes", async (notes) => {
    const found: Note[] = [];
    const range = before === undefined ? null : IDBKeyRange.upperBound(before, true);
    let cursor = await notes.index("deleted").openCursor(range, "prev");
    for (; cursor; cursor = await cursor.continue()) {
      if (found.length >= limit && found.at(-1)?.deleted !== cursor.value.deleted) break;
      found.push(asNote(cursor.value));
    }
    return found;
  });
}

/** The ids of all notes in the trash. */
export function trashedIds(store: Store): Promise<string[]> {
  return reading(store, "notes", (notes) => notes.index("deleted").getAllKeys());
}

/** Takes out for good what has lain in the trash, and in the journal, for longer than it is kept; answers with how many notes. */
export async function purge(store: Store, now = new Date()): Promise<number> {
  const end = new Date(now.getTime() - DAYS_KEPT * 86_400_000).toISOString();
  const gone = await emptyTrash(store, end);
  await writingTo(store, ["undo", "undoParts"], async (within) => {
    const old = await within("undo").index("at").getAllKeys(IDBKeyRange.upperBound(end));
    await Promise.all(
      old.flatMap((id) => [within("undo").delete(id), within("undoParts").delete(IDBKeyRange.bound([id], [id, []]))]),
    );
  });
  return gone;
}

/** Takes out for good all that was put in the trash before a moment, or everything in it; some at a time. */
export async function emptyTrash(store: Store, before?: string, { onProgress, signal }: Work = {}): Promise<number> {
  const range = before === undefined ? undefined : IDBKeyRange.upperBound(before);
  const total = await reading(store, "notes", (notes) => notes.index("deleted").count(range));
  let gone = 0;
  while (gone < total && signal?.aborted !== true) {
    const erased = await writingTo(store, ["notes", "changes"], async (within) => {
      const ids = await within("notes").index("deleted").getAllKeys(range, CHUNK);
      await Promise.all(ids.map((id) => eraseNote(within, id)));
      return ids.length;
    });
    if (erased === 0) break;
    gone += erased;
    onProgress?.(gone, total);
  }
  return gone;
}
