import { type AttributionReview, mergeReviews } from "../../annotation/attribution-review.ts";
import { type CoderDecision, correctionDecision, reviewDecision } from "../../annotation/coder-decision.ts";
import type { Correction } from "../../annotation/correction.ts";
import { pageKey } from "../../annotation/page-url.ts";
import type { ImportWrites } from "../../annotation/record-change.ts";
import type { ExistingRecords } from "../existing-records.ts";
import { anchorKey } from "./anchor-key.ts";
import { type ImportOutcome, outcomeOf, PlannedChanges } from "./planned-changes.ts";

const modifiedOf = ({ modified }: Correction | AttributionReview): string => modified;

/** Plans the import of corrections and reviews. Those of other coders are kept beside the user's own. */
export class DecisionPlanner {
  private readonly corrections = new PlannedChanges<Correction>();
  private readonly reviews = new PlannedChanges<AttributionReview>();
  private readonly coderDecisions = new PlannedChanges<CoderDecision>();

  /**
   * `coder` is the name of the user's own decisions, if they have one. `given` contains the ids of all reviews of the file.
   * A review of the file is never merged with another one of it, because they were separate where the file was made.
   */
  constructor(
    private readonly existing: ExistingRecords,
    private readonly coder: string | undefined,
    private readonly given: ReadonlySet<string>,
  ) {}

  async planCorrection(given: Correction): Promise<ImportOutcome> {
    const known = await this.corrections.current(given.id, () => this.existing.correction?.(given.id));
    if (!known && this.isOthers(given)) return this.planDecision(correctionDecision(given, given.coder ?? ""));
    const outcome = outcomeOf(known, given, modifiedOf);
    if (isStored(outcome)) this.corrections.add({ id: given.id, before: known, after: given });
    return outcome;
  }

  /** Merges a review with the stored one of the same passage; of two with the same id, the later one is kept. */
  async planReview(given: AttributionReview): Promise<ImportOutcome> {
    const known = await this.reviews.current(given.id, () => this.existing.review?.(given.id));
    if (!known && this.isOthers(given)) return this.planDecision(reviewDecision(given, given.coder ?? ""));
    if (!known) return this.planNewReview(given);
    const outcome = outcomeOf(known, given, modifiedOf);
    if (isStored(outcome)) this.reviews.add({ id: given.id, before: known, after: given });
    return outcome;
  }

  /** Keeps a decision that the owner of the file kept beside their own, or takes it back if it is the user's own. */
  async planCoderDecision(given: CoderDecision): Promise<ImportOutcome> {
    if (given.isReplaced || given.coder !== this.coder) return this.planDecision(given);
    return given.kind === "correction" ? this.planCorrection(given.record) : this.planReview(given.record);
  }

  /** Returns whether a correction or review of the file is of another coder than the user. */
  isOthers({ coder }: Correction | AttributionReview): boolean {
    return coder !== undefined && coder !== this.coder;
  }

  changes(): Pick<ImportWrites, "corrections" | "reviews" | "coderDecisions"> {
    return {
      corrections: this.corrections.list(),
      reviews: this.reviews.list(),
      coderDecisions: this.coderDecisions.list(),
    };
  }

  private async planDecision(given: CoderDecision): Promise<ImportOutcome> {
    const known = await this.coderDecisions.current(given.id, () => this.existing.coderDecision?.(given.id));
    const outcome = outcomeOf(known, given, ({ record }) => record.modified);
    if (isStored(outcome)) this.coderDecisions.add({ id: given.id, before: known, after: given });
    return outcome;
  }

  private async planNewReview(given: AttributionReview): Promise<ImportOutcome> {
    const similar = await this.similarReview(given);
    const after = similar ? mergeReviews(similar, given) : given;
    if (after !== similar) this.reviews.add({ id: after.id, before: similar, after });
    return similar ? "merged" : "new";
  }

  private async similarReview(given: AttributionReview): Promise<AttributionReview | undefined> {
    const stored = (await this.existing.reviewsOnPage?.(pageKey(given.target.source))) ?? [];
    const similar = stored.find(
      (one) =>
        !this.given.has(one.id) &&
        anchorKey(one) === anchorKey(given) &&
        (one.resolves === undefined) === (given.resolves === undefined),
    );
    return similar && (this.reviews.planned(similar.id) ?? similar);
  }
}

function isStored(outcome: ImportOutcome): boolean {
  return outcome === "new" || outcome === "changed";
}
