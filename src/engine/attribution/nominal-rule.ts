import {
  isAdverb,
  isAuxiliary,
  isDeterminer,
  isPreposition,
  isPunctuation,
  lowerAt,
  type SentenceToken,
  spanOf,
  type TokenRange,
} from "../document/sentence-tokens.ts";
import {
  BEFORE_SPEECH_ACT_NOUN,
  CONVERSATION_SUBJECT,
  EMPHASIS_NOUN,
  EMPHASIS_PARTICIPLE,
  EMPHASIS_PREPOSITION,
  EXCHANGE_NOUN,
  FRONTED_OCCASION,
  LISTING_VERB,
  PASSIVE_AUXILIARY,
  STRONG_EMPHASIS_NOUN,
  TOPIC_VERB,
  TOPIC_VERB_PREPOSITION,
  TOPIC_VERB_WITH_PREPOSITION,
} from "../languages/en/attribution-patterns.ts";
import { addCandidate, addFromFrame } from "./add-candidate.ts";
import { agentLikelihood } from "./agent-likelihood.ts";
import { LOOKAHEAD } from "./find-content-end.ts";
import type { Frame } from "./frame.ts";
import { findMainSubject } from "./main-subject.ts";
import { type Cue, findLightVerbNoun } from "./match-cue.ts";
import { startsNounPhrase } from "./noun-phrase.ts";
import type { Clause, SentenceContext } from "./sentence-context.ts";
import { findSubject } from "./subject.ts";

/**
 * Matches talk that a noun expresses: "During an exchange of views on X, ...", "Special attention was paid to X", "The
 * talks focused on X". Returns the index of the word at which the search continues, or undefined.
 */
export function matchNominal(context: SentenceContext, clause: Clause, at: number): number | undefined {
  const { words } = context;
  return (
    readExchange(context, clause, at) ??
    readAttention(context, clause, at) ??
    readFocus(context, clause, at) ??
    (lowerAt(words, at) === "topic" || lowerAt(words, at) === "topics" ? readTopic(context, clause, at) : undefined)
  );
}

/** Returns the index of the comma before the main clause, which begins with a subject or "it" and its verb. */
function commaBeforeMain(words: readonly SentenceToken[], from: number): number | undefined {
  for (let comma = from; comma < Math.min(words.length, from + 60); comma++) {
    if (words[comma]?.text !== "," || words[comma]?.quoted) continue;
    if (lowerAt(words, comma + 1) === "it" && isAuxiliary(words[comma + 2])) return comma;
    const subject = findMainSubject(words, comma + 1, comma + 1 + LOOKAHEAD);
    if (subject !== undefined && subject.start <= comma + 2 && agentLikelihood(words, subject) >= 0.6) return comma;
  }
  return undefined;
}

const EXCHANGE = { verb: "exchange of views", act: "consult", reliability: 0.75, frames: ["noun"] } as const;

function readExchange(context: SentenceContext, clause: Clause, at: number): number | undefined {
  const { words } = context;
  const lower = lowerAt(words, at);
  const word = lower === "exchange" || lower === "exchanges" || lower === "discussion" || lower === "discussions";
  if (!word) return undefined;
  const found = findLightVerbNoun(words, at, undefined);
  if (found === undefined || !EXCHANGE_NOUN.test(found.noun.noun) || findStart(words, at) === undefined)
    return undefined;
  if (!startsNounPhrase(words, found.next)) return undefined;
  const cue: Cue = { first: at, head: at, next: found.next, verb: EXCHANGE, tense: "past", passive: true, light: true };
  const frame: Frame = {
    kind: "phrase",
    cueEnd: found.next,
    addressee: undefined,
    contentBeforeAddressee: undefined,
    start: found.next,
  };
  const comma = FRONTED_OCCASION.test(lowerAt(words, clause.start)) ? commaBeforeMain(words, found.next) : undefined;
  if (comma === undefined) return addFromFrame(context, clause, cue, frame, [], 0.6);
  addCandidate(
    context,
    cue,
    "phrase",
    { start: at, end: found.next },
    [],
    [spanOf(words, { start: found.next, end: comma })],
    [],
    0.6,
  );
  clause.start = comma + 1;
  return comma + 1;
}

/**
 * Returns the index of the word that introduces the noun: the preposition of an adverbial ("During a discussion of") or
 * a verb such as "was", "included" or "saw".
 */
function findStart(words: readonly SentenceToken[], at: number): number | undefined {
  for (let i = at - 1; i >= Math.max(0, at - 7); i--) {
    const lower = lowerAt(words, i);
    if (BEFORE_SPEECH_ACT_NOUN.test(lower)) return i;
    if (isPunctuation(words[i]) || (isPreposition(words[i]) && lower !== "of")) return undefined;
  }
  return undefined;
}

const ATTENTION = { verb: "pay attention", act: "consult", reliability: 0.85, frames: ["noun"] } as const;

const EMPHASIS = { verb: "place emphasis", act: "state", reliability: 0.85, frames: ["noun"] } as const;

/**
 * Matches "(Special) attention was paid to X". The cue begins with the adjective of the noun and ends with the
 * preposition.
 */
function readAttention(context: SentenceContext, clause: Clause, at: number): number | undefined {
  const { words } = context;
  if (!EMPHASIS_NOUN.test(lowerAt(words, at))) return undefined;
  for (let i = at + 1; i < Math.min(words.length, at + 10); i++) {
    if (
      !EMPHASIS_PARTICIPLE.test(lowerAt(words, i)) ||
      !PASSIVE_AUXILIARY.test(lowerAt(words, i - (isAdverb(words[i - 1]) ? 2 : 1)))
    )
      continue;
    const link = i + 1;
    if (!EMPHASIS_PREPOSITION.test(lowerAt(words, link)) || !startsNounPhrase(words, link + 1)) return undefined;
    let first = at;
    while (
      first > clause.start &&
      !isPunctuation(words[first - 1]) &&
      !isDeterminer(words[first - 1]) &&
      !isPreposition(words[first - 1])
    )
      first--;
    const cue: Cue = {
      first,
      head: at,
      next: link + 1,
      verb: STRONG_EMPHASIS_NOUN.test(lowerAt(words, at)) ? EMPHASIS : ATTENTION,
      tense: "past",
      passive: true,
      light: true,
    };
    const frame: Frame = {
      kind: "phrase",
      cueEnd: link + 1,
      addressee: undefined,
      contentBeforeAddressee: undefined,
      start: link + 1,
    };
    return addFromFrame(context, clause, cue, frame, [], 0.75);
  }
  return undefined;
}

const FOCUS = { verb: "focus", act: "consult", reliability: 0.8, frames: ["noun"] } as const;

/** Matches "The talks focused on X". The subject is an event and not a person, so the attribution has no source. */
function readFocus(context: SentenceContext, clause: Clause, at: number): number | undefined {
  const { words } = context;
  const lower = lowerAt(words, at);
  if (!TOPIC_VERB.test(lower)) return undefined;
  let first = at;
  while (first > clause.start && (isAdverb(words[first - 1]) || isAuxiliary(words[first - 1]))) first--;
  const subject = findSubject(words, first, clause.start);
  if (subject === undefined || subject === "shared" || !isEventNoun(words, subject)) return undefined;
  const link = TOPIC_VERB_PREPOSITION.test(lowerAt(words, at + 1))
    ? at + 2
    : TOPIC_VERB_WITH_PREPOSITION.test(lower)
      ? undefined
      : at + 1;
  if (link === undefined || !startsNounPhrase(words, link)) return undefined;
  const cue: Cue = { first, head: at, next: link, verb: FOCUS, tense: "past", passive: true, light: true };
  const frame: Frame = {
    kind: "phrase",
    cueEnd: link,
    addressee: undefined,
    contentBeforeAddressee: undefined,
    start: link,
  };
  return addFromFrame(context, clause, cue, frame, [], 0.7);
}

function isEventNoun(words: readonly SentenceToken[], subject: TokenRange): boolean {
  for (let at = subject.start; at < Math.min(subject.end, subject.start + 6); at++) {
    if (CONVERSATION_SUBJECT.test(lowerAt(words, at))) return true;
  }
  return false;
}

/** Matches "The key topic of the talks was X". */
function readTopic(context: SentenceContext, clause: Clause, at: number): number | undefined {
  const { words } = context;
  for (let i = at + 1; i < Math.min(words.length, at + 8); i++) {
    if (!LISTING_VERB.test(lowerAt(words, i))) continue;
    if (!startsNounPhrase(words, i + 1)) return undefined;
    let first = at;
    while (first > clause.start && !isPunctuation(words[first - 1]) && !isDeterminer(words[first - 1])) first--;
    const cue: Cue = { first, head: at, next: i + 1, verb: FOCUS, tense: "past", passive: true, light: true };
    const frame: Frame = {
      kind: "phrase",
      cueEnd: i + 1,
      addressee: undefined,
      contentBeforeAddressee: undefined,
      start: i + 1,
    };
    return addFromFrame(context, clause, cue, frame, [], 0.65);
  }
  return undefined;
}
