import type { FacetName } from "../store/facets.ts";
import {
  ATTRIBUTION_GROUPINGS,
  ATTRIBUTION_SORTS,
  type AttributionQuery,
} from "../store/search/search-attributions.ts";

/** The facets of attributions, in the order in which they are shown. */
export const ATTRIBUTION_FACETS = [
  "speaker",
  "act",
  "issuer",
  "addressee",
  "tag",
  "checked",
  "kind",
] as const satisfies readonly FacetName[];

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Returns a search for attributions as text for an address, or "" for a search that finds all in the default order. */
export function formatAttributionQuery({ words, facets, from, to, sort, group }: AttributionQuery): string {
  const parts = new URLSearchParams();
  if (words !== "") parts.set("words", words);
  for (const name of ATTRIBUTION_FACETS) for (const value of facets[name] ?? []) parts.append(name, value);
  if (from !== undefined) parts.set("from", from);
  if (to !== undefined) parts.set("to", to);
  if (sort !== "newest") parts.set("sort", sort);
  if (group !== "none") parts.set("group", group);
  return parts.toString();
}

/** Returns the search that a text describes. Invalid parts are ignored. */
export function parseAttributionQuery(text: string): AttributionQuery {
  const parts = new URLSearchParams(text);
  const facets: Partial<Record<FacetName, readonly string[]>> = {};
  for (const name of ATTRIBUTION_FACETS) {
    const values = parts.getAll(name);
    if (values.length > 0) facets[name] = values;
  }
  return {
    words: parts.get("words") ?? "",
    facets,
    from: dayIn(parts, "from"),
    to: dayIn(parts, "to"),
    sort: ATTRIBUTION_SORTS.find((one) => one === parts.get("sort")) ?? "newest",
    group: ATTRIBUTION_GROUPINGS.find((one) => one === parts.get("group")) ?? "none",
  };
}

function dayIn(parts: URLSearchParams, name: string): string | undefined {
  const day = parts.get(name) ?? "";
  return DAY.test(day) && !Number.isNaN(Date.parse(day)) ? day : undefined;
}

/** Returns whether a search finds all attributions. */
export function findsAll({ words, facets, from, to }: AttributionQuery): boolean {
  const isNarrowed = from !== undefined || to !== undefined || Object.values(facets).some((values) => values?.length);
  return words.trim() === "" && !isNarrowed;
}
