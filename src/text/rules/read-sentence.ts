import {
  isAnd,
  isAuxiliary,
  isCapital,
  isDeterminer,
  isMark,
  lowerAt,
  type Stretch,
  spanOf,
  type Word,
} from "../words.ts";
import { isReducedRelative } from "./find-break.ts";
import { isPartyNoun, partyStrength, subjectBefore } from "./find-phrase.ts";
import { mainSubject } from "./find-subject.ts";
import { type Cue, isCueWord, readCue } from "./read-cue.ts";
import { datelineEnd, readAccordingTo, readTrailingTag } from "./read-edges.ts";
import { type Frame, readFrame } from "./read-frame.ts";
import { readNominal } from "./read-nominal.ts";
import { readParticiple } from "./read-participle.ts";
import { readPassive } from "./read-passive.ts";
import { noteEvent, readPurpose, readTalk } from "./read-talk.ts";
import { type Clause, type Reader, WEAKEST_SUBJECT } from "./reader.ts";
import { push, record } from "./record-finding.ts";

/** Finds the attributions of one sentence that its quotations and headline have not taken. */
export function readSentence(reader: Reader, headline: boolean): void {
  const { words, taken } = reader;
  readTrailingTag(reader);
  const clause: Clause = {
    floor: datelineEnd(words),
    subject: reader.speaker,
    subjectStrength: 0.9,
    partner: undefined,
    event: false,
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
function readAt(reader: Reader, clause: Clause, at: number, headline: boolean): number | undefined {
  const { words } = reader;
  noteEvent(words, clause, at);
  const accordingTo = readAccordingTo(reader, at);
  if (accordingTo !== undefined) return accordingTo;
  const talk = readTalk(reader, clause, at);
  if (talk !== undefined) return talk;
  if (!isCueWord(words[at])) return readNominal(reader, clause, at);
  const cue = readCue(words, at, clause.floor);
  if (cue === undefined) return readNominal(reader, clause, at);
  if (cue.passive) return readPassive(reader, clause, cue);
  if (cue.tense === "ing") return readParticiple(reader, clause, cue) ?? readNominal(reader, clause, at);
  if (cue.tense === "base" && lowerAt(words, cue.first - 1) === "to") return readPurpose(reader, clause, cue);
  if (cue.tense === "participle") return undefined;
  return readFinite(reader, clause, cue, headline) ?? readNominal(reader, clause, at);
}

/** A finite verb with a subject of its own, or one that shares the subject before it. */
function readFinite(reader: Reader, clause: Clause, cue: Cue, headline: boolean): number | undefined {
  const { words } = reader;
  const found =
    (headline ? headlineSubject(words, cue, clause.floor) : undefined) ?? subjectBefore(words, cue.first, clause.floor);
  const subject = found === "shared" ? sharedSubject(words, clause, cue) : found;
  if (subject === undefined) return undefined;
  const strength = partyStrength(words, subject);
  if (strength < WEAKEST_SUBJECT || !agrees(words, cue, subject, strength, headline)) return undefined;
  const frame = readFrame(words, cue, words.length);
  if (frame === undefined) return readReversed(reader, clause, cue, subject);
  clause.subject = subject;
  clause.subjectStrength = strength;
  return record(reader, clause, cue, frame, [spanOf(words, subject)], cue.verb.sure * strength);
}

/** "Vietnam, Laos vow ...": a headline joins its subjects with a comma. */
function headlineSubject(words: readonly Word[], cue: Cue, floor: number): Stretch | undefined {
  const subject = { start: floor, end: cue.first };
  return cue.tense === "base" && isListing(words, subject) ? subject : undefined;
}

function isListing(words: readonly Word[], { start, end }: Stretch): boolean {
  let commas = 0;
  if (end - start >= 24) return false;
  for (let at = start; at < end; at++) {
    if (words[at]?.text === ",") commas++;
    else if (isMark(words[at]) || isAuxiliary(words[at]) || (isCueWord(words[at]) && !isCapital(words[at])))
      return false;
  }
  return commas > 0 && isCapital(words[start]) && words[end - 1]?.text !== ",";
}

/** Present and base forms are nouns as often as verbs: they need a subject that is surely somebody, right before them. */
function agrees(words: readonly Word[], cue: Cue, subject: Stretch, strength: number, headline: boolean): boolean {
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
    isPartyNoun(last) ||
    /^(?:we|they|i|you|two)$/.test(last?.lower ?? "") ||
    hasAnd(words, subject);
  return plural && strength >= 0.8;
}

function hasAnd(words: readonly Word[], subject: Stretch): boolean {
  for (let at = subject.start; at < subject.end; at++) if (isAnd(words[at])) return true;
  return false;
}

/** The subject of the verb before, or of the sentence; after a bare comma only a verb that nearly always reports shares it. */
function sharedSubject(words: readonly Word[], clause: Clause, cue: Cue): Stretch | undefined {
  if (lowerAt(words, cue.first - 1) === "," && cue.verb.sure < 0.8) return undefined;
  return clause.subject ?? mainSubject(words, 0, cue.first);
}

/** "As X noted, S" and "S, X noted." */
function readReversed(reader: Reader, clause: Clause, cue: Cue, subject: Stretch): number | undefined {
  const { words } = reader;
  if (!cue.verb.frames.includes("S") || cue.verb.sure < 0.7) return undefined;
  const opensWithAs = lowerAt(words, subject.start - 1) === "as";
  if (opensWithAs && words[cue.next]?.text === "," && cue.next + 2 < words.length) {
    const frame: Frame = {
      kind: "clause",
      cueEnd: cue.next,
      addressee: undefined,
      before: undefined,
      start: cue.next + 1,
    };
    return record(reader, clause, cue, frame, [spanOf(words, subject)], cue.verb.sure * 0.9);
  }
  if (words[subject.start - 1]?.text !== "," || cue.next < words.length - 1 || subject.start - 1 <= clause.floor + 2)
    return undefined;
  const content = spanOf(words, { start: clause.floor, end: subject.start - 1 });
  push(
    reader,
    cue,
    "clause",
    { start: cue.first, end: cue.next },
    [spanOf(words, subject)],
    [content],
    [],
    cue.verb.sure * 0.8,
  );
  return words.length;
}
