import type { TxStores } from "./open-store.ts";
import type { StoreEvent } from "./store-events.ts";
import type { UndoRecord } from "./undo-record.ts";

/**
 * The number of notes changed in one transaction. Other writes have to wait until the transaction ends, so it is kept
 * short.
 */
export const BATCH_SIZE = 250;

/**
 * Options of a long-running job: `onProgress` is called after each batch, and `signal` stops the job between two
 * batches.
 */
export interface JobOptions {
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Options of the steps of a job. `onWrite` is called after each write with the kind of record. */
export interface StepOptions extends JobOptions {
  readonly onWrite: (event: StoreEvent) => void;
}

/** The result of a bulk action: the record needed to undo it, and the addresses of the pages whose notes changed. */
export interface BulkResult {
  readonly undo: UndoRecord;
  readonly urls: readonly string[];
  readonly isComplete: boolean;
}

type JournaledStore =
  | "notes"
  | "readouts"
  | "corrections"
  | "reviews"
  | "comparisons"
  | "rejectedPairs"
  | "people"
  | "rejectedNames"
  | "topicTerms"
  | "codes"
  | "coderDecisions"
  | "changes"
  | "undo"
  | "undoParts";

/** A transaction that can write everything that the undo journal describes, and the journal itself. */
export type JournalTx = TxStores<JournaledStore, "readwrite">;

/** The object stores of a `JournalTx`. */
export const JOURNALED_STORES: JournaledStore[] = [
  "notes",
  "readouts",
  "corrections",
  "reviews",
  "comparisons",
  "rejectedPairs",
  "people",
  "rejectedNames",
  "topicTerms",
  "codes",
  "coderDecisions",
  "changes",
  "undo",
  "undoParts",
];

export function isStopped({ isComplete }: BulkResult, signal: AbortSignal | undefined): boolean {
  return !isComplete || signal?.aborted === true;
}
