import { findOriginal } from "../annotation/apply-corrections.ts";
import {
  type AttributionCheck,
  combineReviews,
  createReview,
  isEmptyReview,
  type ReviewState,
  updateReview,
} from "../annotation/attribution-review.ts";
import {
  groupIdsByPage,
  type ReviewedAttribution,
  type ReviewedReadout,
  reviewedAttributions,
} from "../annotation/attribution-row.ts";
import { createCorrection, isEmptyCorrection } from "../annotation/correction.ts";
import { updateNote } from "../annotation/note.ts";
import { randomUuid } from "../annotation/uuid.ts";
import type { Act, Attribution } from "../engine/analysis.ts";
import { reviewedReadoutInTx } from "./attributions-store.ts";
import { type BulkResult, JOURNALED_STORES, type JobOptions, type JournalTx } from "./bulk-job.ts";
import { deleteCorrectionInTx, writeCorrection } from "./corrections-store.ts";
import { writeNote } from "./notes-store.ts";
import { allRequests, type Store, writeTxTo } from "./open-store.ts";
import { deleteReviewInTx, writeReview } from "./reviews-store.ts";
import { publishAfterJob } from "./store-events.ts";
import type { UndoCorrection, UndoEntry, UndoKind, UndoRecord, UndoReview } from "./undo-record.ts";

/** A change that the user makes to attributions. */
export type AttributionChange =
  | { readonly kind: "tag"; readonly tag: string; readonly isAdded: boolean }
  | { readonly kind: "check"; readonly isChecked: boolean }
  | { readonly kind: "act"; readonly act: Act }
  | { readonly kind: "speakers"; readonly speakers: readonly string[] };

/** The number of readouts in one transaction. */
const BATCH_SIZE = 20;

/**
 * Changes attributions, given by their ids, and records in the undo journal how to undo it. Tags and confirmations are
 * stored as reviews, acts and speakers as corrections, with the name of the coder if one is given. `count` of the journal
 * is the number of changed attributions.
 */
export function changeAttributions(
  store: Store,
  ids: readonly string[],
  change: AttributionChange,
  { onProgress, signal, coder = "" }: JobOptions & { readonly coder?: string | undefined } = {},
): Promise<BulkResult> {
  return publishAfterJob(async (onWrite) => {
    const { kind, subject } = actionOf(change);
    let undo: UndoRecord = { id: randomUuid(), kind, subject, at: new Date().toISOString(), count: 0 };
    const byPage = [...groupIdsByPage(ids)];
    const urls = new Set<string>();
    let [from, done] = [0, 0];
    for (let part = 0; from < byPage.length && signal?.aborted !== true; part++, from += BATCH_SIZE) {
      const batch = byPage.slice(from, from + BATCH_SIZE);
      const { next, entries } = await writeTxTo(store, JOURNALED_STORES, (tx) =>
        changeBatch(tx, undo, part, batch, change, coder),
      );
      undo = next;
      for (const url of entries.urls) urls.add(url);
      if (entries.reviews.length > 0) onWrite("reviews");
      if (entries.corrections.length > 0) onWrite("corrections");
      if (entries.notes.length > 0) onWrite("notes");
      done += batch.reduce((sum, [, some]) => sum + some.size, 0);
      onProgress?.(done, ids.length);
    }
    return { undo, urls: [...urls], isComplete: from >= byPage.length };
  });
}

function actionOf(change: AttributionChange): { readonly kind: UndoKind; readonly subject: string } {
  if (change.kind === "tag") return { kind: "tag-attributions", subject: change.tag };
  if (change.kind === "check") return { kind: "check", subject: "" };
  return { kind: "correct", subject: change.kind === "speakers" ? change.speakers.join(", ") : "" };
}

/** The records that one transaction has changed. */
interface ChangedRecords {
  /** The name of the coder who changes them, or "". */
  readonly coder: string;
  count: number;
  readonly notes: UndoEntry[];
  readonly corrections: UndoCorrection[];
  readonly reviews: UndoReview[];
  readonly urls: Set<string>;
}

async function changeBatch(
  tx: JournalTx,
  undo: UndoRecord,
  part: number,
  batch: readonly (readonly [key: string, ids: ReadonlySet<string>])[],
  change: AttributionChange,
  coder: string,
): Promise<{ readonly next: UndoRecord; readonly entries: ChangedRecords }> {
  const entries: ChangedRecords = { coder, count: 0, notes: [], corrections: [], reviews: [], urls: new Set() };
  for (const [key, ids] of batch) {
    const readout = await reviewedReadoutInTx(tx, key);
    if (!readout) continue;
    for (const one of reviewedAttributions(readout).filter(({ row }) => ids.has(row.id))) {
      if (!(await changeOne(tx, readout, one, change, entries))) continue;
      entries.count += 1;
      entries.urls.add(readout.record.url);
    }
  }
  if (entries.count === 0) return { next: undo, entries };
  const next = { ...undo, count: undo.count + entries.count };
  const { notes, corrections, reviews } = entries;
  await allRequests(
    () => tx("undo").put(next),
    () => tx("undoParts").put({ undo: undo.id, part, entries: notes, corrections, reviews }),
  );
  return { next, entries };
}

/** Changes one attribution. Returns false if the change would have no effect. */
async function changeOne(
  tx: JournalTx,
  readout: ReviewedReadout,
  reviewed: ReviewedAttribution,
  change: AttributionChange,
  entries: ChangedRecords,
): Promise<boolean> {
  const { row, attribution } = reviewed;
  switch (change.kind) {
    case "act":
      if (change.act === attribution.act) return false;
      return correct(tx, readout, reviewed, { ...attribution, act: change.act }, entries);
    case "speakers":
      if (change.speakers.join("\n") === attribution.speakers.join("\n")) return false;
      return correct(tx, readout, reviewed, { ...attribution, speakers: change.speakers }, entries);
    case "check": {
      if ((row.checked !== undefined) === change.isChecked) return false;
      const { tags } = combineReviews(reviewed.reviews);
      const checked = change.isChecked ? { checked: newCheck(entries.coder) } : {};
      return review(tx, readout, reviewed, { tags, ...checked }, entries);
    }
    case "tag": {
      const { tag, isAdded } = change;
      if (row.tags.includes(tag) === isAdded) return false;
      if (!isAdded) await removeTagFromNotes(tx, reviewed, tag, entries);
      const state = combineReviews(reviewed.reviews);
      if (!isAdded && !state.tags.includes(tag)) return true;
      const tags = isAdded ? [...state.tags, tag] : state.tags.filter((one) => one !== tag);
      return review(tx, readout, reviewed, { ...state, tags }, entries);
    }
  }
}

/** Returns a confirmation at this moment, with the name of the coder if there is one. */
function newCheck(coder: string): AttributionCheck {
  return { at: new Date().toISOString(), ...(coder && { coder }) };
}

/** Stores the state of an attribution in one review; others of the same attribution are deleted. */
async function review(
  tx: JournalTx,
  { record }: ReviewedReadout,
  { attribution, reviews }: ReviewedAttribution,
  state: ReviewState,
  entries: ChangedRecords,
): Promise<true> {
  const [first, ...others] = reviews;
  const after = first
    ? updateReview(first, state, entries.coder)
    : createReview({ url: record.url, text: record.text, attribution, ...state, coder: entries.coder });
  const isKept = !isEmptyReview(after);
  if (isKept) await writeReview(tx, after);
  else if (first) await deleteReviewInTx(tx, first);
  if (isKept || first) entries.reviews.push({ id: after.id, before: first ?? null, after: isKept ? after : null });
  for (const other of others) {
    await deleteReviewInTx(tx, other);
    entries.reviews.push({ id: other.id, before: other, after: null });
  }
  return true;
}

/** Stores a correction, or deletes the earlier one if the attribution is again as the engine found it. */
async function correct(
  tx: JournalTx,
  { record: { url, text, reading }, corrections }: ReviewedReadout,
  { attribution }: ReviewedAttribution,
  user: Attribution,
  entries: ChangedRecords,
): Promise<true> {
  const { correction, ...plain } = { correction: undefined, ...attribution };
  const previous = correction && corrections.find(({ id }) => id === correction.id);
  const at = previous?.replaces ? findOriginal(text, reading.attributions, previous.replaces.selector) : -1;
  const engine = previous ? reading.attributions[at] : plain;
  const after = createCorrection({
    ...{ url, text, engine, user, previous },
    hidden: previous?.hidden ?? false,
    ...(entries.coder && { coder: entries.coder }),
  });
  if (previous && isEmptyCorrection(after)) {
    await deleteCorrectionInTx(tx, previous);
    entries.corrections.push({ id: previous.id, before: previous, after: null });
  } else {
    await writeCorrection(tx, after);
    entries.corrections.push({ id: after.id, before: previous ?? null, after: after.modified });
  }
  return true;
}

async function removeTagFromNotes(
  tx: JournalTx,
  { notes }: ReviewedAttribution,
  tag: string,
  entries: ChangedRecords,
): Promise<void> {
  for (const note of notes.filter(({ tags }) => tags.includes(tag))) {
    const after = updateNote(note, { tags: note.tags.filter((one) => one !== tag) });
    await writeNote(tx, after);
    entries.notes.push({ id: note.id, after: after.modified, before: note });
  }
}
