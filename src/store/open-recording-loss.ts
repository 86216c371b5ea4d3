import type { StorageArea } from "./local-storage.ts";
import { recordLoss } from "./lost-notes.ts";
import { type OpenOptions, openStore, type Store } from "./open-store.ts";

/** Opens the store; where a new database was made although notes were counted before, remembers that they are lost. */
export async function openStoreRecordingLoss(
  area: StorageArea,
  options: Pick<OpenOptions, "onClose"> = {},
): Promise<Store> {
  let counted: Promise<void> | undefined;
  const onCreate = () => {
    counted = recordLoss(area).catch(() => undefined);
  };
  const store = await openStore({ ...options, onCreate });
  await counted;
  return store;
}
