import type { LocalArea } from "./local-area.ts";
import { countChangedSince } from "./notes-store.ts";
import type { Store } from "./open-store.ts";

/** How the notes stand to the last backup. */
export interface BackupState {
  /** When the last whole backup was saved; undefined if never. */
  readonly last: string | undefined;
  /** How many notes are new or changed since. */
  readonly changed: number;
  /** Whether it is time to say so. */
  readonly isDue: boolean;
}

const KEY = "lastBackup";

/** So many notes without a backup are worth a reminder, and any for so many days. */
const MANY = 20;
const LONG = 30 * 86_400_000;

/** Remembers that all notes were just saved in a file. */
export function rememberBackup(area: LocalArea, now = new Date()): Promise<void> {
  return area.set({ [KEY]: now.toISOString() });
}

/** How the notes stand to the last backup; `total` is how many there are. */
export async function backupState(
  store: Store,
  area: LocalArea,
  total: number,
  now = new Date(),
): Promise<BackupState> {
  const stored = (await area.get(KEY))[KEY];
  const last = typeof stored === "string" ? stored : undefined;
  const changed = last === undefined ? total : await countChangedSince(store, last);
  const isOld = last !== undefined && now.getTime() - Date.parse(last) > LONG;
  return { last, changed, isDue: changed >= MANY || (changed > 0 && isOld) };
}
