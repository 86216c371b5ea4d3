import { firstIndexWhere } from "../binary-search.ts";
import type { Span } from "../span.ts";
import { joinWrappedLines } from "./broken-lines.ts";
import { INVISIBLE_CHARACTERS } from "./invisible-characters.ts";

/** A text as the engine reads it, and the way from its spans to those of the text that was given. */
export interface ReadableText {
  readonly text: string;
  /** Whether every place in it is that of the text that was given. */
  readonly isGiven: boolean;
  spanInGiven(span: Span): Span;
}

const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;

/** Characters that are not read, also with the numbers of footnotes between them. */
const UNSEEN_RUN = `[${INVISIBLE_CHARACTERS}]+`;

/**
 * The marks of footnotes, glued to the word or stop before them: "navigation1 must", "law.2 The", "law[3]", "strait*".
 * A number needs a whole word before it, so that "G20" and "Mi-8" are left alone; cut wrongly, a number is read over, no more.
 */
const NOTE_MARKS = [
  '(?<=\\p{L}[.,;:!?”"’)]{0,2})[\\u00b9\\u00b2\\u00b3\\u2070\\u2074-\\u2079*†‡]{1,3}(?=[\\s.,;:!?”"’)]|$)',
  '(?<=[\\p{L}.,;:!?”"’)]) ?\\[(?:\\d{1,3}|\\p{Ll}|note \\d{1,3})\\]',
  "(?<=\\p{Ll}{3})\\d{1,2}(?=[\\s.,;:]|$)",
  '(?<=\\p{Ll}{2}[.,;!?][”"’]?)\\d{1,2}(?=\\s{1,20}[“"]?\\p{Lu}|\\s{0,20}$)',
];

const CUTS = new RegExp([UNSEEN_RUN, ...NOTE_MARKS].join("|"), "gmu");

/**
 * The text as it is read: without characters that nobody sees and the marks of footnotes, every space a plain one, and
 * lines that were broken by hand at an even width joined. The engine reads this, and knows nothing of the rest.
 */
export function toReadableText(given: string): ReadableText {
  const even = joinWrappedLines(given.replace(SPACES, " ").replace(/\r(?=\n)/g, " "));
  /** Where in the readable text something was cut, and how much was cut up to there. */
  const places: number[] = [];
  const shifts: number[] = [];
  let text = "";
  let from = 0;
  for (const match of even.matchAll(CUTS)) {
    text += even.slice(from, match.index);
    from = match.index + match[0].length;
    places.push(text.length);
    shifts.push(from - text.length);
  }
  if (places.length === 0) return { text: even, isGiven: true, spanInGiven: (span) => span };
  text += even.slice(from);
  const placeInGiven = (at: number) => at + (shifts[lastAtMost(places, at)] ?? 0);
  return {
    text,
    isGiven: false,
    // An end follows the last letter: what was cut after that letter is no part of the span.
    spanInGiven: ({ start, end }) => {
      const first = placeInGiven(start);
      return { start: first, end: end > start ? placeInGiven(end - 1) + 1 : first };
    },
  };
}

/** The index of the last of the ascending `places` that is at most `at`, or -1. */
function lastAtMost(places: readonly number[], at: number): number {
  return firstIndexWhere(0, places.length, (index) => (places[index] ?? 0) > at) - 1;
}
