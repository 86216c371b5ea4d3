import type { ExportDocument } from "./export-document.ts";

/** Most bytes of a title in a file name: with date and ending it stays under the 255 that file systems allow. */
const LONGEST = 180;

/** What some system, or Obsidian, does not bear in a file name, and what a reader could not see in one. */
const UNSAFE = /[<>:"/\\|?*#^[\]\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]+/gu;

/** A name that can be saved on every system and read in a list: "2026-11-24 Title (Note Verbale).md". */
export function fileName({ pages, exportedAt }: ExportDocument, extension: string): string {
  const [page] = pages;
  const title = pages.length === 1 && page ? tidy(page.title) : `${pages.length} pages`;
  return `${exportedAt.slice(0, 10)} ${title || "Untitled"} (Note Verbale).${extension}`;
}

function tidy(title: string): string {
  const safe = title.toWellFormed().normalize("NFC").replace(UNSAFE, " ").replace(/\s+/g, " ");
  return cut(safe.trim()).replace(/^[. ]+|[. ]+$/g, "");
}

/** The longest beginning within LONGEST bytes of UTF-8 that cuts no character. */
function cut(title: string): string {
  let bytes = 0;
  let kept = "";
  for (const character of title) {
    bytes += bytesOf(character.codePointAt(0) ?? 0);
    if (bytes > LONGEST) break;
    kept += character;
  }
  return kept;
}

function bytesOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
