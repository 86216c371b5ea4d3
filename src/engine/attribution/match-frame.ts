import {
  isAdverb,
  isCapitalized,
  isDeterminer,
  isObjectPronoun,
  isPunctuation,
  isQuote,
  lowerAt,
  type SentenceToken,
} from "../document/sentence-tokens.ts";
import {
  AFTER_ADDRESSEE_NOUN,
  OPENS_AMOUNT,
  TIME_OR_PLACE_ADVERB,
  WEEKDAY_NAME,
  WISHED_THING,
} from "../languages/en/attribution-patterns.ts";
import { WH_WORDS } from "../languages/en/function-words.ts";
import type { VerbFrame } from "../languages/en/reporting-verb.ts";
import { STATE_OR_GOVERNMENT } from "../languages/en/word-patterns.ts";
import { agentLikelihood } from "./agent-likelihood.ts";
import { type Frame, type FrameKind, isInfinitive } from "./frame.ts";
import { GIVING, hasTalkNoun, hasVerbAhead, isArrival, isPersonPhrase, readGiven } from "./frame-objects.ts";
import { type Cue, postAdverbialLength } from "./match-cue.ts";
import { nounPhraseEnd, startsNounPhrase } from "./noun-phrase.ts";
import { isTitleWord } from "./office-words.ts";

/**
 * Returns the frame after `cue` in a sentence that ends at `end`, or undefined if the words after the cue do not match
 * any frame of its verb.
 */
export function matchFrame(words: readonly SentenceToken[], cue: Cue, end: number): Frame | undefined {
  const direct = readFrameAt(words, cue, cue.next, cue.next, end);
  const length = postAdverbialLength(words, cue.next);
  if (length > 0 && (direct === undefined || direct.kind === "phrase")) {
    const later = readFrameAt(words, cue, cue.next + length, cue.next + length, end);
    if (later !== undefined) return later;
  }
  if (isAdverb(words[cue.next]) && direct?.kind === "phrase" && !isDeterminer(words[cue.next + 1])) return direct;
  if (direct !== undefined) return direct;
  const after = afterTime(words, cue.next) ?? afterParenthesis(words, cue.next, end);
  return after === undefined ? undefined : readFrameAt(words, cue, cue.next, after, end);
}

/** Returns the index after an expression of time between a verb and its object ("today", "on Sunday"), or undefined. */
function afterTime(words: readonly SentenceToken[], at: number): number | undefined {
  if (TIME_OR_PLACE_ADVERB.test(lowerAt(words, at))) return at + 1;
  return lowerAt(words, at) === "on" && WEEKDAY_NAME.test(lowerAt(words, at + 1)) ? at + 2 : undefined;
}

/** Returns the index after an insertion between commas (", among other things,"), or undefined. */
function afterParenthesis(words: readonly SentenceToken[], at: number, end: number): number | undefined {
  if (words[at]?.text !== ",") return undefined;
  for (let i = at + 1; i < Math.min(end, at + 12); i++) if (words[i]?.text === ",") return i + 1;
  return undefined;
}

function readFrameAt(
  words: readonly SentenceToken[],
  cue: Cue,
  cueEnd: number,
  at: number,
  end: number,
): Frame | undefined {
  if (at >= end) return undefined;
  const { frames } = cue.verb;
  const lower = lowerAt(words, at);
  const marked = readMarked(words, cue, cueEnd, at, end);
  if (marked !== undefined) return marked;
  const spoken = frames.includes("addressee") ? readAddressed(words, cue, cueEnd, at, end) : undefined;
  if (spoken !== undefined) return spoken;
  if (lower === "to" || lower === "with") return readTo(words, cue, cueEnd, at, end);
  if (frames.includes("clause") && WH_WORDS.has(lower)) return plain("clause", cueEnd, at);
  return readObject(words, cue, cueEnd, at, end);
}

/** Matches a content that a mark, "that" or a preposition of the verb introduces directly after the cue. */
function readMarked(
  words: readonly SentenceToken[],
  cue: Cue,
  cueEnd: number,
  at: number,
  end: number,
): Frame | undefined {
  const { frames, cueParticles: via = "" } = cue.verb;
  const lower = lowerAt(words, at);
  const colon = readColon(words, cue, at, end);
  if (colon !== undefined) return colon;
  if (frames.includes("quotation") && lower === "," && isQuote(words[at + 1]))
    return plain("quotation", cueEnd, at + 1);
  if (frames.includes("clause") && lower === "that") return plain("clause", cueEnd, at);
  const isParticle = via !== "" && via.split(" ").includes(lower);
  return isParticle && isLinked(words, at, end, frames) ? plain("phrase", at + 1, at + 1) : undefined;
}

function plain(kind: FrameKind, cueEnd: number, start: number): Frame {
  return { kind, cueEnd, addressee: undefined, contentBeforeAddressee: undefined, start };
}

/**
 * Matches a colon after the cue. The content is the rest of the line or, at the end of a line, the quoted lines after
 * it.
 */
function readColon(words: readonly SentenceToken[], cue: Cue, at: number, end: number): Frame | undefined {
  if (words[at]?.text !== ":" || !cue.verb.frames.includes("quotation")) return undefined;
  return plain(at + 1 >= end ? "quotedLines" : isQuote(words[at + 1]) ? "quotation" : "clause", at + 1, at + 1);
}

/**
 * Returns whether the preposition at `at` connects the cue to a noun or a gerund. A "to" before a verb in the base form
 * begins an infinitive, and a "with" before a person introduces an addressee.
 */
function isLinked(words: readonly SentenceToken[], at: number, end: number, frames: readonly VerbFrame[]): boolean {
  if (at + 1 >= end || isPunctuation(words[at + 1])) return false;
  if (lowerAt(words, at) === "to") return !(frames.includes("infinitive") && isInfinitive(words, at));
  if (lowerAt(words, at) === "with")
    return nounPhraseEnd(words, at + 1, end) >= end - 1 || !isAddressed(words, at + 1, end);
  return true;
}

function isAddressed(words: readonly SentenceToken[], at: number, end: number): boolean {
  return agentLikelihood(words, { start: at, end: nounPhraseEnd(words, at, end) }) >= 0.8;
}

/** Matches an addressee and the content after it: "thanked NP for ...", "told NP that ...", "urged NP to ...". */
function readAddressed(
  words: readonly SentenceToken[],
  cue: Cue,
  cueEnd: number,
  at: number,
  end: number,
): Frame | undefined {
  const stop = addresseeEnd(words, cue, at, end);
  if (stop === at || (cue.verb.frames.includes("noun") && !isPersonPhrase(words, at, stop))) return undefined;
  let start = stop;
  while (start < end && (isAdverb(words[start]) || lowerAt(words, start) === "personally")) start++;
  const kind = contentKindAt(words, cue, start, end);
  if (kind !== undefined) {
    const isMark = words[start]?.text === "," || words[start]?.text === ":";
    return { ...plain(kind, cueEnd, isMark ? start + 1 : start), addressee: { start: at, end: stop } };
  }
  const second = cue.verb.verb === "wish" ? wishedObject(words, at, stop, end) : undefined;
  return second === undefined
    ? undefined
    : { ...plain("phrase", cueEnd, second), addressee: { start: at, end: second } };
}

/** Returns the end of the addressee that begins at `at`, with an adjective after it ("the parties concerned"). */
function addresseeEnd(words: readonly SentenceToken[], cue: Cue, at: number, end: number): number {
  const phraseEnd = endBeforeOf(words, cue, at, nounPhraseEnd(words, at, end));
  const isFollowed = phraseEnd > at && AFTER_ADDRESSEE_NOUN.test(lowerAt(words, phraseEnd));
  return isFollowed ? phraseEnd + 1 : phraseEnd;
}

/** Returns the index at which what is wished begins, after the addressee. */
function wishedObject(words: readonly SentenceToken[], at: number, stop: number, end: number): number | undefined {
  if (hasObjectAfterPronoun(words, at, stop, end)) return stop;
  const second = secondObject(words, at, stop);
  if (second !== undefined) return second;
  return stop < end && startsNounPhrase(words, stop) && isPersonPhrase(words, at, stop) ? stop : undefined;
}

/**
 * Returns the index of the second object, which begins with an article or a similar word after a name ("wished
 * President Lula a full recovery").
 */
function secondObject(words: readonly SentenceToken[], from: number, to: number): number | undefined {
  for (let at = from + 1; at < to; at++)
    if (WISHED_THING.test(lowerAt(words, at)) && isCapitalized(words[at - 1])) return at;
  return undefined;
}

/**
 * Returns the end of an addressee before an "of" that belongs to the verb ("assured Prime Minister Perera of support").
 * Such an "of" follows a name, "counterpart" or "Head of State".
 */
function endBeforeOf(words: readonly SentenceToken[], cue: Cue, from: number, to: number): number {
  if (!(cue.verb.contentPrepositions ?? "").split(" ").includes("of")) return to;
  for (let at = from + 1; at < to; at++) {
    if (lowerAt(words, at) !== "of") continue;
    const state = STATE_OR_GOVERNMENT.test(lowerAt(words, at - 1)) && lowerAt(words, at - 2) === "of";
    if (
      state ||
      (isCapitalized(words[at - 1]) && !isTitleWord(words[at - 1])) ||
      words[at - 1]?.lower === "counterpart"
    )
      return at;
  }
  return to;
}

/** Returns whether a second object follows a pronoun ("wished him success"). */
function hasObjectAfterPronoun(words: readonly SentenceToken[], at: number, stop: number, end: number): boolean {
  return isObjectPronoun(words[at]) && stop === at + 1 && stop < end && startsNounPhrase(words, stop);
}

/** Returns the kind of content that begins at `at` after an addressee, or undefined if no content begins there. */
function contentKindAt(words: readonly SentenceToken[], cue: Cue, at: number, end: number): FrameKind | undefined {
  const lower = lowerAt(words, at);
  if (at >= end) return undefined;
  if ((cue.verb.contentPrepositions ?? "").split(" ").includes(lower) && lower !== "to") return "phrase";
  if (lower === "that" || (WH_WORDS.has(lower) && lower !== "who" && lower !== "which" && lower !== "where"))
    return "clause";
  if (lower === "to") return "infinitive";
  if (lower === "," && isQuote(words[at + 1])) return "quotation";
  if (lower === ":" && at + 1 < end) return "clause";
  return undefined;
}

/**
 * Matches an infinitive, or an addressee after "to" or "with" and its content: "stressed to NP that ...", "conveyed to
 * NP his condolences", "agreed with NP on ...".
 */
function readTo(words: readonly SentenceToken[], cue: Cue, cueEnd: number, at: number, end: number): Frame | undefined {
  const { frames } = cue.verb;
  if (lowerAt(words, at) === "to" && frames.includes("infinitive") && isInfinitive(words, at))
    return plain("infinitive", cueEnd, at);
  const stop = nounPhraseEnd(words, at + 1, end);
  if (stop === at + 1 || !isPersonPhrase(words, at + 1, stop)) return undefined;
  const addressee = { start: at + 1, end: stop };
  const rest = { ...cue, next: stop };
  const frame = readObjectOrClause(words, rest, stop, end);
  return frame === undefined ? undefined : { ...frame, addressee, cueEnd };
}

function readObjectOrClause(words: readonly SentenceToken[], cue: Cue, at: number, end: number): Frame | undefined {
  const lower = lowerAt(words, at);
  const { frames, cueParticles: via = "" } = cue.verb;
  if (at >= end) return undefined;
  if (lower === "that" || (frames.includes("clause") && WH_WORDS.has(lower))) return plain("clause", at, at);
  if (lower === "," && isQuote(words[at + 1])) return plain("quotation", at, at + 1);
  if (via.split(" ").includes(lower) && lower !== "to") return plain("phrase", at, at);
  if (lower === "to" && takesInfinitive(words, cue, at)) return plain("infinitive", at, at);
  return frames.includes("noun") && startsNounPhrase(words, at) ? plain("phrase", at, at) : undefined;
}

/** Returns whether the "to" at `at` begins an infinitive that is the content. */
function takesInfinitive(words: readonly SentenceToken[], cue: Cue, at: number): boolean {
  if (cue.verb.verb === "appeal") return true;
  const { frames } = cue.verb;
  return isInfinitive(words, at) && (frames.includes("infinitive") || frames.includes("addressee"));
}

/** Matches a content that is a noun phrase or a clause without "that". */
function readObject(
  words: readonly SentenceToken[],
  cue: Cue,
  cueEnd: number,
  at: number,
  end: number,
): Frame | undefined {
  const { frames } = cue.verb;
  const noun = frames.includes("noun");
  if (!noun && !frames.includes("clause")) return undefined;
  if (!startsNounPhrase(words, at) && !isQuote(words[at]) && !OPENS_AMOUNT.test(lowerAt(words, at))) return undefined;
  if (!noun && !isQuote(words[at]) && !hasVerbAhead(words, at, end)) return undefined;
  if (cue.verb.verb === "welcome" && isArrival(words, at, end)) return undefined;
  if (GIVING.has(cue.verb.verb) && !hasTalkNoun(words, at, end)) return undefined;
  return readGiven(words, cueEnd, at, end) ?? plain(noun ? "phrase" : "clause", cueEnd, at);
}
