import {
  isAdverb,
  isConjunction,
  isPreposition,
  isPunctuation,
  isSubordinator,
  lowerAt,
  type SentenceToken,
  spanOf,
  type TokenRange,
} from "../document/sentence-tokens.ts";
import {
  AGREEMENT_VERB,
  BEFORE_PASSIVE_SUBJECT,
  CONTINUES_TOPIC,
  CONTINUES_TOPIC_WITHOUT_COMMA,
  EMPTY_PASSIVE_SUBJECT,
  EXCHANGED_VIEWS,
  MANNER_ADJECTIVE,
  MANNER_NOUN,
  MANNER_PREPOSITION,
  VERB_OF_PASSIVE_TOPIC,
  VIEWS_PREPOSITION,
} from "../languages/en/attribution-patterns.ts";
import type { Span } from "../span.ts";
import { addCandidate, addFromFrame, trimTrailingPunctuation } from "./add-candidate.ts";
import { agentLikelihood } from "./agent-likelihood.ts";
import { findContentEnd } from "./find-content-end.ts";
import { type Frame, isInfinitive } from "./frame.ts";
import type { Cue } from "./match-cue.ts";
import { matchFrame } from "./match-frame.ts";
import { nounPhraseEnd } from "./noun-phrase.ts";
import type { Clause, SentenceContext } from "./sentence-context.ts";
import { findSubject } from "./subject.ts";

/**
 * Matches a passive that reports: "It was agreed that ...", "X was discussed", "B was informed about X". Returns the
 * index of the word at which the search continues, or undefined.
 */
export function matchPassive(context: SentenceContext, clause: Clause, cue: Cue): number | undefined {
  const { words } = context;
  const found = findSubject(words, cue.first, clause.start);
  if (cue.verb.reliability < 0.6) return undefined;
  const frame = matchFrame(words, cue, words.length);
  const subject = found === "shared" || found === undefined ? undefined : found;
  const impersonal =
    subject === undefined
      ? lowerAt(words, cue.first - 1) === "it"
      : subject.end - subject.start === 1 && lowerAt(words, subject.start) === "it";
  if (impersonal && frame !== undefined && frame.kind !== "phrase")
    return addFromFrame(context, clause, cue, frame, agentAfter(words, cue.next), cue.verb.reliability * 0.9);
  if (subject === undefined)
    return readPassiveTopic(context, clause, cue, frame, wholeTopic(words, clause.start, cue.first));
  const agreed =
    AGREEMENT_VERB.test(cue.verb.verb) && frame?.kind === "clause" && agentLikelihood(words, subject) >= 0.8;
  if (agreed && frame !== undefined)
    return addFromFrame(
      context,
      clause,
      { ...cue, passive: false },
      frame,
      [spanOf(words, subject)],
      cue.verb.reliability,
    );
  return readPassiveTopic(context, clause, cue, frame, subject);
}

function readPassiveTopic(
  context: SentenceContext,
  clause: Clause,
  cue: Cue,
  frame: Frame | undefined,
  found: TokenRange,
): number | undefined {
  const { words } = context;
  if (found.end <= found.start || isSubordinator(words[found.end - 1]) || isConjunction(words[found.end - 1]))
    return undefined;
  const exchange = readExchange(context, clause, cue, found);
  if (exchange !== undefined) return exchange;
  const subject = widenTopic(words, found, clause.start);
  if (cue.verb.frames.includes("addressee") && agentLikelihood(words, subject) >= 0.8)
    return readPassiveAddressee(context, clause, cue, subject);
  if (!VERB_OF_PASSIVE_TOPIC.test(cue.verb.verb)) return undefined;
  if (EMPTY_PASSIVE_SUBJECT.test(lowerAt(words, subject.end - 1)) && subject.end - subject.start === 1)
    return undefined;
  if (frame?.kind === "clause" && subject.end - subject.start <= 1) return undefined;
  const tail = passiveTail(words, cue.next);
  const contents = [spanOf(words, subject)];
  const rest = restOfTopic(context, cue, tail.next);
  if (rest !== undefined) contents.push(spanOf(words, rest));
  addCandidate(
    context,
    cue,
    "phrase",
    { start: cue.first, end: tail.cueEnd },
    tail.agent,
    contents,
    [],
    cue.verb.reliability * 0.85,
  );
  clause.start = rest?.end ?? tail.next;
  return clause.start;
}

/** Matches "Views were also exchanged on X". The noun and the preposition belong to the cue. */
function readExchange(context: SentenceContext, clause: Clause, cue: Cue, found: TokenRange): number | undefined {
  const { words } = context;
  const isViews = EXCHANGED_VIEWS.test(lowerAt(words, found.end - 1));
  if (cue.verb.verb !== "exchange" || !isViews || !VIEWS_PREPOSITION.test(lowerAt(words, cue.next))) return undefined;
  const start = cue.next + 1;
  const frame: Frame = {
    kind: "phrase",
    cueEnd: start,
    addressee: undefined,
    contentBeforeAddressee: undefined,
    start,
  };
  return addFromFrame(context, clause, { ...cue, first: found.start }, frame, [], cue.verb.reliability * 0.85);
}

/**
 * Returns the part of the topic that follows the verb (", which opens ...", "in light of ...", "to deepen ..."), or
 * undefined.
 */
function restOfTopic(context: SentenceContext, cue: Cue, at: number): TokenRange | undefined {
  const { words } = context;
  const start = words[at]?.text === "," ? at + 1 : at;
  const two = `${lowerAt(words, start)} ${lowerAt(words, start + 1)}`;
  const opens = start > at ? CONTINUES_TOPIC.test(two) : CONTINUES_TOPIC_WITHOUT_COMMA.test(two);
  if (!opens || (lowerAt(words, start) === "to" && !isInfinitive(words, start))) return undefined;
  const frame: Frame = { kind: "phrase", cueEnd: at, addressee: undefined, contentBeforeAddressee: undefined, start };
  const end = trimTrailingPunctuation(words, start, findContentEnd(context, start, cue, frame).end);
  return end > start + 1 ? { start, end } : undefined;
}

/**
 * Returns the whole clause before the verb. It is used as the topic if the subject is too long to be recognized as a
 * phrase.
 */
function wholeTopic(words: readonly SentenceToken[], minStart: number, verb: number): TokenRange {
  return { start: minStart, end: words[verb - 1]?.text === "," ? verb - 1 : verb };
}

/**
 * Extends the subject to the whole topic with its clauses and lists. The topic begins at the start of the clause or
 * after its first adverbial.
 */
function widenTopic(words: readonly SentenceToken[], subject: TokenRange, minStart: number): TokenRange {
  let start = minStart;
  while (start < subject.end && (isConjunction(words[start]) || isPunctuation(words[start]))) start++;
  if (subject.end - start > 60) return subject;
  if (isPreposition(words[start]) || isAdverb(words[start]) || BEFORE_PASSIVE_SUBJECT.test(lowerAt(words, start))) {
    let comma = start + 1;
    while (comma < subject.end && words[comma]?.text !== ",") comma++;
    start = comma >= subject.end ? subject.start : comma + 1;
  }
  return start < subject.end ? { start, end: subject.end } : subject;
}

/** Returns the adverbial ("in detail") and the agent ("by both sides") after a participle. */
function passiveTail(words: readonly SentenceToken[], next: number): { cueEnd: number; next: number; agent: Span[] } {
  let cueEnd = next;
  if (lowerAt(words, next) === "upon" || (lowerAt(words, next) === "on" && isPunctuation(words[next + 1]))) cueEnd++;
  const rest = [lowerAt(words, cueEnd), lowerAt(words, cueEnd + 1), lowerAt(words, cueEnd + 2)];
  if (rest[0] === "in" && MANNER_NOUN.test(rest[1] ?? "")) cueEnd += 2;
  else if (MANNER_PREPOSITION.test(rest[0] ?? "") && MANNER_ADJECTIVE.test(rest[1] ?? "")) cueEnd += 3;
  else while (isAdverb(words[cueEnd])) cueEnd++;
  const agent = agentAfter(words, cueEnd);
  return { cueEnd, next: cueEnd, agent };
}

function agentAfter(words: readonly SentenceToken[], at: number): Span[] {
  if (lowerAt(words, at) !== "by") return [];
  const end = nounPhraseEnd(words, at + 1, words.length);
  return end > at + 1 ? [spanOf(words, { start: at + 1, end })] : [];
}

/** Matches "B was informed about X", in which the subject is the addressee. */
function readPassiveAddressee(
  context: SentenceContext,
  clause: Clause,
  cue: Cue,
  subject: TokenRange,
): number | undefined {
  const { words } = context;
  const lower = lowerAt(words, cue.next);
  const opens =
    lower === "that" ||
    (cue.verb.contentPrepositions ?? "").split(" ").includes(lower) ||
    (lower === "to" && isInfinitive(words, cue.next));
  if (!opens || lower === "") return undefined;
  const frame: Frame = {
    kind: lower === "that" ? "clause" : "phrase",
    cueEnd: cue.next,
    addressee: subject,
    contentBeforeAddressee: undefined,
    start: cue.next,
  };
  return addFromFrame(context, clause, cue, frame, [], cue.verb.reliability * 0.8);
}
