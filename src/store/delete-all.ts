import { type Store, writeTxTo } from "./open-store.ts";
import { publishAfter } from "./store-events.ts";

/** A part of the browser's storage outside the database. */
interface ClearableArea {
  clear(): Promise<void>;
}

/**
 * Deletes everything in the store in one transaction, so that either all or nothing is deleted, and then everything in
 * the given areas.
 */
export function deleteAll(store: Store, areas: readonly ClearableArea[]): Promise<void> {
  return publishAfter("everything", clearAll(store, areas));
}

async function clearAll(store: Store, areas: readonly ClearableArea[]): Promise<void> {
  const names = [...store.objectStoreNames];
  await writeTxTo(store, names, async (within) => {
    await Promise.all(names.map((name) => within(name).clear()));
  });
  await Promise.all(areas.map((area) => area.clear()));
}
