import { createSerialQueue, type StorageArea } from "./local-storage.ts";

const STORAGE_KEY = "pausedSites";
const runInSequence = createSerialQueue();

/** The hosts on which the reader wants to be left alone. */
export async function pausedSites(area: StorageArea): Promise<string[]> {
  const stored = (await area.get(STORAGE_KEY))[STORAGE_KEY];
  return Array.isArray(stored) ? stored.filter((host) => typeof host === "string") : [];
}

/** Pauses a host or takes the pause back. */
export function pauseSite(area: StorageArea, host: string, paused: boolean): Promise<void> {
  return runInSequence(async () => {
    const others = (await pausedSites(area)).filter((other) => other !== host);
    await area.set({ [STORAGE_KEY]: paused ? [...others, host] : others });
  });
}
