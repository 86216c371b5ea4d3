import { missingPreferences, type Preferences } from "../annotation/preferences.ts";
import type { StorageArea } from "./local-storage.ts";
import { getSavedSearches, parseSavedSearch, saveSearch } from "./saved-searches.ts";
import { changeSettings, readSettings } from "./settings.ts";

/** Returns the saved searches and templates. */
export async function readPreferences(area: StorageArea): Promise<Preferences> {
  const [savedSearches, { templates }] = await Promise.all([getSavedSearches(area), readSettings(area)]);
  return { savedSearches, templates };
}

/** Stores the given searches and templates. Existing ones are not changed. */
export async function addPreferences(area: StorageArea, given: Preferences): Promise<void> {
  const existing = await readPreferences(area);
  const { savedSearches, templates } = missingPreferences(given, existing);
  for (const search of savedSearches.flatMap(parseSavedSearch)) await saveSearch(area, search);
  if (Object.keys(templates).length > 0)
    await changeSettings(area, { templates: { ...templates, ...existing.templates } });
}
