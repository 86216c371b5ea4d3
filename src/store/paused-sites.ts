import { type LocalArea, serially } from "./local-area.ts";

const KEY = "pausedSites";
const inTurn = serially();

/** The hosts on which the reader wants to be left alone. */
export async function pausedSites(area: LocalArea): Promise<string[]> {
  const stored = (await area.get(KEY))[KEY];
  return Array.isArray(stored) ? stored.filter((host) => typeof host === "string") : [];
}

/** Pauses a host or takes the pause back. */
export function pauseSite(area: LocalArea, host: string, paused: boolean): Promise<void> {
  return inTurn(async () => {
    const others = (await pausedSites(area)).filter((other) => other !== host);
    await area.set({ [KEY]: paused ? [...others, host] : others });
  });
}
