import { type Note, quoteOfNote, updateNote } from "../annotation/note.ts";
import type { ReadoutStatus } from "../annotation/readout-record.ts";
import { t } from "../locale/i18n.ts";
import { background } from "../rpc/rpc-contract.ts";
import type { BulkResult } from "../store/bulk-job.ts";
import { restoreNotes, setTagOnNotes, trashNotes } from "../store/bulk-note-actions.ts";
import { setReadoutStatus } from "../store/readout-actions.ts";
import type { LibraryContext, TaskResult } from "./library-context.ts";

/** The maximum number of pages in one message, so that no message takes long to process. */
const PAGES_PER_MESSAGE = 500;

/** Notifies the background that the notes of these pages have changed. */
export async function notifyPagesChanged(urls: readonly string[]): Promise<void> {
  for (let from = 0; from < urls.length; from += PAGES_PER_MESSAGE)
    await background.onPagesChanged(urls.slice(from, from + PAGES_PER_MESSAGE));
}

/** Moves notes to the trash. */
export function runTrashNotes(library: LibraryContext, ids: readonly string[]): Promise<void> {
  return library.run(t("deleting"), async (task) => {
    return toTaskResult(await trashNotes(library.store, ids, task), (count) => t("deleted", { count }));
  });
}

/** Restores notes from the trash. */
export function runRestoreNotes(library: LibraryContext, ids: readonly string[]): Promise<void> {
  return library.run(t("restoring"), async (task) => {
    return toTaskResult(await restoreNotes(library.store, ids, task), (count) => t("restored", { count }));
  });
}

/** Adds a tag to notes, or removes it from them. */
export function runSetTag(
  library: LibraryContext,
  ids: readonly string[],
  tag: string,
  isAdded: boolean,
): Promise<void> {
  return library.run(t("tagging"), async (task) => {
    const outcome = await setTagOnNotes(library.store, ids, tag, isAdded, task);
    return toTaskResult(outcome, (count) => t(isAdded ? "tagged" : "untagged", { count, tag }));
  });
}

/** Sets the status of readouts in the reading list. */
export function runSetReadoutStatus(
  library: LibraryContext,
  ids: readonly string[],
  status: ReadoutStatus,
): Promise<void> {
  return library.run(t("setting_status"), async (task) => {
    const outcome = await setReadoutStatus(library.store, ids, status, task);
    return toTaskResult(outcome, (count) => t("status_was_set", { count, status: t(`status_${status}`) }));
  });
}

async function toTaskResult(
  { undo, urls, isComplete }: BulkResult,
  text: (count: number) => string,
): Promise<TaskResult> {
  await notifyPagesChanged(urls);
  const stopped = isComplete ? "" : ` ${t("stopped")}`;
  return { text: text(undo.count) + stopped, ...(undo.count > 0 && { undo: undo.id }) };
}

/** Saves an edited note through the background, as every other single save. */
export function saveNoteEdit(
  library: LibraryContext,
  note: Note,
  bodyValue: string,
  tags: readonly string[],
): Promise<void> {
  const saving = background.saveNote(updateNote(note, { bodyValue, tags }));
  const undo = () => background.undoSave(note.id);
  return saving.then(() => library.run("", async () => ({ text: t("note_saved"), undo })));
}

/** Saves a draft of a stored note. */
export function saveDraft(note: Note, bodyValue: string): Promise<void> {
  const speaker = note.attribution?.speakers.join(", ") ?? "";
  return background.saveDraft({
    note: { ...note, bodyValue },
    quote: quoteOfNote(note),
    speaker,
    saved: note.bodyValue,
    isStored: true,
  });
}
