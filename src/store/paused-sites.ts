import { createSerialQueue, type StorageArea } from "./local-storage.ts";

const STORAGE_KEY = "pausedSites";
const runInSequence = createSerialQueue();

/** Returns the hosts on which the user has paused the extension. */
export async function pausedSites(area: StorageArea): Promise<string[]> {
  const stored = (await area.get(STORAGE_KEY))[STORAGE_KEY];
  return Array.isArray(stored) ? stored.filter((host) => typeof host === "string") : [];
}

/** Pauses or resumes the extension on a host. */
export function pauseSite(area: StorageArea, host: string, paused: boolean): Promise<void> {
  return runInSequence(async () => {
    const others = (await pausedSites(area)).filter((other) => other !== host);
    await area.set({ [STORAGE_KEY]: paused ? [...others, host] : others });
  });
}
