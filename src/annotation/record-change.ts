import type { AttributionReview } from "./attribution-review.ts";
import type { Comparison, RejectedPair } from "./comparison-record.ts";
import type { Correction } from "./correction.ts";
import type { Note } from "./note.ts";
import type { PersonRecord, RejectedNames } from "./person-record.ts";
import type { ReadoutRecord } from "./readout-record.ts";
import type { TopicTerm } from "./topic-term.ts";

/** A record that is put in the place of another: nothing before if it is new, nothing after if it goes. */
export interface RecordChange<T> {
  readonly id: string;
  readonly before: T | undefined;
  readonly after: T | undefined;
}

/** All writes of an import. A record that is no longer as `before` says was changed meanwhile. */
export interface ImportWrites {
  readonly notes: readonly RecordChange<Note>[];
  readonly readouts: readonly RecordChange<ReadoutRecord>[];
  readonly corrections: readonly RecordChange<Correction>[];
  readonly reviews?: readonly RecordChange<AttributionReview>[];
  readonly comparisons?: readonly RecordChange<Comparison>[];
  /** Pairs that are new. A stored pair never changes. */
  readonly rejectedPairs?: readonly RejectedPair[];
  readonly people?: readonly RecordChange<PersonRecord>[];
  /** Pairs of names that are new. */
  readonly rejectedNames?: readonly RejectedNames[];
  /** Terms that are new. The topic of a stored term is not changed by an import. */
  readonly topicTerms?: readonly TopicTerm[];
}
