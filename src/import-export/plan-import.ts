import type { AttributionReview } from "../annotation/attribution-review.ts";
import type { Correction } from "../annotation/correction.ts";
import { missingPreferences, NO_PREFERENCES, type Preferences } from "../annotation/preferences.ts";
import type { ImportWrites } from "../annotation/record-change.ts";
import { type MessageKey, t } from "../locale/i18n.ts";
import type { ExistingRecords } from "./existing-records.ts";
import type { ImportedFile, ImportIssue, LocatedRecord } from "./import-types.ts";
import { CodePlanner } from "./planners/code-planner.ts";
import { ComparisonPlanner } from "./planners/comparison-planner.ts";
import { DecisionPlanner } from "./planners/decision-planner.ts";
import { NotePlanner } from "./planners/note-planner.ts";
import { PersonPlanner } from "./planners/person-planner.ts";
import type { ImportOutcome } from "./planners/planned-changes.ts";
import { ReadoutPlanner } from "./planners/readout-planner.ts";

/** The changes that an import would make. Nothing is written yet. */
export interface ImportPlan {
  readonly counts: Readonly<Record<ImportOutcome | "refused", number>>;
  /** The outcome of each record, in the order of the file. */
  readonly outcomes: readonly { readonly place: string; readonly outcome: ImportOutcome }[];
  readonly issues: readonly ImportIssue[];
  readonly writes: ImportWrites;
  /** The preferences that the import adds. */
  readonly preferences: Preferences;
  /** The number of new records of each kind. */
  readonly newByKind: Readonly<Record<ImportedKind, number>>;
}

/** The kinds of records in a file, in the order in which a summary lists them. */
const IMPORTED_KINDS = {
  notes: "found_notes",
  readouts: "stored_readouts",
  corrections: "plan_corrections",
  reviews: "plan_reviews",
  comparisons: "plan_comparisons",
  people: "plan_people",
  codes: "plan_codes",
  decisions: "plan_decisions",
  terms: "plan_terms",
  searches: "plan_searches",
  templates: "plan_templates",
} as const satisfies Readonly<Record<string, MessageKey>>;

type ImportedKind = keyof typeof IMPORTED_KINDS;

/** Plans an import without writing anything. */
export async function planImport(file: ImportedFile, existing: ExistingRecords): Promise<ImportPlan> {
  const preferences = missingPreferences(file.preferences ?? NO_PREFERENCES, await existingPreferences(existing));
  const notes = new NotePlanner(existing, idsOf(file.notes));
  const readouts = new ReadoutPlanner(existing);
  const decisions = new DecisionPlanner(existing, await ownCoder(existing, preferences), idsOf(file.reviews ?? []));
  const comparisons = new ComparisonPlanner(existing, readouts);
  const people = new PersonPlanner(existing);
  const codes = new CodePlanner(existing);
  const outcomes: { place: string; outcome: ImportOutcome }[] = [];
  const newByKind = {
    notes: 0,
    readouts: 0,
    corrections: 0,
    reviews: 0,
    comparisons: 0,
    people: 0,
    codes: 0,
    decisions: 0,
    terms: 0,
    searches: 0,
    templates: 0,
  };
  const plan = async <T>(
    kindOf: ImportedKind | ((record: T) => ImportedKind),
    records: readonly LocatedRecord<T>[],
    planOne: (record: T) => Promise<ImportOutcome>,
  ) => {
    for (const { location: place, record } of records) {
      const outcome = await planOne(record);
      outcomes.push({ place, outcome });
      if (outcome === "new") newByKind[typeof kindOf === "string" ? kindOf : kindOf(record)]++;
    }
  };
  const unlessOthers = (kind: "corrections" | "reviews") => (one: Correction | AttributionReview) =>
    decisions.isOthers(one) ? "decisions" : kind;
  await plan("notes", file.notes, (one) => notes.planNote(one));
  await plan("readouts", file.readouts, (one) => readouts.planReadout(one));
  await plan(unlessOthers("corrections"), file.corrections, (one) => decisions.planCorrection(one));
  await plan(unlessOthers("reviews"), file.reviews ?? [], (one) => decisions.planReview(one));
  await plan("comparisons", file.comparisons ?? [], (one) => comparisons.planComparison(one));
  await plan("comparisons", file.rejectedPairs ?? [], (one) => comparisons.planRejectedPair(one));
  await plan("people", file.people ?? [], (one) => people.planPerson(one));
  await plan("people", file.rejectedNames ?? [], (one) => people.planRejectedNames(one));
  await plan("terms", file.topicTerms ?? [], (one) => comparisons.planTopicTerm(one));
  await plan("codes", file.codes ?? [], (one) => codes.planCode(one));
  await plan("decisions", file.coderDecisions ?? [], (one) => decisions.planCoderDecision(one));
  newByKind.searches = preferences.savedSearches.length;
  newByKind.templates = Object.keys(preferences.templates).length;
  const counts = { new: 0, changed: 0, same: 0, older: 0, merged: 0, refused: file.issues.length };
  for (const { outcome } of outcomes) counts[outcome]++;
  counts.new += newByKind.searches + newByKind.templates;
  const writes = {
    notes: notes.changes(),
    readouts: readouts.changes(),
    ...decisions.changes(),
    ...comparisons.changes(),
    ...people.changes(),
    codes: codes.changes(),
  };
  return { counts, outcomes, issues: file.issues, writes, preferences, newByKind };
}

function idsOf(records: readonly LocatedRecord<{ readonly id: string }>[]): ReadonlySet<string> {
  return new Set(records.map(({ record }) => record.id));
}

/**
 * Returns the name under which the decisions of a file are the user's own. A library without any decision takes the name
 * of the file's owner, as on a new computer. Undefined if the user's decisions have no name: decisions of a file that have
 * a name are then of somebody else.
 */
async function ownCoder(existing: ExistingRecords, given: Preferences): Promise<string | undefined> {
  const { coder } = await existingPreferences(existing);
  if (coder !== undefined) return coder;
  return (await existing.hasUnnamedDecisions?.()) ? undefined : given.coder;
}

/** Returns the stored preferences, or none for a store without them. */
async function existingPreferences({ preferences }: ExistingRecords): Promise<Preferences> {
  return (await preferences?.()) ?? NO_PREFERENCES;
}

/** The order in which the outcomes of a plan are listed. */
const REPORTED_OUTCOMES = ["new", "changed", "merged", "same", "older", "refused"] as const;

/** Returns a summary of a plan, for example "5 new: 3 notes, 2 readouts · 3 changed · 30 unchanged". */
export function summarizePlan({ counts, newByKind }: ImportPlan): string {
  const parts = REPORTED_OUTCOMES.filter((what) => counts[what] > 0).map((what) => {
    const summary = t(`plan_${what}`, { count: counts[what] });
    return what === "new" ? t("plan_kinds", { summary, kinds: kindsText(newByKind) }) : summary;
  });
  return parts.length > 0 ? parts.join(" · ") : t("plan_nothing");
}

function kindsText(newByKind: ImportPlan["newByKind"]): string {
  const kinds = (Object.keys(IMPORTED_KINDS) as ImportedKind[]).filter((kind) => newByKind[kind] > 0);
  return kinds.map((kind) => t(IMPORTED_KINDS[kind], { count: newByKind[kind] })).join(", ");
}
