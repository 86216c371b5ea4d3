import type { StorageArea } from "./local-storage.ts";
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

const STORAGE_KEY = "lastBackup";

/** So many notes without a backup are worth a reminder, and any for so many days. */
const DUE_AFTER_CHANGES = 20;
const DUE_AFTER_DAYS = 30 * 86_400_000;

/** Remembers that all notes were just saved in a file. */
export function recordBackup(area: StorageArea, now = new Date()): Promise<void> {
  return area.set({ [STORAGE_KEY]: now.toISOString() });
}

/** How the notes stand to the last backup; `total` is how many there are. */
export async function getBackupState(
  store: Store,
  area: StorageArea,
  total: number,
  now = new Date(),
): Promise<BackupState> {
  const stored = (await area.get(STORAGE_KEY))[STORAGE_KEY];
  const last = typeof stored === "string" ? stored : undefined;
  const changed = last === undefined ? total : await countChangedSince(store, last);
  const isOld = last !== undefined && now.getTime() - Date.parse(last) > DUE_AFTER_DAYS;
  return { last, changed, isDue: changed >= DUE_AFTER_CHANGES || (changed > 0 && isOld) };
}
