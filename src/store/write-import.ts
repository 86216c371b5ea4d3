import type { Note } from "../annotation/note.ts";
import type { ImportWrites, RecordChange } from "../annotation/record-change.ts";
import { type BulkResult, isStopped, type JobOptions, type StepOptions } from "./bulk-job.ts";
import { changeNotes, type NoteEdit } from "./bulk-note-actions.ts";
import { importSteps } from "./import-steps.ts";
import type { Store } from "./open-store.ts";
import { publishAfterJob } from "./store-events.ts";

/**
 * Writes the planned import: first the notes, then the readouts, the corrections, the reviews of attributions, the
 * comparisons, the people and the codebook. Skips records other than readouts that were changed after the plan was made.
 */
export function applyImport(
  store: Store,
  writes: ImportWrites,
  file: string,
  options: JobOptions = {},
): Promise<BulkResult> {
  return publishAfterJob((onWrite) => writeImport(store, writes, file, { ...options, onWrite }));
}

async function writeImport(
  store: Store,
  writes: ImportWrites,
  file: string,
  { onProgress, signal, onWrite }: StepOptions,
): Promise<BulkResult> {
  const steps = importSteps(store, writes);
  const total = steps.reduce((sum, { counted }) => sum + counted, writes.notes.length);
  const reportProgress = (count: number) => onProgress?.(count, total);
  const notes = await writeNotes(store, writes.notes, file, { onProgress: reportProgress, signal, onWrite });
  // Addresses of corrections that a stopped import has not written do no harm: their pages only read them again.
  const urls = [...new Set([...notes.urls, ...writes.corrections.flatMap(({ after }) => after?.target.source ?? [])])];
  let done = { ...notes, urls };
  let written = writes.notes.length;
  for (const { event, counted, write } of steps) {
    if (isStopped(done, signal)) return { ...done, isComplete: false };
    const undo = await write(done.undo);
    if (undo !== done.undo) onWrite(event);
    done = { ...done, undo };
    written += counted;
    if (counted > 0) reportProgress(written);
  }
  return done;
}

/** Writes the notes that are stored as they were when the import was planned. */
function writeNotes(
  store: Store,
  changes: readonly RecordChange<Note>[],
  file: string,
  options: StepOptions,
): Promise<BulkResult> {
  const planned = new Map(changes.map((one) => [one.id, one]));
  const editOf = (id: string): NoteEdit => {
    const { before, after } = planned.get(id) ?? {};
    return (stored) => (stored?.modified === before?.modified ? after : undefined);
  };
  return changeNotes(store, { kind: "import", subject: file }, [...planned.keys()], editOf, options);
}
