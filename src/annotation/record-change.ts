import type { AttributionReview } from "./attribution-review.ts";
import type { Code } from "./code-record.ts";
import type { CoderDecision } from "./coder-decision.ts";
import type { Comparison, RejectedPair } from "./comparison-record.ts";
import type { Correction } from "./correction.ts";
import type { Note } from "./note.ts";
import type { PersonRecord, RejectedNames } from "./person-record.ts";
import type { ReadoutRecord } from "./readout-record.ts";
import type { TopicTerm } from "./topic-term.ts";

/** A change of a stored record. `before` is undefined for a new record, `after` for a deleted one. */
export interface RecordChange<T> {
  readonly id: string;
  readonly before: T | undefined;
  readonly after: T | undefined;
}

/**
 * All writes of an import. If a stored record no longer equals `before`, it has changed since the import was planned.
 */
export interface ImportWrites {
  readonly notes: readonly RecordChange<Note>[];
  readonly readouts: readonly RecordChange<ReadoutRecord>[];
  readonly corrections: readonly RecordChange<Correction>[];
  readonly reviews?: readonly RecordChange<AttributionReview>[];
  readonly comparisons?: readonly RecordChange<Comparison>[];
  /** Only new pairs, because a stored pair never changes. */
  readonly rejectedPairs?: readonly RejectedPair[];
  readonly people?: readonly RecordChange<PersonRecord>[];
  /** Only new pairs of names. */
  readonly rejectedNames?: readonly RejectedNames[];
  /** Only new terms. An import does not change the topic of a stored term. */
  readonly topicTerms?: readonly TopicTerm[];
  readonly codes?: readonly RecordChange<Code>[];
  /** Decisions of other coders, which are kept beside the user's own. */
  readonly coderDecisions?: readonly RecordChange<CoderDecision>[];
}
