/** The kinds of records that can be listed and searched. */
export type Collection = "notes" | "readouts" | "attributions";

/**
 * A change of a record that is not in the search index yet. The stamp distinguishes two changes of the same record.
 */
export interface PendingChange {
  readonly collection: Collection;
  /** The id of the record; for attributions, the key of their page (see `pageKey`). */
  readonly id: string;
  readonly stamp: number;
}

/** Returns a pending change for a record that has just been written or deleted. */
export function pendingChange(collection: Collection, id: string): PendingChange {
  return { collection, id, stamp: Date.now() + Math.random() };
}
