import { useEffect, useRef } from "preact/hooks";
import type { Route } from "./route.ts";

/**
 * Moves the focus after each change of the view: to the row that the user came from when a list is shown again, and
 * otherwise to the heading. The view may render its heading and rows late, so the focus follows until the user presses
 * a key or clicks.
 */
export function useViewFocus(route: Route): void {
  const last = useRef(route);
  useEffect(() => {
    const left = last.current;
    last.current = route;
    if (!isChange(left, route)) return;
    const view = document.getElementById("view");
    if (!view) return;
    let focused: HTMLElement | undefined;
    const focus = () => {
      const { activeElement } = document;
      // A heading that the view has replaced leaves the focus on the body.
      if (focused?.isConnected && activeElement !== focused) return;
      const target = rowOf(view, [left.place, left.subject]) ?? view.querySelector<HTMLElement>("h1") ?? view;
      if (target === focused && activeElement === focused) return;
      focused = target;
      if (!target.matches("a, button")) target.tabIndex = -1;
      target.focus();
    };
    const observer = new MutationObserver(focus);
    const control = new AbortController();
    control.signal.addEventListener("abort", () => observer.disconnect());
    observer.observe(view, { childList: true, subtree: true });
    for (const type of ["keydown", "pointerdown"])
      addEventListener(type, () => control.abort(), { capture: true, signal: control.signal });
    focus();
    return () => control.abort();
  }, [route]);
}

/** Returns true if the user went to another view. The subject of some views is what the user types in a field. */
function isChange(before: Route, after: Route): boolean {
  if (before.view !== after.view) return true;
  return (after.view === "readout" || after.view === "comparison") && before.subject !== after.subject;
}

/** Returns the main control of the row with one of these ids. */
function rowOf(view: HTMLElement, ids: readonly string[]): HTMLElement | null {
  for (const id of ids) {
    const row = id && view.querySelector(`[data-entry="${CSS.escape(id)}"]`);
    if (row) return row.querySelector<HTMLElement>("[data-main]");
  }
  return null;
}
