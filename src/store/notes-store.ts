import { deleteNote, type Note, restoreNote } from "../annotation/note.ts";
import type { NotedPage } from "../annotation/noted-page.ts";
import { pageKey, schemelessPageKey } from "../annotation/page-url.ts";
import { type Facet, type FacetName, facetKeys, facetsOfNote } from "./facets.ts";
import { allRequests, readTx, type Store, type TxStores, writeTxTo } from "./open-store.ts";
import { pendingChange } from "./pending-index-change.ts";
import { publishAfter, publishAfterJob } from "./store-events.ts";
import type { StoredNote } from "./store-shape.ts";

/** The number of notes that one transaction reads when all notes are read. It balances speed against memory. */
const BATCH_SIZE = 500;

/** The object stores that are written together when a note is written. */
const NOTES_AND_CHANGES: ("notes" | "changes")[] = ["notes", "changes"];

/** A transaction that can write notes. */
export type NotesTx = TxStores<"notes" | "changes", "readwrite">;

/**
 * Stores a note and resolves once it is written to disk. Returns the note that is now stored: the given one, or the
 * stored one if that was modified later. Storing the same note twice has no further effect.
 */
export function putNote(store: Store, note: Note): Promise<Note> {
  return publishAfter(
    "notes",
    writeTxTo(store, NOTES_AND_CHANGES, (tx) => putIfNewer(tx, note)),
  );
}

/**
 * Stores many notes as `putNote` would, in batches. Returns the number of notes that were new or newer than the
 * stored ones.
 */
export function putNotes(store: Store, notes: readonly Note[]): Promise<number> {
  return publishAfterJob(async (onWrite) => {
    let kept = 0;
    for (let from = 0; from < notes.length; from += BATCH_SIZE) {
      const chunk = notes.slice(from, from + BATCH_SIZE);
      kept += await writeTxTo(store, NOTES_AND_CHANGES, async (tx) => {
        const stored = await Promise.all(chunk.map(async (note) => (await putIfNewer(tx, note)) === note));
        return stored.filter(Boolean).length;
      });
      onWrite("notes");
    }
    return kept;
  });
}

/** Returns the note with this id, including notes in the trash. */
export function getNote(store: Store, id: string): Promise<Note | undefined> {
  return readTx(store, "notes", async (notes) => toNote(await notes.get(id)));
}

/** Returns the notes on the page with this key (see `pageKey`), oldest first, without those in the trash. */
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
 * Returns the notes on the page at this address, under http or https, and the notes on pages with the same canonical
 * address; oldest first, without those in the trash. Both pages must declare the canonical address, so that a page
 * cannot obtain the notes of another page by naming that page's address.
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

/**
 * Returns a schemeless key with both http and https. Returns an empty list for other keys, which are not web
 * addresses.
 */
function keysOfBothSchemes(key: string): string[] {
  return key.startsWith("//") ? [`http:${key}`, `https:${key}`] : [];
}

/** Returns the number of notes for each of these page keys, without those in the trash. */
export function countNotesByPage(store: Store, keys: readonly string[]): Promise<number[]> {
  return readTx(store, "notes", (notes) => {
    const pageKeys = notes.index("pageKey");
    return Promise.all(
      keys.map(async (key) => (await pageKeys.getAll(key)).filter(({ deleted }) => deleted === undefined).length),
    );
  });
}

/** Returns the notes with these ids in the given order, including notes in the trash. Missing notes are left out. */
export function getNotes(store: Store, ids: readonly string[]): Promise<Note[]> {
  return readTx(store, "notes", async (notes) => {
    const found = await Promise.all(ids.map((id) => notes.get(id)));
    return found.flatMap((note) => (note ? [toNote(note)] : []));
  });
}

/**
 * Returns the newest notes with this facet value, newest first; only notes created before `before` if it is given.
 */
export function notesWithFacet(store: Store, [name, value]: Facet, { limit, before }: NewestOptions): Promise<Note[]> {
  return readTx(store, "notes", async (notes) => {
    const found: Note[] = [];
    const range = IDBKeyRange.bound([name, value], [name, value, before ?? []], false, true);
    let cursor = await notes.index("facetAt").openCursor(range, "prev");
    for (; cursor && found.length < limit; cursor = await cursor.continue()) found.push(toNote(cursor.value));
    return found;
  });
}

/** Returns every value of a facet among the notes, in order. A cursor skips from each value to the next. */
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

/** Returns the number of notes that have changed since the given time, including notes moved to the trash. */
export function countChangedSince(store: Store, moment: string): Promise<number> {
  return readTx(store, "notes", (notes) => notes.index("modified").count(IDBKeyRange.lowerBound(moment, true)));
}

export interface NewestOptions {
  readonly limit: number;
  /** The `created` time of the last note of the previous page of results. */
  readonly before?: string;
}

/**
 * Returns the newest notes, newest first, without those in the trash. The list can be slightly longer than `limit`,
 * because notes created at the same time are never separated. The next call with `before` therefore skips none.
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

/** Yields every note, including those in the trash, in order of id. Only one batch is in memory at a time. */
export async function* eachNote(store: Store): AsyncGenerator<Note, void, undefined> {
  let chunk = await notesAfter(store, undefined);
  while (chunk.length > 0) {
    yield* chunk;
    chunk = await notesAfter(store, chunk.at(-1)?.id);
  }
}

/** Yields every page that has notes, in order of its key. Only one batch of notes is in memory at a time. */
export async function* eachNotedPage(store: Store): AsyncGenerator<NotedPage, void, undefined> {
  let pages = await notedPagesAfter(store, undefined);
  while (pages.length > 0) {
    yield* pages;
    pages = await notedPagesAfter(store, pages.at(-1)?.key);
  }
}

/**
 * Returns the next batch of pages with all of their notes, after the page with this key. They are read in one request,
 * because a cursor takes much longer.
 */
function notedPagesAfter(store: Store, key: string | undefined): Promise<NotedPage[]> {
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

/** Moves a note to the trash. Returns the note, or undefined if none has this id. */
export function moveToTrash(store: Store, id: string, now = new Date()): Promise<Note | undefined> {
  const edit = (note: Note) => (note.deleted === undefined ? deleteNote(note, now) : note);
  return publishAfter("notes", change(store, id, edit));
}

/** Restores a note from the trash. Returns the note, or undefined if none has this id. */
export function restoreFromTrash(store: Store, id: string, now = new Date()): Promise<Note | undefined> {
  const edit = (note: Note) => (note.deleted === undefined ? note : restoreNote(note, now));
  return publishAfter("notes", change(store, id, edit));
}

/** Returns the number of notes, without those in the trash. */
export function countNotes(store: Store): Promise<number> {
  return readTx(store, "notes", async (notes) => {
    const [all, deleted] = await Promise.all([notes.count(), notes.index("deleted").count()]);
    return all - deleted;
  });
}

/** Returns the number of notes in the trash. */
export function countTrashed(store: Store): Promise<number> {
  return readTx(store, "notes", (notes) => notes.index("deleted").count());
}

/**
 * Writes the note unless the stored version was modified later. If both have the same time, the given note is
 * written.
 */
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
 * Writes a note with its index fields. Every write of a note goes through this function. For an undo, `restoredFrom`
 * is the `modified` time of the restored version.
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
    ...attributionChanges(tx, stored),
  );
}

/** Permanently deletes a note. Every permanent deletion of a note goes through this function. */
export async function deleteNotePermanently(tx: NotesTx, id: string): Promise<void> {
  const stored = await tx("notes").get(id);
  await allRequests(
    () => tx("notes").delete(id),
    () => tx("changes").put(pendingChange("notes", id)),
    ...attributionChanges(tx, stored),
  );
}

/** Returns the requests that queue the attributions of a note's page, because these have the tags of their notes. */
function attributionChanges(tx: NotesTx, stored: StoredNote | undefined): (() => Promise<unknown>)[] {
  if (!stored?.attribution) return [];
  return [() => tx("changes").put(pendingChange("attributions", stored.pageKey))];
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

/** Returns the note without the index fields that only the store uses. */
export function toNote(stored: StoredNote): Note;
export function toNote(stored: StoredNote | undefined): Note | undefined;
export function toNote(stored: StoredNote | undefined): Note | undefined {
  if (!stored) return undefined;
  const { pageKey: _, canonicalKey: __, facetAt: ___, standsFor: ____, ...note } = stored;
  return note;
}
