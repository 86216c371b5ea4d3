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
import {
  ACCEPTING_VERB,
  AGENT_OR_ROLE,
  CLAUSE_BARRIER,
  CONNECTOR,
  CONNECTOR_AFTER_COMMA,
  COORDINATED_CONTENT_OPENING,
  ENDS_IN_ED,
  ENDS_IN_ING,
  NON_RESTRICTIVE_RELATIVE,
  POSSESSIVE_DETERMINER,
} from "../languages/en/attribution-patterns.ts";
import { agentLikelihood } from "./agent-likelihood.ts";
import type { Frame } from "./frame.ts";
import { type Cue, matchCue, mayStartCue } from "./match-cue.ts";
import { matchFrame } from "./match-frame.ts";
import { startsAgentPhrase } from "./noun-phrase.ts";
import { EVENT_VERB_FORMS, type SentenceContext } from "./sentence-context.ts";
import { findSubject } from "./subject.ts";

/** The end of a content: the index after its last word, and the index of the word at which the search continues. */
interface ContentEnd {
  readonly end: number;
  readonly next: number;
}

/** The number of words after a connector that are searched for the verb of a new subject. */
export const LOOKAHEAD = 26;

/** Returns whether the cue is a participle that modifies the noun before it ("the measures announced by ..."). */
export function isReducedRelative(words: readonly SentenceToken[], cue: Cue): boolean {
  return lowerAt(words, cue.next) === "by" || (cue.first === cue.head && AGENT_OR_ROLE.test(lowerAt(words, cue.next)));
}

/**
 * Returns the end of a content that begins at `start`. It ends before a verb that is coordinated with its cue, before a
 * new subject with its own verb, or at the end of the sentence.
 */
export function findContentEnd(context: SentenceContext, start: number, cue: Cue, frame: Frame): ContentEnd {
  const { words } = context;
  if (frame.kind === "quotation") return endOfQuotation(words, start);
  for (let at = start + 1; at < words.length; at++) {
    const word = words[at];
    if (word === undefined || word.quoted) continue;
    if (context.consumed[at] === 1) return { end: at, next: at };
    if (word.text === "," && frame.kind === "phrase" && NON_RESTRICTIVE_RELATIVE.test(lowerAt(words, at + 1)))
      return { end: at, next: afterRelative(words, at + 2) };
    if (word.text === "," && isResponseOfOther(words, at + 1)) return { end: at, next: words.length };
    if (isConjunction(word) && ACTION_VERBS.has(lowerAt(words, at + 1)) && cue.tense === "past")
      return { end: at, next: at };
    const next = breakAt(words, at, cue, frame);
    if (next !== undefined) return { end: at, next };
  }
  return { end: words.length, next: words.length };
}

/**
 * Past forms of verbs that express an action of the subject beside the report ("requested support, and obtained it").
 */
const ACTION_VERBS: ReadonlySet<string> = new Set(
  "obtained received signed witnessed attended visited inaugurated hosted met held exchanged left gained presented".split(
    " ",
  ),
);

/** Returns whether a clause with the response of the other party begins at `at` (", which the latter accepted"). */
function isResponseOfOther(words: readonly SentenceToken[], at: number): boolean {
  if (lowerAt(words, at) !== "which") return false;
  for (let i = at + 2; i < at + 8; i++)
    if (ACCEPTING_VERB.test(lowerAt(words, i))) return startsAgentPhrase(words, at + 1);
  return false;
}

/**
 * Returns the index of the comma and "and" that end a relative clause. The relative clause is a statement of the
 * writer, but a further report can follow it.
 */
function afterRelative(words: readonly SentenceToken[], from: number): number {
  for (let at = from; at < Math.min(words.length, from + 40); at++)
    if (words[at]?.text === "," && isConjunction(words[at + 1])) return at;
  return words.length;
}

/** Returns the end of a quotation that a cue introduces. */
function endOfQuotation(words: readonly SentenceToken[], start: number): ContentEnd {
  let at = start;
  while (at < words.length && words[at]?.quoted) at++;
  return { end: at, next: at };
}

/**
 * Returns the index of the first word of a new attribution or clause if the connector at `at` introduces one, or else
 * undefined.
 */
function breakAt(words: readonly SentenceToken[], at: number, cue: Cue, frame: Frame): number | undefined {
  const lower = lowerAt(words, at);
  const comma = lower === "," || lower === ";";
  if (comma && opensWhichClause(words, at, frame)) return at + 3;
  if (!comma && !CONNECTOR.test(lower)) return undefined;
  const from = comma && CONNECTOR_AFTER_COMMA.test(lowerAt(words, at + 1)) ? at + 2 : at + 1;
  return opensReport({ words, from, comma, connector: lowerAt(words, from - 1), frame }, cue) ? from : undefined;
}

/** The connector of a clause that may be a new report, and what stands around it. */
interface Opening {
  readonly words: readonly SentenceToken[];
  /** The index of the first word after the connector. */
  readonly from: number;
  /** Whether a comma or semicolon precedes it. */
  readonly comma: boolean;
  readonly connector: string;
  /** The frame of the report before. */
  readonly frame: Frame;
}

/** Returns whether a relative clause with a preposition opens at the comma (", during which the Minister said"). */
function opensWhichClause(words: readonly SentenceToken[], at: number, frame: Frame): boolean {
  if (!isPreposition(words[at + 1]) || lowerAt(words, at + 2) !== "which") return false;
  return opensClause({ words, from: at + 3, comma: false, connector: "which", frame });
}

/** Returns whether what follows the connector is a new report. */
function opensReport(opening: Opening, cue: Cue): boolean {
  const { words, from, comma, connector } = opening;
  if (connector === "with") return opensAbsolute(words, from);
  if (connector !== "as") {
    if (opensSharedSubject(opening, cue)) return true;
    if ((comma || connector === "while") && opensParticiple(words, from, cue)) return true;
  }
  return connector !== "after" && connector !== "before" && opensClause(opening);
}

/** Returns whether a cue directly after the connector shares the subject of the previous cue. */
function opensSharedSubject(opening: Opening, cue: Cue): boolean {
  const { words, from, comma, connector } = opening;
  const minStart = lowerAt(words, from) === "to" && cue.tense === "base" ? from + 1 : from;
  const head = afterAuxiliaries(words, minStart);
  if (!mayStartCue(words[head])) return false;
  const next = matchCue(words, head, minStart);
  if (next === undefined || next.passive || next.first !== minStart || next.verb.reliability < 0.5) return false;
  const isFramed = () => matchFrame(words, next, words.length) !== undefined;
  if (next.tense === "presentParticiple") return isCoordinatedParticiple(opening, cue, next) && isFramed();
  if (!hasTenseOf(opening, cue, next) || !isReliable(next) || (connector === "," && !comma)) return false;
  return !isModifying(words, from, head, next) && isFramed();
}

/** Returns the index after the adverbs and auxiliaries that begin at `minStart`, at most five. */
function afterAuxiliaries(words: readonly SentenceToken[], minStart: number): number {
  let head = minStart;
  while (head < minStart + 5 && (isAdverb(words[head]) || isAuxiliary(words[head]))) head++;
  return head;
}

const isCoordinatedParticiple = ({ words, from }: Opening, cue: Cue, next: Cue): boolean =>
  cue.tense === "presentParticiple" && isConjunction(words[from - 1]) && next.verb.reliability >= 0.85;

/** Returns whether the tense of a cue fits that of the cue before with the same subject. */
function hasTenseOf({ comma, frame }: Opening, cue: Cue, next: Cue): boolean {
  if (cue.tense === next.tense) return true;
  if (next.tense === "past") return cue.tense === "presentParticiple" || cue.passive;
  return comma && next.tense === "present" && frame.kind !== "clause" && !next.stance;
}

const isReliable = ({ tense, verb, stance }: Cue): boolean =>
  tense === "past" || verb.reliability >= (stance ? 0.7 : 0.8);

/** Returns whether a past form modifies a noun and is no verb. */
function isModifying(words: readonly SentenceToken[], from: number, head: number, next: Cue): boolean {
  if (ADJECTIVAL.has(lowerAt(words, head)) && !opensObject(words, next.next)) return true;
  return isReducedRelative(words, next) || (isConjunction(words[from - 1]) && isModifier(words, head));
}

/** Past participles that modify a noun as often as they report ("and shared commitment to ..."). */
const ADJECTIVAL: ReadonlySet<string> = new Set(
  "shared renewed presented reported expected intended planned proposed committed offered detailed recognised recognized valued extended supported focused coordinated repeated stated determined identified".split(
    " ",
  ),
);

/**
 * Returns whether the word at `at` clearly begins an object or an object clause, so that the past form before it is a
 * verb.
 */
function opensObject(words: readonly SentenceToken[], at: number): boolean {
  return (
    isDeterminer(words[at]) ||
    isPreposition(words[at]) ||
    isCapitalized(words[at]) ||
    COORDINATED_CONTENT_OPENING.test(lowerAt(words, at))
  );
}

/** Returns whether a participle is one of two coordinated modifiers of a noun ("shared and recognised borders"). */
function isModifier(words: readonly SentenceToken[], head: number): boolean {
  const before = words[head - 2];
  return (
    before !== undefined &&
    ENDS_IN_ED.test(before.lower) &&
    isDeterminer(words[head - 3]) &&
    !isDeterminer(words[head + 1])
  );
}

/** Returns whether a participle that reports begins at `from` (", adding that ..."). */
function opensParticiple(words: readonly SentenceToken[], from: number, cue: Cue): boolean {
  let head = from;
  while (head < from + 3 && isAdverb(words[head])) head++;
  if (!ENDS_IN_ING.test(lowerAt(words, head)) || !mayStartCue(words[head])) return false;
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

/** Returns whether an absolute clause that reports begins at `from` ("with both sides emphasising ..."). */
function opensAbsolute(words: readonly SentenceToken[], from: number): boolean {
  if (!startsAgentPhrase(words, from)) return false;
  for (let head = from + 1; head < from + 10; head++) {
    if (isPunctuation(words[head]) || words[head] === undefined) return false;
    if (!ENDS_IN_ING.test(lowerAt(words, head)) || !mayStartCue(words[head])) continue;
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

/** Returns whether a clause begins after the connector whose subject is clearly a person or group, with its own verb. */
function opensClause(opening: Opening): boolean {
  const { words, from, comma, connector, frame } = opening;
  if (!startsAgentPhrase(words, from)) return false;
  if (!comma && connector === "and" && POSSESSIVE_DETERMINER.test(lowerAt(words, from))) return false;
  for (let head = from + 1; head < Math.min(words.length, from + LOOKAHEAD); head++) {
    const word = words[head];
    if (word === undefined || word.quoted || CLAUSE_BARRIER.test(word.lower)) return false;
    const next = mayStartCue(word) ? matchCue(words, head, from + 1) : undefined;
    if (next !== undefined && isClauseCue(words, next, from, frame)) return true;
    if (isStatementOfWriter(opening, head)) return true;
  }
  return connector === "";
}

/** Returns whether the verb at `head` makes the clause a statement of the writer with a subject of its own. */
function isStatementOfWriter({ words, from, comma, frame }: Opening, head: number): boolean {
  if (!comma || frame.kind === "clause" || !isConjunction(words[from - 1])) return false;
  return isPlainVerb(words, head) && isSubject(words, from, head);
}

function isClauseCue(words: readonly SentenceToken[], cue: Cue, from: number, frame: Frame): boolean {
  if (cue.tense !== "past" && !(cue.tense === "present" && frame.kind !== "clause")) return false;
  const subject = findSubject(words, cue.first, from);
  if (subject === undefined || subject === "shared" || subject.start !== from) return false;
  const least = cue.verb.reliability >= 0.85 && frame.kind !== "clause" ? 0.6 : 0.8;
  if (agentLikelihood(words, subject) < least || isReducedRelative(words, cue)) return false;
  return !cue.passive && matchFrame(words, cue, words.length) !== undefined;
}

/**
 * Returns whether the word is a verb that does not report. If its subject is a person, the clause is a statement of the
 * writer.
 */
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
