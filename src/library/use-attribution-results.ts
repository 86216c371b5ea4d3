import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import type { AttributionRow } from "../annotation/attribution-row.ts";
import { getAttributionRows, latestAttributionRows } from "../store/attributions-store.ts";
import type { AttributionQuery, AttributionResult } from "../store/search/search-attributions.ts";
import { useThrow } from "../ui/use-throw.ts";
import { findsAll } from "./attribution-query.ts";
import { useLibrary } from "./library-context.ts";
import { type RowWindow, useRowWindow } from "./use-row-window.ts";
import { readCached, reportFirstRows } from "./use-search-results.ts";

/** The rows that are rendered, and the position of the first of them among the results. */
export interface RenderedRows {
  readonly from: number;
  readonly rows: readonly AttributionRow[];
}

/** The results of a search for attributions, with the rows that are rendered. */
export interface AttributionResults {
  /** Undefined until the index is open. */
  readonly found: AttributionResult | undefined;
  /** Undefined until the first rows are read. */
  readonly rendered: RenderedRows | undefined;
  readonly rowWindow: RowWindow;
  /** Shows a row as it will be once a change of it is stored. */
  readonly replace: (row: AttributionRow) => void;
}

const NO_ROWS: RenderedRows = { from: 0, rows: [] };

/**
 * Searches for attributions and reads the rows near the visible ones. Until the index is open, a search for all shows
 * the attributions of the latest events, so that the list is never empty.
 */
export function useAttributionResults(query: AttributionQuery): AttributionResults {
  const { store, attributions } = useLibrary();
  const { index, revision } = attributions;
  const fail = useThrow();
  const [rendered, setRendered] = useState<RenderedRows>();
  const found = useMemo(() => index?.searchAttributions(query), [index, revision, query]);
  const { from, rows } = rendered ?? NO_ROWS;
  const total = found?.total ?? rows.length;
  const rowWindow = useRowWindow(total, query, { from, to: from + rows.length });
  const { range } = rowWindow;
  // Rows are cached until stored data changes, because the results of two searches overlap while the user types.
  const known = useMemo(() => new Map<string, AttributionRow>(), [index, revision]);

  useEffect(() => {
    let isCurrent = true;
    const read = async (): Promise<RenderedRows | undefined> => {
      if (!found) return findsAll(query) ? { from: 0, rows: await latestAttributionRows(store, range.to) } : undefined;
      const start = Math.min(range.from, found.total);
      return {
        from: start,
        rows: await readCached(found.ids(start, range.to), known, (ids) => getAttributionRows(store, ids)),
      };
    };
    read().then(
      (now) => isCurrent && now && setRendered(now),
      (error: unknown) => isCurrent && fail(error),
    );
    return () => {
      isCurrent = false;
    };
  }, [store, found, known, query, range.from, range.to, fail]);

  useEffect(() => {
    if (rendered) reportFirstRows(rendered.rows.length);
  }, [rendered]);
  const replace = useCallback((row: AttributionRow) => {
    setRendered((now) => now && { ...now, rows: now.rows.map((one) => (one.id === row.id ? row : one)) });
  }, []);
  return { found, rendered, rowWindow, replace };
}
