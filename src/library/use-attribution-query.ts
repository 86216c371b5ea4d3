import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { AttributionQuery } from "../store/search/search-attributions.ts";
import { formatAttributionQuery, parseAttributionQuery } from "./attribution-query.ts";
import { formatRoute, replaceRoute } from "./route.ts";

/**
 * The time, in milliseconds, after which a search is written to the address. Browsers limit how often an address may
 * change.
 */
const ADDRESS_DELAY = 250;

/**
 * Returns the search that the address describes and a function that changes both. The address follows with a short
 * delay, so that a search can be kept as a bookmark and is restored when the user goes back.
 */
export function useAttributionQuery(search: string): [AttributionQuery, (query: AttributionQuery) => void] {
  const [query, setQuery] = useState(() => parseAttributionQuery(search));
  /** The text of the search that is shown. An address with another text comes from a link or from the user. */
  const shown = useRef(search);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (search === shown.current) return;
    clearTimeout(timer.current);
    shown.current = search;
    setQuery(parseAttributionQuery(search));
  }, [search]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const change = useCallback((next: AttributionQuery) => {
    setQuery(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      shown.current = formatAttributionQuery(next);
      replaceRoute(formatRoute("attributions", shown.current));
    }, ADDRESS_DELAY);
  }, []);
  return [query, change];
}
