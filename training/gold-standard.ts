import type { Span } from "../src/engine/span.ts";

/** An attribution from manual annotation, with its spans only. */
export interface GoldAttribution {
  readonly sources: readonly Span[];
  readonly cues: readonly Span[];
  readonly contents: readonly Span[];
  readonly addressees: readonly Span[];
}

/** A text with its annotated attributions. A text with several annotators becomes several documents. */
export interface GoldDocument {
  readonly id: string;
  readonly text: string;
  readonly attributions: readonly GoldAttribution[];
}
