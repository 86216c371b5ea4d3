import type { RecordChange } from "../../annotation/record-change.ts";

/**
 * The outcome for a record: it is new, it changes the stored one, it equals the stored one, the stored one is newer,
 * or it is merged with a stored note on the same passage that has another id.
 */
export type ImportOutcome = "new" | "changed" | "same" | "older" | "merged";

/** The changes to the records of one kind that an import plans, over what is stored. */
export class PlannedChanges<T> {
  private readonly changes = new Map<string, RecordChange<T>>();

  /** Returns a record as the planned changes leave it. */
  async current(key: string, stored: () => Promise<T | undefined> | T | undefined): Promise<T | undefined> {
    const planned = this.changes.get(key);
    return planned ? planned.after : stored();
  }

  /** Returns a record if a change of it is planned. */
  planned(key: string): T | undefined {
    return this.changes.get(key)?.after;
  }

  /** Plans a change. After an earlier change of the same record, what was stored before that one is kept. */
  add(change: RecordChange<T>, key = change.id): void {
    const first = this.changes.get(key);
    this.changes.set(key, first ? { ...change, before: first.before } : change);
  }

  list(): RecordChange<T>[] {
    return [...this.changes.values()];
  }
}

/** Returns the outcome for a record of which the version that was changed last is kept. */
export function outcomeOf<T>(known: T | undefined, given: T, modifiedOf: (record: T) => string): ImportOutcome {
  if (known === undefined) return "new";
  if (isSameRecord(known, given)) return "same";
  return modifiedOf(given) < modifiedOf(known) ? "older" : "changed";
}

/** Returns the changes between two lists of records, those with the ids of the first list first. */
export function changesBetween<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
): RecordChange<T>[] {
  const [stored, planned] = [byId(before), byId(after)];
  return [...new Set([...stored.keys(), ...planned.keys()])]
    .map((id) => ({ id, before: stored.get(id), after: planned.get(id) }))
    .filter((change) => change.before !== change.after);
}

function byId<T extends { readonly id: string }>(records: readonly T[]): ReadonlyMap<string, T> {
  return new Map(records.map((record) => [record.id, record]));
}

/** Returns whether two records are equal. A field with the value undefined equals a missing field. */
export function isSameRecord(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) =>
    isSameRecord(left[key], right[key]),
  );
}
