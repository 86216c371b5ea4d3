import type { StorageArea } from "./local-storage.ts";
import { countChangedSince } from "./notes-store.ts";
import type { Store } from "./open-store.ts";
import { publishAfter } from "./store-events.ts";

/** The time of the last backup, and the number of changes since. */
export interface BackupState {
  /** The time of the last complete backup, as ISO 8601; undefined if there is none. */
  readonly last: string | undefined;
  /** The number of notes that were added or changed since then. */
  readonly changed: number;
  /** Whether the user should be reminded to make a backup. */
  readonly isDue: boolean;
}

const STORAGE_KEY = "lastBackup";

/** A reminder is due after this many changes without a backup, or after this many milliseconds with any change. */
const DUE_AFTER_CHANGES = 20;
const DUE_AFTER_MS = 30 * 86_400_000;

/** Stores the time at which all notes were saved in a backup file. */
export function recordBackup(area: StorageArea, now = new Date()): Promise<void> {
  return publishAfter("backup", area.set({ [STORAGE_KEY]: now.toISOString() }));
}

/** Returns how current the last backup is. */
export async function getBackupState(
  store: Store,
  area: StorageArea,
  total: number,
  now = new Date(),
): Promise<BackupState> {
  const stored = (await area.get(STORAGE_KEY))[STORAGE_KEY];
  const last = typeof stored === "string" ? stored : undefined;
  const changed = last === undefined ? total : await countChangedSince(store, last);
  const isOld = last !== undefined && now.getTime() - Date.parse(last) > DUE_AFTER_MS;
  return { last, changed, isDue: changed >= DUE_AFTER_CHANGES || (changed > 0 && isOld) };
}
