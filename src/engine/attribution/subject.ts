import {
  isAdverb,
  isAuxiliary,
  isCapitalized,
  isConjunction,
  isDeterminer,
  isDotInsideName,
  isNameParticle,
  isPreposition,
  isPunctuation,
  isQuote,
  isSubjectPronoun,
  isSubordinator,
  lowerAt,
  type SentenceToken,
  type TokenRange,
} from "../document/sentence-tokens.ts";
import {
  ADVERB_AFTER_SUBJECT,
  BEFORE_PERIOD,
  ENDS_IN_ING,
  EVENT_VERB_OR_NOUN,
  JUNIOR_OR_SENIOR,
  PAST_CUE_ENDING,
  PERIOD,
  QUANTIFIER,
  SHARES_SUBJECT,
  WEEKDAY_NAME,
} from "../languages/en/attribution-patterns.ts";
import { PARENTHETICAL_OPENERS, TIME_WORDS } from "../languages/en/function-words.ts";
import { agentLikelihood } from "./agent-likelihood.ts";
import { mayStartCue } from "./match-cue.ts";
import {
  closesSoon,
  EVENTS,
  isAbbreviationDot,
  isListed,
  LONGEST_PHRASE,
  opensApposition,
  startsAgentPhrase,
  startsNounPhrase,
} from "./noun-phrase.ts";
import { isOfficeNoun, isTitleWord } from "./office-words.ts";

/**
 * Returns the subject that ends directly before the verb group at `verb` and does not begin before `minStart`. Returns
 * "shared" if the verb has no subject of its own.
 */
export function findSubject(
  words: readonly SentenceToken[],
  verb: number,
  minStart: number,
): TokenRange | "shared" | undefined {
  let end = verb;
  while (end > minStart && adverbLengthBefore(words, end, minStart) > 0)
    end -= adverbLengthBefore(words, end, minStart);
  if (end <= minStart) return "shared";
  const before = words[end - 1];
  if (isConjunction(before) || SHARES_SUBJECT.test(before?.lower ?? "")) return "shared";
  if (before?.text === ",") {
    const opened = parenthesisStart(words, end - 1, minStart);
    if (opened === undefined) return "shared";
    if (opened > minStart && !isApposition(words, opened, end - 1)) end = opened;
    else end = end - 1;
  }
  if (end <= minStart) return undefined;
  const start = backToStart(words, end, minStart);
  return trimSubject(words, start, end, minStart);
}

/**
 * Returns the number of words that end at `end` and form an expression of time or a similar adverb between subject and
 * verb ("today", "last week", "on Friday").
 */
function adverbLengthBefore(words: readonly SentenceToken[], end: number, minStart: number): number {
  const lower = lowerAt(words, end - 1);
  if (PERIOD.test(lower) && BEFORE_PERIOD.test(lowerAt(words, end - 2)) && end - 2 > minStart) return 2;
  const day = WEEKDAY_NAME.test(lower);
  if (day) return lowerAt(words, end - 2) === "on" && end - 2 > minStart ? 2 : 1;
  return ADVERB_AFTER_SUBJECT.test(lower) ? 1 : 0;
}

/**
 * Returns the index of the comma that begins the insertion whose final comma is at `close`, at most sixteen words
 * earlier.
 */
function parenthesisStart(words: readonly SentenceToken[], close: number, minStart: number): number | undefined {
  for (let at = close - 1; at >= minStart && close - at < 18; at--) if (words[at]?.text === ",") return at;
  return undefined;
}

function isApposition(words: readonly SentenceToken[], open: number, close: number): boolean {
  const first = words[open + 1];
  if (first === undefined || PARENTHETICAL_OPENERS.has(first.lower)) return false;
  for (let at = open + 1; at < close; at++) if (isOfficeNoun(words[at]) || isCapitalized(words[at])) return true;
  return false;
}

function backToStart(words: readonly SentenceToken[], end: number, minStart: number): number {
  let at = end;
  while (at > minStart && end - at < LONGEST_PHRASE && continuesBack(words, at - 1, minStart)) at--;
  return at;
}

function continuesBack(words: readonly SentenceToken[], at: number, minStart: number): boolean {
  const word = words[at];
  if (word === undefined || word.quoted || isQuote(word)) return false;
  if (isPunctuation(word)) return continuesBackOverPunctuation(words, at, minStart);
  if (isConjunction(word)) return at > minStart && isCoordinatedBack(words, at, minStart);
  if (isSubordinator(word)) return false;
  if (isAuxiliary(word) && !isCapitalized(word)) return false;
  if (isCapitalized(word)) return true;
  if (isFiniteVerb(words, at)) return false;
  return true;
}

/**
 * Returns whether the "and" at `at` coordinates two subjects. An "and" before a pronoun coordinates clauses. An "and"
 * after a comma must end a list of three or more.
 */
function isCoordinatedBack(words: readonly SentenceToken[], at: number, minStart: number): boolean {
  const next = words[at + 1];
  if (!startsNounPhrase(words, at + 1) || (isSubjectPronoun(next) && next?.text !== "I")) return false;
  if (!isPunctuation(words[at - 1]) || isDotInsideName(words, at - 1) || words[at - 1]?.text === ")") return true;
  return (
    words[at - 1]?.text === "," &&
    isCapitalized(next) &&
    isCapitalized(words[at - 2]) &&
    hasCommaBefore(words, at - 2, minStart)
  );
}

/** Returns whether an earlier item of the list ends with a comma before a capitalized word. */
function hasCommaBefore(words: readonly SentenceToken[], from: number, minStart: number): boolean {
  for (let at = from; at > minStart && from - at < 14; at--) {
    if (words[at]?.text === ",") return isCapitalized(words[at + 1]) && isCapitalized(words[at - 1]);
    if (isPunctuation(words[at]) || isAuxiliary(words[at])) return false;
  }
  return false;
}

/**
 * Returns whether the word is clearly a finite verb: an event verb or the past form of a reporting verb, without a
 * determiner before it.
 */
function isFiniteVerb(words: readonly SentenceToken[], at: number): boolean {
  const lower = lowerAt(words, at);
  if (isDeterminer(words[at - 1])) return false;
  if (EVENTS.has(lower)) return !EVENT_VERB_OR_NOUN.test(lower);
  return mayStartCue(words[at]) && PAST_CUE_ENDING.test(lower);
}

function continuesBackOverPunctuation(words: readonly SentenceToken[], at: number, minStart: number): boolean {
  const text = words[at]?.text ?? "";
  if (text === ".")
    return isDotInsideName(words, at) || isAbbreviationDot(words, at) || lowerAt(words, at - 1) === "jr";
  if (text === ")" || text === "(") return closesSoon(words, at, text);
  if (/^[-–/]$/.test(text)) return isCapitalized(words[at - 1]) && isCapitalized(words[at + 1]);
  if (text !== "," || at <= minStart) return false;
  if (JUNIOR_OR_SENIOR.test(lowerAt(words, at + 1))) return true;
  return isPartyBeforeComma(words, at, minStart) && (opensApposition(words, at + 1) || isListed(words, at));
}

/** Returns whether a name at the start of the clause precedes the comma, and not the end of an adverbial. */
function isPartyBeforeComma(words: readonly SentenceToken[], at: number, minStart: number): boolean {
  if (!isCapitalized(words[at - 1]) && words[at - 1]?.text !== ")") return false;
  if (TIME_WORDS.has(lowerAt(words, at - 1))) return false;
  let i = at - 1;
  while (i > minStart && at - i < 20 && !(isPunctuation(words[i - 1]) && !isDotInsideName(words, i - 1))) i--;
  return !isPreposition(words[i]) && !ENDS_IN_ING.test(lowerAt(words, i));
}

/** Removes the adverbial before the subject ("On Friday the President"). */
function trimSubject(
  words: readonly SentenceToken[],
  from: number,
  end: number,
  minStart: number,
): TokenRange | undefined {
  let start = from;
  while (start < end && isSkippable(words, start)) start++;
  if (start >= end) return undefined;
  if (
    isPreposition(words[start]) ||
    (ENDS_IN_ING.test(lowerAt(words, start)) &&
      !isCapitalized(words[start + 1]) &&
      start + 1 < end &&
      start === minStart)
  ) {
    const inner = innerStart(words, start, end);
    if (inner === undefined) return undefined;
    start = inner;
  }
  return { start: dropWeakConjunct(words, start, end), end };
}

/**
 * Removes the part before "and" if it is a thing and a person or group follows ("2011 will be the anniversary of ...
 * and the leaders").
 */
function dropWeakConjunct(words: readonly SentenceToken[], start: number, end: number): number {
  for (let at = end - 1; at > start; at--) {
    if (!isConjunction(words[at])) continue;
    const weak =
      agentLikelihood(words, { start, end: at }) < 0.5 && agentLikelihood(words, { start: at + 1, end }) >= 0.8;
    return weak ? at + 1 : start;
  }
  return start;
}

function isSkippable(words: readonly SentenceToken[], at: number): boolean {
  const lower = lowerAt(words, at);
  if (isConjunction(words[at]) || isPunctuation(words[at])) return true;
  if (TIME_WORDS.has(lower) && !isOfficeNoun(words[at + 1])) return true;
  return isAdverb(words[at]) && !QUANTIFIER.test(lower);
}

/** Returns the index of the last word at which a noun phrase begins that does not depend on a word before it. */
function innerStart(words: readonly SentenceToken[], from: number, end: number): number | undefined {
  for (let at = end - 1; at > from; at--) {
    if (startsAgentPhrase(words, at) && !isGoverned(words, at)) return at;
  }
  return undefined;
}

function isGoverned(words: readonly SentenceToken[], at: number): boolean {
  const before = words[at - 1];
  if (
    before === undefined ||
    isPreposition(before) ||
    isDeterminer(before) ||
    isConjunction(before) ||
    isPunctuation(before)
  )
    return true;
  if (before.lower === "'s" || isNameParticle(before)) return true;
  const determined = isDeterminer(words[at]) || isSubjectPronoun(words[at]);
  return !determined && (isCapitalized(before) || isTitleWord(before)) && !TIME_WORDS.has(before.lower);
}
