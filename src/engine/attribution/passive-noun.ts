import type { Sentence } from "../document/find-sentences.ts";
import { EXPRESSED, NOUN_BEFORE_EXPRESSED, REST_OF_NOUN } from "../languages/en/postprocess-patterns.ts";
import { textOf } from "../span.ts";
import type { AttributionCandidate } from "./attribution-candidate.ts";

/**
 * Returns "Satisfaction was expressed with X" with both parts of its content, the noun and "with X". Rules and tagger
 * take only one of them, or the preposition for a part of the cue.
 */
export function joinPassiveNoun(
  text: string,
  sentences: readonly Sentence[],
  one: AttributionCandidate,
): AttributionCandidate {
  const verb = EXPRESSED.exec(textOf(text, one.cue))?.[0];
  const sentence = sentences[one.sentence];
  if (verb === undefined || sentence === undefined || one.sources.length > 0) return one;
  const cue = { start: one.cue.start, end: one.cue.start + verb.length };
  const noun = NOUN_BEFORE_EXPRESSED.exec(text.slice(sentence.start, cue.start))?.[1];
  if (noun === undefined) return one;
  const nounStart = text.lastIndexOf(noun, cue.start - noun.length);
  const contents = [{ start: nounStart, end: nounStart + noun.length }];
  const [, second] = one.contents;
  if (second && second.start > cue.end)
    return { ...one, cue, contents: [...contents, second], kind: "phrase", passive: true };
  const rest = REST_OF_NOUN.exec(text.slice(cue.end, sentence.end))?.[1];
  if (rest !== undefined) contents.push({ start: cue.end + 1, end: cue.end + 1 + rest.length });
  return { ...one, cue, contents, kind: "phrase", passive: true };
}
