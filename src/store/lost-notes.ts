import { notedPageKey } from "../annotation/noted-page-key.ts";
import type { StorageArea } from "./local-storage.ts";

const STORAGE_KEY = "lostNotes";

/** How all keys begin under which the notes of pages are counted (see `saveNoteCounts`). */
const COUNT_PREFIX = notedPageKey({ origin: "", pathname: "" });

/**
 * To be called when the database has just been made. What was counted of notes in another one is lost with it: the browser
 * has found its files damaged, or they were deleted. That is remembered until the user knows, and the counts are dropped.
 */
export async function recordLoss(area: StorageArea): Promise<void> {
  const counted = Object.entries(await area.get(null)).filter(([key]) => key.startsWith(COUNT_PREFIX));
  const notes = counted.flatMap(([, pages]) => numbersIn(pages)).reduce((sum, count) => sum + count, 0);
  if (notes > 0) await area.set({ [STORAGE_KEY]: notes });
  for (const [key] of counted) await area.remove(key);
}

/** Returns how many notes are lost, as long as the user has not taken note; else 0. */
export async function lostNotes(area: Pick<StorageArea, "get">): Promise<number> {
  const stored = (await area.get(STORAGE_KEY))[STORAGE_KEY];
  return typeof stored === "number" ? stored : 0;
}

/** Forgets the loss: the user knows of it. */
export function dismissLoss(area: StorageArea): Promise<void> {
  return area.remove(STORAGE_KEY);
}

function numbersIn(pages: unknown): number[] {
  const counts = typeof pages === "object" && pages !== null ? Object.values(pages) : [];
  return counts.filter((count): count is number => typeof count === "number");
}
