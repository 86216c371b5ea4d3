import { type Note, quoteOfNote, updateNote } from "../annotation/note.ts";
import { t } from "../locale/i18n.ts";
import { background } from "../rpc/rpc-contract.ts";
import { trashNotes, type BulkResult, restoreNotes, setTagOnNotes } from "../store/bulk-actions.ts";
import type { Desk, Said } from "./desk.ts";

/** Pages told of at a time, so that no message is long in answering. */
const PAGES = 500;

/** Tells the background whose pages have other notes now. */
export async function tellPages(urls: readonly string[]): Promise<void> {
  for (let from = 0; from < urls.length; from += PAGES) await background.onPagesChanged(urls.slice(from, from + PAGES));
}

/** Puts notes in the trash. */
export function runTrashNotes(desk: Desk, ids: readonly string[]): Promise<void> {
  return desk.run(t("deleting"), async (task) => {
    return said(await trashNotes(desk.store, ids, task), (count) => t("deleted", { count }));
  });
}

/** Takes notes out of the trash. */
export function runRestoreNotes(desk: Desk, ids: readonly string[]): Promise<void> {
  return desk.run(t("restoring"), async (task) => {
    return said(await restoreNotes(desk.store, ids, task), (count) => t("restored", { count }));
  });
}

/** Gives notes a tag, or takes it from them. */
export function runSetTag(desk: Desk, ids: readonly string[], tag: string, isGiven: boolean): Promise<void> {
  return desk.run(t("tagging"), async (task) => {
    const outcome = await setTagOnNotes(desk.store, ids, tag, isGiven, task);
    return said(outcome, (count) => t(isGiven ? "tagged" : "untagged", { count, tag }));
  });
}

async function said({ undo, urls, isComplete }: BulkResult, words: (count: number) => string): Promise<Said> {
  await tellPages(urls);
  const stopped = isComplete ? "" : ` ${t("stopped")}`;
  return { words: words(undo.count) + stopped, ...(undo.count > 0 && { undo: undo.id }) };
}

/** Keeps what was changed in a note, through the background like every single save. */
export function saveEdited(desk: Desk, note: Note, bodyValue: string, tags: readonly string[]): Promise<void> {
  const saving = background.saveNote(updateNote(note, { bodyValue, tags }));
  return saving.then(() => desk.run("", async () => ({ words: t("note_saved") })));
}

/** Keeps a draft of a stored note. */
export function keepDraft(note: Note, bodyValue: string): Promise<void> {
  const speaker = note.attribution?.speakers.join(", ") ?? "";
  return background.saveDraft({
    note: { ...note, bodyValue },
    quote: quoteOfNote(note),
    speaker,
    saved: note.bodyValue,
    isStored: true,
  });
}
