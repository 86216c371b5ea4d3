import {
  isAuxiliary,
  isCapitalized,
  isConjunction,
  isDeterminer,
  isPunctuation,
  lowerAt,
  type SentenceToken,
  spanOf,
  type TokenRange,
} from "../document/sentence-tokens.ts";
import { IMPERSONAL_PRONOUN, PLURAL_PRONOUN, PRONOUN_OR_DETERMINER } from "../languages/en/attribution-patterns.ts";
import { addCandidate, addFromFrame } from "./add-candidate.ts";
import { agentLikelihood } from "./agent-likelihood.ts";
import { datelineEnd, matchAccordingTo, matchTrailingTag } from "./dateline-and-tag-rules.ts";
import { matchDiscussion, matchPurposeClause, trackEvent } from "./discussion-rule.ts";
import { isReducedRelative } from "./find-content-end.ts";
import type { Frame } from "./frame.ts";
import { findMainSubject } from "./main-subject.ts";
import { type Cue, matchCue, mayStartCue } from "./match-cue.ts";
import { matchFrame } from "./match-frame.ts";
import { matchNominal } from "./nominal-rule.ts";
import { isGroupNoun } from "./office-words.ts";
import { matchOpinion, matchPossessiveOpinion } from "./opinion-rule.ts";
import { matchParticiple } from "./participle-rule.ts";
import { matchPassive } from "./passive-rule.ts";
import { type Clause, MIN_AGENT_LIKELIHOOD, type SentenceContext } from "./sentence-context.ts";
import { findSubject } from "./subject.ts";

/** Finds the attributions of one sentence in the words that its headline and its quotations have not used. */
export function applySentenceRules(context: SentenceContext, headline: boolean): void {
  const { words, consumed: consumedWords } = context;
  context.rule = "trailing-tag";
  matchTrailingTag(context);
  const clause: Clause = {
    start: datelineEnd(words),
    subject: context.quoteSpeaker,
    subjectStrength: 0.9,
    counterpart: undefined,
    hasEvent: false,
  };
  for (let at = 0; at < words.length; ) {
    if (consumedWords[at] === 1 || words[at]?.quoted) {
      at++;
      continue;
    }
    at = readAt(context, clause, at, headline) ?? at + 1;
  }
}

/**
 * Tries the rules at a word in their order. Returns the index of the word at which the search continues if a rule
 * matched, or else undefined.
 */
function readAt(context: SentenceContext, clause: Clause, at: number, headline: boolean): number | undefined {
  trackEvent(context.words, clause, at);
  const cue = mayStartCue(context.words[at]) ? matchCue(context.words, at, clause.start) : undefined;
  for (const rule of WORD_RULES) {
    if (!rule.applies(cue, context)) continue;
    context.rule = rule.id;
    const next = rule.match({ context, clause, at, cue, headline });
    if (next !== undefined) return next;
  }
  return undefined;
}

/**
 * The position at which a rule is tried: the sentence, the clause, the index of the word, and the cue whose verb it is,
 * if there is one.
 */
interface WordPlace {
  readonly context: SentenceContext;
  readonly clause: Clause;
  readonly at: number;
  readonly cue: Cue | undefined;
  readonly headline: boolean;
}

/**
 * A rule that is tried at a word. It adds the attribution that it finds and returns the index of the word at which the
 * search continues.
 */
export interface WordRule {
  readonly id: string;
  /** A sentence in which this rule finds an attribution and no earlier rule does. */
  readonly example: string;
  applies(cue: Cue | undefined, context: SentenceContext): boolean;
  match(place: WordPlace): number | undefined;
}

const isAfterTo = (cue: Cue, { words }: SentenceContext) =>
  cue.tense === "base" && lowerAt(words, cue.first - 1) === "to";
const isFiniteVerb = (cue: Cue, context: SentenceContext) =>
  !cue.passive && cue.tense !== "presentParticiple" && cue.tense !== "participle" && !isAfterTo(cue, context);

/** The rules that are tried at each word, in this order. */
export const WORD_RULES: readonly WordRule[] = [
  {
    id: "according-to",
    example: "According to the ministry, the road is open.",
    applies: () => true,
    match: ({ context, at }) => matchAccordingTo(context, at),
  },
  {
    id: "opinion",
    example: "In the opinion of the ministry, the road is open.",
    applies: () => true,
    match: ({ context, at }) => matchOpinion(context, at),
  },
  {
    id: "possessive-opinion",
    example: "From the ministry's point of view, the road is open.",
    applies: () => true,
    match: ({ context, at }) => matchPossessiveOpinion(context, at),
  },
  {
    id: "discussion",
    example: "President Lund spoke with President Rojas about the road.",
    applies: () => true,
    match: ({ context, clause, at }) => matchDiscussion(context, clause, at),
  },
  {
    id: "passive",
    example: "It was agreed that the road would open.",
    applies: (cue) => cue?.passive === true,
    match: ({ context, clause, cue }) => cue && matchPassive(context, clause, cue),
  },
  {
    id: "participle",
    example: "President Lund praised the plan, adding that the road is open.",
    applies: (cue) => cue?.passive === false && cue.tense === "presentParticiple",
    match: ({ context, clause, cue }) => cue && matchParticiple(context, clause, cue),
  },
  {
    id: "purpose",
    example: "President Lund met President Rojas to discuss the road.",
    applies: (cue, context) => cue?.passive === false && isAfterTo(cue, context),
    match: ({ context, clause, cue }) => cue && matchPurposeClause(context, clause, cue),
  },
  {
    id: "finite-verb",
    example: "President Lund said that the road is open.",
    applies: (cue, context) => cue !== undefined && isFiniteVerb(cue, context),
    match: ({ context, clause, cue, headline }) => cue && readFinite(context, clause, cue, headline),
  },
  {
    id: "nominal",
    example: "There was an exchange of views on the road.",
    applies: (cue, context) =>
      cue === undefined || (!cue.passive && cue.tense === "presentParticiple") || isFiniteVerb(cue, context),
    match: ({ context, clause, at }) => matchNominal(context, clause, at),
  },
];

/** Matches a finite verb that has its own subject or shares the subject of the previous verb. */
function readFinite(context: SentenceContext, clause: Clause, cue: Cue, headline: boolean): number | undefined {
  const { words } = context;
  const found =
    (headline ? headlineSubject(words, cue, clause.start) : undefined) ?? findSubject(words, cue.first, clause.start);
  const subject = found === "shared" ? sharedSubject(words, clause, cue) : found;
  if (subject === undefined) return undefined;
  const strength = agentLikelihood(words, subject);
  if (strength < MIN_AGENT_LIKELIHOOD || !agrees(words, cue, subject, strength, headline)) return undefined;
  const frame = matchFrame(words, cue, words.length);
  if (frame === undefined) return readReversed(context, clause, cue, subject);
  clause.subject = subject;
  clause.subjectStrength = strength;
  return addFromFrame(context, clause, cue, frame, [spanOf(words, subject)], cue.verb.reliability * strength);
}

/** Returns the subject of a headline that separates its subjects with a comma ("Vietnam, Laos vow ..."). */
function headlineSubject(words: readonly SentenceToken[], cue: Cue, minStart: number): TokenRange | undefined {
  const subject = { start: minStart, end: cue.first };
  return cue.tense === "base" && isListing(words, subject) ? subject : undefined;
}

function isListing(words: readonly SentenceToken[], { start, end }: TokenRange): boolean {
  let commas = 0;
  if (end - start >= 24) return false;
  for (let at = start; at < end; at++) {
    if (words[at]?.text === ",") commas++;
    else if (
      isPunctuation(words[at]) ||
      isAuxiliary(words[at]) ||
      (mayStartCue(words[at]) && !isCapitalized(words[at]))
    )
      return false;
  }
  return commas > 0 && isCapitalized(words[start]) && words[end - 1]?.text !== ",";
}

/**
 * Returns whether the verb agrees with its subject. Present and base forms are often nouns, so they need a subject that
 * clearly names a person or group.
 */
function agrees(
  words: readonly SentenceToken[],
  cue: Cue,
  subject: TokenRange,
  strength: number,
  headline: boolean,
): boolean {
  if (cue.tense === "past") return !isReducedRelative(words, cue);
  if (isNounAfterDeterminer(words, cue)) return false;
  if (cue.tense === "present")
    return strength >= (headline ? 0.6 : 0.65) && !IMPERSONAL_PRONOUN.test(lowerAt(words, subject.start));
  if (cue.tense !== "base") return false;
  return strength >= 0.8 && ((headline && isListing(words, subject)) || isPlural(words, subject));
}

/** Returns whether a determiner shows that the word is a noun and no verb ("the call"), unlike a pronoun ("both"). */
function isNounAfterDeterminer(words: readonly SentenceToken[], cue: Cue): boolean {
  const before = words[cue.first - 1];
  return cue.first === cue.head && isDeterminer(before) && !PRONOUN_OR_DETERMINER.test(before?.lower ?? "");
}

function isPlural(words: readonly SentenceToken[], subject: TokenRange): boolean {
  const last = words[subject.end - 1];
  return isGroupNoun(last) || PLURAL_PRONOUN.test(last?.lower ?? "") || hasAnd(words, subject);
}

function hasAnd(words: readonly SentenceToken[], subject: TokenRange): boolean {
  for (let at = subject.start; at < subject.end; at++) if (isConjunction(words[at])) return true;
  return false;
}

/**
 * Returns the subject of the previous verb, or of the sentence. After a comma, only a verb that nearly always reports
 * can share it.
 */
function sharedSubject(words: readonly SentenceToken[], clause: Clause, cue: Cue): TokenRange | undefined {
  if (lowerAt(words, cue.first - 1) === "," && cue.verb.reliability < 0.8) return undefined;
  return clause.subject ?? findMainSubject(words, 0, cue.first);
}

/** Matches "As X noted, S" and "S, X noted." */
function readReversed(context: SentenceContext, clause: Clause, cue: Cue, subject: TokenRange): number | undefined {
  const { words } = context;
  if (!cue.verb.frames.includes("clause") || cue.verb.reliability < 0.7) return undefined;
  const opensWithAs = lowerAt(words, subject.start - 1) === "as";
  if (opensWithAs && words[cue.next]?.text === "," && cue.next + 2 < words.length) {
    const frame: Frame = {
      kind: "clause",
      cueEnd: cue.next,
      addressee: undefined,
      contentBeforeAddressee: undefined,
      start: cue.next + 1,
    };
    return addFromFrame(context, clause, cue, frame, [spanOf(words, subject)], cue.verb.reliability * 0.9);
  }
  if (words[subject.start - 1]?.text !== "," || cue.next < words.length - 1 || subject.start - 1 <= clause.start + 2)
    return undefined;
  const content = spanOf(words, { start: clause.start, end: subject.start - 1 });
  addCandidate(
    context,
    cue,
    "clause",
    { start: cue.first, end: cue.next },
    [spanOf(words, subject)],
    [content],
    [],
    cue.verb.reliability * 0.8,
  );
  return words.length;
}
