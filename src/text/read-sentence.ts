import { isPartyNoun, partyStrength, phraseEnd, startsParty, startsPhrase, subjectBefore } from "./find-phrase.ts";
import type { Finding } from "./finding.ts";
import { EVENT_VERBS, TALK_VERBS } from "./lexicon/event-verbs.ts";
import { type Cue, findLightNoun, isCueWord, readCue } from "./read-cue.ts";
import { type Frame, isInfinitive, readFrame } from "./read-frame.ts";
import type { Span } from "./span.ts";
import {
  isAdverb,
  isAnd,
  isAuxiliary,
  isCapital,
  isDeterminer,
  isMark,
  isObjectPronoun,
  isPreposition,
  isSubjectPronoun,
  isSubordinator,
  lowerAt,
  type Stretch,
  spanOf,
  type Word,
} from "./words.ts";

/** One sentence being read: its words, what was found in it, and the words already spoken for. */
export interface Reader {
  readonly words: readonly Word[];
  readonly index: number;
  readonly findings: Finding[];
  readonly taken: Uint8Array;
  /** Who speaks in the quotation that was read, for what is coordinated with it. */
  speaker: Stretch | undefined;
}

/** Where a clause begins and who was last its subject. */
interface Clause {
  floor: number;
  subject: Stretch | undefined;
  subjectStrength: number;
  /** With whom the event of this clause was held. */
  partner: Stretch | undefined;
  event: boolean;
}

/** What stops a content: where it stops, and where reading goes on. */
interface Break {
  readonly end: number;
  readonly next: number;
}

/** A subject weaker than this is background ("Discussions highlighted ..."): missing a rare speaker costs less than marking prose. */
const WEAKEST_SUBJECT = 0.55;
/** How far ahead of a connector a new subject's verb is looked for. */
const REACH = 26;

const EVENTS: ReadonlySet<string> = new Set(EVENT_VERBS);
const TALKS: ReadonlySet<string> = new Set(TALK_VERBS);

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

/** "TEHRAN (IRNA) –": where the sentence proper begins. */
function datelineEnd(words: readonly Word[]): number {
  if (!isCapital(words[0])) return 0;
  for (let at = 1; at < Math.min(words.length, 18); at++) {
    const word = words[at];
    if (word === undefined) return 0;
    if (/^[–—-]$/.test(word.text)) return isDash(words, at) ? skipDashes(words, at) : 0;
    if (!isCapital(word) && !/^(?:[(),.:/|]|\p{N}[\p{L}\p{N}:.,]*)$/u.test(word.text)) return 0;
  }
  return 0;
}

/** A dash with white space around it, or a doubled one. */
function isDash(words: readonly Word[], at: number): boolean {
  const before = words[at - 1];
  const dash = words[at];
  return before !== undefined && dash !== undefined && before.end < dash.start;
}

function skipDashes(words: readonly Word[], at: number): number {
  let next = at;
  while (/^[–—-]$/.test(lowerAt(words, next))) next++;
  return next;
}

/** "S, she added." */
function readTrailingTag(reader: Reader): void {
  const { words } = reader;
  const end = trimEnd(words, 0, words.length);
  for (let comma = end - 2; comma > Math.max(3, end - 14); comma--) {
    if (words[comma]?.text !== "," || words[comma]?.quoted || reader.taken[comma] === 1) continue;
    const cue = readCue(words, end - 1, comma + 2);
    if (cue === undefined || !cue.verb.frames.includes("Q") || cue.tense !== "past" || cue.passive || cue.next !== end)
      return;
    const subject = subjectBefore(words, cue.first, comma + 1);
    if (
      subject === undefined ||
      subject === "shared" ||
      subject.start !== comma + 1 ||
      partyStrength(words, subject) < 0.8
    )
      return;
    const start = datelineEnd(words);
    if (words[start]?.quoted || /^(?:as|when|while|if)$/.test(lowerAt(words, start))) return;
    push(
      reader,
      cue,
      "clause",
      { start: cue.first, end },
      [spanOf(words, subject)],
      [spanOf(words, { start, end: comma })],
      [],
      cue.verb.sure * 0.9,
    );
    reader.taken.fill(1);
    return;
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

/** Remembers the subject of a finite event verb, and with whom the event was. */
function noteEvent(words: readonly Word[], clause: Clause, at: number): void {
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

/** "the measures announced by ...": a participle after its noun. */
function isReducedRelative(words: readonly Word[], cue: Cue): boolean {
  return lowerAt(words, cue.next) === "by" || (cue.first === cue.head && /^(?:by|as)$/.test(lowerAt(words, cue.next)));
}

/** The subject of the verb before, or of the sentence; after a bare comma only a verb that nearly always reports shares it. */
function sharedSubject(words: readonly Word[], clause: Clause, cue: Cue): Stretch | undefined {
  if (lowerAt(words, cue.first - 1) === "," && cue.verb.sure < 0.8) return undefined;
  return clause.subject ?? mainSubject(words, 0, cue.first);
}

/** The subject of the first finite verb between two words. */
function mainSubject(words: readonly Word[], from: number, to: number): Stretch | undefined {
  for (let at = from + 1; at < Math.min(to, from + 60); at++) {
    const lower = lowerAt(words, at);
    if (
      words[at]?.quoted ||
      !(EVENTS.has(lower) || isAuxiliary(words[at]) || /ed$/.test(lower) || isCueWord(words[at]))
    )
      continue;
    const subject = subjectBefore(words, at, from);
    if (subject !== undefined && subject !== "shared" && partyStrength(words, subject) >= WEAKEST_SUBJECT)
      return subject;
  }
  return undefined;
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

/** A participle after a comma or "with NP" shares the subject; one at the head of the sentence takes the one to come. */
function readParticiple(reader: Reader, clause: Clause, cue: Cue): number | undefined {
  const { words } = reader;
  const before = lowerAt(words, cue.first - 1);
  const frame = readFrame(words, cue, words.length);
  if (frame === undefined || isDeterminer(words[cue.first - 1])) return undefined;
  const opening =
    cue.first === 0 ||
    (/^(?:when|while|in|by|after|before|having|upon|on)$/.test(before) && cue.first === 1) ||
    (before === "," && /^(?:when|while)$/.test(lowerAt(words, cue.first - 2)));
  if (opening) return readOpening(reader, clause, cue, frame);
  if (before === "by" && OPENERS.has(lowerAt(words, cue.first - 2))) return readBegun(reader, clause, cue, frame);
  if (before !== "," && !(isAnd(words[cue.first - 1]) && clause.subject !== undefined))
    return readAbsolute(reader, clause, cue, frame);
  if (!cue.verb.frames.includes("P") || clause.subject === undefined) return undefined;
  return record(
    reader,
    clause,
    cue,
    frame,
    [spanOf(words, clause.subject)],
    cue.verb.sure * clause.subjectStrength * 0.95,
  );
}

/** Verbs of beginning and ending a talk ("began by thanking"). */
const OPENERS: ReadonlySet<string> = new Set(
  "began begins begun opened opens started starts concluded concludes ended ends closed closes finished".split(" "),
);

/** "He began by offering his condolences": the whole group is the cue. */
function readBegun(reader: Reader, clause: Clause, cue: Cue, frame: Frame): number | undefined {
  const { words } = reader;
  const found = subjectBefore(words, cue.first - 2, clause.floor);
  const subject = found === "shared" ? clause.subject : found;
  if (subject === undefined || partyStrength(words, subject) < 0.8) return undefined;
  clause.subject = subject;
  return record(
    reader,
    clause,
    { ...cue, first: cue.first - 2, tense: "past" },
    frame,
    [spanOf(words, subject)],
    cue.verb.sure * 0.9,
  );
}

/** ", with both sides emphasising ...". */
function readAbsolute(reader: Reader, clause: Clause, cue: Cue, frame: Frame): number | undefined {
  const { words } = reader;
  const subject = subjectBefore(words, cue.first, clause.floor);
  if (subject === undefined || subject === "shared") return undefined;
  const start = lowerAt(words, subject.start) === "with" ? subject.start + 1 : subject.start;
  if (lowerAt(words, start - 1) !== "with" || partyStrength(words, { start, end: subject.end }) < 0.8) return undefined;
  return record(reader, clause, cue, frame, [spanOf(words, { start, end: subject.end })], cue.verb.sure * 0.9);
}

/** "Acknowledging X, the leaders welcomed Y": the content stops at the comma before the main clause. */
function readOpening(reader: Reader, clause: Clause, cue: Cue, frame: Frame): number | undefined {
  const { words } = reader;
  for (let comma = frame.start; comma < Math.min(words.length, frame.start + 60); comma++) {
    if (words[comma]?.text !== "," || words[comma]?.quoted) continue;
    const subject = mainSubject(words, comma + 1, comma + 1 + REACH);
    if (subject === undefined || subject.start > comma + 2 || partyStrength(words, subject) < 0.6) continue;
    const contents = [spanOf(words, { start: frame.start, end: comma })];
    const addressees = frame.addressee === undefined ? [] : [spanOf(words, frame.addressee)];
    push(
      reader,
      cue,
      frame.kind,
      { start: cue.first, end: frame.cueEnd },
      [spanOf(words, subject)],
      contents,
      addressees,
      cue.verb.sure * 0.85,
    );
    clause.floor = comma + 1;
    return comma + 1;
  }
  return undefined;
}

/** "met with B to discuss X": the event's subject speaks, its partner is spoken to. */
function readPurpose(reader: Reader, clause: Clause, cue: Cue): number | undefined {
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
function readTalk(reader: Reader, clause: Clause, at: number): number | undefined {
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

/** "It was agreed that ...", "X was discussed", "B was informed about X". */
function readPassive(reader: Reader, clause: Clause, cue: Cue): number | undefined {
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

/** "According to X, S". */
function readAccordingTo(reader: Reader, at: number): number | undefined {
  const { words } = reader;
  if (lowerAt(words, at) !== "according" || lowerAt(words, at + 1) !== "to") return undefined;
  const end = phraseEnd(words, at + 2, words.length);
  if (!isObjectPronoun(words[at + 2]) && partyStrength(words, { start: at + 2, end }) < 0.6) return undefined;
  const before = at > 2 && words[at - 1]?.text === ",";
  if (words[end]?.text !== "," && !before && end < words.length - 1) return undefined;
  const content = before ? { start: 0, end: at - 1 } : { start: end + 1, end: trimEnd(words, end + 1, words.length) };
  if (content.end <= content.start) return undefined;
  const verb = { verb: "according to", act: "state", sure: 0.8, frames: "S" } as const;
  const cue: Cue = { first: at, head: at, next: at + 2, verb, tense: "present", passive: false, light: false };
  push(
    reader,
    cue,
    "clause",
    { start: at, end: at + 2 },
    [spanOf(words, { start: at + 2, end })],
    [spanOf(words, content)],
    [],
    0.8,
  );
  return words.length;
}

/** Talk named by a noun: "During an exchange of views on X, ...", "Special attention was paid to X", "The talks focused on X". */
function readNominal(reader: Reader, clause: Clause, at: number): number | undefined {
  const { words } = reader;
  return (
    readExchange(reader, clause, at) ??
    readAttention(reader, clause, at) ??
    readFocus(reader, clause, at) ??
    (lowerAt(words, at) === "topic" || lowerAt(words, at) === "topics" ? readTopic(reader, clause, at) : undefined)
  );
}

/** The comma after which the main clause begins: a subject, or "it", and its verb. */
function commaBeforeMain(words: readonly Word[], from: number): number | undefined {
  for (let comma = from; comma < Math.min(words.length, from + 60); comma++) {
    if (words[comma]?.text !== "," || words[comma]?.quoted) continue;
    if (lowerAt(words, comma + 1) === "it" && isAuxiliary(words[comma + 2])) return comma;
    const subject = mainSubject(words, comma + 1, comma + 1 + REACH);
    if (subject !== undefined && subject.start <= comma + 2 && partyStrength(words, subject) >= 0.6) return comma;
  }
  return undefined;
}

const EXCHANGE = { verb: "exchange of views", act: "consult", sure: 0.75, frames: "N" } as const;

function readExchange(reader: Reader, clause: Clause, at: number): number | undefined {
  const { words } = reader;
  const lower = lowerAt(words, at);
  const word = lower === "exchange" || lower === "exchanges" || lower === "discussion" || lower === "discussions";
  if (!word) return undefined;
  const found = findLightNoun(words, at, undefined);
  if (found === undefined || !/^(?:exchange of|discussion)/.test(found.noun.noun) || findStart(words, at) === undefined)
    return undefined;
  if (!startsPhrase(words, found.next)) return undefined;
  const cue: Cue = { first: at, head: at, next: found.next, verb: EXCHANGE, tense: "past", passive: true, light: true };
  const frame: Frame = {
    kind: "phrase",
    cueEnd: found.next,
    addressee: undefined,
    before: undefined,
    start: found.next,
  };
  const comma = /^(?:during|in|after|at)$/.test(lowerAt(words, clause.floor))
    ? commaBeforeMain(words, found.next)
    : undefined;
  if (comma === undefined) return record(reader, clause, cue, frame, [], 0.6);
  push(
    reader,
    cue,
    "phrase",
    { start: at, end: found.next },
    [],
    [spanOf(words, { start: found.next, end: comma })],
    [],
    0.6,
  );
  clause.floor = comma + 1;
  return comma + 1;
}

/** The noun opens the sentence's adverbial ("During a discussion of") or follows "was", "included", "saw". */
function findStart(words: readonly Word[], at: number): number | undefined {
  for (let i = at - 1; i >= Math.max(0, at - 7); i--) {
    const lower = lowerAt(words, i);
    if (/^(?:during|was|were|included|saw|featured|in|after|place)$/.test(lower)) return i;
    if (isMark(words[i]) || (isPreposition(words[i]) && lower !== "of")) return undefined;
  }
  return undefined;
}

const ATTENTION = { verb: "pay attention", act: "consult", sure: 0.85, frames: "N" } as const;
const EMPHASIS = { verb: "place emphasis", act: "state", sure: 0.85, frames: "N" } as const;

/** "(Special) attention was paid to X": the words from the noun's adjective to the preposition are the cue. */
function readAttention(reader: Reader, clause: Clause, at: number): number | undefined {
  const { words } = reader;
  if (!/^(?:attention|focus|emphasis|importance)$/.test(lowerAt(words, at))) return undefined;
  for (let i = at + 1; i < Math.min(words.length, at + 10); i++) {
    if (
      !/^(?:paid|given|devoted|made|placed|put|attached|drawn)$/.test(lowerAt(words, i)) ||
      !/^(?:was|were|been)$/.test(lowerAt(words, i - (isAdverb(words[i - 1]) ? 2 : 1)))
    )
      continue;
    const link = i + 1;
    if (!/^(?:to|on|upon)$/.test(lowerAt(words, link)) || !startsPhrase(words, link + 1)) return undefined;
    let first = at;
    while (
      first > clause.floor &&
      !isMark(words[first - 1]) &&
      !isDeterminer(words[first - 1]) &&
      !isPreposition(words[first - 1])
    )
      first--;
    const cue: Cue = {
      first,
      head: at,
      next: link + 1,
      verb: /^(?:emphasis|importance)$/.test(lowerAt(words, at)) ? EMPHASIS : ATTENTION,
      tense: "past",
      passive: true,
      light: true,
    };
    const frame: Frame = { kind: "phrase", cueEnd: link + 1, addressee: undefined, before: undefined, start: link + 1 };
    return record(reader, clause, cue, frame, [], 0.75);
  }
  return undefined;
}

const FOCUS = { verb: "focus", act: "consult", sure: 0.8, frames: "N" } as const;

/** "The talks focused on X": an event, not a person, is the subject, so nobody is the source. */
function readFocus(reader: Reader, clause: Clause, at: number): number | undefined {
  const { words } = reader;
  const lower = lowerAt(words, at);
  if (
    !/^(?:focused|focussed|centred|centered|covered|dealt|touched|revolved|addressed|tackled|discussed|reviewed|explored|examined)$/.test(
      lower,
    )
  )
    return undefined;
  let first = at;
  while (first > clause.floor && (isAdverb(words[first - 1]) || isAuxiliary(words[first - 1]))) first--;
  const subject = subjectBefore(words, first, clause.floor);
  if (subject === undefined || subject === "shared" || !isEventNoun(words, subject)) return undefined;
  const link = /^(?:on|upon|with|around)$/.test(lowerAt(words, at + 1))
    ? at + 2
    : /^(?:focused|focussed|centred|centered|dealt|touched|revolved)$/.test(lower)
      ? undefined
      : at + 1;
  if (link === undefined || !startsPhrase(words, link)) return undefined;
  const cue: Cue = { first, head: at, next: link, verb: FOCUS, tense: "past", passive: true, light: true };
  const frame: Frame = { kind: "phrase", cueEnd: link, addressee: undefined, before: undefined, start: link };
  return record(reader, clause, cue, frame, [], 0.7);
}

function isEventNoun(words: readonly Word[], subject: Stretch): boolean {
  for (let at = subject.start; at < Math.min(subject.end, subject.start + 6); at++) {
    if (
      /^(?:talks?|discussions?|conversations?|meetings?|calls?|consultations|negotiations|dialogue|agenda|exchange|session|summit)$/.test(
        lowerAt(words, at),
      )
    )
      return true;
  }
  return false;
}

/** "The key topic of the talks was X". */
function readTopic(reader: Reader, clause: Clause, at: number): number | undefined {
  const { words } = reader;
  for (let i = at + 1; i < Math.min(words.length, at + 8); i++) {
    if (!/^(?:was|were|included)$/.test(lowerAt(words, i))) continue;
    if (!startsPhrase(words, i + 1)) return undefined;
    let first = at;
    while (first > clause.floor && !isMark(words[first - 1]) && !isDeterminer(words[first - 1])) first--;
    const cue: Cue = { first, head: at, next: i + 1, verb: FOCUS, tense: "past", passive: true, light: true };
    const frame: Frame = { kind: "phrase", cueEnd: i + 1, addressee: undefined, before: undefined, start: i + 1 };
    return record(reader, clause, cue, frame, [], 0.65);
  }
  return undefined;
}

/** Records an attribution whose content runs from the frame's start; returns where to read on. */
function record(
  reader: Reader,
  clause: Clause,
  cue: Cue,
  frame: Frame,
  sources: readonly Span[],
  confidence: number,
): number {
  const { words } = reader;
  const stop =
    frame.kind === "block" ? { end: frame.start, next: words.length } : findBreak(reader, frame.start, cue, frame);
  const end = trimEnd(words, frame.start, stop.end);
  const contents: Span[] = frame.before === undefined ? [] : [spanOf(words, frame.before)];
  if (end > frame.start) contents.push(spanOf(words, { start: frame.start, end }));
  if (contents.length === 0 && frame.kind !== "block") return frame.cueEnd;
  const addressees = frame.addressee === undefined ? [] : [spanOf(words, frame.addressee)];
  push(reader, cue, frame.kind, { start: cue.first, end: frame.cueEnd }, sources, contents, addressees, confidence);
  clause.floor = stop.next;
  return stop.next;
}

function push(
  reader: Reader,
  cue: Cue,
  kind: Frame["kind"],
  stretch: Stretch,
  sources: readonly Span[],
  contents: readonly Span[],
  addressees: readonly Span[],
  confidence: number,
): void {
  reader.findings.push({
    sources,
    cue: spanOf(reader.words, stretch),
    contents,
    addressees,
    verb: cue.verb,
    tense: cue.tense,
    kind,
    passive: cue.passive,
    confidence: Math.max(0.05, Math.min(0.99, confidence)),
    sentence: reader.index,
  });
}

/** Where a content that begins at `start` stops: at a verb coordinated with its cue, at a new subject's, or at the sentence's end. */
function findBreak(reader: Reader, start: number, cue: Cue, frame: Frame): Break {
  const { words } = reader;
  if (frame.kind === "quotation") return quotationBreak(words, start);
  for (let at = start + 1; at < words.length; at++) {
    const word = words[at];
    if (word === undefined || word.quoted) continue;
    if (reader.taken[at] === 1) return { end: at, next: at };
    if (word.text === "," && frame.kind === "phrase" && /^(?:where|who)$/.test(lowerAt(words, at + 1)))
      return { end: at, next: afterRelative(words, at + 2) };
    if (word.text === "," && isOtherAct(words, at + 1)) return { end: at, next: words.length };
    if (isAnd(word) && DONE.has(lowerAt(words, at + 1)) && cue.tense === "past") return { end: at, next: at };
    const next = breakAt(words, at, cue, frame);
    if (next !== undefined) return { end: at, next };
  }
  return { end: words.length, next: words.length };
}

/** Past deeds that a subject does beside reporting ("requested support, and obtained it"). */
const DONE: ReadonlySet<string> = new Set(
  "obtained received signed witnessed attended visited inaugurated hosted met held exchanged left gained presented".split(
    " ",
  ),
);

/** ", which the latter accepted": the other side's answer. */
function isOtherAct(words: readonly Word[], at: number): boolean {
  if (lowerAt(words, at) !== "which") return false;
  for (let i = at + 2; i < at + 8; i++)
    if (/^(?:accepted|welcomed|agreed|appreciated)$/.test(lowerAt(words, i))) return startsParty(words, at + 1);
  return false;
}

/** A clause about the last noun is the writer's; what a further "and" and verb report is found after it. */
function afterRelative(words: readonly Word[], from: number): number {
  for (let at = from; at < Math.min(words.length, from + 40); at++)
    if (words[at]?.text === "," && isAnd(words[at + 1])) return at;
  return words.length;
}

/** A quotation that a cue introduces ends with its closing mark. */
function quotationBreak(words: readonly Word[], start: number): Break {
  let at = start;
  while (at < words.length && words[at]?.quoted) at++;
  return { end: at, next: at };
}

/** Whether the connector at `at` opens a new attribution or clause; returns its first word. */
function breakAt(words: readonly Word[], at: number, cue: Cue, frame: Frame): number | undefined {
  const lower = lowerAt(words, at);
  const comma = lower === "," || lower === ";";
  if (
    comma &&
    isPreposition(words[at + 1]) &&
    lowerAt(words, at + 2) === "which" &&
    opensClause(words, at + 3, false, "which", frame)
  )
    return at + 3;
  if (!comma && !/^(?:and|while|but|as|whereas|with|after|before)$/.test(lower)) return undefined;
  let from = at + 1;
  if (comma && /^(?:and|but|while|as|whereas|then|with)$/.test(lowerAt(words, from))) from++;
  const joint = lowerAt(words, from - 1);
  if (joint !== "as" && joint !== "with") {
    if (opensShared(words, from, cue, comma, joint, frame)) return from;
    if ((comma || joint === "while") && opensParticiple(words, from, cue)) return from;
  }
  if (joint === "with" && opensAbsolute(words, from)) return from;
  if (joint !== "with" && joint !== "after" && joint !== "before" && opensClause(words, from, comma, joint, frame))
    return from;
  return undefined;
}

/** A verb right after the connector: it shares the subject of the cue before it. */
function opensShared(
  words: readonly Word[],
  from: number,
  cue: Cue,
  comma: boolean,
  joint: string,
  frame: Frame,
): boolean {
  let head = from;
  if (lowerAt(words, head) === "to" && cue.tense === "base") head++;
  const floor = head;
  while (head < floor + 5 && (isAdverb(words[head]) || isAuxiliary(words[head]))) head++;
  if (!isCueWord(words[head])) return false;
  const next = readCue(words, head, floor);
  if (next === undefined || next.passive || next.first !== floor || next.verb.sure < 0.5) return false;
  if (next.tense === "ing")
    return (
      cue.tense === "ing" &&
      isAnd(words[from - 1]) &&
      next.verb.sure >= 0.85 &&
      readFrame(words, next, words.length) !== undefined
    );
  const same =
    cue.tense === next.tense ||
    (cue.tense === "ing" && next.tense === "past") ||
    (cue.passive && next.tense === "past") ||
    (comma && next.tense === "present" && frame.kind !== "clause" && !next.stance);
  if (!same || (next.tense !== "past" && next.verb.sure < (next.stance ? 0.7 : 0.8))) return false;
  if (joint === "," && !comma) return false;
  if (ADJECTIVAL.has(lowerAt(words, head)) && !opensObject(words, next.next)) return false;
  if (isReducedRelative(words, next) || (isAnd(words[from - 1]) && isModifier(words, head))) return false;
  return readFrame(words, next, words.length) !== undefined;
}

/** Pasts that stand before a noun as often as they report ("and shared commitment to ..."). */
const ADJECTIVAL: ReadonlySet<string> = new Set(
  "shared renewed presented reported expected intended planned proposed committed offered detailed recognised recognized valued extended supported focused coordinated repeated stated determined identified".split(
    " ",
  ),
);

/** What follows is surely an object or its clause, so the past before it is a verb. */
function opensObject(words: readonly Word[], at: number): boolean {
  return (
    isDeterminer(words[at]) ||
    isPreposition(words[at]) ||
    isCapital(words[at]) ||
    /^(?:that|how|what|why|[$€£])$/.test(lowerAt(words, at))
  );
}

/** "shared and recognised borders": a participle between an adjective and its noun. */
function isModifier(words: readonly Word[], head: number): boolean {
  const before = words[head - 2];
  return (
    before !== undefined && /ed$/.test(before.lower) && isDeterminer(words[head - 3]) && !isDeterminer(words[head + 1])
  );
}

/** ", adding that ...". */
function opensParticiple(words: readonly Word[], from: number, cue: Cue): boolean {
  let head = from;
  while (head < from + 3 && isAdverb(words[head])) head++;
  if (!/ing$/.test(lowerAt(words, head)) || !isCueWord(words[head])) return false;
  const next = readCue(words, head, from);
  if (
    next === undefined ||
    next.tense !== "ing" ||
    !next.verb.frames.includes("P") ||
    (next.verb.sure < 0.7 && lowerAt(words, next.next) !== "that") ||
    next.first !== from
  )
    return false;
  if (cue.passive && cue.light) return false;
  return readFrame(words, next, words.length) !== undefined;
}

/** "with both sides emphasising ...". */
function opensAbsolute(words: readonly Word[], from: number): boolean {
  if (!startsParty(words, from)) return false;
  for (let head = from + 1; head < from + 10; head++) {
    if (isMark(words[head]) || words[head] === undefined) return false;
    if (!/ing$/.test(lowerAt(words, head)) || !isCueWord(words[head])) continue;
    const next = readCue(words, head, from + 1);
    return (
      next !== undefined &&
      next.tense === "ing" &&
      partyStrength(words, { start: from, end: next.first }) >= 0.8 &&
      readFrame(words, next, words.length) !== undefined
    );
  }
  return false;
}

/** A new subject that surely is somebody, and a verb of its own. */
function opensClause(words: readonly Word[], from: number, comma: boolean, joint: string, frame: Frame): boolean {
  if (!startsParty(words, from)) return false;
  if (!comma && /^(?:its|their|his|her|our)$/.test(lowerAt(words, from)) && joint === "and") return false;
  for (let head = from + 1; head < Math.min(words.length, from + REACH); head++) {
    const word = words[head];
    if (word === undefined || word.quoted || /^[;:]$/.test(word.lower)) return false;
    if (/^(?:that|which|who|whom|whose|where)$/.test(word.lower)) return false;
    if (isCueWord(word)) {
      const next = readCue(words, head, from + 1);
      if (next !== undefined && isClauseCue(words, next, from, frame)) return true;
    }
    if (
      comma &&
      frame.kind !== "clause" &&
      isPlainVerb(words, head) &&
      isSubject(words, from, head) &&
      isAnd(words[from - 1])
    )
      return true;
  }
  return joint === "";
}

function isClauseCue(words: readonly Word[], cue: Cue, from: number, frame: Frame): boolean {
  if (cue.tense !== "past" && !(cue.tense === "present" && frame.kind !== "clause")) return false;
  const subject = subjectBefore(words, cue.first, from);
  if (subject === undefined || subject === "shared" || subject.start !== from) return false;
  const least = cue.verb.sure >= 0.85 && frame.kind !== "clause" ? 0.6 : 0.8;
  if (partyStrength(words, subject) < least || isReducedRelative(words, cue)) return false;
  return !cue.passive && readFrame(words, cue, words.length) !== undefined;
}

/** A verb that reports nothing; with a person before it, the writer speaks again. */
function isPlainVerb(words: readonly Word[], head: number): boolean {
  return isAuxiliary(words[head]) || (EVENTS.has(lowerAt(words, head)) && !isCapital(words[head]));
}

function isSubject(words: readonly Word[], from: number, verb: number): boolean {
  const subject = subjectBefore(words, verb, from);
  if (subject === undefined || subject === "shared" || subject.start !== from || subject.end - subject.start > 6)
    return false;
  for (let at = from; at < verb; at++) if (isPreposition(words[at]) && lowerAt(words, at) !== "of") return false;
  return isSubjectPronoun(words[from]) || partyStrength(words, subject) >= 0.9;
}

/** Back over the marks that end a sentence, and over "during the call" at its end. */
function trimEnd(words: readonly Word[], start: number, end: number): number {
  let stop = end;
  while (
    stop > start &&
    isMark(words[stop - 1]) &&
    !words[stop - 1]?.quoted &&
    !/^[)\]]$/.test(lowerAt(words, stop - 1))
  ) {
    if (isAbbreviated(words, stop - 1)) break;
    stop--;
  }
  if (lowerAt(words, stop - 2) === "as" && lowerAt(words, stop - 1) === "well") stop -= 2;
  const tail = adverbialTail(words, start, stop);
  return tail > start ? tail : stop;
}

/** The dot of "D.C." and "Jr." is the word's own. */
function isAbbreviated(words: readonly Word[], at: number): boolean {
  return (
    words[at]?.text === "." && words[at - 1]?.end === words[at]?.start && /^(?:jr|sr|etc)$/.test(lowerAt(words, at - 1))
  );
}

/** The start of a closing "during the (phone) call", or `end`. */
function adverbialTail(words: readonly Word[], start: number, end: number): number {
  if (!/^(?:call|meeting|conversation|talks|visit|talk)$/.test(lowerAt(words, end - 1))) return end;
  for (let at = end - 2; at > Math.max(start, end - 6); at--) {
    if (lowerAt(words, at) === "during" && /ed$/.test(lowerAt(words, at - 1))) return end;
    if (lowerAt(words, at) === "during") return words[at - 1]?.text === "," ? at - 1 : at;
    if (isPreposition(words[at]) || isMark(words[at])) return end;
  }
  return end;
}
