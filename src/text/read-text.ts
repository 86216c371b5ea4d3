import { adoptTagged } from "./adopt-tagged.ts";
import { detectReadout } from "./detect-readout.ts";
import { dropOverlaps } from "./drop-overlaps.ts";
import { findAttributionsInSlices } from "./find-attributions.ts";
import { findExtent } from "./find-extent.ts";
import { findSentences, type Sentence } from "./find-sentences.ts";
import { joinQuotations } from "./join-quotations.ts";
import { keepApart } from "./keep-apart.ts";
import { openBlock } from "./open-block.ts";
import { findPeopleInSlices } from "./people/find-people.ts";
import { readClaim } from "./read-claim.ts";
import { readEvent } from "./read-event.ts";
import { type ReadableText, toReadableText } from "./readable-text.ts";
import type { Attribution, Reading } from "./reading.ts";
import { resolveSpeakersInSlices } from "./resolve-speakers.ts";
import { finish, type Sliced } from "./slices.ts";
import type { Span } from "./span.ts";
import type { Tagger } from "./tagger/tagger.ts";
import { tidyFindings } from "./tidy-findings.ts";
import { readableWords } from "./unseen.ts";

/** What is known beside the text, and who helps to read it. */
export interface ReadOptions {
  /** The headline, where the text does not open with it. */
  readonly title?: string | undefined;
  /** The learned reader; without it the rules read alone. */
  readonly tagger?: Tagger | undefined;
  /** Whether the time for this text is spent: what was read by then is given, and the rest left out. */
  readonly isSpent?: () => boolean;
}

const WHOLE: Span = { start: 0, end: Number.POSITIVE_INFINITY };

/** Reads a page's text: is it a readout, of which event, and who says what in it. */
export function readText(text: string, options: ReadOptions = {}): Reading {
  return finish(readTextInSlices(text, options));
}

/**
 * The same in slices of a few milliseconds: run it on while there is time, or drop it. The text is read without what nobody
 * sees in it; the spans that come back are of the text that was given.
 */
export function* readTextInSlices(given: string, options: ReadOptions = {}): Sliced<Reading> {
  const { title } = options;
  const readable = toReadableText(given);
  yield;
  const words = title === undefined ? undefined : readableWords(title);
  const reading = yield* readReadable(readable.text, { ...options, title: words });
  return inGiven(reading, readable);
}

function* readReadable(readable: string, { title, tagger, isSpent = () => false }: ReadOptions): Sliced<Reading> {
  const text = openBlock(readable);
  const sentences = numberLines(findSentences(text), text, title);
  yield;
  const readout = detectReadout(readable, title ?? text.slice(sentences[0]?.start ?? 0, sentences[0]?.end ?? 0));
  yield;
  const extent = findExtent(readable, readout.isReadout);
  const people = yield* findPeopleInSlices(text, sentences);
  const event = readEvent(text, sentences, people, title);
  yield;
  const ruled = yield* findAttributionsInSlices(text, sentences, isSpent);
  const tagged = tagger && (yield* tagger.tagSlices(text, readout.isReadout ? "readout" : "news", isSpent));
  yield;
  const found = tagged ? adoptTagged(text, sentences, ruled, tagged, readout.isReadout ? WHOLE : extent) : ruled;
  yield;
  const tidied = readout.isReadout ? tidyFindings(text, found) : found;
  const joined = joinQuotations(
    text,
    sentences,
    tidied.map((finding) => keepApart(text, finding)),
  );
  yield;
  const findings = dropOverlaps(text, joined);
  const speakers = yield* resolveSpeakersInSlices(text, sentences, findings, people, event);
  const attributions: Attribution[] = [];
  for (const [index, finding] of findings.entries()) {
    yield;
    const { sources, cue, contents, addressees, confidence } = finding;
    const claim = readClaim(text, finding);
    attributions.push({ sources, cue, contents, addressees, speakers: speakers[index] ?? [], ...claim, confidence });
  }
  return { readout, ...(extent && { extent }), event, attributions };
}

/** The reading with its spans in the text that was given. */
function inGiven(reading: Reading, { spanInGiven, isGiven }: ReadableText): Reading {
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
