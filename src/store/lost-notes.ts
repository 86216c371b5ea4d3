import type { StorageArea } from "./local-storage.ts";
import { isNoteCountKey } from "./noted-page-counts.ts";

const STORAGE_KEY = "lostNotes";

/**
 * Records a loss of notes. Must be called right after the database was created. Any note counts that exist then
 * belong to an earlier database that was deleted, by the browser because its files were damaged, or by someone else.
 * The number of lost notes is stored until the user dismisses the notice, and the counts are deleted.
 */
export async function recordLoss(area: StorageArea): Promise<void> {
  const counted = Object.entries(await area.get(null)).filter(([key]) => isNoteCountKey(key));
  const notes = counted.flatMap(([, pages]) => numbersIn(pages)).reduce((sum, count) => sum + count, 0);
  if (notes > 0) await area.set({ [STORAGE_KEY]: notes });
  for (const [key] of counted) await area.remove(key);
}

/** Returns the number of lost notes, or 0 if none are lost or the user has dismissed the notice. */
export async function lostNotes(area: Pick<StorageArea, "get">): Promise<number> {
  const stored = (await area.get(STORAGE_KEY))[STORAGE_KEY];
  return typeof stored === "number" ? stored : 0;
}

/** Deletes the record of the loss after the user has seen the notice. */
export function dismissLoss(area: StorageArea): Promise<void> {
  return area.remove(STORAGE_KEY);
}

function numbersIn(pages: unknown): number[] {
  const counts = typeof pages === "object" && pages !== null ? Object.values(pages) : [];
  return counts.filter((count): count is number => typeof count === "number");
}
