import type { Act, CheckableKind } from "../engine/analysis.ts";
import { type Span, textOf } from "../engine/span.ts";
import type { CorrectionMark, ReadAttribution } from "./apply-corrections.ts";
import { extentOf } from "./extent-of.ts";
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
  readonly checkables: readonly { readonly text: string; readonly reason: CheckableKind }[];
  readonly confidence: number;
  /** From its first character to its last, in the page's text. */
  readonly span: Span;
  readonly selectors: Selectors;
  /** What the reader has corrected in it, if anything. */
  readonly correction?: CorrectionMark;
}

/** The attribution in words. */
export function viewAttribution(text: string, attribution: ReadAttribution, index: number): AttributionView {
  const words = (span: Span) => textOf(text, span).replace(/\s+/g, " ");
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
