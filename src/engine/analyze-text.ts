import type { Analysis, Attribution } from "./analysis.ts";
import type { AttributionCandidate } from "./attribution/attribution-candidate.ts";
import { dropOverlaps } from "./attribution/drop-overlaps.ts";
import { findAttributionsIncrementally } from "./attribution/find-attributions.ts";
import { joinQuotations } from "./attribution/join-quotations.ts";
import { mergeRulesAndTagger } from "./attribution/merge-rules-and-tagger.ts";
import { postprocessAttributions } from "./attribution/postprocess-attributions.ts";
import { separateSpans } from "./attribution/separate-spans.ts";
import { classifyClaim } from "./claims/classify-claim.ts";
import { detectReadout } from "./detection/detect-readout.ts";
import { findReadoutSection } from "./detection/find-readout-section.ts";
import { refineVerdict } from "./detection/refine-verdict.ts";
import { createDocument, type Document } from "./document/document.ts";
import { withoutInvisibleCharacters } from "./document/invisible-characters.ts";
import { type ReadableText, toReadableText } from "./document/readable-text.ts";
import { unwrapBlockQuote } from "./document/unwrap-block-quote.ts";
import { recognizePeopleIncrementally } from "./entities/recognize-people.ts";
import { detectEvent } from "./event/detect-event.ts";
import { detectLanguage } from "./languages/detect-language.ts";
import type { PageFacts } from "./page-facts.ts";
import { finish, type Sliced } from "./slices.ts";
import type { Span } from "./span.ts";
import { resolveSpeakersIncrementally } from "./speakers/resolve-speakers.ts";
import type { TaggedAttribution, Tagger } from "./tagger/tagger.ts";

/** Information that supplements the text, and settings of the analysis. */
export interface AnalyzeOptions {
  /** The headline, if the text does not begin with it. */
  readonly title?: string | undefined;
  /** The metadata of the page. */
  readonly facts?: PageFacts | undefined;
  /** The trained tagger. Without it, only the rules find attributions. */
  readonly tagger?: Tagger | undefined;
  /**
   * Returns whether the time for this text is used up. The search for attributions then stops and keeps those found so
   * far.
   */
  readonly isSpent?: () => boolean;
}

const WHOLE: Span = { start: 0, end: Number.POSITIVE_INFINITY };

/** Analyzes a text: decides whether it is a readout, and finds its event, its attributions and their speakers. */
export function analyzeText(text: string, options: AnalyzeOptions = {}): Analysis {
  return finish(analyzeTextIncrementally(text, options));
}

/**
 * Does the same as `analyzeText` in slices of a few milliseconds, so that the caller can pause or abandon the work.
 * Invisible characters and footnote marks are removed before the analysis, but the returned spans refer to the original
 * text.
 */
export function* analyzeTextIncrementally(given: string, options: AnalyzeOptions = {}): Sliced<Analysis> {
  const { title } = options;
  const readable = toReadableText(given);
  yield;
  const readableTitle = title === undefined ? undefined : withoutInvisibleCharacters(title);
  const analysis = yield* analyzeReadable(readable.text, { ...options, title: readableTitle });
  return toGivenSpans(analysis, readable);
}

function* analyzeReadable(
  readable: string,
  { title, facts = {}, tagger, isSpent = () => false }: AnalyzeOptions,
): Sliced<Analysis> {
  const document = createDocument(unwrapBlockQuote(readable), title);
  const { text, headline } = document;
  yield;
  const language = detectLanguage(text, document.paragraphs, facts.lang);
  const languageField = language.tag === undefined ? {} : { language: language.tag };
  const verdict = detectReadout(withoutHeadline(readable, headline), headline);
  const readout = refineVerdict(verdict, headline, text, language.hasPack);
  if (!language.hasPack) return { readout, event: undefined, ...languageField, attributions: [] };
  yield;
  const extent = findReadoutSection(readable, readout.isReadout);
  const people = yield* recognizePeopleIncrementally(document);
  const failed: string[] = [];
  const event = attempt("event", () => detectEvent(document, people, facts), undefined, failed);
  yield;
  const candidates = yield* findCandidates({ document, isReadout: readout.isReadout, extent, tagger, isSpent, failed });
  const isOfText = ({ cue }: AttributionCandidate) =>
    !isIn(language.foreign, cue) && !(readout.isReadout && extent && cue.start >= extent.end);
  const findings = candidates.filter(isOfText);
  const speakers = yield* resolveSpeakersIncrementally(document, findings, people, event, facts, failed);
  const attributions: Attribution[] = [];
  for (const [index, finding] of findings.entries()) {
    yield;
    const { sources, cue, contents, addressees, confidence, rules } = finding;
    const claim = attempt(
      "claim",
      () => classifyClaim(text, finding),
      { act: finding.verb.act, checkables: [] },
      failed,
    );
    attributions.push({
      sources,
      cue,
      contents,
      addressees,
      speakers: speakers[index] ?? [],
      ...claim,
      confidence,
      rules,
    });
  }
  return {
    readout,
    ...(extent && { extent }),
    event,
    ...languageField,
    attributions,
    ...(failed.length > 0 && { failed }),
  };
}

/**
 * Returns the result of a step. If the step throws, adds its id to `failed` and returns `fallback`, so that an error in
 * one step does not lose the results of the others.
 */
function attempt<T>(step: string, work: () => T, fallback: T, failed: string[]): T {
  try {
    return work();
  } catch {
    failed.push(step);
    return fallback;
  }
}

/** The input of the search for attributions. The ids of the steps and rules that throw are added to `failed`. */
interface CandidateSearch {
  readonly document: Document;
  readonly isReadout: boolean;
  readonly extent: Span | undefined;
  readonly tagger: Tagger | undefined;
  readonly isSpent: () => boolean;
  readonly failed: string[];
}

/** Finds the attributions of a document by rules and tagger. The spans of one attribution do not overlap. */
function* findCandidates(given: CandidateSearch): Sliced<readonly AttributionCandidate[]> {
  const { document, isReadout, extent, tagger, isSpent, failed } = given;
  const { text, sentences } = document;
  const ruled = yield* findAttributionsIncrementally(document, isSpent, failed);
  let tagged: readonly TaggedAttribution[] | undefined;
  try {
    tagged = tagger && (yield* tagger.tagIncrementally(text, isReadout ? "readout" : "news", isSpent));
  } catch {
    failed.push("tagger");
  }
  yield;
  const found = tagged ? mergeRulesAndTagger(document, ruled, tagged, isReadout ? WHOLE : extent) : ruled;
  yield;
  const postprocessed = isReadout
    ? attempt("postprocessing", () => postprocessAttributions(document, found), found, failed)
    : found;
  yield;
  const separated = postprocessed.map((finding) => separateSpans(text, finding));
  const joined = joinQuotations(text, sentences, separated);
  yield;
  return dropOverlaps(text, joined);
}

/**
 * Returns the text without the headline at its beginning. Otherwise the detector would treat the headline as the lead
 * paragraph and would not look at the real one.
 */
function withoutHeadline(text: string, headline: string): string {
  const start = text.search(/\S/);
  const end = start + headline.length;
  const isFirstLine = start >= 0 && text.startsWith(headline, start) && /^\s*(?:\n|$)/.test(text.slice(end, end + 20));
  return isFirstLine ? text.slice(end) : text;
}

/** Returns whether a span begins inside one of the given spans. */
function isIn(spans: readonly Span[], { start }: Span): boolean {
  return spans.some((span) => span.start <= start && start < span.end);
}

/** Converts the spans of an analysis to positions in the original text. */
function toGivenSpans(analysis: Analysis, { spanInGiven, isGiven }: ReadableText): Analysis {
  if (isGiven) return analysis;
  const convert = (spans: readonly Span[]) => spans.map(spanInGiven);
  return {
    ...analysis,
    ...(analysis.extent && { extent: spanInGiven(analysis.extent) }),
    attributions: analysis.attributions.map((attribution) => ({
      ...attribution,
      sources: convert(attribution.sources),
      cue: attribution.cue && spanInGiven(attribution.cue),
      contents: convert(attribution.contents),
      addressees: convert(attribution.addressees),
      checkables: attribution.checkables.map(({ span, reason }) => ({ span: spanInGiven(span), reason })),
    })),
  };
}
