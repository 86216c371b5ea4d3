import type { Analysis, Attribution } from "./analysis.ts";
import { dropOverlaps } from "./attribution/drop-overlaps.ts";
import { findAttributionsInSlices } from "./attribution/find-attributions.ts";
import { joinQuotations } from "./attribution/join-quotations.ts";
import { mergeRulesAndTagger } from "./attribution/merge-rules-and-tagger.ts";
import { postprocessAttributions } from "./attribution/postprocess-attributions.ts";
import { separateSpans } from "./attribution/separate-spans.ts";
import { classifyClaim } from "./claims/classify-claim.ts";
import { detectReadout } from "./detection/detect-readout.ts";
import { findReadoutSection } from "./detection/find-readout-section.ts";
import { refineVerdict } from "./detection/refine-verdict.ts";
import { findParagraphs, findSentences, type Sentence } from "./document/find-sentences.ts";
import { withoutInvisibleCharacters } from "./document/invisible-characters.ts";
import { type ReadableText, toReadableText } from "./document/readable-text.ts";
import { unwrapBlockQuote } from "./document/unwrap-block-quote.ts";
import { recognizePeopleIncrementally } from "./entities/recognize-people.ts";
import { detectEvent } from "./event/detect-event.ts";
import { detectLanguage } from "./languages/detect-language.ts";
import type { PageFacts } from "./page-facts.ts";
import { finish, type Sliced } from "./slices.ts";
import type { Span } from "./span.ts";
import { resolveSpeakersInSlices } from "./speakers/resolve-speakers.ts";
import type { Tagger } from "./tagger/tagger.ts";

/** What is known beside the text, and who helps to read it. */
export interface AnalyzeOptions {
  /** The headline, where the text does not open with it. */
  readonly title?: string | undefined;
  /** What the page states of itself. */
  readonly facts?: PageFacts | undefined;
  /** The learned reader; without it the rules read alone. */
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
  const text = unwrapBlockQuote(readable);
  const sentences = numberLines(findSentences(text), text, title);
  yield;
  const headline = title ?? firstLine(text);
  const language = detectLanguage(text, findParagraphs(text), facts.lang);
  const verdict = detectReadout(withoutHeadline(readable, headline), headline);
  const readout = refineVerdict(verdict, headline, language.hasPack);
  const told = language.tag === undefined ? {} : { language: language.tag };
  if (!language.hasPack) return { readout, event: undefined, ...told, attributions: [] };
  yield;
  const extent = findReadoutSection(readable, readout.isReadout);
  const people = yield* recognizePeopleIncrementally(text, sentences);
  const event = detectEvent(text, sentences, people, title, facts);
  yield;
  const ruled = yield* findAttributionsInSlices(text, sentences, isSpent);
  const tagged = tagger && (yield* tagger.tagIncrementally(text, readout.isReadout ? "readout" : "news", isSpent));
  yield;
  const found = tagged
    ? mergeRulesAndTagger(text, sentences, ruled, tagged, readout.isReadout ? WHOLE : extent)
    : ruled;
  yield;
  const tidied = readout.isReadout ? postprocessAttributions(text, found) : found;
  const joined = joinQuotations(
    text,
    sentences,
    tidied.map((finding) => separateSpans(text, finding)),
  );
  yield;
  const findings = dropOverlaps(text, joined).filter(({ cue }) => !isIn(language.foreign, cue));
  const speakers = yield* resolveSpeakersInSlices(text, sentences, findings, people, event);
  const attributions: Attribution[] = [];
  for (const [index, finding] of findings.entries()) {
    yield;
    const { sources, cue, contents, addressees, confidence } = finding;
    const claim = classifyClaim(text, finding);
    attributions.push({ sources, cue, contents, addressees, speakers: speakers[index] ?? [], ...claim, confidence });
  }
  return { readout, ...(extent && { extent }), event, ...told, attributions };
}

function firstLine(text: string): string {
  return /\S[^\n]*/.exec(text)?.[0].trimEnd() ?? "";
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

/** Paragraph 0 is the headline; a text whose title is given apart and does not open it has none, so its lines count from 1. */
function numberLines(sentences: readonly Sentence[], text: string, title: string | undefined): readonly Sentence[] {
  const first = sentences[0];
  if (title === undefined || first === undefined || text.startsWith(title.trim(), first.start)) return sentences;
  return sentences.map((sentence) => ({ ...sentence, paragraph: sentence.paragraph + 1 }));
}
