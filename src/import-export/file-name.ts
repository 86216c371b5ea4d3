import { formatLocalDay } from "../annotation/moment.ts";
import { trimEnds } from "../engine/text-ends.ts";
import type { ExportedPage } from "./export-model.ts";

/** Most bytes of a title in a file name: with date and ending it stays under the 255 that file systems allow. */
const MAX_NAME_BYTES = 180;

/** What some system, or Obsidian, does not bear in a file name, and what a reader could not see in one. */
const UNSAFE_CHARACTERS = /[<>:"/\\|?*#^[\]\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]+/gu;

/** Names that Windows keeps for devices, with any ending. */
const RESERVED_NAME = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?:[ .]|$)/i;

/** A name that can be saved on every system and read in a list: "2026-11-24 Title (Note Verbale).md"; of more pages than were counted, "2026-11-24 Note Verbale.md". */
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

/** A title as a file name that every system takes, without an ending. */
export function safeName(title: string): string {
  const safe = title.toWellFormed().normalize("NFC").replace(UNSAFE_CHARACTERS, " ").replace(/\s+/g, " ");
  const name = trimEnds(cut(safe.trim()), ". ");
  return RESERVED_NAME.test(name) ? `_${name}` : name || "Untitled";
}

/** Gives each name once, also where upper and lower case are one: "Title", then "Title (2)". */
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

/** The longest beginning within MAX_NAME_BYTES bytes of UTF-8 that cuts no character. */
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
