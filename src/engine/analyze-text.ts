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

/** What is known beside the text, and who helps to read it. */
export interface AnalyzeOptions {
  /** The headline, where the text does not open with it. */
  readonly title?: string | undefined;
  /** What the page states of itself. */
  readonly facts?: PageFacts | undefined;
  /** The learned tagger. Without it, the rules alone find attributions. */
  readonly tagger?: Tagger | undefined;
  /** Whether the time for this text is spent: what was read by then is given, and the rest left out. */
  readonly isSpent?: () => boolean;
}

const WHOLE: Span = { start: 0, end: Number.POSITIVE_INFINITY };

/** Reads a page's text: is it a readout, of which event, and who says what in it. */
export function analyzeText(text: string, options: AnalyzeOptions = {}): Analysis {
  return finish(analyzeTextIncrementally(text, options));
}

/**
 * The same in slices of a few milliseconds: run it on while there is time, or drop it. The text is read without what nobody
 * sees in it; the spans that come back are of the text that was given.
 */
export function* analyzeTextIncrementally(given: string, options: AnalyzeOptions = {}): Sliced<Analysis> {
  const { title } = options;
  const readable = toReadableText(given);
  yield;
  const words = title === undefined ? undefined : withoutInvisibleCharacters(title);
  const reading = yield* readReadable(readable.text, { ...options, title: words });
  return inGiven(reading, readable);
}

function* readReadable(
  readable: string,
  { title, facts = {}, tagger, isSpent = () => false }: AnalyzeOptions,
): Sliced<Analysis> {
  const document = createDocument(unwrapBlockQuote(readable), title);
  const { text, headline } = document;
  yield;
  const language = detectLanguage(text, document.paragraphs, facts.lang);
  const told = language.tag === undefined ? {} : { language: language.tag };
  const verdict = detectReadout(withoutHeadline(readable, headline), headline);
  const readout = refineVerdict(verdict, headline, language.hasPack);
  if (!language.hasPack) return { readout, event: undefined, ...told, attributions: [] };
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
  return { readout, ...(extent && { extent }), event, ...told, attributions, ...(failed.length > 0 && { failed }) };
}

/** Returns the result of a step, or what stands for it where the step throws: a fault in one step never loses the page. */
function attempt<T>(step: string, work: () => T, otherwise: T, failed: string[]): T {
  try {
    return work();
  } catch {
    failed.push(step);
    return otherwise;
  }
}

/** Where attributions are looked for, with what, and what has failed so far. */
interface CandidateSearch {
  readonly document: Document;
  readonly isReadout: boolean;
  readonly extent: Span | undefined;
  readonly tagger: Tagger | undefined;
  readonly isSpent: () => boolean;
  readonly failed: string[];
}

/** The attributions of a document by rules and tagger, with the spans of each apart from one another. */
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
  const found = tagged ? mergeRulesAndTagger(text, sentences, ruled, tagged, isReadout ? WHOLE : extent) : ruled;
  yield;
  const tidied = isReadout
    ? attempt("postprocessing", () => postprocessAttributions(document, found), found, failed)
    : found;
  yield;
  const apart = tidied.map((finding) => separateSpans(text, finding));
  const joined = joinQuotations(text, sentences, apart);
  yield;
  return dropOverlaps(text, joined);
}

/** The text without the headline that opens it: a headline that is judged again as the lead of its own text hides the lead. */
function withoutHeadline(text: string, headline: string): string {
  const start = text.search(/\S/);
  const end = start + headline.length;
  const isFirstLine = start >= 0 && text.startsWith(headline, start) && /^\s*(?:\n|$)/.test(text.slice(end, end + 20));
  return isFirstLine ? text.slice(end) : text;
}

/** Whether a span lies in one of some spans in text order. */
function isIn(spans: readonly Span[], { start }: Span): boolean {
  return spans.some((span) => span.start <= start && start < span.end);
}

/** The reading with its spans in the text that was given. */
function inGiven(reading: Analysis, { spanInGiven, isGiven }: ReadableText): Analysis {
  if (isGiven) return reading;
  const all = (spans: readonly Span[]) => spans.map(spanInGiven);
  return {
    ...reading,
    ...(reading.extent && { extent: spanInGiven(reading.extent) }),
    attributions: reading.attributions.map((one) => ({
      ...one,
      sources: all(one.sources),
      cue: one.cue && spanInGiven(one.cue),
      contents: all(one.contents),
      addressees: all(one.addressees),
      checkables: one.checkables.map(({ span, reason }) => ({ span: spanInGiven(span), reason })),
    })),
  };
}
