import {
  isAdverb,
  isAnd,
  isAuxiliary,
  isCapital,
  isMark,
  isPreposition,
  lowerAt,
  type Stretch,
  spanOf,
  type Word,
} from "../words.ts";
import { partyStrength, phraseEnd, startsParty, subjectBefore } from "./find-phrase.ts";
import { type Cue, isCueWord } from "./read-cue.ts";
import { type Frame, isInfinitive, readFrame } from "./read-frame.ts";
import { type Clause, EVENTS, type Reader, TALKS, WEAKEST_SUBJECT } from "./reader.ts";
import { record } from "./record-finding.ts";

/** Remembers the subject of a finite event verb, and with whom the event was. */
export function noteEvent(words: readonly Word[], clause: Clause, at: number): void {
  const lower = lowerAt(words, at);
  if (!EVENTS.has(lower) || (isCapital(words[at]) && at > 0 && isCapital(words[at - 1]) === false)) return;
  let first = at;
  while (first > clause.floor && (isAdverb(words[first - 1]) || isAuxiliary(words[first - 1]))) first--;
  const subject = subjectBefore(words, first, clause.floor);
  if (subject === undefined) return;
  if (subject !== "shared") {
    const strength = partyStrength(words, subject);
    if (strength < WEAKEST_SUBJECT) return;
    clause.subject = subject;
    clause.subjectStrength = strength;
  } else if (clause.subject === undefined) return;
  clause.event = true;
  clause.partner = partnerAfter(words, at) ?? clause.partner;
}

/** "with NP", "to NP" or "from NP" after an event verb, within the clause. */
function partnerAfter(words: readonly Word[], verb: number): Stretch | undefined {
  for (let at = verb + 1; at < Math.min(words.length, verb + 26); at++) {
    const lower = lowerAt(words, at);
    if (/^[.;:]$/.test(lower)) return undefined;
    if (lower !== "with" && !(lower === "to" && at === verb + 1) && lower !== "from") {
      if (
        at === verb + 1 &&
        /^(?:met|received|hosted|welcomed|phoned|telephoned|called|visited|greeted)$/.test(lowerAt(words, verb)) &&
        startsParty(words, at)
      ) {
        const direct = { start: at, end: phraseEnd(words, at, words.length) };
        if (direct.end > at && partyStrength(words, direct) >= 0.8 && !/^a$|^an$/.test(lower)) return direct;
      }
      continue;
    }
    const end = phraseEnd(words, at + 1, words.length);
    if (end > at + 1 && partyStrength(words, { start: at + 1, end }) >= 0.6) return { start: at + 1, end };
  }
  return undefined;
}

/** "met with B to discuss X": the event's subject speaks, its partner is spoken to. */
export function readPurpose(reader: Reader, clause: Clause, cue: Cue): number | undefined {
  const { words } = reader;
  if (!clause.event || clause.subject === undefined || cue.verb.sure < 0.6) return undefined;
  const frame = readFrame(words, cue, words.length);
  if (frame === undefined) return undefined;
  const partner = clause.partner !== undefined && clause.partner.end <= cue.first ? clause.partner : undefined;
  const addressed = frame.addressee === undefined && partner !== undefined ? { ...frame, addressee: partner } : frame;
  return record(
    reader,
    clause,
    cue,
    addressed,
    [spanOf(words, clause.subject)],
    cue.verb.sure * clause.subjectStrength * 0.9,
  );
}

/** "spoke with B about X", "held a call with B about X": the verb, with its noun of talk, is the cue when a topic follows. */
export function readTalk(reader: Reader, clause: Clause, at: number): number | undefined {
  const { words } = reader;
  if (clause.subject === undefined || !clause.event || clause.partner === undefined) return undefined;
  const next = talkEnd(words, at);
  const topic = next === undefined ? undefined : findTopic(words, next, clause.partner, next > at + 1);
  if (next === undefined || topic === undefined) return undefined;
  const verb = { verb: "speak", act: "consult", sure: 0.85, frames: "N" } as const;
  const cue: Cue = { first: at, head: at, next, verb, tense: "past", passive: false, light: next > at + 1 };
  const frame: Frame = { kind: "phrase", cueEnd: next, addressee: clause.partner, before: undefined, start: topic };
  return record(reader, clause, cue, frame, [spanOf(words, clause.subject)], 0.85);
}

/** Where the cue of talk at `at` ends: after the verb, or after the noun of a light one ("held a secure call"). */
function talkEnd(words: readonly Word[], at: number): number | undefined {
  const lower = lowerAt(words, at);
  if (TALKS.has(lower))
    return /^(?:about|of|on|against|highly|out|for)$/.test(lowerAt(words, at + 1)) ? undefined : at + 1;
  if (!/^(?:had|held|hosted|conducted|has|holds|hosts|convened)$/.test(lower)) return undefined;
  for (let i = at + 1; i < at + 8; i++) {
    if (isMark(words[i]) || isPreposition(words[i])) return undefined;
    if (
      /^(?:call|calls|conversation|conversations|meeting|meetings|talks|discussion|discussions|exchange|consultations|videoconference|teleconference)$/.test(
        lowerAt(words, i),
      ) &&
      /^(?:with|today|yesterday|earlier|on|in|at)$/.test(lowerAt(words, i + 1))
    )
      return i + 1;
  }
  return undefined;
}

/** The preposition that opens the topic, after the partner and before anything else begins. */
function findTopic(words: readonly Word[], from: number, partner: Stretch, light: boolean): number | undefined {
  for (let at = from; at < Math.min(words.length, from + 50); at++) {
    const lower = lowerAt(words, at);
    if (/^[.;:]$/.test(lower) && words[at - 1]?.end !== words[at]?.start) return undefined;
    if (lower === "to" && at > from && isInfinitive(words, at)) return undefined;
    if (isAnd(words[at]) && isCueWord(words[at + 1]) && !isCapital(words[at + 1])) return undefined;
    if (partner.end > at) continue;
    if (/^(?:about|regarding|concerning)$/.test(lower)) return at;
    if (
      light &&
      lower === "on" &&
      at === partner.end &&
      !isCapital(words[at + 1]) &&
      !/^(?:sidelines|margins|occasion|sideline|margin)$/.test(lowerAt(words, at + 2)) &&
      !/^\p{N}/u.test(words[at + 1]?.text ?? "")
    )
      return at;
  }
  return undefined;
}
