import {
  isAdverb,
  isCapitalized,
  isDeterminer,
  isObjectPronoun,
  isPreposition,
  isPunctuation,
  lowerAt,
  type SentenceToken,
} from "../document/sentence-tokens.ts";
import {
  AFTER_GIVEN_PERSON,
  CLAUSE_VERB,
  CONTENT_AFTER_ADDRESSEE,
  NOT_A_VERB_IN_S,
  OF_OR_TO,
  SUBJECT_PRONOUN,
} from "../languages/en/attribution-patterns.ts";
import { SPEECH_ACT_NOUNS, UTTERANCE_NOUNS } from "../languages/en/speech-act-nouns.ts";
import { ENDS_IN_S_OR_ED } from "../languages/en/word-patterns.ts";
import { agentLikelihood } from "./agent-likelihood.ts";
import { type Frame, isInfinitive } from "./frame.ts";
import { nounPhraseEnd } from "./noun-phrase.ts";
import { isOfficeNoun, isTitleWord } from "./office-words.ts";

/** Verbs that report only with certain objects ("extended an invitation", but not "extended the deadline"). */
export const GIVING: ReadonlySet<string> = new Set([
  "extend",
  "offer",
  "share",
  "renew",
  "present",
  "exchange",
  "send",
]);

const NOUN_OF_TALK: ReadonlySet<string> = new Set([...SPEECH_ACT_NOUNS.map(([noun]) => noun), ...UTTERANCE_NOUNS]);

const TALK_NOUN: ReadonlySet<string> = new Set(SPEECH_ACT_NOUNS.map(([noun]) => noun));

/** Returns whether the words of a noun phrase probably refer to a person: an object pronoun or a likely agent. */
export function isPersonPhrase(words: readonly SentenceToken[], start: number, end: number): boolean {
  return isObjectPronoun(words[start]) || agentLikelihood(words, { start, end }) >= 0.75;
}

/**
 * Returns whether a person who is received follows ("welcomed the President to the palace"). This is the event and not
 * a report of speech.
 */
export function isArrival(words: readonly SentenceToken[], at: number, end: number): boolean {
  const stop = nounPhraseEnd(words, at, end);
  if (stop === at || !isPersonPhrase(words, at, stop)) return false;
  const person =
    isObjectPronoun(words[at]) || [...words.slice(at, stop)].some((word) => isOfficeNoun(word) || isTitleWord(word));
  return person && (stop >= end || AFTER_GIVEN_PERSON.test(lowerAt(words, stop)));
}

/**
 * Returns whether a finite verb follows within forty words: an auxiliary, or a word that ends in "ed" or "s". A clause
 * without "that" needs one.
 */
export function hasVerbAhead(words: readonly SentenceToken[], at: number, end: number): boolean {
  for (let i = at + 1; i < Math.min(end, at + 40); i++) {
    const lower = lowerAt(words, i);
    if (CLAUSE_VERB.test(lower)) return true;
    if (
      i > at &&
      ENDS_IN_S_OR_ED.test(lower) &&
      !isCapitalized(words[i]) &&
      !NOT_A_VERB_IN_S.test(lower) &&
      isSubjectLike(words, at)
    )
      return true;
  }
  return false;
}

function isSubjectLike(words: readonly SentenceToken[], at: number): boolean {
  return isCapitalized(words[at]) || isDeterminer(words[at]) || SUBJECT_PRONOUN.test(lowerAt(words, at));
}

export function hasTalkNoun(words: readonly SentenceToken[], at: number, end: number): boolean {
  for (let i = at; i < Math.min(end, at + 8); i++) {
    if (NOUN_OF_TALK.has(lowerAt(words, i))) return true;
    if (isPreposition(words[i]) && !OF_OR_TO.test(lowerAt(words, i))) return false;
  }
  return false;
}

/** Matches "his gratitude to NP for ...", where the person between the noun and the reason is the addressee. */
export function readGiven(words: readonly SentenceToken[], cueEnd: number, at: number, end: number): Frame | undefined {
  const to = givenTo(words, at, end);
  if (to === undefined) return undefined;
  const one = nounPhraseEnd(words, to + 1, end);
  if (one === to + 1 || !isPersonPhrase(words, to + 1, one)) return undefined;
  const stop = secondAddressee(words, one, end) ?? one;
  const addressee = { start: to + 1, end: stop };
  const before = { start: at, end: to };
  const opens = CONTENT_AFTER_ADDRESSEE.test(lowerAt(words, stop));
  return { kind: "phrase", cueEnd, addressee, contentBeforeAddressee: before, start: opens ? stop : end };
}

/** Returns the end of a second addressee ("... and personally to NP"). */
function secondAddressee(words: readonly SentenceToken[], at: number, end: number): number | undefined {
  if (lowerAt(words, at) !== "and") return undefined;
  const to = isAdverb(words[at + 1]) ? at + 2 : at + 1;
  if (lowerAt(words, to) !== "to") return undefined;
  const stop = nounPhraseEnd(words, to + 1, end);
  return stop > to + 1 && isPersonPhrase(words, to + 1, stop) ? stop : undefined;
}

/**
 * Returns the index of the "to" after a noun of thanks or wishes. It follows the noun directly, or follows the name of
 * the person who sends them ("the greetings of the King to NP").
 */
function givenTo(words: readonly SentenceToken[], at: number, end: number): number | undefined {
  let noun = false;
  for (let i = at; i < Math.min(end, at + (noun ? 16 : 8)); i++) {
    const lower = lowerAt(words, i);
    if (isPunctuation(words[i]) || (noun && (lower === "for" || lower === "on"))) return undefined;
    if (!noun && TALK_NOUN.has(lower) && !isCourtesy(lower) && lowerAt(words, i + 1) === "to") return undefined;
    noun ||= isCourtesy(lower);
    if (noun && lowerAt(words, i + 1) === "to" && (TALK_NOUN.has(lower) || !isInfinitive(words, i + 1))) return i + 1;
  }
  return undefined;
}

/** Nouns for what a person wishes another. */
const WISHES: ReadonlySet<string> = new Set(
  "recovery success progress prosperity health greetings regards welcome".split(" "),
);

function isCourtesy(noun: string): boolean {
  return WISHES.has(noun) || SPEECH_ACT_NOUNS.some(([word, act]) => word === noun && act === "courtesy");
}
