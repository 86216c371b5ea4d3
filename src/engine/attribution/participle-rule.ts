import { isConjunction, isDeterminer, lowerAt, spanOf } from "../document/sentence-tokens.ts";
import { OPENS_PARTICIPLE, WHEN_OR_WHILE } from "../languages/en/attribution-patterns.ts";
import { addCandidate, addFromFrame } from "./add-candidate.ts";
import { agentLikelihood } from "./agent-likelihood.ts";
import { LOOKAHEAD } from "./find-content-end.ts";
import type { Frame } from "./frame.ts";
import { findMainSubject } from "./main-subject.ts";
import type { Cue } from "./match-cue.ts";
import { matchFrame } from "./match-frame.ts";
import type { Clause, SentenceContext } from "./sentence-context.ts";
import { findSubject } from "./subject.ts";

/**
 * Matches a participle that reports. After a comma it has the subject of the clause, after "with NP" that noun phrase,
 * and at the start of the sentence the subject of the main clause. Returns the index of the word at which the search
 * continues, or undefined.
 */
export function matchParticiple(context: SentenceContext, clause: Clause, cue: Cue): number | undefined {
  const { words } = context;
  const before = lowerAt(words, cue.first - 1);
  const frame = matchFrame(words, cue, words.length);
  if (frame === undefined || isDeterminer(words[cue.first - 1])) return undefined;
  const opening =
    cue.first === 0 ||
    (OPENS_PARTICIPLE.test(before) && cue.first === 1) ||
    (before === "," && WHEN_OR_WHILE.test(lowerAt(words, cue.first - 2)));
  if (opening) return readOpening(context, clause, cue, frame);
  if (before === "by" && OPENERS.has(lowerAt(words, cue.first - 2))) return readBegun(context, clause, cue, frame);
  if (before !== "," && !(isConjunction(words[cue.first - 1]) && clause.subject !== undefined))
    return readAbsolute(context, clause, cue, frame);
  if (!cue.verb.frames.includes("participle") || clause.subject === undefined) return undefined;
  return addFromFrame(
    context,
    clause,
    cue,
    frame,
    [spanOf(words, clause.subject)],
    cue.verb.reliability * clause.subjectStrength * 0.95,
  );
}

/** Verbs for the beginning or the end of a talk ("began by thanking"). */
const OPENERS: ReadonlySet<string> = new Set(
  "began begins begun opened opens started starts concluded concludes ended ends closed closes finished".split(" "),
);

/** Matches "He began by offering his condolences". The whole verb group is the cue. */
function readBegun(context: SentenceContext, clause: Clause, cue: Cue, frame: Frame): number | undefined {
  const { words } = context;
  const found = findSubject(words, cue.first - 2, clause.start);
  const subject = found === "shared" ? clause.subject : found;
  if (subject === undefined || agentLikelihood(words, subject) < 0.8) return undefined;
  clause.subject = subject;
  return addFromFrame(
    context,
    clause,
    { ...cue, first: cue.first - 2, tense: "past" },
    frame,
    [spanOf(words, subject)],
    cue.verb.reliability * 0.9,
  );
}

/** Matches ", with both sides emphasising ...". */
function readAbsolute(context: SentenceContext, clause: Clause, cue: Cue, frame: Frame): number | undefined {
  const { words } = context;
  const subject = findSubject(words, cue.first, clause.start);
  if (subject === undefined || subject === "shared") return undefined;
  const start = lowerAt(words, subject.start) === "with" ? subject.start + 1 : subject.start;
  if (lowerAt(words, start - 1) !== "with" || agentLikelihood(words, { start, end: subject.end }) < 0.8)
    return undefined;
  return addFromFrame(
    context,
    clause,
    cue,
    frame,
    [spanOf(words, { start, end: subject.end })],
    cue.verb.reliability * 0.9,
  );
}

/** Matches "Acknowledging X, the leaders welcomed Y". The content ends at the comma before the main clause. */
function readOpening(context: SentenceContext, clause: Clause, cue: Cue, frame: Frame): number | undefined {
  const { words } = context;
  for (let comma = frame.start; comma < Math.min(words.length, frame.start + 60); comma++) {
    if (words[comma]?.text !== "," || words[comma]?.quoted) continue;
    const subject = findMainSubject(words, comma + 1, comma + 1 + LOOKAHEAD);
    if (subject === undefined || subject.start > comma + 2 || agentLikelihood(words, subject) < 0.6) continue;
    const contents = [spanOf(words, { start: frame.start, end: comma })];
    const addressees = frame.addressee === undefined ? [] : [spanOf(words, frame.addressee)];
    addCandidate(
      context,
      cue,
      frame.kind,
      { start: cue.first, end: frame.cueEnd },
      [spanOf(words, subject)],
      contents,
      addressees,
      cue.verb.reliability * 0.85,
    );
    clause.start = comma + 1;
    return comma + 1;
  }
  return undefined;
}
