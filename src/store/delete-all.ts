import { type Store, writeTxTo } from "./open-store.ts";

/** Takes everything out of the store, in one transaction: all of it, or nothing. */
export function deleteAll(store: Store): Promise<void> {
  const names = [...store.objectStoreNames];
  return writeTxTo(store, names, async (within) => {
    await Promise.all(names.map((name) => within(name).clear()));
  });
}
