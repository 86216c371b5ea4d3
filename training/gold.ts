import type { Span } from "../src/engine/span.ts";

/** A hand-made attribution, reduced to its spans. */
export interface GoldAttribution {
  readonly sources: readonly Span[];
  readonly cues: readonly Span[];
  readonly contents: readonly Span[];
  readonly addressees: readonly Span[];
}

/** A text with its hand-made attributions; several annotators of one text give several documents. */
export interface GoldDocument {
  readonly id: string;
  readonly text: string;
  readonly attributions: readonly GoldAttribution[];
}
