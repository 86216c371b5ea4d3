import type { Span } from "../engine/span.ts";
import { normalizeText } from "./normalize-text.ts";
import { indexText, type TextIndex } from "./text-index.ts";

/** One passage that a URL names: its text, or its first and last words, and its context. */
export interface TextFragment {
  readonly prefix: string;
  readonly start: string;
  readonly end: string;
  readonly suffix: string;
}

/** Parses the passages from a URL's text directive (":~:text=…"). This is the inverse of `buildTextFragmentUrl`. */
export function parseTextFragments(url: string): TextFragment[] {
  const directive = url.split(":~:")[1] ?? "";
  return directive
    .split("&")
    .filter((part) => part.startsWith("text="))
    .map((part) => part.slice("text=".length).split(","))
    .flatMap((parts) => parseFragment(parts) ?? []);
}

function parseFragment(parts: readonly string[]): TextFragment | undefined {
  const prefix = parts.find((part, at) => at === 0 && part.endsWith("-"));
  const suffix = parts.find((part, at) => at === parts.length - 1 && part.startsWith("-"));
  const [start, end] = parts.filter((part) => part !== prefix && part !== suffix);
  if (!start) return undefined;
  return {
    prefix: decode(prefix?.slice(0, -1)),
    start: decode(start),
    end: decode(end),
    suffix: decode(suffix?.slice(1)),
  };
}

/** Decodes percent-encoding. Returns the text unchanged if it contains an invalid "%" sequence. */
function decode(text = ""): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Maximum number of occurrences of `start` that are tried. */
const MAX_OCCURRENCES = 256;

/** Returns the first span that matches a text fragment, or undefined. */
export function locateTextFragment(textOrIndex: string | TextIndex, fragment: TextFragment): Span | undefined {
  const index = typeof textOrIndex === "string" ? indexText(textOrIndex) : textOrIndex;
  const [prefix, start, end, suffix] = [fragment.prefix, fragment.start, fragment.end, fragment.suffix].map((part) =>
    normalizeText(part).trim(),
  ) as [string, string, string, string];
  for (const at of index.occurrencesOf(start, MAX_OCCURRENCES) ?? []) {
    const until = end === "" ? at + start.length : endAfter(index.normal, end, at + start.length);
    const before = index.normal.slice(Math.max(0, at - prefix.length - 1), at).trimEnd();
    const after = index.normal.slice(until ?? at, (until ?? at) + suffix.length + 1).trimStart();
    if (until !== undefined && before.endsWith(prefix) && after.startsWith(suffix)) return index.spanOf(at, until);
  }
  return undefined;
}

function endAfter(text: string, end: string, from: number): number | undefined {
  const at = text.indexOf(end, from);
  return at < 0 ? undefined : at + end.length;
}
