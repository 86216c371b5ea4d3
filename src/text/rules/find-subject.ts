import { isAuxiliary, lowerAt, type Stretch, type Word } from "../words.ts";
import { partyStrength, subjectBefore } from "./find-phrase.ts";
import { isCueWord } from "./read-cue.ts";
import { EVENTS, WEAKEST_SUBJECT } from "./reader.ts";

/** The subject of the first finite verb between two words. */
export function mainSubject(words: readonly Word[], from: number, to: number): Stretch | undefined {
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
