import type { AttributionCandidate } from "../attribution/attribution-candidate.ts";

/** What decides the act of an attribution: its cue in lower case, and the opening of its content. */
export interface ClaimToClassify {
  readonly finding: AttributionCandidate;
  readonly cue: string;
  /** The words of the source. */
  readonly source: string;
  /** The opening of the content as written. */
  readonly written: string;
  /** The opening of the content in lower case. */
  readonly content: string;
}
