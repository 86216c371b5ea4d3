import { useEffect, useMemo, useState } from "preact/hooks";

/** The width, in pixels, up to which columns are stacked. The style sheet uses the same. */
const NARROW = 720;

/** Returns whether the window is at most as wide as given, in pixels, and renders again when that changes. */
export function useNarrow(width = NARROW): boolean {
  const query = useMemo(() => matchMedia(`(max-width: ${width}px)`), [width]);
  const [isNarrow, setIsNarrow] = useState(query.matches);
  useEffect(() => {
    const control = new AbortController();
    query.addEventListener("change", () => setIsNarrow(query.matches), { signal: control.signal });
    return () => control.abort();
  }, [query]);
  return isNarrow;
}
