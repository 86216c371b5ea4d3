import {
  isPreposition,
  isPunctuation,
  lowerAt,
  type SentenceToken,
  spanOf,
  type TokenRange,
} from "../document/sentence-tokens.ts";
import { ABBREVIATION_WITH_FULL_STOP, CONVERSATION, ENDS_IN_ED } from "../languages/en/attribution-patterns.ts";
import type { Span } from "../span.ts";
import { findContentEnd } from "./find-content-end.ts";
import type { Frame } from "./frame.ts";
import type { Cue } from "./match-cue.ts";
import type { Clause, SentenceContext } from "./sentence-context.ts";

/**
 * Adds an attribution whose content begins at the start of the frame. Returns the index of the word at which the search
 * continues.
 */
export function addFromFrame(
  context: SentenceContext,
  clause: Clause,
  cue: Cue,
  frame: Frame,
  sources: readonly Span[],
  confidence: number,
): number {
  const { words } = context;
  const stop =
    frame.kind === "quotedLines"
      ? { end: frame.start, next: words.length }
      : findContentEnd(context, frame.start, cue, frame);
  const end = trimTrailingPunctuation(words, frame.start, stop.end);
  const contents: Span[] =
    frame.contentBeforeAddressee === undefined ? [] : [spanOf(words, frame.contentBeforeAddressee)];
  if (end > frame.start) contents.push(spanOf(words, { start: frame.start, end }));
  if (contents.length === 0 && frame.kind !== "quotedLines") return frame.cueEnd;
  const addressees = frame.addressee === undefined ? [] : [spanOf(words, frame.addressee)];
  addCandidate(
    context,
    cue,
    frame.kind,
    { start: cue.first, end: frame.cueEnd },
    sources,
    contents,
    addressees,
    confidence,
  );
  clause.start = stop.next;
  return stop.next;
}

/**
 * Adds an attribution whose spans are all known. Its confidence is limited to 0.05 to 0.99, because no rule is certain.
 */
export function addCandidate(
  context: SentenceContext,
  cue: Cue,
  kind: Frame["kind"],
  cueRange: TokenRange,
  sources: readonly Span[],
  contents: readonly Span[],
  addressees: readonly Span[],
  confidence: number,
): void {
  context.candidates.push({
    sources,
    cue: spanOf(context.words, cueRange),
    contents,
    addressees,
    verb: cue.verb,
    tense: cue.tense,
    kind,
    passive: cue.passive,
    confidence: Math.max(0.05, Math.min(0.99, confidence)),
    sentence: context.index,
    rules: [context.rule],
  });
}

/**
 * Returns the end of a range of words without punctuation at its end, without "as well", and without a final adverbial
 * such as "during the call".
 */
export function trimTrailingPunctuation(words: readonly SentenceToken[], start: number, end: number): number {
  let stop = end;
  while (
    stop > start &&
    isPunctuation(words[stop - 1]) &&
    !words[stop - 1]?.quoted &&
    !/^[)\]]$/.test(lowerAt(words, stop - 1))
  ) {
    if (isAbbreviated(words, stop - 1)) break;
    stop--;
  }
  if (lowerAt(words, stop - 2) === "as" && lowerAt(words, stop - 1) === "well") stop -= 2;
  const tail = adverbialTail(words, start, stop);
  return tail > start ? tail : stop;
}

/** Returns whether the dot at `at` belongs to an abbreviation ("Jr.", "etc."). */
function isAbbreviated(words: readonly SentenceToken[], at: number): boolean {
  return (
    words[at]?.text === "." &&
    words[at - 1]?.end === words[at]?.start &&
    ABBREVIATION_WITH_FULL_STOP.test(lowerAt(words, at - 1))
  );
}

/** Returns the index at which a final "during the (phone) call" begins, or `end` if there is none. */
function adverbialTail(words: readonly SentenceToken[], start: number, end: number): number {
  if (!CONVERSATION.test(lowerAt(words, end - 1))) return end;
  for (let at = end - 2; at > Math.max(start, end - 6); at--) {
    if (lowerAt(words, at) === "during" && ENDS_IN_ED.test(lowerAt(words, at - 1))) return end;
    if (lowerAt(words, at) === "during") return words[at - 1]?.text === "," ? at - 1 : at;
    if (isPreposition(words[at]) || isPunctuation(words[at])) return end;
  }
  return end;
}
