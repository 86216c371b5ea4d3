import type { Note } from "../annotation/note.ts";
import { pageKey } from "../annotation/page-url.ts";
import { notesForPage } from "../store/notes-store.ts";
import { useLibrary } from "./library-context.ts";
import { useLatest } from "./use-latest.ts";

/** Returns the notes of the page at an address, without those in the trash. */
export function usePageNotes(url: string): readonly Note[] {
  const { store, revision } = useLibrary();
  return useLatest<readonly Note[]>(() => notesForPage(store, pageKey(url)), [], [store, url, revision]);
}
