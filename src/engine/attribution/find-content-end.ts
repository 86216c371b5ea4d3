import {
  isAdverb,
  isAuxiliary,
  isCapitalized,
  isConjunction,
  isDeterminer,
  isPreposition,
  isPunctuation,
  isSubjectPronoun,
  lowerAt,
  type SentenceToken,
} from "../document/sentence-tokens.ts";
import { agentLikelihood } from "./agent-likelihood.ts";
import type { Frame } from "./frame.ts";
import { type Cue, matchCue, mayStartCue } from "./match-cue.ts";
import { matchFrame } from "./match-frame.ts";
import { startsAgentPhrase } from "./noun-phrase.ts";
import { EVENT_VERB_FORMS, type SentenceContext } from "./sentence-context.ts";
import { findSubject } from "./subject.ts";

/** What stops a content: where it stops, and where reading goes on. */
interface ContentEnd {
  readonly end: number;
  readonly next: number;
}

/** How far ahead of a connector a new subject's verb is looked for. */
export const LOOKAHEAD = 26;

/** "the measures announced by ...": a participle after its noun. */
export function isReducedRelative(words: readonly SentenceToken[], cue: Cue): boolean {
  return lowerAt(words, cue.next) === "by" || (cue.first === cue.head && /^(?:by|as)$/.test(lowerAt(words, cue.next)));
}

/** Where a content that begins at `start` stops: at a verb coordinated with its cue, at a new subject's, or at the sentence's end. */
export function findContentEnd(context: SentenceContext, start: number, cue: Cue, frame: Frame): ContentEnd {
  const { words } = context;
  if (frame.kind === "quotation") return quotationBreak(words, start);
  for (let at = start + 1; at < words.length; at++) {
    const word = words[at];
    if (word === undefined || word.quoted) continue;
    if (context.consumed[at] === 1) return { end: at, next: at };
    if (word.text === "," && frame.kind === "phrase" && /^(?:where|who)$/.test(lowerAt(words, at + 1)))
      return { end: at, next: afterRelative(words, at + 2) };
    if (word.text === "," && isOtherAct(words, at + 1)) return { end: at, next: words.length };
    if (isConjunction(word) && DONE.has(lowerAt(words, at + 1)) && cue.tense === "past") return { end: at, next: at };
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
function isOtherAct(words: readonly SentenceToken[], at: number): boolean {
  if (lowerAt(words, at) !== "which") return false;
  for (let i = at + 2; i < at + 8; i++)
    if (/^(?:accepted|welcomed|agreed|appreciated)$/.test(lowerAt(words, i))) return startsAgentPhrase(words, at + 1);
  return false;
}

/** A clause about the last noun is the writer's; what a further "and" and verb report is found after it. */
function afterRelative(words: readonly SentenceToken[], from: number): number {
  for (let at = from; at < Math.min(words.length, from + 40); at++)
    if (words[at]?.text === "," && isConjunction(words[at + 1])) return at;
  return words.length;
}

/** A quotation that a cue introduces ends with its closing mark. */
function quotationBreak(words: readonly SentenceToken[], start: number): ContentEnd {
  let at = start;
  while (at < words.length && words[at]?.quoted) at++;
  return { end: at, next: at };
}

/** Whether the connector at `at` opens a new attribution or clause; returns its first word. */
function breakAt(words: readonly SentenceToken[], at: number, cue: Cue, frame: Frame): number | undefined {
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
  words: readonly SentenceToken[],
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
  if (!mayStartCue(words[head])) return false;
  const next = matchCue(words, head, floor);
  if (next === undefined || next.passive || next.first !== floor || next.verb.reliability < 0.5) return false;
  if (next.tense === "presentParticiple")
    return (
      cue.tense === "presentParticiple" &&
      isConjunction(words[from - 1]) &&
      next.verb.reliability >= 0.85 &&
      matchFrame(words, next, words.length) !== undefined
    );
  const same =
    cue.tense === next.tense ||
    (cue.tense === "presentParticiple" && next.tense === "past") ||
    (cue.passive && next.tense === "past") ||
    (comma && next.tense === "present" && frame.kind !== "clause" && !next.stance);
  if (!same || (next.tense !== "past" && next.verb.reliability < (next.stance ? 0.7 : 0.8))) return false;
  if (joint === "," && !comma) return false;
  if (ADJECTIVAL.has(lowerAt(words, head)) && !opensObject(words, next.next)) return false;
  if (isReducedRelative(words, next) || (isConjunction(words[from - 1]) && isModifier(words, head))) return false;
  return matchFrame(words, next, words.length) !== undefined;
}

/** Pasts that stand before a noun as often as they report ("and shared commitment to ..."). */
const ADJECTIVAL: ReadonlySet<string> = new Set(
  "shared renewed presented reported expected intended planned proposed committed offered detailed recognised recognized valued extended supported focused coordinated repeated stated determined identified".split(
    " ",
  ),
);

/** What follows is surely an object or its clause, so the past before it is a verb. */
function opensObject(words: readonly SentenceToken[], at: number): boolean {
  return (
    isDeterminer(words[at]) ||
    isPreposition(words[at]) ||
    isCapitalized(words[at]) ||
    /^(?:that|how|what|why|[$€£])$/.test(lowerAt(words, at))
  );
}

/** "shared and recognised borders": a participle between an adjective and its noun. */
function isModifier(words: readonly SentenceToken[], head: number): boolean {
  const before = words[head - 2];
  return (
    before !== undefined && /ed$/.test(before.lower) && isDeterminer(words[head - 3]) && !isDeterminer(words[head + 1])
  );
}

/** ", adding that ...". */
function opensParticiple(words: readonly SentenceToken[], from: number, cue: Cue): boolean {
  let head = from;
  while (head < from + 3 && isAdverb(words[head])) head++;
  if (!/ing$/.test(lowerAt(words, head)) || !mayStartCue(words[head])) return false;
  const next = matchCue(words, head, from);
  if (
    next === undefined ||
    next.tense !== "presentParticiple" ||
    !next.verb.frames.includes("participle") ||
    (next.verb.reliability < 0.7 && lowerAt(words, next.next) !== "that") ||
    next.first !== from
  )
    return false;
  if (cue.passive && cue.light) return false;
  return matchFrame(words, next, words.length) !== undefined;
}

/** "with both sides emphasising ...". */
function opensAbsolute(words: readonly SentenceToken[], from: number): boolean {
  if (!startsAgentPhrase(words, from)) return false;
  for (let head = from + 1; head < from + 10; head++) {
    if (isPunctuation(words[head]) || words[head] === undefined) return false;
    if (!/ing$/.test(lowerAt(words, head)) || !mayStartCue(words[head])) continue;
    const next = matchCue(words, head, from + 1);
    return (
      next !== undefined &&
      next.tense === "presentParticiple" &&
      agentLikelihood(words, { start: from, end: next.first }) >= 0.8 &&
      matchFrame(words, next, words.length) !== undefined
    );
  }
  return false;
}

/** A new subject that surely is somebody, and a verb of its own. */
function opensClause(
  words: readonly SentenceToken[],
  from: number,
  comma: boolean,
  joint: string,
  frame: Frame,
): boolean {
  if (!startsAgentPhrase(words, from)) return false;
  if (!comma && /^(?:its|their|his|her|our)$/.test(lowerAt(words, from)) && joint === "and") return false;
  for (let head = from + 1; head < Math.min(words.length, from + LOOKAHEAD); head++) {
    const word = words[head];
    if (word === undefined || word.quoted || /^[;:]$/.test(word.lower)) return false;
    if (/^(?:that|which|who|whom|whose|where)$/.test(word.lower)) return false;
    if (mayStartCue(word)) {
      const next = matchCue(words, head, from + 1);
      if (next !== undefined && isClauseCue(words, next, from, frame)) return true;
    }
    if (
      comma &&
      frame.kind !== "clause" &&
      isPlainVerb(words, head) &&
      isSubject(words, from, head) &&
      isConjunction(words[from - 1])
    )
      return true;
  }
  return joint === "";
}

function isClauseCue(words: readonly SentenceToken[], cue: Cue, from: number, frame: Frame): boolean {
  if (cue.tense !== "past" && !(cue.tense === "present" && frame.kind !== "clause")) return false;
  const subject = findSubject(words, cue.first, from);
  if (subject === undefined || subject === "shared" || subject.start !== from) return false;
  const least = cue.verb.reliability >= 0.85 && frame.kind !== "clause" ? 0.6 : 0.8;
  if (agentLikelihood(words, subject) < least || isReducedRelative(words, cue)) return false;
  return !cue.passive && matchFrame(words, cue, words.length) !== undefined;
}

/** A verb that reports nothing; with a person before it, the writer speaks again. */
function isPlainVerb(words: readonly SentenceToken[], head: number): boolean {
  return isAuxiliary(words[head]) || (EVENT_VERB_FORMS.has(lowerAt(words, head)) && !isCapitalized(words[head]));
}

function isSubject(words: readonly SentenceToken[], from: number, verb: number): boolean {
  const subject = findSubject(words, verb, from);
  if (subject === undefined || subject === "shared" || subject.start !== from || subject.end - subject.start > 6)
    return false;
  for (let at = from; at < verb; at++) if (isPreposition(words[at]) && lowerAt(words, at) !== "of") return false;
  return isSubjectPronoun(words[from]) || agentLikelihood(words, subject) >= 0.9;
}
