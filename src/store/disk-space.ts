import { StoreError } from "./store-errors.ts";

/**
 * The minimum free disk space, in bytes, that the store requires for a write. Chromium keeps a database in LevelDB. A
 * write that fails on a full disk corrupts the LevelDB log, and later writes make the whole database unreadable at
 * the next start. Chromium then deletes the database (observed with Chromium on a full disk, see bench/full-disk.ts).
 * The store therefore refuses to write before the disk is full.
 */
const MIN_FREE_BYTES = 32e6;

/** Resolves if there is enough disk space to write. Throws a StoreError of kind "full" otherwise. */
export async function assertDiskSpace(): Promise<void> {
  if ((await freeBytes()) < MIN_FREE_BYTES) throw new StoreError("full");
}

/**
 * Returns the free disk space in bytes, or infinity if it is unknown. In Chromium, an extension's quota is its usage
 * plus the free disk space. In Firefox the quota is a share of the whole disk, so it does not show the free space;
 * but a full disk does not damage Firefox's databases. Only Chromium reports `usageDetails`, which distinguishes the
 * two browsers.
 */
async function freeBytes(): Promise<number> {
  const estimate: StorageEstimate = await navigator.storage.estimate().catch(() => ({}));
  const { quota, usage } = estimate;
  if (quota === undefined || usage === undefined || !("usageDetails" in estimate)) return Number.POSITIVE_INFINITY;
  return quota - usage;
}
