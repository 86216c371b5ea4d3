import { deleteDB } from "idb";
import { type OpenOptions, openStore, type Store } from "../../src/store/open-store.ts";

/** Returns a database name that nothing else uses: no other test, file or browser. */
export function freshName(): string {
  return `test ${crypto.randomUUID()}`;
}

/** Runs `work` with a database name of its own, and deletes the database after. */
export async function withName(work: (name: string) => Promise<void>): Promise<void> {
  const name = freshName();
  try {
    await work(name);
  } finally {
    await deleteStore(name);
  }
}

/** Runs `work` with an open store of its own, and deletes the store after. */
export function withStore(
  work: (store: Store, name: string) => Promise<void>,
  options: OpenOptions = {},
): Promise<void> {
  return withName(async (name) => {
    const store = await openStore({ ...options, name });
    try {
      await work(store, name);
    } finally {
      store.close();
    }
  });
}

/** Deletes a database, but does not wait for a connection that a failed test has left open. */
function deleteStore(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    deleteDB(name, { blocked: () => resolve() }).then(resolve, reject);
  });
}
