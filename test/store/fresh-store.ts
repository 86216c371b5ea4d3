import { deleteDB } from "idb";
import { type OpenOptions, openStore, type Store } from "../../src/store/open-store.ts";

/** Returns a database name that no other test, file or browser uses. */
export function freshName(): string {
  return `test ${crypto.randomUUID()}`;
}

/** Runs `work` with a database name of its own and deletes the database afterwards. */
export async function withName(work: (name: string) => Promise<void>): Promise<void> {
  const name = freshName();
  try {
    await work(name);
  } finally {
    await deleteStore(name);
  }
}

/** Runs `work` with an open store of its own and deletes the store afterwards. */
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

/** Deletes a database without waiting for a connection that a failed test has left open. */
function deleteStore(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    deleteDB(name, { blocked: () => resolve() }).then(resolve, reject);
  });
}
