import { momentAfter } from "../annotation/moment.ts";
import type { Note } from "../annotation/note.ts";
import { t } from "../locale/i18n.ts";
import { RpcError } from "../rpc/rpc.ts";
import { putNote } from "../store/notes-store.ts";
import type { Store } from "../store/open-store.ts";

/** The `modified` times of the newer versions that the user was warned about, by note id. */
const warnedVersions = new Map<string, string>();

/** Maximum number of notes in `warnedVersions`. */
const MAX_REMEMBERED = 50;

/**
 * Saves a note that the user edited and resolves when it is stored. If a newer version is stored, throws without
 * writing. If the user saves again after this warning, the user's version replaces the newer one.
 */
export async function saveEditedNote(store: Store, note: Note): Promise<Note> {
  const stored = await putNote(store, note);
  if (stored === note) return note;
  if (warnedVersions.get(note.id) === stored.modified) {
    const own = { ...note, modified: momentAfter(stored.modified, new Date()) };
    if ((await putNote(store, own)) === own) return own;
  }
  warnedVersions.set(note.id, stored.modified);
  if (warnedVersions.size > MAX_REMEMBERED) warnedVersions.delete(warnedVersions.keys().next().value ?? "");
  throw new RpcError("older", t("note_newer"));
}
