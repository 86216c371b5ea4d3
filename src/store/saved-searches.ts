import { FACETS, type FacetName } from "./facets.ts";
import { createSerialQueue, type StorageArea } from "./local-storage.ts";
import type { SearchQuery, Sort } from "./search/search-segments.ts";

/** A search that the user has saved under a name. */
export interface SavedSearch {
  readonly name: string;
  readonly query: SearchQuery;
}

const STORAGE_KEY = "savedSearches";
const SORTS: readonly Sort[] = ["newest", "oldest", "changed", "best"];
const runInSequence = createSerialQueue();

/** Returns the saved searches in order of name. */
export async function getSavedSearches(area: StorageArea): Promise<SavedSearch[]> {
  const stored = (await area.get(STORAGE_KEY))[STORAGE_KEY];
  return Array.isArray(stored) ? stored.flatMap(parseSavedSearch) : [];
}

/** Saves a search. Replaces a saved search with the same name. */
export function saveSearch(area: StorageArea, search: SavedSearch): Promise<void> {
  return change(area, (all) => [...all.filter(({ name }) => name !== search.name), search]);
}

/** Deletes the saved search with this name. */
export function removeSearch(area: StorageArea, name: string): Promise<void> {
  return change(area, (all) => all.filter((one) => one.name !== name));
}

function change(area: StorageArea, edit: (all: SavedSearch[]) => SavedSearch[]): Promise<void> {
  return runInSequence(async () => {
    const all = edit(await getSavedSearches(area)).sort((a, b) => (a.name < b.name ? -1 : 1));
    await area.set({ [STORAGE_KEY]: all });
  });
}

/** Returns the saved search in data of an unknown type, or undefined if it is not valid. */
export function parseSavedSearch(stored: unknown): SavedSearch[] {
  const { name, query } = (stored ?? {}) as { name?: unknown; query?: { [K in keyof SearchQuery]?: unknown } };
  if (typeof name !== "string" || typeof query !== "object" || query === null) return [];
  const facets = (query.facets ?? {}) as Record<string, unknown>;
  const chosen = FACETS.flatMap((facet): [FacetName, string[]][] => {
    const values = facets[facet];
    return Array.isArray(values) ? [[facet, values.filter((value) => typeof value === "string")]] : [];
  });
  return [
    {
      name,
      query: {
        words: typeof query.words === "string" ? query.words : "",
        facets: Object.fromEntries(chosen),
        ...(typeof query.from === "number" && { from: query.from }),
        ...(typeof query.to === "number" && { to: query.to }),
        sort: SORTS.find((sort) => sort === query.sort) ?? "newest",
      },
    },
  ];
}
