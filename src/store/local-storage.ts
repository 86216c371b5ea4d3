import { assertDiskSpace } from "./disk-space.ts";

/** The methods of the browser's `storage.local` that the store uses. */
export interface StorageArea {
  /** Returns the values of the keys, or all values if `keys` is null. */
  get(keys: string | string[] | null): Promise<Record<string, unknown>>;
  set(values: Record<string, unknown>): Promise<void>;
  remove(key: string): Promise<void>;
}

/**
 * Returns the same storage area with a check of the free disk space before each write. A write that fails on a full
 * disk makes Chromium's `storage.local` unreadable at the next start, as it does with the database.
 */
export function withDiskSpaceCheck(area: StorageArea): StorageArea {
  return {
    get: (keys) => area.get(keys),
    set: async (values) => {
      await assertDiskSpace();
      await area.set(values);
    },
    remove: async (key) => {
      await assertDiskSpace();
      await area.remove(key);
    },
  };
}

/**
 * Returns a function that runs jobs one after another, so that two changes of one key cannot overwrite each other.
 */
export function createSerialQueue(): <T>(job: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (job) => {
    const next = last.then(job, job);
    last = next.catch(() => undefined);
    return next;
  };
}
