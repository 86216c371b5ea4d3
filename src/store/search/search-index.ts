import { pageOfAttribution } from "../../annotation/attribution-row.ts";
import { readTx, type Store, type Writable, writeTxTo } from "../open-store.ts";
import { type Collection, type PendingChange, pendingChange } from "../pending-index-change.ts";
import { readPersonNames } from "../people-store.ts";
import { combineSegments, type IndexSnapshot } from "./index-snapshot.ts";
import { type AttributionQuery, type AttributionResult, searchAttributions } from "./search-attributions.ts";
import { documentsOf, idsOf } from "./search-documents.ts";
import { type SearchQuery, type SearchResult, search } from "./search-segments.ts";
import {
  addTombstones,
  buildSegment,
  INDEX_VERSION,
  type OpenSegment,
  openSegment,
  type SearchDocument,
  type StoredSegment,
} from "./segment.ts";

/**
 * The number of records indexed at a time; for attributions, the number of readouts. A batch takes some tenths of a second, and the page can respond between
 * batches.
 */
const BATCH_SIZE = { notes: 2048, readouts: 128, attributions: 128 } as const;

/** A segment with fewer entries than this is small. A readout has some fifteen attributions. */
const MIN_SEGMENT_SIZE = { notes: 1024, readouts: 64, attributions: 960 } as const;

/** The maximum number of entries of a segment, which numbers them with 16 bits. */
const MAX_SEGMENT_SIZE = 60_000;

/**
 * The maximum number of changes that are kept in memory and indexed again at each opening. More changes are written
 * to the stored index.
 */
const MAX_PENDING = { notes: 256, readouts: 16, attributions: 16 } as const;

/**
 * Small segments are merged if there are more than this many. A segment is rebuilt if more than half of its entries
 * are deleted.
 */
const MAX_SMALL_SEGMENTS = 6;

/** The progress of building an index. */
export interface IndexingProgress {
  readonly done: number;
  readonly total: number;
}

export interface SearchOptions {
  readonly onProgress?: (progress: IndexingProgress) => void;
  /** Stops the building. What has been indexed can be searched, and the rest is indexed at the next opening. */
  readonly signal?: AbortSignal;
}

/**
 * The full-text index of one kind of record. It is loaded from the stored segments and kept up to date with later
 * changes.
 */
export class SearchIndex {
  private segments = new Map<number, OpenSegment>();
  private snapshot: IndexSnapshot = combineSegments([]);

  private constructor(
    private readonly store: Store,
    private readonly collection: Collection,
  ) {}

  /** Opens the index and indexes the changes since it was last open. */
  static async open(store: Store, collection: Collection, options: SearchOptions = {}): Promise<SearchIndex> {
    const index = new SearchIndex(store, collection);
    await index.load();
    await runInSequence(collection, () => index.write(options));
    await index.refresh(options.signal);
    return index;
  }

  search(query: SearchQuery): SearchResult {
    return search(this.snapshot, query);
  }

  /** Works like `search`, in an index of attributions. */
  searchAttributions(query: AttributionQuery): AttributionResult {
    return searchAttributions(this.snapshot, query);
  }

  /**
   * Returns the number of records that can be found. Counting them in the database would take seconds if there are
   * many.
   */
  get liveCount(): number {
    return this.snapshot.liveCount;
  }

  /**
   * Applies what was saved, deleted or indexed since the last refresh, in this tab or another. After `signal` is
   * aborted nothing more is written to the stored index; the next opening indexes the rest.
   */
  async refresh(signal?: AbortSignal): Promise<void> {
    let changes = await pendingChanges(this.store, this.collection, MAX_PENDING[this.collection] * 4);
    if (changes.length > MAX_PENDING[this.collection]) {
      if (signal?.aborted !== true) {
        await runInSequence(this.collection, () => this.write(signal ? { signal } : {}));
        return this.refresh(signal);
      }
      changes = [];
    }
    await this.load();
    const documents = await documentsOf(this.store, this.collection, changes);
    const segments = [...this.segments.values()].map((segment) => ({
      ...segment,
      tombstones: segment.tombstones.slice(),
    }));
    for (const segment of segments) addTombstones(segment, idsOf(changes));
    const fresh = this.buildSegments(documents).map((segment) => openSegment(segment));
    this.snapshot = combineSegments([...segments, ...fresh], await readPersonNames(this.store));
  }

  /** Loads the segments that are not in memory yet, and drops those that were deleted. */
  private async load(): Promise<void> {
    const keys = await readTx(this.store, "segments", (all) => all.index("collection").getAllKeys(this.collection));
    const tombstones = await Promise.all(keys.map((key) => this.store.get("tombstones", key)));
    const stored = new Map<number, OpenSegment>();
    for (const [n, key] of keys.entries()) {
      const known = this.segments.get(key);
      const segment = known ?? (await this.read(key));
      if (!segment) continue;
      segment.tombstones.set(tombstones[n] ?? new Uint8Array(segment.ids.length));
      stored.set(key, segment);
    }
    this.segments = stored;
  }

  private async read(key: number): Promise<OpenSegment | undefined> {
    const segment = await readTx(this.store, "segments", (all) => all.get(key));
    if (segment && segment.version !== INDEX_VERSION) {
      await this.dissolveSegments([[key, openSegment(segment)]]);
      return undefined;
    }
    return segment && openSegment(segment);
  }

  /** Writes pending changes to the stored index in batches, unless there are only a few. */
  private async write({ onProgress, signal }: SearchOptions): Promise<void> {
    await this.load();
    let total = await this.pendingCount();
    let done = 0;
    while (total - done > MAX_PENDING[this.collection]) {
      onProgress?.({ done, total });
      if (signal?.aborted) return;
      const changes = await pendingChanges(this.store, this.collection, BATCH_SIZE[this.collection]);
      if (changes.length === 0) break;
      await this.writeSome(changes);
      done += changes.length;
      total = Math.max(total, done + (await this.pendingCount()));
      await new Promise((resolve) => setTimeout(resolve));
    }
    onProgress?.({ done: total, total });
    if (await this.mergeSmallSegments()) await this.write({ ...(signal && { signal }) });
  }

  private pendingCount(): Promise<number> {
    return readTx(this.store, "changes", (changes) => changes.count(rangeOf(this.collection)));
  }

  private async writeSome(changes: readonly PendingChange[]): Promise<void> {
    const documents = await documentsOf(this.store, this.collection, changes);
    const segments = this.buildSegments(documents);
    const buried = [...this.segments].filter(([, one]) => addTombstones(one, idsOf(changes)));
    await writeTxTo(this.store, ["segments", "tombstones", "changes"], async (within) => {
      for (const [key, { tombstones }] of buried) await within("tombstones").put(Uint8Array.from(tombstones), key);
      await removeChanges(within("changes"), changes);
      for (const segment of segments) {
        const key = await within("segments").add(segment);
        this.segments.set(key, openSegment(segment));
      }
    });
  }

  private buildSegments(documents: readonly SearchDocument[]): StoredSegment[] {
    const segments: StoredSegment[] = [];
    for (let from = 0; from < documents.length; from += MAX_SEGMENT_SIZE)
      segments.push(buildSegment(this.collection, documents.slice(from, from + MAX_SEGMENT_SIZE)));
    return segments;
  }

  /**
   * Merges small segments, and rebuilds those whose entries are mostly deleted, by queueing their records for
   * indexing.
   */
  private async mergeSmallSegments(): Promise<boolean> {
    const all = [...this.segments];
    const small = all.filter(([, { ids }]) => ids.length < MIN_SEGMENT_SIZE[this.collection]);
    const mostlyDeleted = all.filter(
      ([, segment]) => segment.tombstones.reduce((sum, one) => sum + one, 0) > segment.ids.length / 2,
    );
    const candidates = new Map([...(small.length > MAX_SMALL_SEGMENTS ? small : []), ...mostlyDeleted]);
    if (candidates.size === 0) return false;
    await this.dissolveSegments([...candidates]);
    return true;
  }

  private async dissolveSegments(segments: readonly (readonly [number, OpenSegment])[]): Promise<void> {
    for (const [key, { ids, tombstones }] of segments) {
      await writeTxTo(this.store, ["segments", "tombstones", "changes"], async (within) => {
        const changes = within("changes");
        const live = ids.filter((_, at) => tombstones[at] === 0);
        await Promise.all(
          [...new Set(this.collection === "attributions" ? live.map(pageOfAttribution) : live)].map(async (id) => {
            const known = await changes.get([this.collection, id]);
            if (!known) await changes.put(pendingChange(this.collection, id));
          }),
        );
        await within("segments").delete(key);
        await within("tombstones").delete(key);
      });
      this.segments.delete(key);
    }
  }
}

/** Ensures that only one tab at a time writes an index. */
function runInSequence<T>(collection: Collection, work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(`note-verbale search ${collection}`, work) as Promise<T>;
}

function rangeOf(collection: Collection): IDBKeyRange {
  return IDBKeyRange.bound([collection], [collection, []]);
}

function pendingChanges(store: Store, collection: Collection, limit: number): Promise<PendingChange[]> {
  return readTx(store, "changes", (changes) => changes.getAll(rangeOf(collection), limit));
}

type ChangesStore = Writable<"changes">;

/**
 * Removes changes from the list of pending changes, with a single range deletion if no others were added between
 * them. A record that has changed again stays on the list, because its new entry in the segment is already out of
 * date.
 */
async function removeChanges(list: ChangesStore, changes: readonly PendingChange[]): Promise<void> {
  const [first, last] = [changes[0], changes.at(-1)];
  if (!first || !last) return;
  const range = IDBKeyRange.bound(keyOf(first), keyOf(last));
  const now = await list.getAll(range);
  const stamps = new Map(changes.map(({ id, stamp }) => [id, stamp]));
  const settled = now.filter(({ id, stamp }) => stamps.get(id) === stamp);
  if (settled.length === now.length) await list.delete(range);
  else await Promise.all(settled.map((change) => list.delete(keyOf(change))));
}

function keyOf({ collection, id }: PendingChange): [Collection, string] {
  return [collection, id];
}
