import { stableUuid } from "./stable-uuid.ts";

/**
 * Returns the value if it is an object, or an empty object otherwise. Fields of an imported file can contain
 * anything.
 */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** Returns the own property of that name, or undefined. */
export function ownField(value: unknown, name: string): unknown {
  const fields = asRecord(value);
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** Returns an object with one field, or an empty object for a missing value. */
export function optionalField(name: string, value: unknown): Readonly<Record<string, unknown>> {
  return value === undefined ? {} : { [name]: value };
}

/** Returns a list unchanged, a single value as a list, and an empty list for a missing value. */
export function asArray(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** Returns the id if it is a UUID, or a UUID computed from it, so that a record has the same id in every import. */
export function stableIdOf(kind: string, id: unknown, content: string): string {
  const text = typeof id === "string" || typeof id === "number" ? String(id) : "";
  const uuid = /(?:^|urn:uuid:)([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.exec(text)?.[1];
  return uuid?.toLowerCase() ?? stableUuid(kind, text === "" ? content : text);
}

/** Returns the position in UTF-16 units that our W3C annotations state next to the one in code points. */
function ownPosition(quote: unknown): { readonly start: unknown; readonly end: unknown } | undefined {
  const [start, end] = [ownField(quote, "nv:start"), ownField(quote, "nv:end")];
  return start === undefined || end === undefined ? undefined : { start, end };
}

/** Returned by `parseSelectors` for selectors without a quote, which cannot be used. */
export const MISSING_QUOTE = Symbol("no quote");

/**
 * Returns the selectors of a W3C or Hypothesis target in our form: the first quote and the first position. Returns
 * undefined for a target without selectors, which is the whole page. Invalid values are kept, and the schema reports
 * them.
 * @param ownGaps The gaps in the quote (see `TextQuoteSelector`), if the file stores them outside the quote.
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
  const { start = 0, end = length } = ownPosition(quote) ?? asRecord(position);
  const gaps = ownGaps ?? ownField(quote, "nv:gaps");
  return [
    { type: "TextQuoteSelector", exact, prefix, suffix, ...(gaps !== undefined && { gaps }) },
    { type: "TextPositionSelector", start, end },
  ];
}
