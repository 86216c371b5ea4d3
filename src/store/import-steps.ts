import type { AttributionReview } from "../annotation/attribution-review.ts";
import type { Code } from "../annotation/code-record.ts";
import type { CoderDecision } from "../annotation/coder-decision.ts";
import type { Comparison, RejectedPair } from "../annotation/comparison-record.ts";
import type { Correction } from "../annotation/correction.ts";
import { pageKey } from "../annotation/page-url.ts";
import type { PersonRecord, RejectedNames } from "../annotation/person-record.ts";
import { mergeReadouts, type ReadoutRecord } from "../annotation/readout-record.ts";
import type { ImportWrites, RecordChange } from "../annotation/record-change.ts";
import type { TopicTerm } from "../annotation/topic-term.ts";
import { BATCH_SIZE, JOURNALED_STORES } from "./bulk-job.ts";
import { toCoderDecision, writeDecision } from "./coder-decisions-store.ts";
import { toCorrection, writeCorrection } from "./corrections-store.ts";
import { type Store, writeTxTo } from "./open-store.ts";
import { toReadout, writeReadout } from "./readouts-store.ts";
import { toReview, writeReview } from "./reviews-store.ts";
import type { StoreEvent } from "./store-events.ts";
import type {
  UndoCode,
  UndoComparison,
  UndoCorrection,
  UndoDecision,
  UndoPerson,
  UndoReadout,
  UndoRecord,
  UndoReview,
} from "./undo-record.ts";

/**
 * The first part number for each kind of record other than notes in the undo journal. The distance keeps the number
 * ranges from overlapping.
 */
const FIRST_READOUT_PART = 1_000_000;
const FIRST_CORRECTION_PART = 2_000_000;
const COMPARISONS_PART = 3_000_000;
const FIRST_REVIEW_PART = 4_000_000;
const PEOPLE_PART = 5_000_000;
const CODING_PART = 6_000_000;

/** A part of an import that one transaction writes, together with the part of the undo journal that reverts it. */
export interface ImportStep {
  readonly event: StoreEvent;
  /** The number of its records that count in the progress. People, codes and lists of pairs do not: they are few. */
  readonly counted: number;
  /** Writes the records. Returns the record of the journal, which is the same object if nothing was written. */
  readonly write: (undo: UndoRecord) => Promise<UndoRecord>;
}

/** Returns the steps that write everything but the notes, in order. */
export function importSteps(store: Store, writes: ImportWrites): ImportStep[] {
  const { readouts, corrections, reviews = [], comparisons = [], rejectedPairs = [] } = writes;
  const { people = [], rejectedNames = [], topicTerms = [], codes = [], coderDecisions = [] } = writes;
  const steps: ImportStep[] = readouts.map((one, n) => ({
    event: "readouts",
    counted: 1,
    write: (undo) => importReadout(store, undo, n, one),
  }));
  for (const { from, batch } of batchesOf(corrections)) {
    const write = (undo: UndoRecord) => importCorrections(store, undo, from, batch);
    steps.push({ event: "corrections", counted: batch.length, write });
  }
  for (const { from, batch } of batchesOf(reviews)) {
    const write = (undo: UndoRecord) => importReviews(store, undo, from, batch);
    steps.push({ event: "reviews", counted: batch.length, write });
  }
  if (comparisons.length + rejectedPairs.length + topicTerms.length > 0) {
    const write = (undo: UndoRecord) => importComparisons(store, undo, comparisons, rejectedPairs, topicTerms);
    steps.push({ event: "comparisons", counted: comparisons.length, write });
  }
  if (people.length + rejectedNames.length > 0) {
    const write = (undo: UndoRecord) => importPeople(store, undo, people, rejectedNames);
    steps.push({ event: "people", counted: 0, write });
  }
  if (codes.length + coderDecisions.length > 0) {
    const write = (undo: UndoRecord) => importCoding(store, undo, codes, coderDecisions);
    steps.push({ event: "codes", counted: 0, write });
  }
  return steps;
}

/** Returns records in batches of the size of one transaction, each with the number of records before it. */
function batchesOf<T>(records: readonly T[]): { readonly from: number; readonly batch: readonly T[] }[] {
  return Array.from({ length: Math.ceil(records.length / BATCH_SIZE) }, (_, n) => ({
    from: n * BATCH_SIZE,
    batch: records.slice(n * BATCH_SIZE, (n + 1) * BATCH_SIZE),
  }));
}

/**
 * Writes one readout in its own transaction, because a readout can be long. A text of the page that was stored after
 * the plan was made is kept as another version.
 */
async function importReadout(
  store: Store,
  undo: UndoRecord,
  n: number,
  { id, after: planned }: RecordChange<ReadoutRecord>,
): Promise<UndoRecord> {
  if (!planned) return undo;
  return writeTxTo(store, JOURNALED_STORES, async (tx) => {
    const readouts = tx("readouts");
    const stored = (await readouts.get(id)) ?? (await readouts.index("pageKey").get(pageKey(planned.url)));
    const before = toReadout(stored) ?? null;
    const after = before ? mergeReadouts(before, planned) : planned;
    await writeReadout(tx, after);
    const next = { ...undo, count: undo.count + 1 };
    const entry: UndoReadout = { id: after.id, before, after: after.sha256 };
    await tx("undo").put(next);
    await tx("undoParts").put({ undo: undo.id, part: FIRST_READOUT_PART + n, entries: [], readouts: [entry] });
    return next;
  });
}

async function importCorrections(
  store: Store,
  undo: UndoRecord,
  from: number,
  chunk: readonly RecordChange<Correction>[],
): Promise<UndoRecord> {
  return writeTxTo(store, JOURNALED_STORES, async (tx) => {
    const entries: UndoCorrection[] = [];
    for (const { id, before: planned, after } of chunk) {
      const before = toCorrection(await tx("corrections").get(id));
      if (!after || before?.modified !== planned?.modified) continue;
      await writeCorrection(tx, after);
      entries.push({ id, before: before ?? null, after: after.modified });
    }
    if (entries.length === 0) return undo;
    const next = { ...undo, count: undo.count + entries.length };
    await tx("undo").put(next);
    await tx("undoParts").put({ undo: undo.id, part: FIRST_CORRECTION_PART + from, entries: [], corrections: entries });
    return next;
  });
}

async function importReviews(
  store: Store,
  undo: UndoRecord,
  from: number,
  chunk: readonly RecordChange<AttributionReview>[],
): Promise<UndoRecord> {
  return writeTxTo(store, JOURNALED_STORES, async (tx) => {
    const entries: UndoReview[] = [];
    for (const { id, before: planned, after } of chunk) {
      const before = toReview(await tx("reviews").get(id));
      if (!after || before?.modified !== planned?.modified) continue;
      await writeReview(tx, after);
      entries.push({ id, before: before ?? null, after });
    }
    if (entries.length === 0) return undo;
    const next = { ...undo, count: undo.count + entries.length };
    await tx("undo").put(next);
    await tx("undoParts").put({ undo: undo.id, part: FIRST_REVIEW_PART + from, entries: [], reviews: entries });
    return next;
  });
}

/** Writes all comparisons, rejected pairs and terms of topics in one transaction, because there are few of them. */
async function importComparisons(
  store: Store,
  undo: UndoRecord,
  planned: readonly RecordChange<Comparison>[],
  rejectedPairs: readonly RejectedPair[],
  topicTerms: readonly TopicTerm[],
): Promise<UndoRecord> {
  return writeTxTo(store, JOURNALED_STORES, async (tx) => {
    const entries: UndoComparison[] = [];
    for (const { id, before: expected, after } of planned) {
      const before = await tx("comparisons").get(id);
      if (!after || before?.modified !== expected?.modified) continue;
      await tx("comparisons").put(after);
      entries.push({ id, before: before ?? null, after: after.modified });
    }
    for (const pair of rejectedPairs) await tx("rejectedPairs").put(pair);
    for (const term of topicTerms) await tx("topicTerms").put(term);
    const count = undo.count + entries.length + rejectedPairs.length + topicTerms.length;
    if (count === undo.count) return undo;
    const next = { ...undo, count };
    await tx("undo").put(next);
    const terms = topicTerms.map(({ term }) => term);
    const part = { undo: undo.id, part: COMPARISONS_PART, entries: [], comparisons: entries, rejectedPairs };
    await tx("undoParts").put({ ...part, topicTerms: terms });
    return next;
  });
}

/** Writes all people and pairs of names in one transaction, because there are few of them. */
async function importPeople(
  store: Store,
  undo: UndoRecord,
  planned: readonly RecordChange<PersonRecord>[],
  rejectedNames: readonly RejectedNames[],
): Promise<UndoRecord> {
  return writeTxTo(store, JOURNALED_STORES, async (tx) => {
    const entries: UndoPerson[] = [];
    for (const { id, before: expected, after } of planned) {
      const before = await tx("people").get(id);
      if (before?.modified !== expected?.modified) continue;
      await (after ? tx("people").put(after) : tx("people").delete(id));
      entries.push({ id, before: before ?? null, after: after?.modified ?? null });
    }
    for (const pair of rejectedNames) await tx("rejectedNames").put(pair);
    const count = undo.count + entries.length + rejectedNames.length;
    if (count === undo.count) return undo;
    const next = { ...undo, count };
    await tx("undo").put(next);
    await tx("undoParts").put({
      undo: undo.id,
      part: PEOPLE_PART,
      entries: [],
      people: entries,
      rejectedNames: rejectedNames.map((pair) => ({ pair, isAdded: true })),
    });
    return next;
  });
}

/** Writes the codebook and the decisions of other coders in one transaction. */
async function importCoding(
  store: Store,
  undo: UndoRecord,
  codes: readonly RecordChange<Code>[],
  decisions: readonly RecordChange<CoderDecision>[],
): Promise<UndoRecord> {
  return writeTxTo(store, JOURNALED_STORES, async (tx) => {
    const codeEntries: UndoCode[] = [];
    for (const { id, before: expected, after } of codes) {
      const before = await tx("codes").get(id);
      if (before?.modified !== expected?.modified) continue;
      await (after ? tx("codes").put(after) : tx("codes").delete(id));
      codeEntries.push({ id, before: before ?? null, after: after?.modified ?? null });
    }
    const entries: UndoDecision[] = [];
    for (const { id, before: expected, after } of decisions) {
      const before = toCoderDecision(await tx("coderDecisions").get(id));
      if (!after || before?.record.modified !== expected?.record.modified) continue;
      await writeDecision(tx("coderDecisions"), after);
      entries.push({ id, before: before ?? null, after: after.record.modified });
    }
    const count = undo.count + codeEntries.length + entries.length;
    if (count === undo.count) return undo;
    const next = { ...undo, count };
    await tx("undo").put(next);
    const part = { undo: undo.id, part: CODING_PART, entries: [], codes: codeEntries, coderDecisions: entries };
    await tx("undoParts").put(part);
    return next;
  });
}
