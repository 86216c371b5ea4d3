import { firstIndexWhere } from "../binary-search.ts";
import { type Document, sentenceIndexAt } from "../document/document.ts";
import type { Sentence } from "../document/find-sentences.ts";
import {
  ENDS_IN_ING,
  OPENS_INFINITIVE,
  OPENS_PHRASE,
  PRESENT_VERB_IN_CUE,
} from "../languages/en/attribution-patterns.ts";
import { MANNER_OF_CUE } from "../languages/en/cue-acts.ts";
import { CUE_PHRASES } from "../languages/en/cue-phrases.ts";
import { inflect } from "../languages/en/inflect-verb.ts";
import type { ReportingVerb } from "../languages/en/reporting-verb.ts";
import { REPORTING_VERBS } from "../languages/en/reporting-verbs.ts";
import { SPEECH_ACT_NOUNS } from "../languages/en/speech-act-nouns.ts";
import { contains, overlaps, type Span, textOf } from "../span.ts";
import type { TaggedAttribution } from "../tagger/tagger.ts";
import type { AttributionCandidate } from "./attribution-candidate.ts";
import { combineSpans } from "./combine-spans.ts";
import { calibrateInNews, combineInReadout } from "./confidence-calibration.ts";
import type { FrameKind } from "./frame.ts";

const VERBS = new Map(REPORTING_VERBS.flatMap((verb) => inflect(verb.verb).map(({ form }) => [form, verb] as const)));
const VERBS_WITH_PARTICLE = new Map(
  CUE_PHRASES.flatMap((phrase) => {
    const [verb = "", particle, ...rest] = phrase.verb.split(" ");
    if (particle === undefined || rest.length > 0) return [];
    return inflect(verb).map(({ form }): [string, ReportingVerb] => [`${form} ${particle}`, phrase]);
  }),
);
const NOUNS = new Map(SPEECH_ACT_NOUNS);

/**
 * In a readout, an attribution of the tagger takes precedence over those of the rules from the first confidence on.
 * From the second one on, it is added where the rules have found nothing. The values were chosen on readouts that
 * neither the rules nor the tagger were developed on (bench/README.md). The rules alone, the tagger alone, and the
 * rules before the tagger gave worse results there.
 */
const DECIDING_CONFIDENCE = 0.95;
const FILLING_CONFIDENCE = 0.85;

/**
 * Merges the attributions of rules and tagger. Inside a readout, the confident attributions of the tagger come first,
 * then those of the rules, then the less confident ones of the tagger. An attribution of the last two groups that
 * overlaps an earlier one is left out. Outside a readout, only the attributions of the tagger are used, because it was
 * trained on news. Their verb properties come from the rules if these found the same cue.
 */
export function mergeRulesAndTagger(
  document: Pick<Document, "text" | "sentences" | "tokensIn">,
  ruled: readonly AttributionCandidate[],
  tagged: readonly TaggedAttribution[],
  extent: Span | undefined,
): AttributionCandidate[] {
  const { text, sentences } = document;
  const isInside = ({ cue }: { readonly cue: Span }) => extent !== undefined && contains(extent, cue);
  const taken = new Uint8Array(text.length);
  const adopted: AttributionCandidate[] = [];
  const adopt = (one: AttributionCandidate) => {
    for (const span of spansOf(one)) taken.fill(1, span.start, span.end);
    adopted.push(one);
  };
  const isFree = (one: TaggedAttribution | AttributionCandidate) =>
    [...spansOf(one), ...one.sources].every((span) => !taken.subarray(span.start, span.end).includes(1));
  const asCandidate = (one: TaggedAttribution) => toCandidate(text, sentences, ruled, one);

  const withConfidence = (one: AttributionCandidate, confidence: number): AttributionCandidate => ({
    ...one,
    confidence,
  });
  const inReadout = (one: AttributionCandidate) =>
    withConfidence(one, combineInReadout(at(tagged, one.cue)?.confidence, at(ruled, one.cue)?.confidence));

  for (const [index, one] of tagged.entries())
    if (!isInside(one)) adopt(withConfidence(asCandidate(one), calibrateInNews(one.confidence)));
    else if (one.confidence >= DECIDING_CONFIDENCE) {
      const next = tagged[index + 1]?.cue.start ?? text.length;
      adopt(inReadout(combineSpans(document, asCandidate(one), at(ruled, one.cue), next)));
    }
  for (const one of ruled) if (isInside(one) && isFree(one)) adopt(inReadout(one));
  for (const one of tagged)
    if (isInside(one) && one.confidence >= FILLING_CONFIDENCE && one.confidence < DECIDING_CONFIDENCE && isFree(one))
      adopt(inReadout(asCandidate(one)));
  return adopted.sort((a, b) => a.cue.start - b.cue.start);
}

/** Returns the spans that an attribution shares with no other. A source may be shared. */
function spansOf({ cue, contents, addressees }: TaggedAttribution | AttributionCandidate): Span[] {
  return [cue, ...contents, ...addressees];
}

/**
 * Converts an attribution of the tagger to a candidate. Its verb properties come from the finding of the rules at the
 * same cue, or else from the words of the cue.
 */
function toCandidate(
  text: string,
  sentences: readonly Sentence[],
  ruled: readonly AttributionCandidate[],
  one: TaggedAttribution,
): AttributionCandidate {
  const same = at(ruled, one.cue);
  const kind = same?.kind ?? kindOf(text, one.contents[0]);
  return {
    ...one,
    verb: same?.verb ?? verbOf(textOf(text, one.cue)),
    tense: same?.tense ?? tenseOf(textOf(text, one.cue)),
    kind,
    passive: same?.passive ?? false,
    rules: same === undefined ? ["tagger"] : ["tagger", ...same.rules],
    sentence: sentenceIndexAt(sentences, one.cue.start),
  };
}

/** Returns the attribution whose cue overlaps a span. The list must be in the order of cues. */
function at<T extends { readonly cue: Span }>(list: readonly T[], span: Span): T | undefined {
  const found = list[firstIndexWhere(0, list.length, (index) => (list[index]?.cue.end ?? 0) > span.start)];
  return found && overlaps(found.cue, span) ? found : undefined;
}

const SAY: ReportingVerb = { verb: "say", act: "state", reliability: 0.5, frames: ["clause"] };

/**
 * Returns the verb that determines the act of a cue: a verb with its particle ("set out"), or else the last of its words
 * that is in the lexicon, or else a noun of speech in it.
 */
function verbOf(cue: string): ReportingVerb {
  const words = wordsOfVerb(cue);
  const pairs = words.map((word, i) => `${word} ${words[i + 1]}`);
  const phrase = pairs.map((pair) => VERBS_WITH_PARTICLE.get(pair)).find((found) => found !== undefined);
  if (phrase !== undefined) return phrase;
  const verb = words.findLast((word) => VERBS.has(word));
  if (verb !== undefined) return VERBS.get(verb) ?? SAY;
  const noun = words.findLast((word) => NOUNS.has(word));
  return noun === undefined ? SAY : { ...SAY, verb: noun, act: NOUNS.get(noun) ?? "state" };
}

/** Returns the words of a cue in lower case, without a manner after its verb. */
function wordsOfVerb(cue: string): readonly string[] {
  return (
    cue
      .toLowerCase()
      .replace(MANNER_OF_CUE, "")
      .match(/\p{L}+/gu) ?? []
  );
}

/** Guesses the tense of a cue from the first word that indicates it ("hopes", "is ready", "adding"). */
function tenseOf(cue: string): AttributionCandidate["tense"] {
  const words = cue.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.some((word) => PRESENT_VERB_IN_CUE.test(word))) return "present";
  const verb = words.find((word) => VERBS.has(word)) ?? words[0] ?? "";
  if (ENDS_IN_ING.test(verb)) return "presentParticiple";
  return /[^s]s$/.test(verb) ? "present" : "past";
}

function kindOf(text: string, content: Span | undefined): FrameKind {
  const opening = content ? text.slice(content.start, content.start + 12).toLowerCase() : "";
  if (/^["“'‘«]/u.test(opening)) return "quotation";
  if (OPENS_INFINITIVE.test(opening)) return "infinitive";
  return OPENS_PHRASE.test(opening) ? "phrase" : "clause";
}
