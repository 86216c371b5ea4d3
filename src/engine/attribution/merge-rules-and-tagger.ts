import { firstIndexWhere } from "../binary-search.ts";
import { sentenceIndexAt } from "../document/document.ts";
import type { Sentence } from "../document/find-sentences.ts";
import { inflect } from "../languages/en/inflect-verb.ts";
import type { ReportingVerb } from "../languages/en/reporting-verb.ts";
import { REPORTING_VERBS } from "../languages/en/reporting-verbs.ts";
import { SPEECH_ACT_NOUNS } from "../languages/en/speech-act-nouns.ts";
import { contains, overlaps, type Span, textOf } from "../span.ts";
import type { TaggedAttribution } from "../tagger/tagger.ts";
import type { AttributionCandidate } from "./attribution-candidate.ts";
import { calibrateInNews, combineInReadout } from "./confidence-calibration.ts";
import type { FrameKind } from "./frame.ts";

const VERBS = new Map(REPORTING_VERBS.flatMap((verb) => inflect(verb.verb).map(({ form }) => [form, verb] as const)));
const NOUNS = new Map(SPEECH_ACT_NOUNS);

/**
 * Above this confidence the tagger decides, in a readout, where the rules say otherwise; what it is less sure of, down to the
 * second, only fills gaps. Chosen on readouts that neither had seen (bench/README.md); the rules alone, the tagger alone and
 * the rules first were all worse there.
 */
const DECIDING_CONFIDENCE = 0.95;
const FILLING_CONFIDENCE = 0.9;

/**
 * The attributions of a text from rules and tagger. Inside the extent of a readout the surest of the tagger's come first, then the
 * rules', then what the tagger finds besides. Elsewhere: those of the tagger, which has learned from news, with what the rules
 * know of the same cues.
 */
export function mergeRulesAndTagger(
  text: string,
  sentences: readonly Sentence[],
  ruled: readonly AttributionCandidate[],
  tagged: readonly TaggedAttribution[],
  extent: Span | undefined,
): AttributionCandidate[] {
  const isInside = ({ cue }: { readonly cue: Span }) => extent !== undefined && contains(extent, cue);
  const atCue = new Map(ruled.map((finding) => [keyOf(finding.cue), finding]));
  const taken = new Uint8Array(text.length);
  const adopted: AttributionCandidate[] = [];
  const adopt = (one: AttributionCandidate) => {
    for (const span of spansOf(one)) taken.fill(1, span.start, span.end);
    adopted.push(one);
  };
  const isFree = (one: TaggedAttribution | AttributionCandidate) =>
    [...spansOf(one), ...one.sources].every((span) => !taken.subarray(span.start, span.end).includes(1));
  const asFound = (one: TaggedAttribution) => asFinding(text, sentences, ruled, one);

  const withTrust = (one: AttributionCandidate, confidence: number): AttributionCandidate => ({ ...one, confidence });
  const inReadout = (one: AttributionCandidate) =>
    withTrust(one, combineInReadout(at(tagged, one.cue)?.confidence, at(ruled, one.cue)?.confidence));

  for (const one of tagged)
    if (!isInside(one)) adopt(withTrust(asFound(one), calibrateInNews(one.confidence)));
    else if (one.confidence >= DECIDING_CONFIDENCE)
      adopt(
        inReadout(atInfinitive(text, one, at(ruled, one.cue)) ?? joinReadings(asFound(one), atCue.get(keyOf(one.cue)))),
      );
  for (const one of ruled) if (isInside(one) && isFree(one)) adopt(inReadout(one));
  for (const one of tagged)
    if (isInside(one) && one.confidence >= FILLING_CONFIDENCE && one.confidence < DECIDING_CONFIDENCE && isFree(one))
      adopt(inReadout(asFound(one)));
  return adopted.sort((a, b) => a.cue.start - b.cue.start);
}

const keyOf = ({ start, end }: Span): string => `${start}-${end}`;

/** The spans of an attribution that it shares with no other; a source may be shared. */
function spansOf({ cue, contents, addressees }: TaggedAttribution | AttributionCandidate): Span[] {
  return [cue, ...contents, ...addressees];
}

/** The rules' reading where the tagger has drawn the infinitive that begins the content into the cue: "agreed | to instruct". */
function atInfinitive(
  text: string,
  { cue, sources }: TaggedAttribution,
  ruled?: AttributionCandidate,
): AttributionCandidate | undefined {
  if (!ruled || ruled.cue.start !== cue.start || ruled.contents.length === 0) return undefined;
  const isDrawnIn = /^ to \p{L}+$/u.test(text.slice(ruled.cue.end, cue.end));
  return isDrawnIn ? { ...ruled, sources } : undefined;
}

/**
 * Two readings of one cue: the sources of the tagger; the addressees of the rules, which know the verbs' frames; and the
 * content that ends first, for both are wrong by running on far more often than by stopping short. A content that the tagger
 * has split around an addressee keeps it.
 */
function joinReadings(tagged: AttributionCandidate, ruled: AttributionCandidate | undefined): AttributionCandidate {
  const [ours, theirs] = [tagged.contents.at(-1), ruled?.contents.at(-1)];
  if (!ruled || !theirs) return tagged;
  if (!ours || ours.end >= theirs.end) return { ...tagged, contents: ruled.contents, addressees: ruled.addressees };
  const isSplit = ruled.addressees.length === 0 && tagged.contents.length > 1;
  return isSplit ? tagged : { ...tagged, addressees: ruled.addressees };
}

/** What the rules would know of a tagged attribution: from their own finding at the cue, or from the cue's words. */
function asFinding(
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

/** The attribution whose cue shares letters with a span, of a list in the order of cues. */
function at<T extends { readonly cue: Span }>(list: readonly T[], span: Span): T | undefined {
  const found = list[firstIndexWhere(0, list.length, (index) => (list[index]?.cue.end ?? 0) > span.start)];
  return found && overlaps(found.cue, span) ? found : undefined;
}

const SAY: ReportingVerb = { verb: "say", act: "state", reliability: 0.5, frames: ["clause"] };

/** The verb that decides what a cue does: the last of its words that the lexicon knows, or a noun of talk in it. */
function verbOf(cue: string): ReportingVerb {
  const words = cue.toLowerCase().match(/\p{L}+/gu) ?? [];
  const verb = words.findLast((word) => VERBS.has(word));
  if (verb !== undefined) return VERBS.get(verb) ?? SAY;
  const noun = words.findLast((word) => NOUNS.has(word));
  return noun === undefined ? SAY : { ...SAY, verb: noun, act: NOUNS.get(noun) ?? "state" };
}

/** A guess from the first word that tells: "hopes", "is ready", "adding". */
function tenseOf(cue: string): AttributionCandidate["tense"] {
  const words = cue.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.some((word) => /^(?:is|are|has|have|will|does|do)$/.test(word))) return "present";
  const verb = words.find((word) => VERBS.has(word)) ?? words[0] ?? "";
  if (/ing$/.test(verb)) return "presentParticiple";
  return /[^s]s$/.test(verb) ? "present" : "past";
}

function kindOf(text: string, content: Span | undefined): FrameKind {
  const opening = content ? text.slice(content.start, content.start + 12).toLowerCase() : "";
  if (/^["“'‘«]/u.test(opening)) return "quotation";
  if (/^to\b/u.test(opening)) return "infinitive";
  return /^(?:for|on|about|of|with|its|his|her|their|a|an)\b/u.test(opening) ? "phrase" : "clause";
}
