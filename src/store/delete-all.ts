import { type Store, writeTxTo } from "./open-store.ts";

/** Deletes everything in the store in one transaction, so that either all or nothing is deleted. */
export function deleteAll(store: Store): Promise<void> {
  const names = [...store.objectStoreNames];
  return writeTxTo(store, names, async (within) => {
    await Promise.all(names.map((name) => within(name).clear()));
  });
}
