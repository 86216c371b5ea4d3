import { NOTED_PAGE_PREFIX, notedPageKey } from "../annotation/noted-page-key.ts";
import { pageKey } from "../annotation/page-url.ts";
import { createSerialQueue, type StorageArea } from "./local-storage.ts";

const runInSequence = createSerialQueue();

/**
 * Stores how many notes the pages at these addresses have, so that the detector can check this without starting the
 * background. Addresses that differ only in their query or fragment share one storage key, which holds a separate
 * count for each of them. All keys are read in one call and written in one call.
 */
export function saveNoteCounts(area: StorageArea, noted: ReadonlyMap<string, number>): Promise<void> {
  return runInSequence(async () => {
    const urls = [...noted.keys()].filter((url) => URL.canParse(url));
    const storageKeys = new Map(urls.map((url) => [url, notedPageKey(new URL(url))]));
    const stored = await area.get([...new Set(storageKeys.values())]);
    const counts = new Map<string, Map<string, number>>();
    for (const [url, storageKey] of storageKeys) {
      const pageCounts = counts.get(storageKey) ?? countsIn(stored[storageKey]);
      counts.set(storageKey, pageCounts);
      const count = noted.get(url) ?? 0;
      if (count > 0) pageCounts.set(pageKey(url), count);
      else pageCounts.delete(pageKey(url));
    }
    const kept = [...counts].filter(([, pageCounts]) => pageCounts.size > 0);
    if (kept.length > 0)
      await area.set(Object.fromEntries(kept.map(([storageKey, one]) => [storageKey, Object.fromEntries(one)])));
    for (const [storageKey, pageCounts] of counts)
      if (pageCounts.size === 0 && stored[storageKey] !== undefined) await area.remove(storageKey);
  });
}

function countsIn(stored: unknown): Map<string, number> {
  const entries = typeof stored === "object" && stored !== null ? Object.entries(stored) : [];
  return new Map(entries.filter((entry): entry is [string, number] => typeof entry[1] === "number"));
}

/** Returns true if a key of the storage area holds the note counts of pages (see `saveNoteCounts`). */
export function isNoteCountKey(key: string): boolean {
  return key.startsWith(NOTED_PAGE_PREFIX);
}

/** Returns the hosts, without ports, of all web pages with stored note counts, each once. */
export async function listNotedHosts(area: { getKeys(): Promise<string[]> }): Promise<string[]> {
  const urls = (await area.getKeys()).filter(isNoteCountKey).map((key) => key.slice(NOTED_PAGE_PREFIX.length));
  const hosts = urls.filter((url) => /^https?:/.test(url) && URL.canParse(url)).map((url) => new URL(url).hostname);
  return [...new Set(hosts)].sort();
}
