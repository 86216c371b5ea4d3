import { createSerialQueue, type StorageArea } from "../store/local-storage.ts";
import { pausedSites, pauseSite } from "../store/paused-sites.ts";

/** The sites on which Note Verbale stays silent. */
export interface Pauses {
  list(isPrivate: boolean): Promise<string[]>;
  pause(host: string, paused: boolean, isPrivate: boolean): Promise<void>;
}

/** The key under which the pauses of private windows are kept. */
export const PRIVATE_PAUSES = "privatePauses";

/** What was paused (true) or read again (false) in private windows, host by host. */
type PrivatePauses = ReadonlyMap<string, boolean>;

/**
 * The pauses kept in `kept`, and over them those of private windows, which stand in `session` and never reach the disk: a host
 * tells where the user has been.
 */
export function createPauses(saved: StorageArea, session: StorageArea): Pauses {
  const inTurn = createSerialQueue();
  const ofSession = async (): Promise<PrivatePauses> => {
    const stored = (await session.get(PRIVATE_PAUSES))[PRIVATE_PAUSES];
    return new Map(Array.isArray(stored) ? (stored as [string, boolean][]) : []);
  };
  return {
    async list(isPrivate) {
      const hosts = await pausedSites(saved);
      if (!isPrivate) return hosts;
      const own = await ofSession();
      const others = [...own].flatMap(([host, isPaused]) => (isPaused ? [host] : []));
      return [...hosts.filter((host) => !own.has(host)), ...others];
    },
    pause(host, paused, isPrivate) {
      if (!isPrivate) return pauseSite(saved, host, paused);
      return inTurn(async () => {
        const own = new Map(await ofSession()).set(host, paused);
        await session.set({ [PRIVATE_PAUSES]: [...own] });
      });
    },
  };
}
