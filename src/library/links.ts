import { buildTextFragmentUrl } from "../annotation/build-text-fragment.ts";
import type { Note } from "../annotation/note.ts";

/** Returns the address of a note's passage on the live page. */
export function passageLink({ target: { source, selector } }: Note): string {
  return selector ? buildTextFragmentUrl(source, selector) : source;
}

/** Returns the address at which the Internet Archive saves a page. Only the user opens it; nothing is sent before. */
export function archiveLink(url: string): string {
  return `https://web.archive.org/save/${url}`;
}

/** Returns whether it is safe to link to an address, and an archive can reach it. */
export function isWebUrl(url: string): boolean {
  return /^https?:\/\//i.test(url);
}
