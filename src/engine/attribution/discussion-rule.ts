import {
  isAdverb,
  isAuxiliary,
  isCapitalized,
  isConjunction,
  isPreposition,
  isPunctuation,
  lowerAt,
  type SentenceToken,
  spanOf,
  type TokenRange,
} from "../document/sentence-tokens.ts";
import {
  AFTER_CONVERSATION,
  HELD_CONVERSATION,
  HOLDING_VERB,
  OCCASION_NOUN,
  SPEAKING_ABOUT,
  TOPIC_PREPOSITION,
  VERB_OF_MEETING_PARTNER,
} from "../languages/en/attribution-patterns.ts";
import { INDEFINITE_ARTICLE } from "../languages/en/word-patterns.ts";
import { addFromFrame } from "./add-candidate.ts";
import { agentLikelihood } from "./agent-likelihood.ts";
import { type Frame, isInfinitive } from "./frame.ts";
import { type Cue, mayStartCue } from "./match-cue.ts";
import { matchFrame } from "./match-frame.ts";
import { nounPhraseEnd, startsAgentPhrase } from "./noun-phrase.ts";
import {
  type Clause,
  DISCUSSION_VERB_FORMS,
  EVENT_VERB_FORMS,
  MIN_AGENT_LIKELIHOOD,
  type SentenceContext,
} from "./sentence-context.ts";
import { findSubject } from "./subject.ts";

/** Stores the subject of a finite event verb in the clause, and the person or group with whom the event was held. */
export function trackEvent(words: readonly SentenceToken[], clause: Clause, at: number): void {
  const lower = lowerAt(words, at);
  if (!EVENT_VERB_FORMS.has(lower) || (isCapitalized(words[at]) && at > 0 && isCapitalized(words[at - 1]) === false))
    return;
  let first = at;
  while (first > clause.start && (isAdverb(words[first - 1]) || isAuxiliary(words[first - 1]))) first--;
  const subject = findSubject(words, first, clause.start);
  if (subject === undefined) return;
  if (subject !== "shared") {
    const strength = agentLikelihood(words, subject);
    if (strength < MIN_AGENT_LIKELIHOOD) return;
    clause.subject = subject;
    clause.subjectStrength = strength;
  } else if (clause.subject === undefined) return;
  clause.hasEvent = true;
  clause.counterpart = partnerAfter(words, at) ?? clause.counterpart;
}

/**
 * Returns the partner of an event verb: the noun phrase after "with", "to" or "from" in the same clause, or the direct
 * object of a verb of meeting or calling.
 */
function partnerAfter(words: readonly SentenceToken[], verb: number): TokenRange | undefined {
  for (let at = verb + 1; at < Math.min(words.length, verb + 26); at++) {
    const lower = lowerAt(words, at);
    if (/^[.;:]$/.test(lower)) return undefined;
    if (lower !== "with" && !(lower === "to" && at === verb + 1) && lower !== "from") {
      if (at === verb + 1 && VERB_OF_MEETING_PARTNER.test(lowerAt(words, verb)) && startsAgentPhrase(words, at)) {
        const direct = { start: at, end: nounPhraseEnd(words, at, words.length) };
        if (direct.end > at && agentLikelihood(words, direct) >= 0.8 && !INDEFINITE_ARTICLE.test(lower)) return direct;
      }
      continue;
    }
    const end = nounPhraseEnd(words, at + 1, words.length);
    if (end > at + 1 && agentLikelihood(words, { start: at + 1, end }) >= 0.6) return { start: at + 1, end };
  }
  return undefined;
}

/** Matches "met with B to discuss X": the subject of the event is the source and its partner is the addressee. */
export function matchPurposeClause(context: SentenceContext, clause: Clause, cue: Cue): number | undefined {
  const { words } = context;
  if (!clause.hasEvent || clause.subject === undefined || cue.verb.reliability < 0.6) return undefined;
  const frame = matchFrame(words, cue, words.length);
  if (frame === undefined) return undefined;
  const partner =
    clause.counterpart !== undefined && clause.counterpart.end <= cue.first ? clause.counterpart : undefined;
  const addressed = frame.addressee === undefined && partner !== undefined ? { ...frame, addressee: partner } : frame;
  return addFromFrame(
    context,
    clause,
    cue,
    addressed,
    [spanOf(words, clause.subject)],
    cue.verb.reliability * clause.subjectStrength * 0.9,
  );
}

/**
 * Matches "spoke with B about X" and "held a call with B about X". The verb and its noun of talk are the cue if a topic
 * follows.
 */
export function matchDiscussion(context: SentenceContext, clause: Clause, at: number): number | undefined {
  const { words } = context;
  if (clause.subject === undefined || !clause.hasEvent || clause.counterpart === undefined) return undefined;
  const next = talkEnd(words, at);
  const topic = next === undefined ? undefined : findTopic(words, next, clause.counterpart, next > at + 1);
  if (next === undefined || topic === undefined) return undefined;
  const verb = { verb: "speak", act: "consult", reliability: 0.85, frames: ["noun"] } as const;
  const cue: Cue = { first: at, head: at, next, verb, tense: "past", passive: false, light: next > at + 1 };
  const frame: Frame = {
    kind: "phrase",
    cueEnd: next,
    addressee: clause.counterpart,
    contentBeforeAddressee: undefined,
    start: topic,
  };
  return addFromFrame(context, clause, cue, frame, [spanOf(words, clause.subject)], 0.85);
}

/**
 * Returns the end of the cue of talk that begins at `at`: the word after the verb, or after the noun of a light verb
 * ("held a secure call").
 */
function talkEnd(words: readonly SentenceToken[], at: number): number | undefined {
  const lower = lowerAt(words, at);
  if (DISCUSSION_VERB_FORMS.has(lower)) return SPEAKING_ABOUT.test(lowerAt(words, at + 1)) ? undefined : at + 1;
  if (!HOLDING_VERB.test(lower)) return undefined;
  for (let i = at + 1; i < at + 8; i++) {
    if (isPunctuation(words[i]) || isPreposition(words[i])) return undefined;
    if (HELD_CONVERSATION.test(lowerAt(words, i)) && AFTER_CONVERSATION.test(lowerAt(words, i + 1))) return i + 1;
  }
  return undefined;
}

/**
 * Returns the index of the preposition that introduces the topic. It must follow the partner, and no other clause may
 * begin before it.
 */
function findTopic(
  words: readonly SentenceToken[],
  from: number,
  partner: TokenRange,
  light: boolean,
): number | undefined {
  for (let at = from; at < Math.min(words.length, from + 50); at++) {
    if (endsMeeting(words, from, at)) return undefined;
    if (partner.end > at) continue;
    const isDuration = /^\p{N}/u.test(words[at + 1]?.text ?? "") || lowerAt(words, at - 1) === "for";
    if (TOPIC_PREPOSITION.test(lowerAt(words, at)) && !isDuration) return at;
    if (light && at === partner.end && isOnTopic(words, at)) return at;
  }
  return undefined;
}

/** Returns whether the clause of the meeting ends at `at`: at a mark, an infinitive or another report. */
function endsMeeting(words: readonly SentenceToken[], from: number, at: number): boolean {
  const lower = lowerAt(words, at);
  if (/^[.;:]$/.test(lower) && words[at - 1]?.end !== words[at]?.start) return true;
  if (lower === "to" && at > from && isInfinitive(words, at)) return true;
  return isConjunction(words[at]) && mayStartCue(words[at + 1]) && !isCapitalized(words[at + 1]);
}

/** Returns whether "on" introduces a topic, and no day, place or occasion. */
function isOnTopic(words: readonly SentenceToken[], at: number): boolean {
  if (lowerAt(words, at) !== "on" || isCapitalized(words[at + 1])) return false;
  const isOccasion = OCCASION_NOUN.test(lowerAt(words, at + 2));
  return !isOccasion && !/^\p{N}/u.test(words[at + 1]?.text ?? "");
}
