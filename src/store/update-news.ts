import type { LocalArea } from "./local-area.ts";

const KEY = "updatedTo";

/** Remembers that an update has brought this version, so that the library can say so once. */
export function rememberUpdate(area: LocalArea, version: string): Promise<void> {
  return area.set({ [KEY]: version });
}

/** The version that an update has brought, as long as the reader has not been told or has not taken note; else "". */
export async function unreadUpdate(area: LocalArea): Promise<string> {
  const stored = (await area.get(KEY))[KEY];
  return typeof stored === "string" ? stored : "";
}

/** Forgets the update: the reader knows of it. */
export function forgetUpdate(area: LocalArea): Promise<void> {
  return area.remove(KEY);
}
