import type { Note } from "../../annotation/note.ts";

/** Returns the quoted text and its context with normalized white space, or "" for a page note. */
export function anchorKey({ target: { selector } }: Pick<Note, "target">): string {
  if (!selector) return "";
  const [{ exact, prefix, suffix }] = selector;
  return [exact, prefix.slice(-16), suffix.slice(0, 16)].map((text) => text.replace(/\s+/g, " ").trim()).join("\u0000");
}
