import { deleteNote, type Note, restoreNote } from "../annotation/note.ts";
import { pageKey, schemelessPageKey } from "../annotation/page-url.ts";
import { type Facet, type FacetName, facetKeys, facetsOfNote } from "./facets.ts";
import { allRequests, readTx, type Store, type StoredNote, type TxStores, writeTxTo } from "./open-store.ts";
import { pendingChange } from "./pending-index-change.ts";

/** Notes read in one transaction when all are read: enough to be quick, few enough to be held. */
const BATCH_SIZE = 500;

/** What is written together with a note. */
const NOTES_AND_CHANGES: ("notes" | "changes")[] = ["notes", "changes"];

/** A transaction in which notes can be written. */
export type NotesTx = TxStores<"notes" | "changes", "readwrite">;

/**
 * Keeps a note and answers when it is on the disk, with the note that is now stored: the given one, or the stored one if
 * that was modified later. Saving the same note again does no harm.
 */
export function putNote(store: Store, note: Note): Promise<Note> {
  return writeTxTo(store, NOTES_AND_CHANGES, (tx) => putIfNewer(tx, note));
}

/** Keeps many notes, each as `putNote` would, some hundreds in a transaction; answers with how many were new or newer. */
export async function putNotes(store: Store, notes: readonly Note[]): Promise<number> {
  let kept = 0;
  for (let from = 0; from < notes.length; from += BATCH_SIZE) {
    kept += await writeTxTo(store, NOTES_AND_CHANGES, async (tx) => {
      const answers = notes.slice(from, from + BATCH_SIZE).map(async (note) => (await putIfNewer(tx, note)) === note);
      return (await Promise.all(answers)).filter(Boolean).length;
    });
  }
  return kept;
}

/** The note of an id, also from the trash. */
export function getNote(store: Store, id: string): Promise<Note | undefined> {
  return readTx(store, "notes", async (notes) => toNote(await notes.get(id)));
}

/** The notes on the page of a key (see `pageKey`), oldest first, without those in the trash. */
export function notesForPage(store: Store, key: string): Promise<Note[]> {
  return readTx(store, "notes", async (notes) => {
    const found: Note[] = [];
    let cursor = await notes.index("pageKey").openCursor(IDBKeyRange.only(key));
    for (; cursor; cursor = await cursor.continue()) {
      if (cursor.value.deleted === undefined) found.push(toNote(cursor.value));
    }
    return found.sort((a, b) => (a.created < b.created ? -1 : 1));
  });
}

/**
 * The notes on the page at an address, with encryption or without, and those on pages that named the same canonical address, or
 * this one; oldest first, without those in the trash. Both pages must name it: what is kept of a page that names none is never
 * found by the word of another.
 */
export function notesForAddresses(store: Store, url: string, canonical = url): Promise<Note[]> {
  return readTx(store, "notes", async (notes) => {
    const keys = new Set([pageKey(url), ...keysOfBothSchemes(schemelessPageKey(url))]);
    const named = new Set([schemelessPageKey(url), schemelessPageKey(canonical)]);
    const [byKey, byCanonical] = [notes.index("pageKey"), notes.index("canonicalKey")];
    const found = await Promise.all([
      ...[...keys].map((key) => byKey.getAll(key)),
      ...[...named].map((key) => byCanonical.getAll(key)),
    ]);
    const byId = new Map(
      found.flat().flatMap((note) => (note.deleted === undefined ? [[note.id, toNote(note)] as const] : [])),
    );
    return [...byId.values()].sort((a, b) => (a.created < b.created ? -1 : 1));
  });
}

/** A key without its scheme, with both; other keys are not of the web. */
function keysOfBothSchemes(key: string): string[] {
  return key.startsWith("//") ? [`http:${key}`, `https:${key}`] : [];
}

/** How many notes the pages of these keys have, without those in the trash. */
export function countNotesByPage(store: Store, keys: readonly string[]): Promise<number[]> {
  return readTx(store, "notes", (notes) => {
    const pageKeys = notes.index("pageKey");
    return Promise.all(
      keys.map(async (key) => (await pageKeys.getAll(key)).filter(({ deleted }) => deleted === undefined).length),
    );
  });
}

/** The notes of these ids, in their order, also from the trash; those that are gone are left out. */
export function getNotes(store: Store, ids: readonly string[]): Promise<Note[]> {
  return readTx(store, "notes", async (notes) => {
    const found = await Promise.all(ids.map((id) => notes.get(id)));
    return found.flatMap((note) => (note ? [toNote(note)] : []));
  });
}

/** The newest notes under one value of a facet, newest first; those made before a moment when one is given. */
export function notesWithFacet(store: Store, [name, value]: Facet, { limit, before }: NewestOptions): Promise<Note[]> {
  return readTx(store, "notes", async (notes) => {
    const found: Note[] = [];
    const range = IDBKeyRange.bound([name, value], [name, value, before ?? []], false, true);
    let cursor = await notes.index("facetAt").openCursor(range, "prev");
    for (; cursor && found.length < limit; cursor = await cursor.continue()) found.push(toNote(cursor.value));
    return found;
  });
}

/** Every value that a facet has among the notes, in order; a cursor jumps from value to value. */
export function facetValues(store: Store, name: FacetName): Promise<string[]> {
  return readTx(store, "notes", async (notes) => {
    const found: string[] = [];
    const all = IDBKeyRange.bound([name], [name, []]);
    let cursor = await notes.index("facetAt").openKeyCursor(all);
    while (cursor) {
      const [, value] = cursor.key;
      found.push(value);
      cursor = await cursor.continue([name, value, [] as never]);
    }
    return found;
  });
}

/** How many notes have changed since a moment, those put in the trash too. */
export function countChangedSince(store: Store, moment: string): Promise<number> {
  return readTx(store, "notes", (notes) => notes.index("modified").count(IDBKeyRange.lowerBound(moment, true)));
}

export interface NewestOptions {
  readonly limit: number;
  /** The `created` of the last note already seen. */
  readonly before?: string;
}

/**
 * The newest notes, newest first, without those in the trash. A few more than `limit` come when several were made at the
 * very moment of the last one, so that `before` can take up there without losing any.
 */
export function newestNotes(store: Store, { limit, before }: NewestOptions): Promise<Note[]> {
  return readTx(store, "notes", async (notes) => {
    const found: Note[] = [];
    const range = before === undefined ? null : IDBKeyRange.upperBound(before, true);
    let cursor = await notes.index("created").openCursor(range, "prev");
    for (; cursor; cursor = await cursor.continue()) {
      if (found.length >= limit && found.at(-1)?.created !== cursor.value.created) break;
      if (cursor.value.deleted === undefined) found.push(toNote(cursor.value));
    }
    return found;
  });
}

/** Every note, also those in the trash, in order of id; never all at once in memory. */
export async function* eachNote(store: Store): AsyncGenerator<Note, void, undefined> {
  let chunk = await notesAfter(store, undefined);
  while (chunk.length > 0) {
    yield* chunk;
    chunk = await notesAfter(store, chunk.at(-1)?.id);
  }
}

/** The notes of one page, in order of id, also those in the trash. */
export interface NotedPage {
  readonly key: string;
  readonly notes: readonly Note[];
}

/** Every page that has notes, in order of its key; some hundred notes in memory at a time. */
export async function* eachNotedPage(store: Store): AsyncGenerator<NotedPage, void, undefined> {
  let pages = await notedPagesAfter(store, undefined);
  while (pages.length > 0) {
    yield* pages;
    pages = await notedPagesAfter(store, pages.at(-1)?.key);
  }
}

/** Some hundreds of notes, by whole pages, after the page of a key. Read all at once: a cursor takes longer by far. */
export function notedPagesAfter(store: Store, key: string | undefined): Promise<NotedPage[]> {
  return readTx(store, "notes", async (notes) => {
    const index = notes.index("pageKey");
    const range = key === undefined ? null : IDBKeyRange.lowerBound(key, true);
    const found = await index.getAll(range, BATCH_SIZE);
    const last = found.length === BATCH_SIZE ? found.at(-1)?.pageKey : undefined;
    const whole = last === undefined ? found : found.filter((note) => note.pageKey !== last);
    const cut = last === undefined ? [] : await index.getAll(last);
    const pages = new Map<string, Note[]>();
    for (const note of [...whole, ...cut]) {
      const page = pages.get(note.pageKey);
      if (page) page.push(toNote(note));
      else pages.set(note.pageKey, [toNote(note)]);
    }
    return [...pages].map(([pageKey, onPage]) => ({ key: pageKey, notes: onPage }));
  });
}

/** Puts a note in the trash; answers with it, or undefined if there is none of this id. */
export function moveToTrash(store: Store, id: string, now = new Date()): Promise<Note | undefined> {
  return change(store, id, (note) => (note.deleted === undefined ? deleteNote(note, now) : note));
}

/** Takes a note out of the trash; answers with it, or undefined if there is none of this id. */
export function restoreFromTrash(store: Store, id: string, now = new Date()): Promise<Note | undefined> {
  return change(store, id, (note) => (note.deleted === undefined ? note : restoreNote(note, now)));
}

/** How many notes there are, without those in the trash. */
export function countNotes(store: Store): Promise<number> {
  return readTx(store, "notes", async (notes) => {
    const [all, deleted] = await Promise.all([notes.count(), notes.index("deleted").count()]);
    return all - deleted;
  });
}

/** How many notes lie in the trash. */
export function countTrashed(store: Store): Promise<number> {
  return readTx(store, "notes", (notes) => notes.index("deleted").count());
}

/** Of two versions of a note the one modified later stays; of two modified at once the given one. */
async function putIfNewer(tx: NotesTx, note: Note): Promise<Note> {
  const stored = toNote(await tx("notes").get(note.id));
  if (stored && stored.modified > note.modified) return stored;
  await writeNote(tx, note);
  return note;
}

function change(store: Store, id: string, edit: (note: Note) => Note): Promise<Note | undefined> {
  return writeTxTo(store, NOTES_AND_CHANGES, async (tx) => {
    const stored = toNote(await tx("notes").get(id));
    if (!stored) return undefined;
    const edited = edit(stored);
    await writeNote(tx, edited);
    return edited;
  });
}

/**
 * Writes a note with all that it is found by; the only way in which notes are written. An undo says the `modified` of what it
 * puts back.
 */
export async function writeNote(tx: NotesTx, note: Note, restoredFrom?: string): Promise<void> {
  const stored = {
    ...note,
    ...(restoredFrom !== undefined && { standsFor: restoredFrom }),
    pageKey: pageKey(note.target.source),
    ...(note.target.canonical !== undefined && { canonicalKey: schemelessPageKey(note.target.canonical) }),
    facetAt: facetKeys(facetsOfNote(note), note.created),
  };
  await allRequests(
    () => tx("notes").put(stored),
    () => tx("changes").put(pendingChange("notes", note.id)),
  );
}

/** Takes a note out for good; the only way in which that is done. */
export async function deleteNotePermanently(tx: NotesTx, id: string): Promise<void> {
  await allRequests(
    () => tx("notes").delete(id),
    () => tx("changes").put(pendingChange("notes", id)),
  );
}

function notesAfter(store: Store, id: string | undefined): Promise<Note[]> {
  return readTx(store, "notes", async (notes) => {
    const found: Note[] = [];
    let cursor = await notes.openCursor(id === undefined ? null : IDBKeyRange.lowerBound(id, true));
    for (; cursor; cursor = await cursor.continue()) {
      found.push(toNote(cursor.value));
      if (found.length === BATCH_SIZE) break;
    }
    return found;
  });
}

/** The note as the reader has it, without what it is found by. */
export function toNote(stored: StoredNote): Note;
export function toNote(stored: StoredNote | undefined): Note | undefined;
export function toNote(stored: StoredNote | undefined): Note | undefined {
  if (!stored) return undefined;
  const { pageKey: _, canonicalKey: __, facetAt: ___, standsFor: ____, ...note } = stored;
  return note;
}
