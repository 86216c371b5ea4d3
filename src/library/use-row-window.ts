import type { RefObject } from "preact";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

/** The positions of the rows that are rendered, `to` excluded. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

/** The number of rows that are rendered at first. */
const FIRST_ROWS = 24;

/** The numbers of rows that are rendered before and after the first visible one once the user scrolls. */
const ROWS_BEFORE = 30;
const ROWS_AFTER = 45;

/** Other rows are rendered when the first or the last one is less than this many pixels outside the window. */
const MARGIN = 500;

/** The height of a row, in pixels, until one is measured. */
const ASSUMED_HEIGHT = 72;

/** The maximum height, in pixels, of the space for rows that are not rendered. Firefox allows 17 million. */
const MAX_SPACE = 7_000_000;

/** What a list needs in order to render only the rows near the visible ones. */
export interface RowWindow {
  /** The element with the rows, each of which has its position as `data-position`. */
  readonly list: RefObject<HTMLTableElement | null>;
  readonly range: RowRange;
  /** The height, in pixels, of the space in the place of the rows before and after those that are rendered. */
  space(rendered: RowRange): { readonly before: number; readonly after: number };
  /** Renders the rows around a position. */
  show(position: number): void;
}

/**
 * Decides which of many rows are rendered while the user scrolls the page. Empty space of the average height of a row
 * stands for each of the others, so that the scroll bar shows the position in the list.
 * @param reset A value whose change means that another list is shown, from its start.
 * @param rendered The rows that are rendered now, which can be those of an earlier range while others are read.
 */
export function useRowWindow(total: number, reset: unknown, rendered: RowRange): RowWindow {
  const list = useRef<HTMLTableElement>(null);
  const [range, setRange] = useState<RowRange>({ from: 0, to: FIRST_ROWS });
  const height = useRef(ASSUMED_HEIGHT);
  const anchor = useRef<{ readonly position: string; readonly top: number }>(undefined);

  useLayoutEffect(() => setRange({ from: 0, to: FIRST_ROWS }), [reset]);

  const show = useCallback(
    (position: number) => {
      const from = Math.max(0, position - ROWS_BEFORE);
      setRange({ from, to: Math.min(Math.max(total, FIRST_ROWS), position + ROWS_AFTER) });
    },
    [total],
  );

  useEffect(() => {
    const control = new AbortController();
    const look = () => {
      const visible = list.current && firstVisible(list.current, rendered, total);
      if (visible === undefined || visible === null) return;
      anchor.current = visible.row && { position: visible.row.dataset.position ?? "", top: topOf(visible.row) };
      const isNearStart = rendered.from > 0 && visible.top > -MARGIN;
      const isNearEnd = rendered.to < total && visible.bottom < innerHeight + MARGIN;
      if (isNearStart || isNearEnd) show(Math.floor(visible.position));
    };
    addEventListener("scroll", look, { signal: control.signal, passive: true });
    addEventListener("resize", look, { signal: control.signal });
    look();
    return () => control.abort();
  }, [rendered.from, rendered.to, total, show]);

  // Because rows have different heights, the visible ones would move when others are replaced by space. Scrolling by
  // the same distance keeps them in place.
  useLayoutEffect(() => {
    const rows = list.current?.querySelectorAll<HTMLElement>("[data-position]");
    const [first, last] = [rows?.[0], rows?.[rows.length - 1]];
    if (!rows || !first || !last) return;
    if (height.current === ASSUMED_HEIGHT && rows.length > 1)
      height.current = (last.getBoundingClientRect().bottom - topOf(first)) / rows.length;
    const { position, top } = anchor.current ?? {};
    const kept = position !== undefined && list.current?.querySelector<HTMLElement>(`[data-position="${position}"]`);
    if (kept && top !== undefined && topOf(kept) !== top) scrollBy({ top: topOf(kept) - top, behavior: "instant" });
  }, [rendered.from, rendered.to]);

  const space = useCallback(
    ({ from, to }: RowRange) => {
      const each = Math.min(height.current, MAX_SPACE / Math.max(1, total));
      return { before: Math.round(from * each), after: Math.round(Math.max(0, total - to) * each) };
    },
    [total],
  );
  return { list, range, space, show };
}

function topOf(element: HTMLElement): number {
  return element.getBoundingClientRect().top;
}

/** The first visible row or, if only space is visible, the position to which that space belongs. */
interface VisiblePlace {
  readonly position: number;
  readonly row?: HTMLElement;
  /** The edges of the rendered rows, in pixels from the top of the window. */
  readonly top: number;
  readonly bottom: number;
}

function firstVisible(list: HTMLElement, { from, to }: RowRange, total: number): VisiblePlace | undefined {
  const rows = [...list.querySelectorAll<HTMLElement>("[data-position]")];
  const row = rows.find((one) => one.getBoundingClientRect().bottom > 0);
  const { top, bottom } = list.getBoundingClientRect();
  if (row && topOf(row) < innerHeight) return { position: Number(row.dataset.position), row, top, bottom };
  const [before, after] = [list.previousElementSibling, list.nextElementSibling];
  if (row && before && from > 0) {
    const space = before.getBoundingClientRect();
    return { position: Math.max(0, Math.min(1, -space.top / Math.max(1, space.height))) * from, top, bottom };
  }
  if (!row && after && to < total) {
    const space = after.getBoundingClientRect();
    const part = Math.max(0, Math.min(1, -bottom / Math.max(1, space.height)));
    return { position: to + part * (total - to), top, bottom };
  }
  return undefined;
}
