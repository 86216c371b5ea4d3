import { buildTextFragmentUrl } from "../annotation/build-text-fragment.ts";
import type { Note } from "../annotation/note.ts";

/** Where a note's passage can be seen in the living page. */
export function passageLink({ target: { source, selector } }: Note): string {
  return selector ? buildTextFragmentUrl(source, selector) : source;
}

/** The page on which the Internet Archive saves an address. Opened by the reader alone; nothing is sent before. */
export function archiveLink(url: string): string {
  return `https://web.archive.org/save/${url}`;
}

/** Whether an address is one that a link may lead to and an archive can reach. */
export function isWebUrl(url: string): boolean {
  return /^https?:\/\//i.test(url);
}
