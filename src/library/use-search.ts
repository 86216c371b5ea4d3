import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Collection } from "../store/change.ts";
import type { Store } from "../store/open-store.ts";
import { type Progress, SearchIndex } from "../store/search/search-index.ts";

/** The index of one kind of record, as far as it is open. */
export interface SearchState {
  readonly index: SearchIndex | undefined;
  /** How far the making of the index has come; undefined when nothing is made. */
  readonly progress: Progress | undefined;
  /** Ends the making for now. */
  readonly stop: () => void;
  /** Rises when what can be found has changed. */
  readonly edition: number;
  /** Takes in what has changed; soon, and once for many changes at a time. */
  readonly refresh: () => Promise<void>;
}

/** How long changes are gathered before they are taken in, in milliseconds. */
const GATHER = 120;

/** How long an index waits for the first rows, in milliseconds: in a view without a list there are none. */
const PATIENCE = 300;

/** Comes when the newest entries are shown, which need the database for themselves until then. */
function firstRows(): Promise<unknown> {
  const shown = new Promise((resolve) => addEventListener("found", resolve, { once: true }));
  return Promise.race([shown, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
}

/** Opens the index of a kind of record and keeps it up to date. */
export function useSearch(store: Store, collection: Collection, onProblem: (error: unknown) => void): SearchState {
  const [index, setIndex] = useState<SearchIndex>();
  const [progress, setProgress] = useState<Progress>();
  const [edition, setEdition] = useState(0);
  const control = useRef<AbortController>(undefined);
  const waiting = useRef<Promise<void>>(undefined);

  useEffect(() => {
    const opening = new AbortController();
    control.current = opening;
    firstRows()
      .then(() => SearchIndex.open(store, collection, { onProgress: setProgress, signal: opening.signal }))
      .then((opened) => {
        setIndex(opened);
        setEdition((n) => n + 1);
      })
      .catch(onProblem)
      .finally(() => setProgress(undefined));
    return () => opening.abort();
  }, [store, collection, onProblem]);

  const refresh = useCallback(async () => {
    if (!index) return;
    waiting.current ??= new Promise((resolve) => setTimeout(resolve, GATHER)).then(async () => {
      waiting.current = undefined;
      await index.refresh();
      setEdition((n) => n + 1);
    });
    await waiting.current;
  }, [index]);

  return { index, progress, edition, refresh, stop: () => control.current?.abort() };
}
