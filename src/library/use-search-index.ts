import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Store } from "../store/open-store.ts";
import type { Collection } from "../store/pending-index-change.ts";
import { type IndexingProgress, SearchIndex } from "../store/search/search-index.ts";

/** The search index of one kind of record, and its state. */
export interface SearchIndexState {
  readonly index: SearchIndex | undefined;
  /** The progress of building the index; undefined if it is not being built. */
  readonly progress: IndexingProgress | undefined;
  /** Stops the building for now. */
  readonly stop: () => void;
  /** Revision counter: incremented when the results of a search can have changed. */
  readonly revision: number;
  /** Applies changes to the index after a short delay, so that many changes cause only one refresh. */
  readonly refresh: () => Promise<void>;
}

/** The time, in milliseconds, for which changes are collected before a refresh. */
const REFRESH_DELAY = 120;

/** The maximum time, in milliseconds, that an index waits for the first rows. A view without a list has none. */
const FIRST_ROWS_TIMEOUT = 300;

/**
 * Resolves after the first rows are rendered, so that loading the index does not compete with them for the database.
 */
function firstRows(): Promise<unknown> {
  const shown = new Promise((resolve) => addEventListener("found", resolve, { once: true }));
  return Promise.race([shown, new Promise((resolve) => setTimeout(resolve, FIRST_ROWS_TIMEOUT))]);
}

/** Opens the index of one kind of record as soon as it is wanted, and keeps it up to date. */
export function useSearchIndex(
  store: Store,
  collection: Collection,
  onProblem: (error: unknown) => void,
  isWanted = true,
): SearchIndexState {
  const [index, setIndex] = useState<SearchIndex>();
  const [progress, setProgress] = useState<IndexingProgress>();
  const [revision, setRevision] = useState(0);
  const control = useRef<AbortController>(undefined);
  const pendingRefresh = useRef<Promise<void>>(undefined);
  const opened = useRef<SearchIndex>(undefined);
  /** Whether data has changed while the index was being opened. */
  const isOutdated = useRef(false);
  /**
   * The last refresh, after which the next one starts. With two at the same time, the older one could end last and
   * hide the results of the newer one.
   */
  const last = useRef<Promise<void>>(Promise.resolve());

  useEffect(() => {
    if (!isWanted) return;
    const opening = new AbortController();
    control.current = opening;
    const open = async () => {
      await firstRows();
      const found = await SearchIndex.open(store, collection, { onProgress: setProgress, signal: opening.signal });
      while (isOutdated.current) {
        isOutdated.current = false;
        await found.refresh();
      }
      opened.current = found;
      setIndex(found);
      setRevision((n) => n + 1);
    };
    open()
      .catch(onProblem)
      .finally(() => setProgress(undefined));
    return () => {
      opening.abort();
      opened.current = undefined;
    };
  }, [store, collection, onProblem, isWanted]);

  const refresh = useCallback((): Promise<void> => {
    pendingRefresh.current ??= new Promise<void>((resolve) => setTimeout(resolve, REFRESH_DELAY)).then(() => {
      pendingRefresh.current = undefined;
      const refreshed = last.current.then(async () => {
        if (opened.current) await opened.current.refresh();
        else isOutdated.current = true;
        // Until the index is open, the newest records are shown, and must be read again.
        setRevision((n) => n + 1);
      });
      last.current = refreshed.catch(() => undefined);
      return refreshed;
    });
    return pendingRefresh.current;
  }, []);

  return { index, progress, revision, refresh, stop: () => control.current?.abort() };
}
