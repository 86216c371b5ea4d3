import type { Correction } from "../annotation/correction.ts";
import type { Note } from "../annotation/note.ts";
import type { ReadoutRecord } from "../annotation/readout-record.ts";

/** What can be taken back as a whole. */
export type UndoKind = "delete" | "restore" | "tag" | "import" | "merge";

/** A journal's entry for one action of the reader, kept with the notes so that it outlasts the browser. */
export interface UndoRecord {
  readonly id: string;
  readonly kind: UndoKind;
  readonly at: string;
  /** How many notes it changed so far: an action that was cut short can be taken back as far as it came. */
  readonly count: number;
  /** What it was about, for the reader: a tag, a file's name. */
  readonly subject: string;
}

/** A note as an action left it, and as it was before; null when there was none. */
export interface UndoEntry {
  readonly id: string;
  /** `modified` after the action: a note changed since is not touched by the undo. */
  readonly after: string;
  readonly before: Note | null;
}

/** Some hundred entries, written in one transaction with the changes that they take back. */
export interface UndoPart {
  readonly undo: string;
  readonly part: number;
  readonly entries: readonly UndoEntry[];
  /** Readouts that an import brought or changed. */
  readonly readouts?: readonly UndoReadout[];
  /** Corrections that an import brought or changed. */
  readonly corrections?: readonly UndoCorrection[];
}

/** A readout as an action left it, and as it was before; null when there was none. */
export interface UndoReadout {
  readonly id: string;
  /** The hash of its text after the action: a readout captured again since is not touched by the undo. */
  readonly after: string;
  readonly before: ReadoutRecord | null;
}

/** A correction as an action left it, and as it was before; null when there was none. */
export interface UndoCorrection {
  readonly id: string;
  /** `modified` after the action: a correction changed since is not touched by the undo. */
  readonly after: string;
  readonly before: Correction | null;
}
