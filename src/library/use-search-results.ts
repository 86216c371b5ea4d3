import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import type { SearchQuery, SearchResult } from "../store/search/search-segments.ts";
import { useThrow } from "../ui/use-throw.ts";
import type { SearchIndexState } from "./use-search-index.ts";

/** The number of entries that are shown at first, and added each time. */
const PAGE_SIZE = 30;

/** The results of a search, with the records that are shown. */
export interface VisibleResults<T> {
  readonly found: SearchResult | undefined;
  /** The records that are shown; undefined until the first are loaded. */
  readonly records: readonly T[] | undefined;
  readonly hasMore: boolean;
  readonly more: () => void;
}

/**
 * Searches for records and reads those that are shown. Until the index is open, the newest records are shown, so that
 * the library is never empty.
 */
export function useSearchResults<T extends { readonly id: string }>(
  { index, revision }: SearchIndexState,
  query: SearchQuery,
  readNewest: (limit: number) => Promise<readonly T[]>,
  readMany: (ids: readonly string[]) => Promise<readonly T[]>,
): VisibleResults<T> {
  const fail = useThrow();
  const [shown, setShown] = useState(PAGE_SIZE);
  const [records, setRecords] = useState<readonly T[]>();
  const found = useMemo(() => index?.search(query), [index, revision, query]);

  useEffect(() => setShown(PAGE_SIZE), [query]);
  // Records are cached until stored data changes, because the results of two searches overlap while the user types.
  const known = useMemo(() => new Map<string, T>(), [index, revision]);
  useEffect(() => {
    let isCurrent = true;
    const reading = found ? readCached(found.ids(0, shown), known, readMany) : readNewest(shown);
    reading.then(
      (read) => isCurrent && setRecords(read),
      (error: unknown) => isCurrent && fail(error),
    );
    return () => {
      isCurrent = false;
    };
  }, [found, shown, known, readMany, readNewest, fail]);

  useEffect(() => {
    if (records) reportFirstRows(records.length);
  }, [records]);

  const more = useCallback(() => setShown((count) => count + PAGE_SIZE), []);
  return { found, records, hasMore: found ? shown < found.total : (records?.length ?? 0) >= shown, more };
}

/** The maximum number of cached records. */
const MAX_CACHED = 1000;

/** Returns the records with these ids, and reads only those that are not cached. */
export async function readCached<T extends { readonly id: string }>(
  ids: readonly string[],
  known: Map<string, T>,
  readMany: (ids: readonly string[]) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  if (known.size > MAX_CACHED) known.clear();
  const missing = ids.filter((id) => !known.has(id));
  const read = missing.length > 0 ? await readMany(missing) : [];
  for (const record of read) known.set(record.id, record);
  return ids.flatMap((id) => known.get(id) ?? []);
}

/**
 * Adds a performance mark and dispatches an event, by which tests and benchmarks can measure the speed of the list.
 */
export function reportFirstRows(count: number): void {
  if (count > 0 && performance.getEntriesByName("first-rows").length === 0) performance.mark("first-rows");
  dispatchEvent(new Event("found"));
}
