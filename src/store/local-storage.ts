import { assertDiskSpace } from "./disk-space.ts";

/** The part of the browser's `storage.local` that this room uses. */
export interface StorageArea {
  /** Without keys, everything. */
  get(keys: string | string[] | null): Promise<Record<string, unknown>>;
  set(values: Record<string, unknown>): Promise<void>;
  remove(key: string): Promise<void>;
}

/**
 * The same area, written only while the disk has room: a write that finds it full leaves Chromium's `storage.local`
 * unreadable at the next start, as it does the database.
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

/** Runs jobs one after another, so that two changes of one key cannot overwrite each other. */
export function createSerialQueue(): <T>(job: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (job) => {
    const next = last.then(job, job);
    last = next.catch(() => undefined);
    return next;
  };
}
