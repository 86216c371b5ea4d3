import type { Act, CheckableKind } from "../engine/analysis.ts";
import { type Span, textOf } from "../engine/span.ts";
import type { AttributionWithCorrection, CorrectionInfo } from "./apply-corrections.ts";
import { passageSpan } from "./passage-span.ts";
import { describe, type Selectors } from "./selectors.ts";

/** An attribution as plain text, for display and export where the page's text is not available. */
export interface AttributionView {
  /** Index among the page's attributions, from 0. */
  readonly index: number;
  readonly source: string;
  readonly cue: string;
  readonly contents: readonly string[];
  readonly addressee: string;
  readonly speakers: readonly string[];
  readonly act: Act;
  readonly checkables: readonly { readonly text: string; readonly reason: CheckableKind }[];
  readonly confidence: number;
  /** The span from its first character to its last, in the page's text. */
  readonly span: Span;
  readonly selectors: Selectors;
  /** The user's correction, if there is one. */
  readonly correction?: CorrectionInfo;
}

/** Converts an attribution to plain text. */
export function toAttributionView(
  text: string,
  attribution: AttributionWithCorrection,
  index: number,
): AttributionView {
  const quote = (span: Span) => textOf(text, span).replace(/\s+/g, " ");
  const span = passageSpan(attribution);
  return {
    index,
    source: attribution.sources.map(quote).join(" … "),
    cue: attribution.cue ? quote(attribution.cue) : "",
    contents: attribution.contents.map(quote),
    addressee: attribution.addressees.map(quote).join(" … "),
    speakers: attribution.speakers,
    act: attribution.act,
    checkables: attribution.checkables.map(({ span: at, reason }) => ({ text: quote(at), reason })),
    confidence: attribution.confidence,
    span,
    selectors: describe(text, span),
    ...(attribution.correction && { correction: attribution.correction }),
  };
}
