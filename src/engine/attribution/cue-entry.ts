import { isAdverb, lowerAt, type SentenceToken } from "../document/sentence-tokens.ts";
import { BEFORE_BASE_FORM } from "../languages/en/function-words.ts";
import type { Tense } from "../languages/en/inflect-verb.ts";
import type { ReportingVerb } from "../languages/en/reporting-verb.ts";

/** A form of a reporting verb, with the words that follow it in a phrase ("out" in "set out"). */
export interface CueEntry {
  readonly verb: ReportingVerb;
  readonly tense: Tense;
  readonly rest: readonly string[];
}

/**
 * Returns whether the form at `head`, which can be the base form `one` or the past form `other` of the same verb
 * ("set", "put"), is the past form. It is unless "to" or a modal verb precedes it.
 */
export function isPastForm(words: readonly SentenceToken[], head: number, one: CueEntry, other: CueEntry): boolean {
  if (one.verb !== other.verb || one.tense !== "base" || other.tense !== "past") return false;
  let before = head - 1;
  while (isAdverb(words[before])) before--;
  return !BEFORE_BASE_FORM.has(lowerAt(words, before));
}
