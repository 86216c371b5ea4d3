import type { IDBPObjectStore } from "idb";
import { type Note, quoteOfNote } from "../../annotation/note.ts";
import type { ReadoutRecord } from "../../annotation/readout-record.ts";
import { type Change, type Collection, changeOf } from "../change.ts";
import { facetsOfNote, facetsOfReadout } from "../facets.ts";
import { type Readable, reading, type Store, type StoredNote, type StoreShape, writingTo } from "../open-store.ts";
import { type Found, find, type Query, type Shelf, shelve } from "./find.ts";
import { buildSegment, bury, INDEX_VERSION, type OpenSegment, openSegment, type SearchDocument } from "./segment.ts";

/** Records indexed at a time: some tenths of a second of work, between which the page stays alive. */
const CHUNK = { notes: 2048, readouts: 128 } as const;

/** As many changes are kept beside the stored index, and indexed again at each opening; more are written into it. */
const MOST_FRESH = { notes: 256, readouts: 16 } as const;

/** More small segments than this are joined, and a segment with more dead entries than living ones is rebuilt. */
const MOST_SMALL = 6;

/** How far the building of an index has come. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

export interface SearchOptions {
  readonly onProgress?: (progress: Progress) => void;
  /** Ends the building; what is indexed by then can be searched, and the rest is done at the next opening. */
  readonly signal?: AbortSignal;
}

/** The full-text index of one kind of record, read from the disk in parts and kept up to date by what has changed since. */
export class SearchIndex {
  private stored = new Map<number, OpenSegment>();
  private shelf: Shelf = shelve([]);

  private constructor(
    private readonly store: Store,
    private readonly collection: Collection,
  ) {}

  /** Opens the index and indexes what has changed since it was last open. */
  static async open(store: Store, collection: Collection, options: SearchOptions = {}): Promise<SearchIndex> {
    const index = new SearchIndex(store, collection);
    await index.load();
    await inTurn(collection, () => index.write(options));
    await index.refresh(options.signal);
    return index;
  }

  /** Looks for records. */
  find(query: Query): Found {
    return find(this.shelf, query);
  }

  /** How many records can be found. Counting them in the database would take seconds where they are many. */
  get living(): number {
    return this.shelf.living;
  }

  /**
   * Takes in what was saved, deleted or indexed meanwhile, in this tab or another. After the signal nothing is written into
   * the stored index: what it does not hold yet is taken in at the next opening.
   */
  async refresh(signal?: AbortSignal): Promise<void> {
    let changes = await changesOf(this.store, this.collection, MOST_FRESH[this.collection] * 4);
    if (changes.length > MOST_FRESH[this.collection]) {
      if (signal?.aborted !== true) {
        await inTurn(this.collection, () => this.write(signal ? { signal } : {}));
        return this.refresh(signal);
      }
      changes = [];
    }
    await this.load();
    const documents = await documentsOf(this.store, this.collection, changes);
    const segments = [...this.stored.values()].map((segment) => ({ ...segment, dead: segment.dead.slice() }));
    for (const segment of segments) bury(segment, idsOf(changes));
    const fresh = documents.length > 0 ? [openSegment(buildSegment(this.collection, documents))] : [];
    this.shelf = shelve([...segments, ...fresh]);
  }

  /** Reads the parts that are not in memory yet, and forgets those that are no more. */
  private async load(): Promise<void> {
    const keys = await reading(this.store, "segments", (all) => all.index("collection").getAllKeys(this.collection));
    const tombstones = await Promise.all(keys.map((key) => this.store.get("tombstones", key)));
    const stored = new Map<number, OpenSegment>();
    for (const [n, key] of keys.entries()) {
      const known = this.stored.get(key);
      const segment = known ?? (await this.read(key));
      if (!segment) continue;
      segment.dead.set(tombstones[n] ?? new Uint8Array(segment.ids.length));
      stored.set(key, segment);
    }
    this.stored = stored;
  }

  private async read(key: number): Promise<OpenSegment | undefined> {
    const segment = await reading(this.store, "segments", (all) => all.get(key));
    if (segment && segment.version !== INDEX_VERSION) {
      await this.dissolve([[key, openSegment(segment)]]);
      return undefined;
    }
    return segment && openSegment(segment);
  }

  /** Writes what has changed into the stored index, some at a time, unless it is little. */
  private async write({ onProgress, signal }: SearchOptions): Promise<void> {
    await this.load();
    let total = await this.waiting();
    let done = 0;
    while (total - done > MOST_FRESH[this.collection]) {
      onProgress?.({ done, total });
      if (signal?.aborted) return;
      const changes = await changesOf(this.store, this.collection, CHUNK[this.collection]);
      if (changes.length === 0) break;
      await this.writeSome(changes);
      done += changes.length;
      total = Math.max(total, done + (await this.waiting()));
      await new Promise((resolve) => setTimeout(resolve));
    }
    onProgress?.({ done: total, total });
    if (await this.tidy()) await this.write({ ...(signal && { signal }) });
  }

  private waiting(): Promise<number> {
    return reading(this.store, "changes", (changes) => changes.count(rangeOf(this.collection)));
  }

  private async writeSome(changes: readonly Change[]): Promise<void> {
    const documents = await documentsOf(this.store, this.collection, changes);
    const segment = documents.length > 0 ? buildSegment(this.collection, documents) : undefined;
    const buried = [...this.stored].filter(([, one]) => bury(one, idsOf(changes)));
    await writingTo(this.store, ["segments", "tombstones", "changes"], async (within) => {
      for (const [key, { dead }] of buried) await within("tombstones").put(Uint8Array.from(dead), key);
      await strike(within("changes"), changes);
      if (segment) {
        const key = await within("segments").add(segment);
        this.stored.set(key, openSegment(segment));
      }
    });
  }

  /** Joins small segments and renews those that are mostly dead, by giving their records to be indexed again. */
  private async tidy(): Promise<boolean> {
    const all = [...this.stored];
    const small = all.filter(([, { ids }]) => ids.length < CHUNK[this.collection] / 2);
    const dead = all.filter(([, segment]) => segment.dead.reduce((sum, one) => sum + one, 0) > segment.ids.length / 2);
    const worn = new Map([...(small.length > MOST_SMALL ? small : []), ...dead]);
    if (worn.size === 0) return false;
    await this.dissolve([...worn]);
    return true;
  }

  private async dissolve(segments: readonly (readonly [number, OpenSegment])[]): Promise<void> {
    for (const [key, { ids, dead }] of segments) {
      await writingTo(this.store, ["segments", "tombstones", "changes"], async (within) => {
        const changes = within("changes");
        await Promise.all(
          ids
            .filter((_, at) => dead[at] === 0)
            .map(async (id) => {
              const known = await changes.get([this.collection, id]);
              if (!known) await changes.put(changeOf(this.collection, id));
            }),
        );
        await within("segments").delete(key);
        await within("tombstones").delete(key);
      });
      this.stored.delete(key);
    }
  }
}

/** One tab at a time writes an index. */
function inTurn<T>(collection: Collection, work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(`note-verbale search ${collection}`, work) as Promise<T>;
}

function rangeOf(collection: Collection): IDBKeyRange {
  return IDBKeyRange.bound([collection], [collection, []]);
}

function changesOf(store: Store, collection: Collection, limit: number): Promise<Change[]> {
  return reading(store, "changes", (changes) => changes.getAll(rangeOf(collection), limit));
}

type Changes = IDBPObjectStore<StoreShape, ("segments" | "tombstones" | "changes")[], "changes", "readwrite">;

/**
 * Takes changes off the list, at one stroke where nothing was added between. A record that has changed again meanwhile
 * stays on it: its entry in the segment is old already.
 */
async function strike(list: Changes, changes: readonly Change[]): Promise<void> {
  const [first, last] = [changes[0], changes.at(-1)];
  if (!first || !last) return;
  const range = IDBKeyRange.bound(keyOf(first), keyOf(last));
  const now = await list.getAll(range);
  const stamps = new Map(changes.map(({ id, stamp }) => [id, stamp]));
  const settled = now.filter(({ id, stamp }) => stamps.get(id) === stamp);
  if (settled.length === now.length) await list.delete(range);
  else await Promise.all(settled.map((change) => list.delete(keyOf(change))));
}

function keyOf({ collection, id }: Change): [Collection, string] {
  return [collection, id];
}

function idsOf(changes: readonly Change[]): string[] {
  return changes.map(({ id }) => id);
}

/** The changed records as the index sees them; deleted ones are none. */
function documentsOf(store: Store, collection: Collection, changes: readonly Change[]): Promise<SearchDocument[]> {
  return collection === "notes" ? noteDocuments(store, changes) : readoutDocuments(store, changes);
}

function noteDocuments(store: Store, changes: readonly Change[]): Promise<SearchDocument[]> {
  return reading(store, "notes", async (notes) => {
    const found = await readMany(notes, idsOf(changes));
    return found.flatMap((note) => (note.deleted === undefined ? [documentOfNote(note)] : []));
  });
}

/** Fewer records than this are asked for one by one. */
const FEW = 64;

/**
 * The records of these ids, which are in order. Where most records between the first and the last are wanted, as when an
 * index is rebuilt, a cursor passes over all of them: browsers fetch ahead for it, and a request each would take some ten times as long.
 */
async function readMany(notes: Readable<"notes">, ids: readonly string[]): Promise<StoredNote[]> {
  const [first, last] = [ids[0], ids.at(-1)];
  if (first === undefined || last === undefined) return [];
  const found: StoredNote[] = [];
  const wanted = new Set(ids);
  let isDense = ids.length >= FEW;
  let cursor = isDense ? await notes.openCursor(IDBKeyRange.bound(first, last)) : null;
  for (let seen = 0; cursor; cursor = await cursor.continue()) {
    if (wanted.delete(cursor.value.id)) found.push(cursor.value);
    seen += 1;
    isDense = seen < FEW + 3 * found.length;
    if (!isDense) break;
  }
  if (isDense) return found;
  const others = await Promise.all([...wanted].map((id) => notes.get(id)));
  return [...found, ...others.flatMap((note) => note ?? [])];
}

function readoutDocuments(store: Store, changes: readonly Change[]): Promise<SearchDocument[]> {
  return reading(store, "readouts", async (readouts) => {
    const found = await Promise.all(changes.map(({ id }) => readouts.get(id)));
    return found.flatMap((record) => (record ? [documentOfReadout(record)] : []));
  });
}

function documentOfNote(note: Note): SearchDocument {
  const { id, bodyValue, tags, attribution, title, issuer, created, modified } = note;
  const names = [...(attribution?.speakers ?? []), ...(attribution?.sources ?? []), issuer ?? ""].join("\n");
  return {
    id,
    texts: [bodyValue, tags.join("\n"), quoteOfNote(note), names, title],
    facets: facetsOfNote(note).map(([name, value]) => `${name}\n${value}`),
    created: Date.parse(created),
    modified: Date.parse(modified),
  };
}

function documentOfReadout(record: ReadoutRecord): SearchDocument {
  const { id, title, issuer, event, text, capturedAt } = record;
  return {
    id,
    texts: [title, [issuer ?? "", ...(event?.participants ?? [])].join("\n"), text],
    facets: facetsOfReadout(record).map(([name, value]) => `${name}\n${value}`),
    created: Date.parse(capturedAt),
    modified: Date.parse(capturedAt),
  };
}
