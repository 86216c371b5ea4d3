import type { Correction } from "../annotation/correction.ts";
import type { Note } from "../annotation/note.ts";
import type { ReadoutRecord } from "../annotation/readout-record.ts";
import type { MessageKey } from "../locale/i18n.ts";
import { UserError } from "../locale/user-error.ts";

/** Why a record of a file cannot be taken: which record, which of its fields, and the whole in words. */
export interface ImportIssue {
  readonly location: string;
  readonly field?: string;
  readonly message: string;
}

/** A record, and where in the file it stands: "Note 3 of page 2". */
export interface LocatedRecord<T> {
  readonly location: string;
  readonly record: T;
}

/** What a file holds that can be taken, and what cannot. */
export interface ImportedFile {
  readonly notes: readonly LocatedRecord<Note>[];
  readonly readouts: readonly LocatedRecord<ReadoutRecord>[];
  readonly corrections: readonly LocatedRecord<Correction>[];
  readonly issues: readonly ImportIssue[];
}

/** A file of which nothing can be taken, in words for the user. */
export class ImportError extends UserError {
  override readonly name = "ImportError";
}

/** A file being read: its text, what it says as JSON if it is JSON, and the day it was made. */
export interface ImportFile {
  readonly text: string;
  /** The parsed JSON, or undefined where the text is none. */
  readonly json: unknown;
  /** The file's own date, for records that have none; the same file gives the same records. */
  readonly date: string;
}

/** A way of reading files. Adding one is a file in `importers/` and a line in `importers.ts`. */
export interface Importer {
  readonly id: string;
  readonly title: MessageKey;
  /** Whether the file is of this kind, by its beginning or its outermost fields. */
  canRead(file: ImportFile): boolean;
  /** All records of the file, taken or refused; throws an ImportError if the file as a whole cannot be read. */
  read(file: ImportFile): ImportedFile;
}
