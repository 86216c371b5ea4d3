/** The two kinds of record that are listed and searched. */
export type Collection = "notes" | "readouts";

/** A record that the search index does not know yet in its present form. The stamp tells two changes apart. */
export interface PendingChange {
  readonly collection: Collection;
  readonly id: string;
  readonly stamp: number;
}

/** That a record has changed just now. */
export function pendingChange(collection: Collection, id: string): PendingChange {
  return { collection, id, stamp: Date.now() + Math.random() };
}
