import { firstIndexWhere } from "../binary-search.ts";
import type { Span } from "../span.ts";
import { joinWrappedLines } from "./broken-lines.ts";
import { INVISIBLE_CHARACTERS } from "./invisible-characters.ts";

/** A text prepared for the engine, with a function that maps its spans to the given text. */
export interface ReadableText {
  readonly text: string;
  /** Whether nothing was removed, so that every offset is the same in the given text. */
  readonly isGiven: boolean;
  spanInGiven(span: Span): Span;
}

const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;

const UNSEEN_RUN = `[${INVISIBLE_CHARACTERS}]+`;

/**
 * Matches footnote marks after a word or punctuation: "navigation1 must", "law.2 The", "law[3]", "strait*". A number
 * needs a complete word before it, so "G20" and "Mi-8" do not match. If a number is cut by mistake, the engine only
 * ignores it.
 */
const NOTE_MARKS = [
  '(?<=\\p{L}[.,;:!?”"’)]{0,2})[\\u00b9\\u00b2\\u00b3\\u2070\\u2074-\\u2079*†‡]{1,3}(?=[\\s.,;:!?”"’)]|$)',
  '(?<=[\\p{L}.,;:!?”"’)]) ?\\[(?:\\d{1,3}|\\p{Ll}|note \\d{1,3})\\]',
  "(?<=\\p{Ll}{3})\\d{1,2}(?=[\\s.,;:]|$)",
  '(?<=\\p{Ll}{2}[.,;!?][”"’]?)\\d{1,2}(?=\\s{1,20}[“"]?\\p{Lu}|\\s{0,20}$)',
];

const CUTS = new RegExp([UNSEEN_RUN, ...NOTE_MARKS].join("|"), "gmu");

/**
 * Returns the text that the engine analyses: without invisible characters and footnote marks, with plain spaces, and
 * with lines joined that were wrapped at a common width.
 */
export function toReadableText(given: string): ReadableText {
  const unwrapped = joinWrappedLines(given.replace(SPACES, " ").replace(/\r(?=\n)/g, " "));
  /** The offsets of the cuts in the readable text, and the total number of UTF-16 units cut up to each. */
  const places: number[] = [];
  const shifts: number[] = [];
  let text = "";
  let from = 0;
  for (const match of unwrapped.matchAll(CUTS)) {
    text += unwrapped.slice(from, match.index);
    from = match.index + match[0].length;
    places.push(text.length);
    shifts.push(from - text.length);
  }
  if (places.length === 0) return { text: unwrapped, isGiven: true, spanInGiven: (span) => span };
  text += unwrapped.slice(from);
  const placeInGiven = (at: number) => at + (shifts[lastAtMost(places, at)] ?? 0);
  return {
    text,
    isGiven: false,
    // The end is after the last character of the span, so text that was cut after this character stays outside.
    spanInGiven: ({ start, end }) => {
      const first = placeInGiven(start);
      return { start: first, end: end > start ? placeInGiven(end - 1) + 1 : first };
    },
  };
}

/** Returns the index of the last of the ascending `places` that is at most `at`, or -1. */
function lastAtMost(places: readonly number[], at: number): number {
  return firstIndexWhere(0, places.length, (index) => (places[index] ?? 0) > at) - 1;
}
