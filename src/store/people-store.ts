import { type NameDecisions, PersonNames, type PersonRecord, type RejectedNames } from "../annotation/person-record.ts";
import { randomUuid } from "../annotation/uuid.ts";
import { readTx, type Store, type Writable, writeTxTo } from "./open-store.ts";
import { publishAfter } from "./store-events.ts";
import type { UndoPerson, UndoRecord, UndoRejectedNames } from "./undo-record.ts";

/** Returns all decisions of the user about names. */
export async function readNameDecisions(store: Store): Promise<NameDecisions> {
  const [people, rejectedNames] = await Promise.all([
    readTx(store, "people", (all) => all.getAll()),
    readTx(store, "rejectedNames", (all) => all.getAll()),
  ]);
  return { people, rejectedNames };
}

/** Returns the shown name of each name, and the names that are merged into one person. */
export async function readPersonNames(store: Store): Promise<PersonNames> {
  return new PersonNames(await readTx(store, "people", (all) => all.getAll()));
}

/**
 * Changes the stored decisions about names in one transaction with the journal entry that undoes the change. Returns
 * the entry, or undefined if nothing has changed.
 * @param subject What the change is about, shown in the list of actions.
 */
export async function editNameDecisions(
  store: Store,
  subject: string,
  edit: (decisions: NameDecisions) => NameDecisions,
): Promise<UndoRecord | undefined> {
  const write = writeTxTo(store, ["people", "rejectedNames", "undo", "undoParts"], async (tx) => {
    const [people, rejectedNames] = await Promise.all([tx("people").getAll(), tx("rejectedNames").getAll()]);
    const after = edit({ people, rejectedNames });
    const changed = differences(people, after.people, ({ id }) => id);
    const pairs = differences(rejectedNames, after.rejectedNames, ({ a, b }) => JSON.stringify([a, b]));
    if (changed.length + pairs.length === 0) return undefined;
    for (const { before, after: person } of changed) {
      if (person) await tx("people").put(person);
      else if (before) await tx("people").delete(before.id);
    }
    for (const { before, after: pair } of pairs) {
      if (pair) await tx("rejectedNames").put(pair);
      else if (before) await tx("rejectedNames").delete([before.a, before.b]);
    }
    const undo: UndoRecord = {
      id: randomUuid(),
      kind: "people",
      subject,
      at: new Date().toISOString(),
      count: changed.length + pairs.length,
    };
    await tx("undo").put(undo);
    await tx("undoParts").put({
      undo: undo.id,
      part: 0,
      entries: [],
      people: changed.map(toUndoPerson),
      rejectedNames: pairs.flatMap(toUndoRejectedNames),
    });
    return undo;
  });
  return publishAfter("people", write);
}

/** A record before and after a change. At least one of both is given. */
interface Difference<T> {
  readonly before: T | undefined;
  readonly after: T | undefined;
}

/** Returns the records that differ. An unchanged record must be the same object. */
function differences<T>(before: readonly T[], after: readonly T[], keyOf: (one: T) => string): Difference<T>[] {
  const [old, current] = [
    new Map(before.map((one) => [keyOf(one), one])),
    new Map(after.map((one) => [keyOf(one), one])),
  ];
  return [...new Set([...old.keys(), ...current.keys()])]
    .map((key) => ({ before: old.get(key), after: current.get(key) }))
    .filter((one) => one.before !== one.after);
}

function toUndoPerson({ before, after }: Difference<PersonRecord>): UndoPerson {
  return { id: (before ?? after)?.id ?? "", before: before ?? null, after: after?.modified ?? null };
}

function toUndoRejectedNames({ before, after }: Difference<RejectedNames>): UndoRejectedNames[] {
  if (after) return [{ pair: after, isAdded: true }];
  return before ? [{ pair: before, isAdded: false }] : [];
}

/**
 * Restores the earlier state of one person. Returns false, without a change, if the person has changed since the
 * action.
 */
export async function revertPerson(
  people: Pick<Writable<"people">, "get" | "put" | "delete">,
  { id, after, before }: UndoPerson,
): Promise<boolean> {
  const now = await people.get(id);
  if ((now?.modified ?? null) !== after) return false;
  await (before ? people.put(before) : people.delete(id));
  return true;
}

/** Removes a pair of names that an action added, or adds again what it removed. */
export async function revertRejectedNames(
  rejectedNames: Pick<Writable<"rejectedNames">, "put" | "delete">,
  { pair, isAdded }: UndoRejectedNames,
): Promise<void> {
  await (isAdded ? rejectedNames.delete([pair.a, pair.b]) : rejectedNames.put(pair));
}
