import type { Act, Analysis, Attribution } from "../engine/analysis.ts";
import type { Span } from "../engine/span.ts";

/** An attribution with the texts of its spans, as the comparison uses it. */
export interface Claim {
  /** Its index among the attributions of its text. */
  readonly index: number;
  readonly source: string;
  readonly cue: string;
  readonly content: string;
  readonly addressee: string;
  /** The rest of its sentence, without the content: "Turning to Syria," may say what "it" is. */
  readonly frame: string;
  readonly speakers: readonly string[];
  readonly act: Act;
  /** Start and end of the range that covers all its spans. */
  readonly start: number;
  readonly end: number;
  /** The range of its content. Decisions refer to a claim by this range, because one source may have several claims. */
  readonly contentSpan: Span;
}

/** One side of a comparison: the claims of a readout and its parties. */
export interface ReadoutClaims {
  readonly claims: readonly Claim[];
  /** The participants of the event and the issuer. Their names say nothing about the topic of a claim. */
  readonly participants: readonly string[];
  readonly issuer: string | undefined;
}

/** Returns the claims of a text in the order of its attributions. */
export function claimsOf(text: string, attributions: readonly Attribution[]): Claim[] {
  return attributions.map((attribution, index) => {
    const { sources, cue, contents, addressees, speakers, act } = attribution;
    const spans = [...sources, ...(cue ? [cue] : []), ...contents];
    const words = (list: typeof spans): string => list.map(({ start, end }) => text.slice(start, end)).join(" ");
    return {
      index,
      source: words([...sources]),
      cue: words(cue ? [cue] : []),
      content: words([...contents]),
      addressee: words([...addressees]),
      frame: frameOf(text, spans, contents),
      speakers,
      act,
      start: Math.min(...spans.map(({ start }) => start)),
      end: Math.max(...spans.map(({ end }) => end)),
      contentSpan: around(contents.length > 0 ? contents : spans),
    };
  });
}

function around(spans: readonly Span[]): Span {
  return { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) };
}

/**
 * The end of a sentence. Two lower-case letters, a digit or a closing mark must precede it, which excludes most
 * abbreviations.
 */
const SENTENCE_END = /(?:(?<=\p{Ll}{2}|[\d)\]%])[.!?]["”’»)]*\s+(?=["“‘«(]?[\p{Lu}\d])|\n)/gu;
/** The longest sentence considered, in UTF-16 units. Longer ones are lists or boilerplate. */
const LONGEST_FRAME = 600;

function frameOf(text: string, spans: readonly Span[], contents: readonly Span[]): string {
  const start = Math.min(...spans.map((span) => span.start));
  const end = Math.max(...spans.map((span) => span.end));
  const from = Math.max(0, start - LONGEST_FRAME);
  const before = text.slice(from, start);
  const last = [...before.matchAll(SENTENCE_END)].at(-1);
  const begin = last ? from + last.index + last[0].length : from;
  const after = text.slice(end, end + LONGEST_FRAME);
  const next = after.search(/[.!?](?=["”’»)]{0,4}(?:\s|$))|\n/u);
  const sentence = text.slice(begin, end);
  const whole = contents.reduce((frame, span) => blank(frame, span.start - begin, span.end - begin), sentence);
  return `${whole} ${next < 0 ? "" : after.slice(0, next)}`.replace(/\s+/gu, " ").trim();
}

function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + " ".repeat(end - start) + text.slice(end);
}

/** Returns the side of a comparison for an analysed text. */
export function readoutClaims(text: string, { event, attributions }: Analysis): ReadoutClaims {
  return {
    claims: claimsOf(text, attributions),
    participants: event?.participants ?? [],
    issuer: event?.issuer,
  };
}
