import {
  isAdverb,
  isQuote,
  lowerAt,
  type SentenceToken,
  spanOf,
  type TokenRange,
} from "../document/sentence-tokens.ts";
import { AFTER_QUOTED_SPEAKER, FINITE_TENSE } from "../languages/en/attribution-patterns.ts";
import type { Span } from "../span.ts";
import { agentLikelihood } from "./agent-likelihood.ts";
import { type Cue, matchCue } from "./match-cue.ts";
import { nounPhraseEnd, startsNounPhrase } from "./noun-phrase.ts";
import type { SentenceContext } from "./sentence-context.ts";
import { findSubject } from "./subject.ts";

/**
 * The smallest number of words in a quotation of speech. A quotation that is not longer is a phrase that the writer
 * borrows.
 */
const SHORTEST_SPEECH = 3;

interface Tag {
  readonly cue: Cue;
  readonly source: TokenRange;
  readonly addressee: TokenRange | undefined;
  readonly end: number;
}

/**
 * Attributes each quotation that is followed by a tag ("...," X said; "...," said X), also if the quotation continues
 * after the tag.
 */
export function matchQuotations(context: SentenceContext): void {
  const { words } = context;
  for (let at = 0; at < words.length; ) {
    if (!words[at]?.quoted) {
      at++;
      continue;
    }
    const end = quotationEnd(words, at);
    const tag = end - at > SHORTEST_SPEECH + 1 ? readTag(words, end) : undefined;
    if (tag !== undefined) at = attribute(context, { start: at, end }, tag);
    else at = end;
  }
}

/**
 * Returns the end of the quotation that begins at `start`. Adjacent quotations are separate if each has its own
 * quotation marks.
 */
function quotationEnd(words: readonly SentenceToken[], start: number): number {
  let at = start + 1;
  while (at < words.length && words[at]?.quoted) {
    if (isQuote(words[at - 1]) && at - 1 > start && isQuote(words[at])) break;
    at++;
  }
  return at;
}

/** Matches the tag "X said" or "said X" directly after a quotation. */
function readTag(words: readonly SentenceToken[], from: number): Tag | undefined {
  const start = /^[,–—-]$/.test(lowerAt(words, from)) ? from + 1 : from;
  return readInverted(words, start) ?? readStraight(words, start);
}

function readInverted(words: readonly SentenceToken[], start: number): Tag | undefined {
  let head = start;
  while (isAdverb(words[head])) head++;
  const cue = matchCue(words, head, start);
  if (!isSaying(cue) || cue.first !== start) return undefined;
  const end = nounPhraseEnd(words, cue.next, words.length);
  if (end === cue.next || agentLikelihood(words, { start: cue.next, end }) < 0.6) return undefined;
  return { cue, source: { start: cue.next, end }, addressee: undefined, end };
}

function readStraight(words: readonly SentenceToken[], start: number): Tag | undefined {
  if (!startsNounPhrase(words, start)) return undefined;
  for (let head = start + 1; head < Math.min(words.length, start + 24); head++) {
    if (words[head]?.quoted) return undefined;
    const cue = matchCue(words, head, start + 1);
    if (!isSaying(cue)) continue;
    const source = findSubject(words, cue.first, start);
    if (source === undefined || source === "shared" || source.start !== start) return undefined;
    const addressee = cue.verb.frames.includes("addressee") ? addresseeAt(words, cue.next) : undefined;
    const end = addressee?.end ?? cue.next;
    if (agentLikelihood(words, source) < 0.6 || !closesTag(words, end)) return undefined;
    return { cue, source, addressee, end };
  }
  return undefined;
}

/** Returns the addressee of the quotation ("told reporters"), or undefined. */
function addresseeAt(words: readonly SentenceToken[], at: number): TokenRange | undefined {
  const end = nounPhraseEnd(words, at, words.length);
  return end > at ? { start: at, end } : undefined;
}

/**
 * Returns whether a tag can end at `at`: the sentence ends or pauses there, or an adverbial, a conjunction or another
 * quotation follows.
 */
function closesTag(words: readonly SentenceToken[], at: number): boolean {
  return at >= words.length || AFTER_QUOTED_SPEAKER.test(lowerAt(words, at)) || words[at]?.quoted === true;
}

function isSaying(cue: Cue | undefined): cue is Cue {
  return cue?.verb.frames.includes("quotation") === true && FINITE_TENSE.test(cue.tense) && !cue.passive;
}

/**
 * Adds the attribution of a quotation and of its second part after the tag, if there is one. Returns the index of the
 * word at which the search continues.
 */
function attribute(context: SentenceContext, quotation: TokenRange, { cue, source, addressee, end }: Tag): number {
  const { words, consumed: consumedWords } = context;
  const contents: Span[] = [spanOf(words, quotation)];
  let next = end;
  const gap = /^[,.:;]$/.test(lowerAt(words, next)) ? next + 1 : next;
  if (words[gap]?.quoted) {
    next = quotationEnd(words, gap);
    contents.push(spanOf(words, { start: gap, end: next }));
  }
  consumedWords.fill(1, quotation.start, next);
  context.quoteSpeaker = source;
  context.candidates.push({
    sources: [spanOf(words, source)],
    cue: spanOf(words, { start: cue.first, end: cue.next }),
    contents,
    addressees: addressee === undefined ? [] : [spanOf(words, addressee)],
    verb: cue.verb,
    tense: cue.tense,
    kind: "quotation",
    passive: false,
    confidence: 0.95 * agentLikelihood(words, source),
    sentence: context.index,
    rules: [context.rule],
  });
  return next;
}
