import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import type { Found, Query } from "../store/search/find.ts";
import type { SearchState } from "./use-search.ts";

/** Entries shown at first, and more of each time. */
const PAGE = 50;

/** What a search has found, with the records of the first stretch. */
export interface Shown<T> {
  readonly found: Found | undefined;
  /** The records shown; undefined until the first are there. */
  readonly records: readonly T[] | undefined;
  readonly hasMore: boolean;
  readonly more: () => void;
}

/**
 * Looks for records and reads those that are shown. Until the index is open, the newest stand in for it, so that the
 * library is never empty while it opens.
 */
export function useFound<T>(
  { index, edition }: SearchState,
  query: Query,
  readNewest: (limit: number) => Promise<readonly T[]>,
  readMany: (ids: readonly string[]) => Promise<readonly T[]>,
): Shown<T> {
  const [shown, setShown] = useState(PAGE);
  const [records, setRecords] = useState<readonly T[]>();
  const found = useMemo(() => index?.find(query), [index, edition, query]);

  useEffect(() => setShown(PAGE), [query]);
  useEffect(() => {
    let isCurrent = true;
    const reading = found ? readMany(found.ids(0, shown)) : readNewest(shown);
    void reading.then((read) => isCurrent && setRecords(read));
    return () => {
      isCurrent = false;
    };
  }, [found, shown, readMany, readNewest]);

  const more = useCallback(() => setShown((count) => count + PAGE), []);
  return { found, records, hasMore: found ? shown < found.total : (records?.length ?? 0) >= shown, more };
}
