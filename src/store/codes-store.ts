import type { Code } from "../annotation/code-record.ts";
import { randomUuid } from "../annotation/uuid.ts";
import { readTx, readTxFrom, type Store, type Writable, writeTxTo } from "./open-store.ts";
import { publishAfter } from "./store-events.ts";
import type { UndoCode, UndoRecord } from "./undo-record.ts";

/** Returns the codebook, in no particular order. */
export function listCodes(store: Store): Promise<Code[]> {
  return readTx(store, "codes", (codes) => codes.getAll());
}

/**
 * Changes the codebook in one transaction with the journal entry that undoes the change. Returns the entry, or undefined
 * if nothing has changed.
 * @param subject What the change is about, shown in the list of actions.
 */
export function editCodes(
  store: Store,
  subject: string,
  edit: (codes: readonly Code[]) => readonly Code[],
): Promise<UndoRecord | undefined> {
  const write = writeTxTo(store, ["codes", "undo", "undoParts"], async (tx) => {
    const codes = await writeCodes(tx("codes"), edit);
    if (codes.length === 0) return undefined;
    const undo = newCodesUndo(subject, codes.length);
    await tx("undo").put(undo);
    await tx("undoParts").put({ undo: undo.id, part: 0, entries: [], codes });
    return undo;
  });
  return publishAfter("codes", write);
}

/** Returns the journal entry of a change of the codebook. */
export function newCodesUndo(subject: string, count: number): UndoRecord {
  return { id: randomUuid(), kind: "codes", subject, at: new Date().toISOString(), count };
}

/** Changes the codebook within an open transaction. Returns the entries of the journal that undo the change. */
export async function writeCodes(
  store: Pick<Writable<"codes">, "getAll" | "put" | "delete">,
  edit: (codes: readonly Code[]) => readonly Code[],
): Promise<UndoCode[]> {
  const before = await store.getAll();
  const after = edit(before);
  const [old, current] = [before, after].map((all) => new Map(all.map((one) => [one.id, one]))) as [
    Map<string, Code>,
    Map<string, Code>,
  ];
  const entries: UndoCode[] = [];
  for (const id of new Set([...old.keys(), ...current.keys()])) {
    const [was, is] = [old.get(id), current.get(id)];
    if (was === is) continue;
    if (is) await store.put(is);
    else await store.delete(id);
    entries.push({ id, before: was ?? null, after: is?.modified ?? null });
  }
  return entries;
}

/** Returns how often each tag is used in notes and on attributions, without notes in the trash. */
export function countTagUses(store: Store): Promise<ReadonlyMap<string, number>> {
  return readTxFrom(store, ["notes", "reviews"], async (tx) => {
    const counts = new Map<string, number>();
    const add = (tag: string) => counts.set(tag, (counts.get(tag) ?? 0) + 1);
    const notes = tx("notes").index("facetAt");
    const range = IDBKeyRange.bound(["tag"], ["tag", []]);
    let cursor = await notes.openKeyCursor(range);
    for (; cursor; cursor = await cursor.continue()) add(cursor.key[1]);
    for (const { tags } of await tx("reviews").getAll()) for (const tag of tags) add(tag);
    return counts;
  });
}

/** Restores the earlier state of one code. Returns whether it has not changed since. */
export async function revertCode(
  codes: Pick<Writable<"codes">, "get" | "put" | "delete">,
  { id, after, before }: UndoCode,
): Promise<boolean> {
  const now = await codes.get(id);
  if ((now?.modified ?? null) !== after) return false;
  await (before ? codes.put(before) : codes.delete(id));
  return true;
}
