import { StoreError } from "./store-errors.ts";

/**
 * The least room on the disk with which the store is still written, in bytes. Chromium keeps a database in LevelDB, whose
 * log is torn by a write that finds the disk full; what is written after the tear makes the whole database unreadable at
 * the next start, and Chromium then deletes it (seen with Chromium on a full disk, see bench/full-disk.ts). So nothing is
 * written when it may come to that.
 */
const MIN_FREE_BYTES = 32e6;

/** Comes when there is room to write; throws a StoreError of kind "full" where there is not. */
export async function assertDiskSpace(): Promise<void> {
  if ((await freeBytes()) < MIN_FREE_BYTES) throw new StoreError("full");
}

/**
 * The room on the disk, by Chromium's quota for an extension, which is what it uses and what the disk has left. Firefox's
 * is a share of the whole disk and says nothing of it, nor does a full disk harm its databases; only Chromium tells how
 * the usage is made up.
 */
async function freeBytes(): Promise<number> {
  const estimate: StorageEstimate = await navigator.storage.estimate().catch(() => ({}));
  const { quota, usage } = estimate;
  if (quota === undefined || usage === undefined || !("usageDetails" in estimate)) return Number.POSITIVE_INFINITY;
  return quota - usage;
}
