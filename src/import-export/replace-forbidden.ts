import { FORBIDDEN } from "./escape-xml.ts";

/**
 * Returns a copy of plain data in which every text is without the characters that XML forbids. Programs refuse them,
 * cut a text there, or cannot write it into their own files. Each is replaced by one other character, so that offsets
 * in the texts stay right.
 */
export function replaceForbidden<T>(data: T): T {
  return replaced(data) as T;
}

function replaced(data: unknown): unknown {
  if (typeof data === "string")
    return data.replace(FORBIDDEN, (one) => (one === "\v" || one === "\f" ? "\n" : "\ufffd"));
  if (Array.isArray(data)) return data.map(replaced);
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, replaced(value)]));
}
