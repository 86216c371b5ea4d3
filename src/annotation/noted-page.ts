import type { Note } from "./note.ts";

/** The notes of one page, in order of id, also those in the trash; `key` is the page's (see `pageKey`). */
export interface NotedPage {
  readonly key: string;
  readonly notes: readonly Note[];
}
