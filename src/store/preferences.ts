import { missingPreferences, type Preferences } from "../annotation/preferences.ts";
import type { StorageArea } from "./local-storage.ts";
import { getSavedSearches, parseSavedSearch, saveSearch } from "./saved-searches.ts";
import { changeSettings, readSettings } from "./settings.ts";

/** Returns the saved searches, the templates and the name of the coder. */
export async function readPreferences(area: StorageArea): Promise<Preferences> {
  const [savedSearches, { templates, coder }] = await Promise.all([getSavedSearches(area), readSettings(area)]);
  return { savedSearches, templates, ...(coder !== "" && { coder }) };
}

/** Stores the given preferences. Those that the user has already are not changed. */
export async function addPreferences(area: StorageArea, given: Preferences): Promise<void> {
  const existing = await readPreferences(area);
  const { savedSearches, templates, coder } = missingPreferences(given, existing);
  for (const search of savedSearches.flatMap(parseSavedSearch)) await saveSearch(area, search);
  if (Object.keys(templates).length > 0)
    await changeSettings(area, { templates: { ...templates, ...existing.templates } });
  if (coder !== undefined) await changeSettings(area, { coder });
}
