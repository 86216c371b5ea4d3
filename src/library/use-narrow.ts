import { useEffect, useState } from "preact/hooks";

/** The width, in pixels, up to which columns are stacked. The style sheet uses the same. */
const NARROW = matchMedia("(max-width: 720px)");

/** Returns whether the window is too narrow for columns, and renders again when that changes. */
export function useNarrow(): boolean {
  const [isNarrow, setIsNarrow] = useState(NARROW.matches);
  useEffect(() => {
    const control = new AbortController();
    NARROW.addEventListener("change", () => setIsNarrow(NARROW.matches), { signal: control.signal });
    return () => control.abort();
  }, []);
  return isNarrow;
}
