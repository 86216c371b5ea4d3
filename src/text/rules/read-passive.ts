import type { Span } from "../span.ts";
import {
  isAdverb,
  isAnd,
  isMark,
  isPreposition,
  isSubordinator,
  lowerAt,
  type Stretch,
  spanOf,
  type Word,
} from "../words.ts";
import { findBreak } from "./find-break.ts";
import { partyStrength, phraseEnd, subjectBefore } from "./find-phrase.ts";
import type { Cue } from "./read-cue.ts";
import { type Frame, isInfinitive, readFrame } from "./read-frame.ts";
import type { Clause, Reader } from "./reader.ts";
import { push, record, trimEnd } from "./record-finding.ts";

/** "It was agreed that ...", "X was discussed", "B was informed about X". */
export function readPassive(reader: Reader, clause: Clause, cue: Cue): number | undefined {
  const { words } = reader;
  const found = subjectBefore(words, cue.first, clause.floor);
  if (cue.verb.sure < 0.6) return undefined;
  const frame = readFrame(words, cue, words.length);
  const subject = found === "shared" || found === undefined ? undefined : found;
  const impersonal =
    subject === undefined
      ? lowerAt(words, cue.first - 1) === "it"
      : subject.end - subject.start === 1 && lowerAt(words, subject.start) === "it";
  if (impersonal && frame !== undefined && frame.kind !== "phrase")
    return record(reader, clause, cue, frame, agentAfter(words, cue.next), cue.verb.sure * 0.9);
  if (subject === undefined)
    return readPassiveTopic(reader, clause, cue, frame, wholeTopic(words, clause.floor, cue.first));
  const agreed =
    /^(?:agree|resolve|determine)$/.test(cue.verb.verb) &&
    frame?.kind === "clause" &&
    partyStrength(words, subject) >= 0.8;
  if (agreed && frame !== undefined)
    return record(reader, clause, { ...cue, passive: false }, frame, [spanOf(words, subject)], cue.verb.sure);
  return readPassiveTopic(reader, clause, cue, frame, subject);
}

function readPassiveTopic(
  reader: Reader,
  clause: Clause,
  cue: Cue,
  frame: Frame | undefined,
  found: Stretch,
): number | undefined {
  const { words } = reader;
  if (found.end <= found.start || isSubordinator(words[found.end - 1]) || isAnd(words[found.end - 1])) return undefined;
  const exchange = readExchange(reader, clause, cue, found);
  if (exchange !== undefined) return exchange;
  const subject = widenTopic(words, found, clause.floor);
  if (cue.verb.frames.includes("A") && partyStrength(words, subject) >= 0.8)
    return readPassiveAddressee(reader, clause, cue, subject);
  if (
    !/^(?:discuss|raise|review|note|agree|emphasise|stress|underline|underscore|highlight|consider|touch|reaffirm|reiterate|confirm|express|address|exchange|examine|explore|voice|praise|welcome|mention|debate|outline)$/.test(
      cue.verb.verb,
    )
  )
    return undefined;
  if (
    /^(?:that|which|who|this|it|these|those|there)$/.test(lowerAt(words, subject.end - 1)) &&
    subject.end - subject.start === 1
  )
    return undefined;
  if (frame?.kind === "clause" && subject.end - subject.start <= 1) return undefined;
  const tail = passiveTail(words, cue.next);
  const contents = [spanOf(words, subject)];
  const rest = restOfTopic(reader, cue, tail.next);
  if (rest !== undefined) contents.push(spanOf(words, rest));
  push(reader, cue, "phrase", { start: cue.first, end: tail.cueEnd }, tail.agent, contents, [], cue.verb.sure * 0.85);
  clause.floor = rest?.end ?? tail.next;
  return clause.floor;
}

/** "Views were also exchanged on X": what was exchanged and its preposition belong to the cue. */
function readExchange(reader: Reader, clause: Clause, cue: Cue, found: Stretch): number | undefined {
  const { words } = reader;
  const isViews = /^(?:views|opinions|perspectives|ideas|thoughts)$/.test(lowerAt(words, found.end - 1));
  if (cue.verb.verb !== "exchange" || !isViews || !/^(?:on|about|regarding|over)$/.test(lowerAt(words, cue.next)))
    return undefined;
  const start = cue.next + 1;
  const frame: Frame = { kind: "phrase", cueEnd: start, addressee: undefined, before: undefined, start };
  return record(reader, clause, { ...cue, first: found.start }, frame, [], cue.verb.sure * 0.85);
}

/** What belongs to the topic but follows the verb: ", which opens ...", "in light of ...", "to deepen ...". */
function restOfTopic(reader: Reader, cue: Cue, at: number): Stretch | undefined {
  const { words } = reader;
  const start = words[at]?.text === "," ? at + 1 : at;
  const two = `${lowerAt(words, start)} ${lowerAt(words, start + 1)}`;
  const opens =
    start > at
      ? /^(?:which |including |in particular|in the context|with a|as well)/.test(two)
      : /^(?:in light|in view|with a view|to )/.test(two);
  if (!opens || (lowerAt(words, start) === "to" && !isInfinitive(words, start))) return undefined;
  const frame: Frame = { kind: "phrase", cueEnd: at, addressee: undefined, before: undefined, start };
  const end = trimEnd(words, start, findBreak(reader, start, cue, frame).end);
  return end > start + 1 ? { start, end } : undefined;
}

/** All of the clause before the verb, when its subject is too long a phrase to be read as one. */
function wholeTopic(words: readonly Word[], floor: number, verb: number): Stretch {
  return { start: floor, end: words[verb - 1]?.text === "," ? verb - 1 : verb };
}

/** The whole topic, with the clauses and lists that hang on it: from the head of the clause, or from after its adverbial. */
function widenTopic(words: readonly Word[], subject: Stretch, floor: number): Stretch {
  let start = floor;
  while (start < subject.end && (isAnd(words[start]) || isMark(words[start]))) start++;
  if (subject.end - start > 60) return subject;
  if (
    isPreposition(words[start]) ||
    isAdverb(words[start]) ||
    /^(?:as|when|while|moreover|however|additionally|furthermore|also)$/.test(lowerAt(words, start))
  ) {
    let comma = start + 1;
    while (comma < subject.end && words[comma]?.text !== ",") comma++;
    start = comma >= subject.end ? subject.start : comma + 1;
  }
  return start < subject.end ? { start, end: subject.end } : subject;
}

/** "in detail", "by both sides" after the participle. */
function passiveTail(words: readonly Word[], next: number): { cueEnd: number; next: number; agent: Span[] } {
  let cueEnd = next;
  if (lowerAt(words, next) === "upon" || (lowerAt(words, next) === "on" && isMark(words[next + 1]))) cueEnd++;
  const rest = [lowerAt(words, cueEnd), lowerAt(words, cueEnd + 1), lowerAt(words, cueEnd + 2)];
  if (rest[0] === "in" && /^(?:detail|depth|particular)$/.test(rest[1] ?? "")) cueEnd += 2;
  else if (/^(?:in|at)$/.test(rest[0] ?? "") && /^(?:great|greater|some)$/.test(rest[1] ?? "")) cueEnd += 3;
  else while (isAdverb(words[cueEnd])) cueEnd++;
  const agent = agentAfter(words, cueEnd);
  return { cueEnd, next: cueEnd, agent };
}

function agentAfter(words: readonly Word[], at: number): Span[] {
  if (lowerAt(words, at) !== "by") return [];
  const end = phraseEnd(words, at + 1, words.length);
  return end > at + 1 ? [spanOf(words, { start: at + 1, end })] : [];
}

/** "B was informed about X": the subject is spoken to. */
function readPassiveAddressee(reader: Reader, clause: Clause, cue: Cue, subject: Stretch): number | undefined {
  const { words } = reader;
  const lower = lowerAt(words, cue.next);
  const opens =
    lower === "that" ||
    (cue.verb.opens ?? "").split(" ").includes(lower) ||
    (lower === "to" && isInfinitive(words, cue.next));
  if (!opens || lower === "") return undefined;
  const frame: Frame = {
    kind: lower === "that" ? "clause" : "phrase",
    cueEnd: cue.next,
    addressee: subject,
    before: undefined,
    start: cue.next,
  };
  return record(reader, clause, cue, frame, [], cue.verb.sure * 0.8);
}
