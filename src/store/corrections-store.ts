import type { Correction } from "../annotation/correction.ts";
import { pageKey } from "../annotation/page-url.ts";
import { readTx, type Store, type StoredCorrection, type Writable, writeTx } from "./open-store.ts";

/** Keeps a correction and answers when it is on the disk, with what is now stored: of two of one id the later. */
export function putCorrection(store: Store, correction: Correction): Promise<Correction> {
  return writeTx(store, "corrections", async (corrections) => {
    const known = toCorrection(await corrections.get(correction.id));
    if (known && known.modified > correction.modified) return known;
    await writeCorrection(corrections, correction);
    return correction;
  });
}

/** Writes a correction within a transaction of this room. */
export async function writeCorrection(
  corrections: Pick<Writable<"corrections">, "put">,
  correction: Correction,
): Promise<void> {
  await corrections.put({ ...correction, pageKey: pageKey(correction.target.source) });
}

/** The corrections on the page of a key (see `pageKey`), oldest first. */
export function correctionsForPage(store: Store, key: string): Promise<Correction[]> {
  return readTx(store, "corrections", async (corrections) => {
    const found = await corrections.index("pageKey").getAll(key);
    return found.map((one) => toCorrection(one)).sort((a, b) => (a.created < b.created ? -1 : 1));
  });
}

/** The corrections on the pages of these keys, in their order, oldest first on each. */
export function correctionsOnPages(store: Store, keys: readonly string[]): Promise<Correction[][]> {
  return readTx(store, "corrections", async (corrections) => {
    const pageKeys = corrections.index("pageKey");
    const found = await Promise.all(keys.map((key) => pageKeys.getAll(key)));
    return found.map((all) => all.map((one) => toCorrection(one)).sort((a, b) => (a.created < b.created ? -1 : 1)));
  });
}

/** Takes a correction back, so that the engine's reading stands; answers with it, or undefined if there is none of this id. */
export function removeCorrection(store: Store, id: string): Promise<Correction | undefined> {
  return writeTx(store, "corrections", async (corrections) => {
    const known = toCorrection(await corrections.get(id));
    await corrections.delete(id);
    return known;
  });
}

/** The correction of an id. */
export function getCorrection(store: Store, id: string): Promise<Correction | undefined> {
  return readTx(store, "corrections", async (corrections) => toCorrection(await corrections.get(id)));
}

/** Corrections read in one transaction when all are read. */
const BATCH_SIZE = 500;

/** Every correction, in order of id; never all at once in memory. */
export async function* eachCorrection(store: Store): AsyncGenerator<Correction, void, undefined> {
  let chunk = await correctionsAfter(store, undefined);
  while (chunk.length > 0) {
    yield* chunk;
    chunk = await correctionsAfter(store, chunk.at(-1)?.id);
  }
}

/** Some hundreds of corrections after an id, in order of id. */
export function correctionsAfter(store: Store, id: string | undefined): Promise<Correction[]> {
  const range = id === undefined ? null : IDBKeyRange.lowerBound(id, true);
  return readTx(store, "corrections", async (corrections) => {
    return (await corrections.getAll(range, BATCH_SIZE)).map((one) => toCorrection(one));
  });
}

/** A correction without what only the store needs. */
export function toCorrection(stored: StoredCorrection): Correction;
export function toCorrection(stored: StoredCorrection | undefined): Correction | undefined;
export function toCorrection(stored: StoredCorrection | undefined): Correction | undefined {
  if (!stored) return undefined;
  const { pageKey: _, ...correction } = stored;
  return correction;
}
