import {
  type Comparison,
  createRejectedPair,
  mergeComparisons,
  type RejectedPair,
  withReadoutIds,
} from "../../annotation/comparison-record.ts";
import type { ImportWrites } from "../../annotation/record-change.ts";
import type { TopicTerm } from "../../annotation/topic-term.ts";
import type { ExistingRecords } from "../existing-records.ts";
import { type ImportOutcome, isSameRecord, PlannedChanges } from "./planned-changes.ts";
import type { ReadoutPlanner } from "./readout-planner.ts";

/** Plans the import of comparisons, pairs that are not to be compared, and terms of topics. */
export class ComparisonPlanner {
  private readonly comparisons = new PlannedChanges<Comparison>();
  private readonly rejectedPairs = new Map<string, RejectedPair>();
  private readonly topicTerms = new Map<string, TopicTerm>();

  constructor(
    private readonly existing: ExistingRecords,
    private readonly readouts: ReadoutPlanner,
  ) {}

  /**
   * Merges a comparison with the stored one of the same id, or of the same readouts. The readouts of the file must have
   * been planned before, because they may be merged with stored ones of other ids.
   */
  async planComparison(imported: Comparison): Promise<ImportOutcome> {
    const given = withReadoutIds(imported, (id) => this.readouts.storedId(id));
    const stored = await this.comparisons.current(given.id, () => this.existing.comparison?.(given.id));
    const known = stored ?? (await this.comparisonOfSameReadouts(given));
    const after = known ? mergeComparisons(known, given) : given;
    if (known && isSameRecord(known, after)) return known.id === given.id ? "same" : "merged";
    this.comparisons.add({ id: after.id, before: known, after });
    if (!known) return "new";
    return known.id === given.id ? "changed" : "merged";
  }

  async planRejectedPair(imported: RejectedPair): Promise<ImportOutcome> {
    const [one, other] = [imported.a, imported.b].map((id) => this.readouts.storedId(id)) as [string, string];
    const pair = { ...createRejectedPair(one, other), at: imported.at };
    const stored = (await this.existing.rejectedPairs?.()) ?? [];
    const key = `${pair.a} ${pair.b}`;
    if (this.rejectedPairs.has(key) || stored.some(({ a, b }) => a === pair.a && b === pair.b)) return "same";
    this.rejectedPairs.set(key, pair);
    return "new";
  }

  /** Plans a term of a topic. A stored term keeps its topic. */
  async planTopicTerm(imported: TopicTerm): Promise<ImportOutcome> {
    const stored = (await this.existing.topicTerms?.()) ?? [];
    const isKnown = stored.some(({ term }) => term === imported.term);
    if (isKnown || this.topicTerms.has(imported.term)) return "same";
    this.topicTerms.set(imported.term, imported);
    return "new";
  }

  changes(): Pick<ImportWrites, "comparisons" | "rejectedPairs" | "topicTerms"> {
    return {
      comparisons: this.comparisons.list(),
      rejectedPairs: [...this.rejectedPairs.values()],
      topicTerms: [...this.topicTerms.values()],
    };
  }

  private async comparisonOfSameReadouts({ id, readouts, deleted }: Comparison): Promise<Comparison | undefined> {
    const [first] = readouts;
    if (first === undefined || deleted !== undefined) return undefined;
    const planned = this.comparisons.list().flatMap(({ after }) => after ?? []);
    const stored = (await this.existing.comparisonsOfReadout?.(first)) ?? [];
    const key = [...readouts].sort().join(" ");
    return [...planned, ...stored].find((one) => one.id !== id && [...one.readouts].sort().join(" ") === key);
  }
}
