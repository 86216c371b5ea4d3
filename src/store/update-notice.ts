import type { StorageArea } from "./local-storage.ts";

const STORAGE_KEY = "updatedTo";

/** Remembers that an update has brought this version, so that the library can say so once. */
export function setPendingUpdateNotice(area: StorageArea, version: string): Promise<void> {
  return area.set({ [STORAGE_KEY]: version });
}

/** The version that an update has brought, as long as the reader has not been told or has not taken note; else "". */
export async function getPendingUpdateNotice(area: StorageArea): Promise<string> {
  const stored = (await area.get(STORAGE_KEY))[STORAGE_KEY];
  return typeof stored === "string" ? stored : "";
}

/** Forgets the update: the reader knows of it. */
export function clearUpdateNotice(area: StorageArea): Promise<void> {
  return area.remove(STORAGE_KEY);
}
