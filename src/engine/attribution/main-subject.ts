import { isAuxiliary, lowerAt, type SentenceToken, type TokenRange } from "../document/sentence-tokens.ts";
import { ENDS_IN_ED } from "../languages/en/attribution-patterns.ts";
import { agentLikelihood } from "./agent-likelihood.ts";
import { mayStartCue } from "./match-cue.ts";
import { EVENT_VERB_FORMS, MIN_AGENT_LIKELIHOOD } from "./sentence-context.ts";
import { findSubject } from "./subject.ts";

/**
 * Finds the subject of the first finite verb between two word indices. The subject must be likely to name someone who
 * can speak.
 */
export function findMainSubject(words: readonly SentenceToken[], from: number, to: number): TokenRange | undefined {
  for (let at = from + 1; at < Math.min(to, from + 60); at++) {
    const lower = lowerAt(words, at);
    if (
      words[at]?.quoted ||
      !(EVENT_VERB_FORMS.has(lower) || isAuxiliary(words[at]) || ENDS_IN_ED.test(lower) || mayStartCue(words[at]))
    )
      continue;
    const subject = findSubject(words, at, from);
    if (subject !== undefined && subject !== "shared" && agentLikelihood(words, subject) >= MIN_AGENT_LIKELIHOOD)
      return subject;
  }
  return undefined;
}
