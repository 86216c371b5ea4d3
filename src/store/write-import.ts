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
import {
  BATCH_SIZE,
  type BulkResult,
  isStopped,
  JOURNALED_STORES,
  type JobOptions,
  type StepOptions,
} from "./bulk-job.ts";
import { changeNotes, type NoteEdit } from "./bulk-note-actions.ts";
import { toCoderDecision, writeDecision } from "./coder-decisions-store.ts";
import { toCorrection, writeCorrection } from "./corrections-store.ts";
import { type Store, writeTxTo } from "./open-store.ts";
import { toReadout, writeReadout } from "./readouts-store.ts";
import { toReview, writeReview } from "./reviews-store.ts";
import { publishAfterJob } from "./store-events.ts";
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

/**
 * Writes the planned import: first the notes, then the readouts, the corrections, the reviews of attributions, the
 * comparisons and the people. Skips records other than readouts that were changed after the plan was made.
 */
export function applyImport(
  store: Store,
  writes: ImportWrites,
  file: string,
  options: JobOptions = {},
): Promise<BulkResult> {
  return publishAfterJob((onWrite) => writeImport(store, writes, file, { ...options, onWrite }));
}

async function writeImport(
  store: Store,
  writes: ImportWrites,
  file: string,
  { onProgress, signal, onWrite }: StepOptions,
): Promise<BulkResult> {
  const { notes, readouts, corrections, reviews = [], comparisons = [], rejectedPairs = [] } = writes;
  const { people = [], rejectedNames = [], topicTerms = [], codes = [], coderDecisions = [] } = writes;
  const planned = new Map(notes.map((one) => [one.id, one]));
  const editOf = (id: string): NoteEdit => {
    const { before, after } = planned.get(id) ?? {};
    return (stored) => (stored?.modified === before?.modified ? after : undefined);
  };
  const total = notes.length + readouts.length + corrections.length + reviews.length + comparisons.length;
  const reportProgress = (done: number) => onProgress?.(done, total);
  const ids = [...planned.keys()];
  const kind = { kind: "import", subject: file } as const;
  let done = await changeNotes(store, kind, ids, editOf, { onProgress: reportProgress, signal, onWrite });
  for (const [n, one] of readouts.entries()) {
    if (isStopped(done, signal)) return { ...done, isComplete: false };
    const undo = await importReadout(store, done.undo, n, one);
    if (undo !== done.undo) onWrite("readouts");
    done = { ...done, undo };
    reportProgress(notes.length + n + 1);
  }
  for (let from = 0; from < corrections.length; from += BATCH_SIZE) {
    if (isStopped(done, signal)) return { ...done, isComplete: false };
    const chunk = corrections.slice(from, from + BATCH_SIZE);
    const undo = await importCorrections(store, done.undo, from, chunk);
    if (undo !== done.undo) onWrite("corrections");
    done = { ...done, undo };
    reportProgress(notes.length + readouts.length + Math.min(corrections.length, from + BATCH_SIZE));
  }
  for (let from = 0; from < reviews.length; from += BATCH_SIZE) {
    if (isStopped(done, signal)) return { ...done, isComplete: false };
    const undo = await importReviews(store, done.undo, from, reviews.slice(from, from + BATCH_SIZE));
    if (undo !== done.undo) onWrite("reviews");
    done = { ...done, undo };
    reportProgress(total - comparisons.length - Math.max(0, reviews.length - from - BATCH_SIZE));
  }
  if (comparisons.length + rejectedPairs.length + topicTerms.length > 0 && !isStopped(done, signal)) {
    const undo = await importComparisons(store, done.undo, comparisons, rejectedPairs, topicTerms);
    if (undo !== done.undo) onWrite("comparisons");
    done = { ...done, undo };
    reportProgress(total);
  }
  if (people.length + rejectedNames.length > 0 && !isStopped(done, signal)) {
    const undo = await importPeople(store, done.undo, people, rejectedNames);
    if (undo !== done.undo) onWrite("people");
    done = { ...done, undo };
  }
  if (codes.length + coderDecisions.length > 0 && !isStopped(done, signal)) {
    const undo = await importCoding(store, done.undo, codes, coderDecisions);
    if (undo !== done.undo) onWrite("codes");
    done = { ...done, undo };
  }
  const corrected = corrections.flatMap(({ after }) => after?.target.source ?? []);
  return { ...done, urls: [...new Set([...done.urls, ...corrected])] };
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
