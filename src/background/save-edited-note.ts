import { momentAfter } from "../annotation/moment.ts";
import type { Note } from "../annotation/note.ts";
import { t } from "../locale/i18n.ts";
import { RpcError } from "../rpc/rpc.ts";
import { putNote } from "../store/notes-store.ts";
import type { Store } from "../store/open-store.ts";

/** The moments of the versions that a user was told of, by the note's identifier. */
const warnedVersions = new Map<string, string>();

/** Notes that are remembered at most. */
const MAX_REMEMBERED = 50;

/**
 * Keeps a note that the user has edited, and answers when it is stored. Where a version is stored that was changed later, the
 * user is told so and nothing is written; saved again after that, the user's own version takes its place.
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
