import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Store } from "../store/open-store.ts";
import type { Collection } from "../store/pending-index-change.ts";
import { type IndexingProgress, SearchIndex } from "../store/search/search-index.ts";

/** The index of one kind of record, as far as it is open. */
export interface SearchIndexState {
  readonly index: SearchIndex | undefined;
  /** How far the making of the index has come; undefined when nothing is made. */
  readonly progress: IndexingProgress | undefined;
  /** Ends the making for now. */
  readonly stop: () => void;
  /** Rises when what can be found has changed. */
  readonly revision: number;
  /** Takes in what has changed; soon, and once for many changes at a time. */
  readonly refresh: () => Promise<void>;
}

/** How long changes are gathered before they are taken in, in milliseconds. */
const REFRESH_DELAY = 120;

/** How long an index waits for the first rows, in milliseconds: in a view without a list there are none. */
const FIRST_ROWS_TIMEOUT = 300;

/** Comes when the newest entries are shown, which need the database for themselves until then. */
function firstRows(): Promise<unknown> {
  const shown = new Promise((resolve) => addEventListener("found", resolve, { once: true }));
  return Promise.race([shown, new Promise((resolve) => setTimeout(resolve, FIRST_ROWS_TIMEOUT))]);
}

/** Opens the index of a kind of record and keeps it up to date. */
export function useSearchIndex(
  store: Store,
  collection: Collection,
  onProblem: (error: unknown) => void,
): SearchIndexState {
  const [index, setIndex] = useState<SearchIndex>();
  const [progress, setProgress] = useState<IndexingProgress>();
  const [revision, setRevision] = useState(0);
  const control = useRef<AbortController>(undefined);
  const pendingRefresh = useRef<Promise<void>>(undefined);
  const opened = useRef<SearchIndex>(undefined);
  /** Whether something has changed while the index was being opened. */
  const isOutdated = useRef(false);
  /** Refreshes follow one another: of two at once the older could end last and hide what the newer has found. */
  const last = useRef<Promise<void>>(Promise.resolve());

  useEffect(() => {
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
  }, [store, collection, onProblem]);

  const refresh = useCallback((): Promise<void> => {
    pendingRefresh.current ??= new Promise<void>((resolve) => setTimeout(resolve, REFRESH_DELAY)).then(() => {
      pendingRefresh.current = undefined;
      const refreshed = last.current.then(async () => {
        if (opened.current) await opened.current.refresh();
        else isOutdated.current = true;
        // Without an index the newest records stand in for it, and are read again.
        setRevision((n) => n + 1);
      });
      last.current = refreshed.catch(() => undefined);
      return refreshed;
    });
    return pendingRefresh.current;
  }, []);

  return { index, progress, revision, refresh, stop: () => control.current?.abort() };
}
