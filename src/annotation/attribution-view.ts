import type { Act, Attribution, CheckableReason } from "../text/reading.ts";
import { type Span, sliceOf } from "../text/span.ts";
import type { CorrectionMark, ReadAttribution } from "./apply-corrections.ts";
import { describe, type Selectors } from "./selectors.ts";

/** An attribution in words, for showing and exporting it where the page's text is not at hand. */
export interface AttributionView {
  /** Its place among the attributions of the page, from 0. */
  readonly index: number;
  readonly source: string;
  readonly cue: string;
  readonly contents: readonly string[];
  readonly addressee: string;
  readonly speakers: readonly string[];
  readonly act: Act;
  readonly checkables: readonly { readonly text: string; readonly reason: CheckableReason }[];
  readonly confidence: number;
  /** From its first character to its last, in the page's text. */
  readonly span: Span;
  readonly selectors: Selectors;
  /** What the reader has corrected in it, if anything. */
  readonly correction?: CorrectionMark;
}

/** The attribution in words. */
export function viewAttribution(text: string, attribution: ReadAttribution, index: number): AttributionView {
  const words = (span: Span) => sliceOf(text, span).replace(/\s+/g, " ");
  const span = extentOf(attribution);
  return {
    index,
    source: attribution.sources.map(words).join(" … "),
    cue: attribution.cue ? words(attribution.cue) : "",
    contents: attribution.contents.map(words),
    addressee: attribution.addressees.map(words).join(" … "),
    speakers: attribution.speakers,
    act: attribution.act,
    checkables: attribution.checkables.map(({ span: at, reason }) => ({ text: words(at), reason })),
    confidence: attribution.confidence,
    span,
    selectors: describe(text, span),
    ...(attribution.correction && { correction: attribution.correction }),
  };
}

/**
 * How far a source may stand from its cue and still belong to the passage, in characters. A subject shared by several
 * verbs stands further off; with it, the passage of the second verb would swallow that of the first.
 */
const SOURCE_REACH = 60;

/** The passage of an attribution: cue, contents and addressees, and the source where it stands near. */
export function extentOf({ sources, cue, contents, addressees }: Attribution): Span {
  const core = [...(cue ? [cue] : []), ...contents, ...addressees];
  const start = Math.min(...core.map((span) => span.start));
  const end = Math.max(...core.map((span) => span.end));
  const near = sources.filter((span) => span.end > start - SOURCE_REACH && span.start < end + SOURCE_REACH);
  return {
    start: Math.min(start, ...near.map((span) => span.start)),
    end: Math.max(end, ...near.map((span) => span.end)),
  };
}
