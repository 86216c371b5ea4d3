import type { Correction } from "../annotation/correction.ts";
import type { Note } from "../annotation/note.ts";
import { background } from "../rpc/rpc-contract.ts";
import type { ArticleUrls } from "./article-urls.ts";
import { addressNamedByPage } from "./page-urls.ts";

/**
 * Returns the corrections of all articles on the page. Throws if those of the page's own article cannot be read.
 */
export async function fetchCorrections({ urls: [own = "", ...others] }: ArticleUrls): Promise<readonly Correction[]> {
  const found = await Promise.all([
    background.correctionsOfPage(own),
    ...others.map((url) => background.correctionsOfPage(url).catch(() => [])),
  ]);
  return found.flat();
}

/**
 * Returns the notes of the page, of its other URLs, of its original, and of the other articles on it. Throws if those
 * of the page's own article cannot be read.
 */
export async function fetchNotes({ urls: [own = "", ...others] }: ArticleUrls): Promise<readonly Note[]> {
  const found = await Promise.all([
    background.notesOfCanonical(own, addressNamedByPage()),
    ...others.map((url) => background.notesOfPage(url).catch(() => [])),
  ]);
  return [...new Map(found.flat().map((note) => [note.id, note])).values()];
}
