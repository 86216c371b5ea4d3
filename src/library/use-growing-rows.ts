import { useEffect, useMemo, useState } from "preact/hooks";
import type { TableRow } from "../comparison/comparison-table.ts";
import { yieldToEventLoop } from "../ui/yield-to-event-loop.ts";

/** The number of groups that are rendered at a time. */
const GROUPS_PER_STEP = 40;

/** Returns the first rows, and step by step all of them, so that the table of two long texts does not block the tab. */
export function useGrowingRows(rows: readonly TableRow[]): readonly TableRow[] {
  const [limit, setLimit] = useState(GROUPS_PER_STEP);
  const total = rows.reduce((sum, { groups }) => sum + groups.length, 0);
  useEffect(() => {
    if (limit >= total) return;
    const control = new AbortController();
    void yieldToEventLoop().then(() => {
      if (!control.signal.aborted) setLimit(limit + GROUPS_PER_STEP);
    });
    return () => control.abort();
  }, [limit, total]);
  return useMemo(() => firstGroups(rows, limit), [rows, limit]);
}

function firstGroups(rows: readonly TableRow[], limit: number): readonly TableRow[] {
  const shown: TableRow[] = [];
  let left = limit;
  for (const row of rows) {
    if (left <= 0) break;
    shown.push(row.groups.length <= left ? row : { ...row, groups: row.groups.slice(0, left) });
    left -= row.groups.length;
  }
  return shown;
}
