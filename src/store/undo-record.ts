import type { AttributionReview } from "../annotation/attribution-review.ts";
import type { Code } from "../annotation/code-record.ts";
import type { CoderDecision } from "../annotation/coder-decision.ts";
import type { Comparison, RejectedPair } from "../annotation/comparison-record.ts";
import type { Correction } from "../annotation/correction.ts";
import type { Note } from "../annotation/note.ts";
import type { PersonRecord, RejectedNames } from "../annotation/person-record.ts";
import type { ReadoutRecord, StatusMark } from "../annotation/readout-record.ts";

/** The kinds of actions that can be undone as a whole. */
export type UndoKind =
  | "delete"
  | "delete-readout"
  | "restore"
  | "tag"
  | "import"
  | "merge"
  | "people"
  | "status"
  | "check"
  | "correct"
  | "tag-attributions"
  | "codes"
  | "resolve";

/**
 * A journal entry for one action of the user. It is stored with the notes, so that it survives a restart of the
 * browser.
 */
export interface UndoRecord {
  readonly id: string;
  readonly kind: UndoKind;
  readonly at: string;
  /** The number of notes or attributions changed so far. An action that was interrupted can be undone up to that point. */
  readonly count: number;
  /** What the action was applied to, shown to the user: a tag, the name of a file or of a person. */
  readonly subject: string;
}

/** The state of a note before and after an action; `before` is null for a new note. */
export interface UndoEntry {
  readonly id: string;
  /** The `modified` time after the action. The undo skips a note that has changed since. */
  readonly after: string;
  readonly before: Note | null;
}

/** A batch of journal entries, written in the same transaction as the changes that they undo. */
export interface UndoPart {
  readonly undo: string;
  readonly part: number;
  readonly entries: readonly UndoEntry[];
  /** The readouts that an import added or changed. */
  readonly readouts?: readonly UndoReadout[];
  /** The corrections that the action added, changed or deleted. */
  readonly corrections?: readonly UndoCorrection[];
  /** The reviews of attributions that the action added, changed or deleted. */
  readonly reviews?: readonly UndoReview[];
  /** The comparisons that an import added or changed. */
  readonly comparisons?: readonly UndoComparison[];
  /** The readouts whose status was set. */
  readonly statuses?: readonly UndoStatus[];
  /** The pairs of different events that an import added. */
  readonly rejectedPairs?: readonly RejectedPair[];
  /** The terms of topics that an import added. */
  readonly topicTerms?: readonly string[];
  /** The persons that the action added, changed or removed. */
  readonly people?: readonly UndoPerson[];
  /** The pairs of names that the action added or removed. */
  readonly rejectedNames?: readonly UndoRejectedNames[];
  /** The codes that the action added, changed or deleted. */
  readonly codes?: readonly UndoCode[];
  /** The decisions of coders that the action added or changed. */
  readonly coderDecisions?: readonly UndoDecision[];
}

/** A code before and after an action: `before` is null for a new one, `after` for one that was deleted. */
export interface UndoCode {
  readonly id: string;
  /** The `modified` time after the action. The undo skips a code that has changed since. */
  readonly after: string | null;
  readonly before: Code | null;
}

/** A decision of a coder before and after an action; `before` is null for a new one. */
export interface UndoDecision {
  readonly id: string;
  /** The `modified` time of its record after the action. The undo skips a decision that has changed since. */
  readonly after: string;
  readonly before: CoderDecision | null;
}

/** The state of a person before and after an action; `before` is null for a new person, `after` for a removed one. */
export interface UndoPerson {
  readonly id: string;
  /** The `modified` time after the action. The undo skips a person who has changed since. */
  readonly after: string | null;
  readonly before: PersonRecord | null;
}

/** A pair of names that an action added or removed. */
export interface UndoRejectedNames {
  readonly pair: RejectedNames;
  readonly isAdded: boolean;
}

/** The state of a readout before and after an action; `before` is null for a new readout. */
export interface UndoReadout {
  readonly id: string;
  /**
   * The hash of its text after the action, "" if the action deleted it. The undo skips a readout that was captured again
   * since.
   */
  readonly after: string;
  readonly before: ReadoutRecord | null;
}

/** The status of a readout before an action; `before` is null if the user had not set it. */
export interface UndoStatus {
  readonly id: string;
  /** The time of the status after the action. The undo skips a readout whose status was set again since. */
  readonly after: string;
  readonly before: StatusMark | null;
}

/** The state of a correction before and after an action; `before` is null for a new correction. */
export interface UndoCorrection {
  readonly id: string;
  /**
   * The `modified` time after the action, null if the action deleted the correction. The undo skips a correction that
   * has changed since.
   */
  readonly after: string | null;
  readonly before: Correction | null;
}

/**
 * A review before and after an action: `before` is null for a new one, `after` for one that was deleted. The undo skips
 * a review that has changed since.
 */
export interface UndoReview {
  readonly id: string;
  readonly before: AttributionReview | null;
  readonly after: AttributionReview | null;
}

/** The state of a comparison before and after an action; `before` is null for a new comparison. */
export interface UndoComparison {
  readonly id: string;
  /** The `modified` time after the action. The undo skips a comparison that has changed since. */
  readonly after: string;
  readonly before: Comparison | null;
}
