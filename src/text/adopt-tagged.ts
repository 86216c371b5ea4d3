import type { Sentence } from "./find-sentences.ts";
import { REPORTING_VERBS, type ReportingVerb } from "./lexicon/reporting-verbs.ts";
import { TALK_NOUNS } from "./lexicon/talk-nouns.ts";
import type { Finding } from "./rules/finding.ts";
import type { FrameKind } from "./rules/read-frame.ts";
import { formsOf } from "./rules/verb-forms.ts";
import { covers, overlaps, type Span, sliceOf } from "./span.ts";
import type { TaggedAttribution } from "./tagger/tagger.ts";

const VERBS = new Map(REPORTING_VERBS.flatMap((verb) => formsOf(verb.verb).map(({ form }) => [form, verb] as const)));
const NOUNS = new Map(TALK_NOUNS);

/**
 * In a readout the rules speak first, for they know the genre; the tagger adds what they miss. Below this confidence it
 * adds more wrong attributions than right ones.
 */
const ADDED_CONFIDENCE = 0.85;

/**
 * The attributions of a text from both readers. Inside the extent of a readout: those of the rules, and what the tagger
 * alone is sure of. Elsewhere: those of the tagger, which has learned from news, with what the rules know of the same cues.
 */
export function adoptTagged(
  text: string,
  sentences: readonly Sentence[],
  ruled: readonly Finding[],
  tagged: readonly TaggedAttribution[],
  extent: Span | undefined,
): Finding[] {
  const isInside = ({ cue }: { readonly cue: Span }) => extent !== undefined && covers(extent, cue);
  const kept = ruled.filter(isInside);
  const added = tagged.filter((one) =>
    isInside(one) ? one.confidence >= ADDED_CONFIDENCE && !touchesAny(one, kept) : !touchesAny(one, kept),
  );
  const adopted = added.map((one) => asFinding(text, sentences, ruled, one));
  return [...kept, ...adopted].sort((a, b) => a.cue.start - b.cue.start);
}

/** Whether a tagged attribution shares letters with one of the rules', shared subjects aside. */
function touchesAny(one: TaggedAttribution, ruled: readonly Finding[]): boolean {
  const mine = [one.cue, ...one.contents, ...one.addressees];
  return ruled.some(({ cue, contents, addressees, sources }) =>
    [cue, ...contents, ...addressees, ...sources].some((span) => mine.some((other) => overlaps(span, other))),
  );
}

/** What the rules would know of a tagged attribution: from their own finding at the cue, or from the cue's words. */
function asFinding(
  text: string,
  sentences: readonly Sentence[],
  ruled: readonly Finding[],
  one: TaggedAttribution,
): Finding {
  const same = ruled.find(({ cue }) => overlaps(cue, one.cue));
  const kind = same?.kind ?? kindOf(text, one.contents[0]);
  return {
    ...one,
    verb: same?.verb ?? verbOf(sliceOf(text, one.cue)),
    tense: same?.tense ?? "past",
    kind,
    passive: same?.passive ?? false,
    sentence: sentenceAt(sentences, one.cue.start),
  };
}

const SAY: ReportingVerb = { verb: "say", act: "state", sure: 0.5, frames: "S" };

/** The verb that decides what a cue does: the last of its words that the lexicon knows, or a noun of talk in it. */
function verbOf(cue: string): ReportingVerb {
  const words = cue.toLowerCase().match(/\p{L}+/gu) ?? [];
  const verb = words.findLast((word) => VERBS.has(word));
  if (verb !== undefined) return VERBS.get(verb) ?? SAY;
  const noun = words.findLast((word) => NOUNS.has(word));
  return noun === undefined ? SAY : { ...SAY, verb: noun, act: NOUNS.get(noun) ?? "state" };
}

function kindOf(text: string, content: Span | undefined): FrameKind {
  const opening = content ? text.slice(content.start, content.start + 12).toLowerCase() : "";
  if (/^["“'‘«]/u.test(opening)) return "quotation";
  if (/^to\b/u.test(opening)) return "infinitive";
  return /^(?:for|on|about|of|with|its|his|her|their|a|an)\b/u.test(opening) ? "phrase" : "clause";
}

/** The index of the sentence at a position, by halving: texts may have a hundred thousand sentences. */
function sentenceAt(sentences: readonly Sentence[], position: number): number {
  let low = 0;
  let high = sentences.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sentences[middle]?.start ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}
