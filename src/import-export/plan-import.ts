import { type AttributionReview, mergeReviews } from "../annotation/attribution-review.ts";
import { addImportedCode, type Code } from "../annotation/code-record.ts";
import { type CoderDecision, correctionDecision, reviewDecision } from "../annotation/coder-decision.ts";
import {
  type Comparison,
  createRejectedPair,
  mergeComparisons,
  type RejectedPair,
  withReadoutIds,
} from "../annotation/comparison-record.ts";
import type { Correction } from "../annotation/correction.ts";
import { motivationOf, type Note } from "../annotation/note.ts";
import { pageKey } from "../annotation/page-url.ts";
import {
  addImportedPerson,
  type NameDecisions,
  PersonNames,
  type PersonRecord,
  type RejectedNames,
} from "../annotation/person-record.ts";
import { missingPreferences, NO_PREFERENCES, type Preferences } from "../annotation/preferences.ts";
import { mergeReadouts, type ReadoutRecord } from "../annotation/readout-record.ts";
import type { ImportWrites, RecordChange } from "../annotation/record-change.ts";
import type { TopicTerm } from "../annotation/topic-term.ts";
import { type MessageKey, t } from "../locale/i18n.ts";
import type { ImportedFile, ImportIssue, LocatedRecord } from "./import-types.ts";

/** The stored records that an import is compared with. Records in the trash are included. */
export interface ExistingRecords {
  note(id: string): Promise<Note | undefined> | Note | undefined;
  /** Returns all notes on the page with this key (see `pageKey`). */
  notesOnPage(key: string): Promise<readonly Note[]> | readonly Note[];
  /** Returns the readout on the page with this key. */
  readout(key: string): Promise<ReadoutRecord | undefined> | ReadoutRecord | undefined;
  /** Returns the correction with this id. Missing in a store without corrections. */
  correction?(id: string): Promise<Correction | undefined> | Correction | undefined;
  /** Returns the review of an attribution with this id. Missing in a store without reviews. */
  review?(id: string): Promise<AttributionReview | undefined> | AttributionReview | undefined;
  /** Returns all reviews of attributions on the page with this key. */
  reviewsOnPage?(key: string): Promise<readonly AttributionReview[]> | readonly AttributionReview[];
  /** Returns the comparison with this id. Missing in a store without comparisons. */
  comparison?(id: string): Promise<Comparison | undefined> | Comparison | undefined;
  /** Returns the comparisons that contain a readout, without those in the trash. */
  comparisonsOfReadout?(id: string): Promise<readonly Comparison[]> | readonly Comparison[];
  rejectedPairs?(): Promise<readonly RejectedPair[]> | readonly RejectedPair[];
  /** Returns all decisions about names. Missing in a store without people. */
  nameDecisions?(): Promise<NameDecisions> | NameDecisions;
  /** Returns the preferences that are stored. Missing in a store without preferences. */
  preferences?(): Promise<Preferences> | Preferences;
  topicTerms?(): Promise<readonly TopicTerm[]> | readonly TopicTerm[];
  codes?(): Promise<readonly Code[]> | readonly Code[];
  /** Returns the decision with this id that is kept beside the user's own. */
  coderDecision?(id: string): Promise<CoderDecision | undefined> | CoderDecision | undefined;
  /** Returns whether there are decisions of the user without the name of a coder. */
  hasUnnamedDecisions?(): Promise<boolean> | boolean;
}

/**
 * The outcome for a record: it is new, it changes the stored one, it equals the stored one, the stored one is newer,
 * or it is merged with a stored note on the same passage that has another id.
 */
export type ImportOutcome = "new" | "changed" | "same" | "older" | "merged";

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
  const { notes, readouts, corrections, reviews = [], comparisons = [], rejectedPairs = [], issues } = file;
  const { people = [], rejectedNames = [], topicTerms = [], codes = [], coderDecisions = [] } = file;
  const preferences = missingPreferences(file.preferences ?? NO_PREFERENCES, await existingPreferences(existing));
  const own = await ownCoder(existing, preferences);
  const stored = new ImportPlanner(existing, own, new Set([...notes, ...reviews].map(({ record }) => record.id)));
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
    kind: ImportedKind,
    records: readonly LocatedRecord<T>[],
    planOne: (record: T) => Promise<ImportOutcome>,
  ) => {
    for (const { location: place, record } of records) {
      const { others } = stored;
      const outcome = await planOne(record);
      outcomes.push({ place, outcome });
      if (outcome === "new") newByKind[stored.others > others ? "decisions" : kind]++;
    }
  };
  await plan("notes", notes, (one) => stored.planNote(one));
  await plan("readouts", readouts, (one) => stored.planReadout(one));
  await plan("corrections", corrections, (one) => stored.planCorrection(one));
  await plan("reviews", reviews, (one) => stored.planReview(one));
  await plan("comparisons", comparisons, (one) => stored.planComparison(one));
  await plan("comparisons", rejectedPairs, (one) => stored.planRejectedPair(one));
  await plan("people", people, (one) => stored.planPerson(one));
  await plan("people", rejectedNames, (one) => stored.planRejectedNames(one));
  await plan("terms", topicTerms, (one) => stored.planTopicTerm(one));
  await plan("codes", codes, (one) => stored.planCode(one));
  await plan("decisions", coderDecisions, (one) => stored.planCoderDecision(one));
  newByKind.searches = preferences.savedSearches.length;
  newByKind.templates = Object.keys(preferences.templates).length;
  const counts = { new: 0, changed: 0, same: 0, older: 0, merged: 0, refused: issues.length };
  for (const { outcome } of outcomes) counts[outcome]++;
  counts.new += newByKind.searches + newByKind.templates;
  return { counts, outcomes, issues, writes: stored.writes(), preferences, newByKind };
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

/** Returns the writes that undo an import. */
export function undoImport(writes: ImportWrites): ImportWrites {
  const { notes, readouts, corrections, reviews = [], comparisons = [], people = [] } = writes;
  return {
    notes: notes.map(inverse),
    readouts: readouts.map(inverse),
    corrections: corrections.map(inverse),
    reviews: reviews.map(inverse),
    comparisons: comparisons.map(inverse),
    people: people.map(inverse),
  };
}

function inverse<T>({ id, before, after }: RecordChange<T>): RecordChange<T> {
  return { id, before: after, after: before };
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

/** The stored records, overlaid with the writes planned so far. */
class ImportPlanner {
  private readonly notes = new Map<string, RecordChange<Note>>();
  private readonly readouts = new Map<string, RecordChange<ReadoutRecord>>();
  private readonly corrections = new Map<string, RecordChange<Correction>>();
  private readonly reviews = new Map<string, RecordChange<AttributionReview>>();
  private readonly comparisons = new Map<string, RecordChange<Comparison>>();
  private readonly rejectedPairs = new Map<string, RejectedPair>();
  private readonly rejectedNames: RejectedNames[] = [];
  private storedPeople: readonly PersonRecord[] = [];
  private decisions: NameDecisions | undefined;
  private readonly topicTerms = new Map<string, TopicTerm>();
  private storedCodes: readonly Code[] | undefined;
  private codes: readonly Code[] = [];
  private readonly coderDecisions = new Map<string, RecordChange<CoderDecision>>();
  /** The number of new decisions of other coders among the corrections and reviews of the file. */
  others = 0;
  /** The ids of stored readouts by the ids that the file has for the same pages. */
  private readonly readoutIds = new Map<string, string>();
  private readonly pages = new Map<string, Map<string, Note>>();

  /**
   * `coder` is the name of the user's own decisions, if they have one. `given` contains the ids of all notes and reviews
   * in the file. A note or review of the file is never merged with
   * another one of the file, because they were separate where the file was made.
   */
  constructor(
    private readonly existing: ExistingRecords,
    private readonly coder: string | undefined,
    private readonly given: ReadonlySet<string>,
  ) {}

  async planNote(given: Note): Promise<ImportOutcome> {
    const known = await this.note(given.id);
    if (known) return this.planUpdate(known, given);
    const page = await this.notesByAnchor(pageKey(given.target.source));
    const similar = page.get(anchorKey(given));
    const merged = similar && mergeNotes(similar, given);
    if (similar && merged) {
      if (!isSame(similar, merged)) this.write(similar, merged);
      return "merged";
    }
    this.write(undefined, given);
    return "new";
  }

  async planReadout(given: ReadoutRecord): Promise<ImportOutcome> {
    const key = pageKey(given.url);
    const planned = this.readouts.get(key);
    const known = planned ? planned.after : await this.existing.readout(key);
    const after = known ? mergeReadouts(known, given) : given;
    this.readoutIds.set(given.id, after.id);
    if (known && isSame(known, after)) return "same";
    const before = planned ? planned.before : known;
    this.readouts.set(key, { id: after.id, before, after });
    return known ? "changed" : "new";
  }

  async planCorrection(given: Correction): Promise<ImportOutcome> {
    const planned = this.corrections.get(given.id);
    const known = planned ? planned.after : await this.existing.correction?.(given.id);
    if (!known && this.isOthers(given.coder)) return this.planOther(correctionDecision(given, given.coder ?? ""));
    if (known && isSame(known, given)) return "same";
    if (known && given.modified < known.modified) return "older";
    this.corrections.set(given.id, { id: given.id, before: planned ? planned.before : known, after: given });
    return known ? "changed" : "new";
  }

  /** Merges a review with the stored one of the same passage; of two with the same id, the later one is kept. */
  async planReview(given: AttributionReview): Promise<ImportOutcome> {
    const planned = this.reviews.get(given.id);
    const known = planned ? planned.after : await this.existing.review?.(given.id);
    if (!known && this.isOthers(given.coder)) return this.planOther(reviewDecision(given, given.coder ?? ""));
    if (known && isSame(known, given)) return "same";
    if (known && given.modified < known.modified) return "older";
    const similar = known ? undefined : await this.similarReview(given);
    const after = similar ? mergeReviews(similar, given) : given;
    if (similar && after === similar) return "merged";
    const before = this.reviews.get(after.id)?.before ?? known ?? similar;
    this.reviews.set(after.id, { id: after.id, before, after });
    if (similar) return "merged";
    return known ? "changed" : "new";
  }

  /** Returns whether a decision with this name is of another coder than the user. */
  private isOthers(coder: string | undefined): boolean {
    return coder !== undefined && coder !== this.coder;
  }

  /** Keeps a correction or review of another coder beside the user's own. */
  private async planOther(given: CoderDecision): Promise<ImportOutcome> {
    const outcome = await this.planDecision(given);
    if (outcome === "new") this.others++;
    return outcome;
  }

  /** Keeps a decision that the owner of the file kept beside their own, or takes it back if it is the user's own. */
  async planCoderDecision(given: CoderDecision): Promise<ImportOutcome> {
    if (given.isReplaced || given.coder !== this.coder) return this.planDecision(given);
    return given.kind === "correction" ? this.planCorrection(given.record) : this.planReview(given.record);
  }

  private async planDecision(given: CoderDecision): Promise<ImportOutcome> {
    const planned = this.coderDecisions.get(given.id);
    const known = planned ? planned.after : await this.existing.coderDecision?.(given.id);
    if (known && isSame(known, given)) return "same";
    if (known && given.record.modified < known.record.modified) return "older";
    this.coderDecisions.set(given.id, { id: given.id, before: planned ? planned.before : known, after: given });
    return known ? "changed" : "new";
  }

  /** Adds a code of the file to the codebook, in which no two codes have the same name. */
  async planCode(given: Code): Promise<ImportOutcome> {
    this.storedCodes ??= (await this.existing.codes?.()) ?? [];
    if (this.codes.length === 0) this.codes = this.storedCodes;
    const before = this.codes;
    const known = before.find(({ id }) => id === given.id);
    const hasName = before.some(({ id, name }) => id !== given.id && name === given.name);
    this.codes = addImportedCode(before, given);
    if (hasName) return this.codes === before ? "same" : "merged";
    if (!known) return "new";
    if (isSame(known, given)) return "same";
    return this.codes === before ? "older" : "changed";
  }

  private codeChanges(): RecordChange<Code>[] {
    const before = new Map((this.storedCodes ?? []).map((code) => [code.id, code]));
    return this.codes
      .map((after) => ({ id: after.id, before: before.get(after.id), after }))
      .filter((change) => change.before !== change.after);
  }

  private async similarReview(given: AttributionReview): Promise<AttributionReview | undefined> {
    const stored = (await this.existing.reviewsOnPage?.(pageKey(given.target.source))) ?? [];
    const similar = stored.find(
      (one) =>
        !this.given.has(one.id) &&
        anchorKey(one) === anchorKey(given) &&
        (one.resolves === undefined) === (given.resolves === undefined),
    );
    return similar && (this.reviews.get(similar.id)?.after ?? similar);
  }

  /**
   * Merges a comparison with the stored one of the same id, or of the same readouts. The readouts of the file must have
   * been planned before, because they may be merged with stored ones of other ids.
   */
  async planComparison(imported: Comparison): Promise<ImportOutcome> {
    const given = withReadoutIds(imported, (id) => this.readoutIds.get(id) ?? id);
    const planned = this.comparisons.get(given.id);
    const stored = planned ? planned.after : await this.existing.comparison?.(given.id);
    const known = stored ?? (await this.comparisonOfSameReadouts(given));
    const after = known ? mergeComparisons(known, given) : given;
    if (known && isSame(known, after)) return known.id === given.id ? "same" : "merged";
    const before = this.comparisons.has(after.id) ? this.comparisons.get(after.id)?.before : known;
    this.comparisons.set(after.id, { id: after.id, before, after });
    if (!known) return "new";
    return known.id === given.id ? "changed" : "merged";
  }

  async planRejectedPair(imported: RejectedPair): Promise<ImportOutcome> {
    const [one, other] = [imported.a, imported.b].map((id) => this.readoutIds.get(id) ?? id) as [string, string];
    const pair = { ...createRejectedPair(one, other), at: imported.at };
    const stored = (await this.existing.rejectedPairs?.()) ?? [];
    const key = `${pair.a} ${pair.b}`;
    if (this.rejectedPairs.has(key) || stored.some(({ a, b }) => a === pair.a && b === pair.b)) return "same";
    this.rejectedPairs.set(key, pair);
    return "new";
  }

  /** Plans to add a person of the file to the stored people, so that each name still belongs to one person only. */
  async planPerson(given: PersonRecord): Promise<ImportOutcome> {
    const before = await this.nameDecisions();
    const known = before.people.find(({ id }) => id === given.id);
    const names = new PersonNames(before.people);
    const after = addImportedPerson(before, given);
    this.decisions = after;
    if (after === before) {
      if (known && isSame(known, given)) return "same";
      return known ? "older" : "same";
    }
    if (after.people.some(({ id }) => id === given.id)) return known ? "changed" : "new";
    return given.names.some((name) => names.personOf(name)) ? "merged" : "changed";
  }

  /** Plans to store that two names belong to different persons, unless the user has merged them here. */
  async planRejectedNames(given: RejectedNames): Promise<ImportOutcome> {
    const before = await this.nameDecisions();
    const { people, rejectedNames } = before;
    const isMerged = new PersonNames(people).personOf(given.a)?.names.includes(given.b) === true;
    if (isMerged || rejectedNames.some(({ a, b }) => a === given.a && b === given.b)) return "same";
    this.rejectedNames.push(given);
    this.decisions = { people, rejectedNames: [...rejectedNames, given] };
    return "new";
  }

  private async nameDecisions(): Promise<NameDecisions> {
    if (this.decisions) return this.decisions;
    const stored = (await this.existing.nameDecisions?.()) ?? { people: [], rejectedNames: [] };
    this.storedPeople = stored.people;
    this.decisions = stored;
    return stored;
  }

  private personChanges(): RecordChange<PersonRecord>[] {
    const [before, after] = [this.storedPeople, this.decisions?.people ?? []].map(
      (people) => new Map(people.map((person) => [person.id, person])),
    ) as [Map<string, PersonRecord>, Map<string, PersonRecord>];
    return [...new Set([...before.keys(), ...after.keys()])]
      .map((id) => ({ id, before: before.get(id), after: after.get(id) }))
      .filter((change) => change.before !== change.after);
  }

  /** Plans a term of a topic. A stored term keeps its topic. */
  async planTopicTerm(imported: TopicTerm): Promise<ImportOutcome> {
    const stored = (await this.existing.topicTerms?.()) ?? [];
    const isKnown = stored.some(({ term }) => term === imported.term);
    if (isKnown || this.topicTerms.has(imported.term)) return "same";
    this.topicTerms.set(imported.term, imported);
    return "new";
  }

  private async comparisonOfSameReadouts({ id, readouts, deleted }: Comparison): Promise<Comparison | undefined> {
    const [first] = readouts;
    if (first === undefined || deleted !== undefined) return undefined;
    const planned = [...this.comparisons.values()].flatMap(({ after }) => after ?? []);
    const stored = (await this.existing.comparisonsOfReadout?.(first)) ?? [];
    const key = [...readouts].sort().join(" ");
    return [...planned, ...stored].find((one) => one.id !== id && [...one.readouts].sort().join(" ") === key);
  }

  writes(): ImportWrites {
    return {
      notes: [...this.notes.values()],
      readouts: [...this.readouts.values()],
      corrections: [...this.corrections.values()],
      reviews: [...this.reviews.values()],
      comparisons: [...this.comparisons.values()],
      rejectedPairs: [...this.rejectedPairs.values()],
      people: this.personChanges(),
      rejectedNames: this.rejectedNames,
      topicTerms: [...this.topicTerms.values()],
      codes: this.codeChanges(),
      coderDecisions: [...this.coderDecisions.values()],
    };
  }

  private async note(id: string): Promise<Note | undefined> {
    const planned = this.notes.get(id);
    return planned ? planned.after : this.existing.note(id);
  }

  private planUpdate(known: Note, given: Note): ImportOutcome {
    if (isSame(known, given)) return "same";
    if (given.modified < known.modified) return "older";
    this.write(known, given);
    return "changed";
  }

  private write(before: Note | undefined, after: Note): void {
    const first = this.notes.get(after.id);
    this.notes.set(after.id, { id: after.id, before: first ? first.before : before, after });
    const page = this.pages.get(pageKey(after.target.source));
    if (page?.get(anchorKey(after))?.id === after.id) page.set(anchorKey(after), after);
  }

  private async notesByAnchor(key: string): Promise<Map<string, Note>> {
    const known = this.pages.get(key);
    if (known) return known;
    const notes = await this.existing.notesOnPage(key);
    const byAnchor = new Map(
      notes
        .filter(({ id, deleted }) => deleted === undefined && !this.given.has(id))
        .map((note) => [anchorKey(note), note]),
    );
    this.pages.set(key, byAnchor);
    return byAnchor;
  }
}

/** Returns the quoted text and its context with normalized white space, or "" for a page note. */
function anchorKey({ target: { selector } }: Pick<Note, "target">): string {
  if (!selector) return "";
  const [{ exact, prefix, suffix }] = selector;
  return [exact, prefix.slice(-16), suffix.slice(0, 16)].map((text) => text.replace(/\s+/g, " ").trim()).join("\u0000");
}

/**
 * Merges two notes with different ids on the same passage, if their texts are equal or one of them is empty. Returns
 * undefined if both have different texts. Page notes are merged only if their texts are equal.
 */
function mergeNotes(kept: Note, given: Note): Note | undefined {
  const [a, b] = [kept.bodyValue.trim(), given.bodyValue.trim()];
  const isOnPassage = kept.target.selector !== undefined;
  if (a !== b && !(isOnPassage && (a === "" || b === ""))) return undefined;
  const tags = [...new Set([...kept.tags, ...given.tags])];
  const bodyValue = a === "" ? given.bodyValue : kept.bodyValue;
  if (tags.length === kept.tags.length && bodyValue === kept.bodyValue) return kept;
  const modified = given.modified > kept.modified ? given.modified : kept.modified;
  const motivation = motivationOf(bodyValue, tags, kept.motivation);
  return { ...kept, bodyValue, tags, motivation, modified };
}

/** Returns whether two records are equal. A field with the value undefined equals a missing field. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) => isSame(left[key], right[key]));
}
