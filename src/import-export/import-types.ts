import type { AttributionReview } from "../annotation/attribution-review.ts";
import type { Code } from "../annotation/code-record.ts";
import type { CoderDecision } from "../annotation/coder-decision.ts";
import type { Comparison, RejectedPair } from "../annotation/comparison-record.ts";
import type { Correction } from "../annotation/correction.ts";
import type { Note } from "../annotation/note.ts";
import type { PersonRecord, RejectedNames } from "../annotation/person-record.ts";
import type { Preferences } from "../annotation/preferences.ts";
import type { ReadoutRecord } from "../annotation/readout-record.ts";
import type { TopicTerm } from "../annotation/topic-term.ts";
import type { MessageKey } from "../locale/i18n.ts";
import { UserError } from "../locale/user-error.ts";

/** The reason why a record cannot be imported: the record, the invalid field, and a message for the user. */
export interface ImportIssue {
  readonly location: string;
  readonly field?: string;
  readonly message: string;
}

/** A record and its location in the file, for example "Note 3 of page 2". */
export interface LocatedRecord<T> {
  readonly location: string;
  readonly record: T;
}

/** The valid records of a file, and the reasons for rejecting the others. */
export interface ImportedFile {
  readonly notes: readonly LocatedRecord<Note>[];
  readonly readouts: readonly LocatedRecord<ReadoutRecord>[];
  readonly corrections: readonly LocatedRecord<Correction>[];
  /** Only backups contain reviews of attributions and comparisons. */
  readonly reviews?: readonly LocatedRecord<AttributionReview>[];
  readonly comparisons?: readonly LocatedRecord<Comparison>[];
  readonly rejectedPairs?: readonly LocatedRecord<RejectedPair>[];
  readonly people?: readonly LocatedRecord<PersonRecord>[];
  readonly rejectedNames?: readonly LocatedRecord<RejectedNames>[];
  /** Only backups contain preferences. */
  readonly preferences?: Preferences;
  readonly topicTerms?: readonly LocatedRecord<TopicTerm>[];
  /** Backups and codebooks contain codes. */
  readonly codes?: readonly LocatedRecord<Code>[];
  /** Decisions that the owner of the backup keeps beside their own. */
  readonly coderDecisions?: readonly LocatedRecord<CoderDecision>[];
  readonly issues: readonly ImportIssue[];
}

/** Thrown for a file that cannot be imported at all, with a message for the user. */
export class ImportError extends UserError {
  override readonly name = "ImportError";
}

/** A file that is being read. */
export interface ImportFile {
  readonly text: string;
  /** The parsed JSON, or undefined if the text is not JSON. */
  readonly json: unknown;
  /**
   * The file's modification date, used for records without a date, so that the same file always gives the same
   * records.
   */
  readonly date: string;
}

/** An importer for one kind of file. To add one, add a file to `importers/` and a line to `importers.ts`. */
export interface Importer {
  readonly id: string;
  readonly title: MessageKey;
  /** Returns whether the file is of this kind, judged by its start or its top-level fields. */
  canRead(file: ImportFile): boolean;
  /** Returns all records of the file, valid or rejected. Throws an ImportError if the whole file cannot be read. */
  read(file: ImportFile): ImportedFile;
}
