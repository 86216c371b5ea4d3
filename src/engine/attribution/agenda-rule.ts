import type { Act } from "../analysis.ts";
import { AFTER_TOPIC, AGREED, BEFORE_TOPIC } from "../languages/en/agenda-phrases.ts";
import { ADVERBIAL } from "../languages/en/attribution-patterns.ts";
import type { Span } from "../span.ts";
import type { SentenceContext } from "./sentence-context.ts";

const AFTER = new RegExp(`^(.{3,600}?),? (${AFTER_TOPIC.join("|")})(?:(?<= of) .{3,120}?)?[.;]?$`, "iu");
const BEFORE = new RegExp(`^((?:[^,]{2,60}, )?)(${BEFORE_TOPIC.join("|")}) (.{3,600}?)[.;]?$`, "iu");
/** The greatest length in characters of a sentence that is matched. */
const LONGEST = 800;

/**
 * Matches a sentence that only names a topic that was discussed. Its attribution has no source. Returns whether the
 * sentence matched.
 */
export function matchAgenda(context: SentenceContext, text: string): boolean {
  const [first, last] = [context.words[0], context.words.at(-1)];
  if (!first || !last || last.end - first.start > LONGEST) return false;
  const sentence = text.slice(first.start, last.end);
  const after = AFTER.exec(sentence);
  if (after?.[1] !== undefined && after[2] !== undefined) {
    const skipped = ADVERBIAL.exec(after[1])?.[0].length ?? 0;
    const cue = sentence.lastIndexOf(after[2]);
    return addTopic(
      context,
      first.start,
      { start: cue, end: cue + after[2].length },
      { start: skipped, end: after[1].length },
    );
  }
  const before = BEFORE.exec(sentence);
  if (before?.[2] === undefined || before[3] === undefined) return false;
  const cue = before[1]?.length ?? 0;
  const start = cue + before[2].length + 1;
  return addTopic(
    context,
    first.start,
    { start: cue, end: cue + before[2].length },
    { start, end: start + before[3].length },
  );
}

function addTopic(context: SentenceContext, offset: number, cue: Span, content: Span): boolean {
  const shift = ({ start, end }: Span): Span => ({ start: offset + start, end: offset + end });
  const opening = context.words.slice(0, 6).map(({ lower }) => lower);
  const isAgreed = opening.some((word) => AGREED.test(word));
  const isStressed = context.words.slice(0, 3).some(({ text }) => text.toLowerCase() === "emphasis");
  const act: Act = isAgreed ? "agree" : isStressed ? "state" : "consult";
  context.candidates.push({
    sources: [],
    cue: shift(cue),
    contents: [shift(content)],
    addressees: [],
    verb: { verb: "be on the agenda", act, reliability: 0.8, frames: ["noun"] },
    tense: "past",
    kind: "phrase",
    passive: true,
    confidence: 0.8,
    sentence: context.index,
    rules: [context.rule],
  });
  context.consumed.fill(1);
  return true;
}
