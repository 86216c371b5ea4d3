import { createSerialQueue, type StorageArea } from "../store/local-storage.ts";
import { pausedSites, pauseSite } from "../store/paused-sites.ts";

/** The sites on which Note Verbale is paused. */
export interface Pauses {
  list(isPrivate: boolean): Promise<string[]>;
  pause(host: string, paused: boolean, isPrivate: boolean): Promise<void>;
}

/** The storage key for pauses made in private windows. */
export const PRIVATE_PAUSES = "privatePauses";

/** Hosts that were paused (true) or resumed (false) in private windows. */
type PrivatePauses = ReadonlyMap<string, boolean>;

/**
 * Creates the pauses stored in `saved`, combined with those of private windows, which are stored in `session` and never
 * written to disk, because a host reveals which site the user visited.
 */
export function createPauses(saved: StorageArea, session: StorageArea): Pauses {
  const runInSequence = createSerialQueue();
  const readPrivatePauses = async (): Promise<PrivatePauses> => {
    const stored = (await session.get(PRIVATE_PAUSES))[PRIVATE_PAUSES];
    return new Map(Array.isArray(stored) ? (stored as [string, boolean][]) : []);
  };
  return {
    async list(isPrivate) {
      const hosts = await pausedSites(saved);
      if (!isPrivate) return hosts;
      const own = await readPrivatePauses();
      const others = [...own].flatMap(([host, isPaused]) => (isPaused ? [host] : []));
      return [...hosts.filter((host) => !own.has(host)), ...others];
    },
    pause(host, paused, isPrivate) {
      if (!isPrivate) return pauseSite(saved, host, paused);
      return runInSequence(async () => {
        const own = new Map(await readPrivatePauses()).set(host, paused);
        await session.set({ [PRIVATE_PAUSES]: [...own] });
      });
    },
  };
}
