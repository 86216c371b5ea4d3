import { deleteDB } from "idb";
import { type OpenOptions, openStore, type Store } from "../../src/store/open-store.ts";

let number = 0;

/** A database name that no other test uses. */
export function freshName(): string {
  number += 1;
  return `test-${Date.now()}-${number}`;
}

/** Runs `work` with an open store of its own, and deletes the store after. */
export async function withStore(
  work: (store: Store, name: string) => Promise<void>,
  options: OpenOptions = {},
): Promise<void> {
  const name = freshName();
  const store = await openStore({ ...options, name });
  try {
    await work(store, name);
  } finally {
    store.close();
    await deleteDB(name);
  }
}
