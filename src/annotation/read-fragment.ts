import type { Span } from "../engine/span.ts";
import { indexText, normalText, type TextIndex } from "./text-index.ts";

/** One passage that an address names: its words, or its first and last, and what stands before and after. */
export interface FragmentPassage {
  readonly prefix: string;
  readonly start: string;
  readonly end: string;
  readonly suffix: string;
}

/** The inverse of `textFragmentUrl`: the passages that the directive of an address names (":~:text=…"). */
export function readFragment(url: string): FragmentPassage[] {
  const directive = url.split(":~:")[1] ?? "";
  return directive
    .split("&")
    .filter((part) => part.startsWith("text="))
    .map((part) => part.slice("text=".length).split(","))
    .flatMap((parts) => passageOf(parts) ?? []);
}

function passageOf(parts: readonly string[]): FragmentPassage | undefined {
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

/** An address may hold a "%" that begins no character. */
function decode(text = ""): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** More places of one beginning than these are not tried. */
const MOST_PLACES = 256;

/** The first place in a text that a passage of an address names, or nothing. */
export function locateFragment(textOrIndex: string | TextIndex, passage: FragmentPassage): Span | undefined {
  const index = typeof textOrIndex === "string" ? indexText(textOrIndex) : textOrIndex;
  const [prefix, start, end, suffix] = [passage.prefix, passage.start, passage.end, passage.suffix].map((words) =>
    normalText(words).trim(),
  ) as [string, string, string, string];
  for (const at of index.placesOf(start, MOST_PLACES) ?? []) {
    const until = end === "" ? at + start.length : endAfter(index.normal, end, at + start.length);
    const before = index.normal.slice(Math.max(0, at - prefix.length - 1), at).trimEnd();
    const after = index.normal.slice(until ?? at, (until ?? at) + suffix.length + 1).trimStart();
    if (until !== undefined && before.endsWith(prefix) && after.startsWith(suffix)) return index.spanOf(at, until);
  }
  return undefined;
}

function endAfter(text: string, words: string, from: number): number | undefined {
  const at = text.indexOf(words, from);
  return at < 0 ? undefined : at + words.length;
}
