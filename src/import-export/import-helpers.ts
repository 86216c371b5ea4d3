import type { Motivation } from "../annotation/note.ts";
import { stableUuid } from "./stable-uuid.ts";

/** Something with named fields, or nothing: the fields of a file from elsewhere may be anything. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** The own field of that name. */
export function ownField(value: unknown, name: string): unknown {
  const fields = asRecord(value);
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** A list, or the one thing that stands where a list may. */
export function asArray(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** The identifier if it is a UUID, or one made of it: the same record has the same in every import. */
export function stableIdOf(kind: string, id: unknown, content: string): string {
  const text = typeof id === "string" || typeof id === "number" ? String(id) : "";
  const uuid = /(?:^|urn:uuid:)([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.exec(text)?.[1];
  return uuid?.toLowerCase() ?? stableUuid(kind, text === "" ? content : text);
}

/** What a note from elsewhere is for. */
export function motivationOfImported(body: string, tags: readonly unknown[]): Motivation {
  if (body.trim() !== "") return "commenting";
  return tags.length > 0 ? "tagging" : "highlighting";
}

/** What cannot be read as selectors because there is no quote among them. */
export const MISSING_QUOTE = Symbol("no quote");

/**
 * Returns the selectors of a W3C or Hypothesis target as ours: the first quote and the first place. Undefined for a target
 * without selectors, which is the whole page; what is wrong in them is left for the schema to name.
 * @param ownGaps The gaps in the quote (see `TextQuoteSelector`), where the file has them elsewhere than in the quote.
 */
export function parseSelectors(
  given: unknown,
  ownGaps?: unknown,
): readonly unknown[] | undefined | typeof MISSING_QUOTE {
  const all = asArray(given).flatMap((one) => [one, ...asArray(ownField(one, "refinedBy"))]);
  if (all.length === 0) return undefined;
  const quote = all.find((one) => ownField(one, "type") === "TextQuoteSelector");
  if (quote === undefined) return MISSING_QUOTE;
  const { exact, prefix = "", suffix = "" } = asRecord(quote);
  const length = typeof exact === "string" ? exact.length : 0;
  const position = all.find((one) => ownField(one, "type") === "TextPositionSelector");
  const { start = 0, end = length } = asRecord(position);
  const gaps = ownGaps ?? ownField(quote, "nv:gaps");
  return [
    { type: "TextQuoteSelector", exact, prefix, suffix, ...(gaps !== undefined && { gaps }) },
    { type: "TextPositionSelector", start, end },
  ];
}
