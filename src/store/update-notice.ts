import type { StorageArea } from "./local-storage.ts";

const STORAGE_KEY = "updatedTo";

/** Records that the extension was updated to this version, so that the library can show a notice once. */
export function setPendingUpdateNotice(area: StorageArea, version: string): Promise<void> {
  return area.set({ [STORAGE_KEY]: version });
}

/** Returns the version of an update whose notice the user has not dismissed yet, or "". */
export async function getPendingUpdateNotice(area: StorageArea): Promise<string> {
  const stored = (await area.get(STORAGE_KEY))[STORAGE_KEY];
  return typeof stored === "string" ? stored : "";
}

/** Deletes the record of the update after the user has dismissed the notice. */
export function clearUpdateNotice(area: StorageArea): Promise<void> {
  return area.remove(STORAGE_KEY);
}
