import { formatLocalDay } from "../annotation/moment.ts";
import { trimEnds } from "../engine/text-ends.ts";
import type { ExportedPage } from "./export-model.ts";

/**
 * The maximum length of a title in a file name, in bytes. With the date and the extension, the name stays below the
 * usual limit of 255 bytes.
 */
const MAX_NAME_BYTES = 180;

/** Characters that some operating system or Obsidian does not allow in file names, and invisible characters. */
const UNSAFE_CHARACTERS = /[<>:"/\\|?*#^[\]\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]+/gu;

/** Names that Windows reserves for devices, with any extension. */
const RESERVED_NAME = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?:[ .]|$)/i;

/**
 * Returns a readable file name that every operating system allows: "2026-11-24 Title (Note Verbale).md" for one page,
 * "2026-11-24 Note Verbale.md" for several or an unknown number.
 */
export function fileName(
  pages: readonly ExportedPage[],
  count: number | undefined,
  exportedAt: string,
  extension: string,
): string {
  const [page] = pages;
  const day = formatLocalDay(exportedAt);
  if (pages.length === 1 && page) return `${day} ${safeName(page.title)} (Note Verbale).${extension}`;
  return count === undefined ? `${day} Note Verbale.${extension}` : `${day} ${count} pages (Note Verbale).${extension}`;
}

/** Returns a title as a file name without extension that every operating system allows. */
export function safeName(title: string): string {
  const safe = title.toWellFormed().normalize("NFC").replace(UNSAFE_CHARACTERS, " ").replace(/\s+/g, " ");
  const name = trimEnds(cut(safe.trim()), ". ");
  return RESERVED_NAME.test(name) ? `_${name}` : name || "Untitled";
}

/** Returns a function that makes names unique, ignoring case: "Title", then "Title (2)". */
export function uniqueNames(): (name: string, ending: string) => string {
  const taken = new Set<string>();
  const next = new Map<string, number>();
  return (name, ending) => {
    const key = name.toLowerCase();
    let count = next.get(key) ?? 1;
    let full = `${name}${ending}`;
    while (taken.has(full.toLowerCase())) full = `${name} (${++count})${ending}`;
    next.set(key, count);
    taken.add(full.toLowerCase());
    return full;
  };
}

/**
 * Returns the longest prefix of a title that has at most MAX_NAME_BYTES bytes in UTF-8 and ends at a character
 * boundary.
 */
function cut(title: string): string {
  let bytes = 0;
  let kept = "";
  for (const character of title) {
    bytes += bytesOf(character.codePointAt(0) ?? 0);
    if (bytes > MAX_NAME_BYTES) break;
    kept += character;
  }
  return kept;
}

function bytesOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
