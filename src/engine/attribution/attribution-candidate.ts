import type { Tense } from "../languages/en/inflect-verb.ts";
import type { ReportingVerb } from "../languages/en/reporting-verb.ts";
import type { Span } from "../span.ts";
import type { FrameKind } from "./frame.ts";

/** An attribution as the rules find it: its spans, and what later steps need to know about how it was found. */
export interface AttributionCandidate {
  readonly sources: readonly Span[];
  readonly cue: Span;
  readonly contents: readonly Span[];
  readonly addressees: readonly Span[];
  readonly verb: ReportingVerb;
  readonly tense: Tense | "colon";
  readonly kind: FrameKind;
  readonly passive: boolean;
  readonly confidence: number;
  /** The index of its sentence in the text, from 0. */
  readonly sentence: number;
  /** The ids of the rules that found it, and "tagger" if the tagger found it. */
  readonly rules: readonly string[];
}
