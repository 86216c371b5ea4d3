import type { AttributionReview } from "./attribution-review.ts";
import type { Correction } from "./correction.ts";

/**
 * A decision about an attribution that is kept beside the user's own and does not apply to any text: one of another
 * coder, from an imported backup, or one of the user's that a resolved disagreement has replaced.
 */
export type CoderDecision = {
  /** The id of its record. */
  readonly id: string;
  readonly coder: string;
  /** True if it was the user's own decision until a disagreement was resolved. */
  readonly isReplaced?: true;
} & (
  | { readonly kind: "correction"; readonly record: Correction }
  | { readonly kind: "review"; readonly record: AttributionReview }
);

/** Returns the decision that keeps a correction beside the user's own. */
export function correctionDecision(record: Correction, coder: string, isReplaced = false): CoderDecision {
  return { id: record.id, coder, ...(isReplaced && { isReplaced }), kind: "correction", record };
}

/** Returns the decision that keeps a review beside the user's own. */
export function reviewDecision(record: AttributionReview, coder: string, isReplaced = false): CoderDecision {
  return { id: record.id, coder, ...(isReplaced && { isReplaced }), kind: "review", record };
}
