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
import { addCandidate, addFromFrame } from "./add-candidate.ts";
import { datelineEnd, matchAccordingTo, matchTrailingTag } from "./dateline-and-tag-rules.ts";
import { matchDiscussion, matchPurposeClause, trackEvent } from "./discussion-rule.ts";
import { isReducedRelative } from "./find-content-end.ts";
import { findMainSubject } from "./main-subject.ts";
import { type Cue, matchCue, mayStartCue } from "./match-cue.ts";
import { type Frame, matchFrame } from "./match-frame.ts";
import { matchNominal } from "./nominal-rule.ts";
import { agentLikelihood, findSubject, isGroupNoun } from "./noun-phrase.ts";
import { matchParticiple } from "./participle-rule.ts";
import { matchPassive } from "./passive-rule.ts";
import { type Clause, MIN_AGENT_LIKELIHOOD, type SentenceContext } from "./sentence-context.ts";

/** Finds the attributions of one sentence that its quotations and headline have not taken. */
export function applySentenceRules(reader: SentenceContext, headline: boolean): void {
  const { words, consumed: taken } = reader;
  matchTrailingTag(reader);
  const clause: Clause = {
    start: datelineEnd(words),
    subject: reader.quoteSpeaker,
    subjectStrength: 0.9,
    counterpart: undefined,
    hasEvent: false,
  };
  for (let at = 0; at < words.length; ) {
    if (taken[at] === 1 || words[at]?.quoted) {
      at++;
      continue;
    }
    at = readAt(reader, clause, at, headline) ?? at + 1;
  }
}

/** Tries the word at `at` as a cue; returns where to read on when it was one. */
function readAt(reader: SentenceContext, clause: Clause, at: number, headline: boolean): number | undefined {
  const { words } = reader;
  trackEvent(words, clause, at);
  const accordingTo = matchAccordingTo(reader, at);
  if (accordingTo !== undefined) return accordingTo;
  const talk = matchDiscussion(reader, clause, at);
  if (talk !== undefined) return talk;
  if (!mayStartCue(words[at])) return matchNominal(reader, clause, at);
  const cue = matchCue(words, at, clause.start);
  if (cue === undefined) return matchNominal(reader, clause, at);
  if (cue.passive) return matchPassive(reader, clause, cue);
  if (cue.tense === "presentParticiple")
    return matchParticiple(reader, clause, cue) ?? matchNominal(reader, clause, at);
  if (cue.tense === "base" && lowerAt(words, cue.first - 1) === "to") return matchPurposeClause(reader, clause, cue);
  if (cue.tense === "participle") return undefined;
  return readFinite(reader, clause, cue, headline) ?? matchNominal(reader, clause, at);
}

/** A finite verb with a subject of its own, or one that shares the subject before it. */
function readFinite(reader: SentenceContext, clause: Clause, cue: Cue, headline: boolean): number | undefined {
  const { words } = reader;
  const found =
    (headline ? headlineSubject(words, cue, clause.start) : undefined) ?? findSubject(words, cue.first, clause.start);
  const subject = found === "shared" ? sharedSubject(words, clause, cue) : found;
  if (subject === undefined) return undefined;
  const strength = agentLikelihood(words, subject);
  if (strength < MIN_AGENT_LIKELIHOOD || !agrees(words, cue, subject, strength, headline)) return undefined;
  const frame = matchFrame(words, cue, words.length);
  if (frame === undefined) return readReversed(reader, clause, cue, subject);
  clause.subject = subject;
  clause.subjectStrength = strength;
  return addFromFrame(reader, clause, cue, frame, [spanOf(words, subject)], cue.verb.reliability * strength);
}

/** "Vietnam, Laos vow ...": a headline joins its subjects with a comma. */
function headlineSubject(words: readonly SentenceToken[], cue: Cue, floor: number): TokenRange | undefined {
  const subject = { start: floor, end: cue.first };
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

/** Present and base forms are nouns as often as verbs: they need a subject that is surely somebody, right before them. */
function agrees(
  words: readonly SentenceToken[],
  cue: Cue,
  subject: TokenRange,
  strength: number,
  headline: boolean,
): boolean {
  if (cue.tense === "past") return !isReducedRelative(words, cue);
  if (
    isDeterminer(words[cue.first - 1]) &&
    cue.first === cue.head &&
    !/^(?:both|all|each)$/.test(lowerAt(words, cue.first - 1)) &&
    lowerAt(words, cue.first - 1) !== "two"
  )
    return false;
  if (cue.tense === "present")
    return strength >= (headline ? 0.6 : 0.65) && !/^(?:it)$/.test(lowerAt(words, subject.start));
  if (cue.tense !== "base") return false;
  const last = words[subject.end - 1];
  const plural =
    (headline && isListing(words, subject)) ||
    isGroupNoun(last) ||
    /^(?:we|they|i|you|two)$/.test(last?.lower ?? "") ||
    hasAnd(words, subject);
  return plural && strength >= 0.8;
}

function hasAnd(words: readonly SentenceToken[], subject: TokenRange): boolean {
  for (let at = subject.start; at < subject.end; at++) if (isConjunction(words[at])) return true;
  return false;
}

/** The subject of the verb before, or of the sentence; after a bare comma only a verb that nearly always reports shares it. */
function sharedSubject(words: readonly SentenceToken[], clause: Clause, cue: Cue): TokenRange | undefined {
  if (lowerAt(words, cue.first - 1) === "," && cue.verb.reliability < 0.8) return undefined;
  return clause.subject ?? findMainSubject(words, 0, cue.first);
}

/** "As X noted, S" and "S, X noted." */
function readReversed(reader: SentenceContext, clause: Clause, cue: Cue, subject: TokenRange): number | undefined {
  const { words } = reader;
  if (!cue.verb.frames.includes("S") || cue.verb.reliability < 0.7) return undefined;
  const opensWithAs = lowerAt(words, subject.start - 1) === "as";
  if (opensWithAs && words[cue.next]?.text === "," && cue.next + 2 < words.length) {
    const frame: Frame = {
      kind: "clause",
      cueEnd: cue.next,
      addressee: undefined,
      contentBeforeAddressee: undefined,
      start: cue.next + 1,
    };
    return addFromFrame(reader, clause, cue, frame, [spanOf(words, subject)], cue.verb.reliability * 0.9);
  }
  if (words[subject.start - 1]?.text !== "," || cue.next < words.length - 1 || subject.start - 1 <= clause.start + 2)
    return undefined;
  const content = spanOf(words, { start: clause.start, end: subject.start - 1 });
  addCandidate(
    reader,
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
