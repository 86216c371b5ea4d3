import {
  isCapitalized,
  isObjectPronoun,
  isPunctuation,
  lowerAt,
  type SentenceToken,
  spanOf,
} from "../document/sentence-tokens.ts";
import { OCCASION_PREPOSITION, SUBORDINATE_OPENING } from "../languages/en/attribution-patterns.ts";
import { addCandidate, trimTrailingPunctuation } from "./add-candidate.ts";
import { agentLikelihood } from "./agent-likelihood.ts";
import { type Cue, matchCue } from "./match-cue.ts";
import { nounPhraseEnd } from "./noun-phrase.ts";
import type { SentenceContext } from "./sentence-context.ts";
import { findSubject } from "./subject.ts";

/** Returns the index of the first word after a dateline such as "TEHRAN (IRNA) –", or 0 if the sentence has none. */
export function datelineEnd(words: readonly SentenceToken[]): number {
  if (!isCapitalized(words[0])) return 0;
  for (let at = 1; at < Math.min(words.length, 18); at++) {
    const word = words[at];
    if (word === undefined) return 0;
    if (/^[–—-]$/.test(word.text)) return isDash(words, at) ? skipDashes(words, at) : 0;
    if (!isCapitalized(word) && !/^(?:[(),.:/|]|\p{N}[\p{L}\p{N}:.,]*)$/u.test(word.text)) return 0;
  }
  return 0;
}

/** Returns whether the dash at `at` has white space before it. */
function isDash(words: readonly SentenceToken[], at: number): boolean {
  const before = words[at - 1];
  const dash = words[at];
  return before !== undefined && dash !== undefined && before.end < dash.start;
}

function skipDashes(words: readonly SentenceToken[], at: number): number {
  let next = at;
  while (/^[–—-]$/.test(lowerAt(words, next))) next++;
  return next;
}

/** Returns the end of a tag without a closing adverbial after its verb ("in a written briefing", "on Friday"). */
function tagEnd(words: readonly SentenceToken[], end: number): number {
  for (let at = end - 2; at > Math.max(1, end - 8); at--) {
    if (isPunctuation(words[at])) return end;
    if (!OCCASION_PREPOSITION.test(lowerAt(words, at))) continue;
    return matchCue(words, at - 1, at - 1)?.verb.frames.includes("quotation") ? at : end;
  }
  return end;
}

/** Matches a tag at the end of a sentence: "S, she added." */
export function matchTrailingTag(context: SentenceContext): void {
  const { words } = context;
  // A colon introduces the words that follow.
  if (words.at(-1)?.text === ":") return;
  const end = tagEnd(words, trimTrailingPunctuation(words, 0, words.length));
  for (let comma = end - 2; comma > Math.max(3, end - 14); comma--) {
    if (words[comma]?.text !== "," || words[comma]?.quoted || context.consumed[comma] === 1) continue;
    const cue = matchCue(words, end - 1, comma + 2);
    if (cue === undefined || cue.next !== end || !mayCloseSentence(cue)) return;
    const subject = findSubject(words, cue.first, comma + 1);
    if (subject === undefined || subject === "shared" || subject.start !== comma + 1) return;
    if (agentLikelihood(words, subject) < 0.6) return;
    const start = datelineEnd(words);
    if (words[start]?.quoted || SUBORDINATE_OPENING.test(lowerAt(words, start))) return;
    addCandidate(
      context,
      cue,
      "clause",
      { start: cue.first, end },
      [spanOf(words, subject)],
      [spanOf(words, { start, end: comma })],
      [],
      cue.verb.reliability * 0.9,
    );
    context.consumed.fill(1);
    return;
  }
}

/** Returns whether a cue can stand at the end of the sentence that it reports ("..., the Minister said"). */
const mayCloseSentence = ({ verb, tense, passive }: Cue): boolean =>
  verb.frames.includes("quotation") && tense === "past" && !passive;

/** Matches "According to X, S". Returns the index of the word at which the search continues, or undefined. */
export function matchAccordingTo(context: SentenceContext, at: number): number | undefined {
  const { words } = context;
  if (lowerAt(words, at) !== "according" || lowerAt(words, at + 1) !== "to") return undefined;
  const end = nounPhraseEnd(words, at + 2, words.length);
  if (!isObjectPronoun(words[at + 2]) && agentLikelihood(words, { start: at + 2, end }) < 0.6) return undefined;
  const before = at > 2 && words[at - 1]?.text === ",";
  if (words[end]?.text !== "," && !before && end < words.length - 1) return undefined;
  const content = before
    ? { start: 0, end: at - 1 }
    : { start: end + 1, end: trimTrailingPunctuation(words, end + 1, words.length) };
  if (content.end <= content.start) return undefined;
  const verb = { verb: "according to", act: "state", reliability: 0.8, frames: ["clause"] } as const;
  const cue: Cue = { first: at, head: at, next: at + 2, verb, tense: "present", passive: false, light: false };
  addCandidate(
    context,
    cue,
    "clause",
    { start: at, end: at + 2 },
    [spanOf(words, { start: at + 2, end })],
    [spanOf(words, content)],
    [],
    0.8,
  );
  return words.length;
}
