import { updateReview } from "../annotation/attribution-review.ts";
import type { Code } from "../annotation/code-record.ts";
import { updateNote } from "../annotation/note.ts";
import { JOURNALED_STORES, type JobOptions, type JournalTx } from "./bulk-job.ts";
import { toCoderDecision, writeDecision } from "./coder-decisions-store.ts";
import { newCodesUndo, writeCodes } from "./codes-store.ts";
import { type NotesTx, toNote, writeNote } from "./notes-store.ts";
import { readTxFrom, type Store, writeTxTo } from "./open-store.ts";
import { type ReviewsTx, toReview, writeReview } from "./reviews-store.ts";
import { publishAfterJob } from "./store-events.ts";
import type { UndoDecision, UndoEntry, UndoRecord, UndoReview } from "./undo-record.ts";

/** The number of notes or reviews with a changed tag that one transaction writes. */
const BATCH_SIZE = 200;

/** Where a tag is used: the ids of notes, reviews and decisions of other coders with it. */
interface TagUses {
  readonly notes: readonly string[];
  readonly reviews: readonly string[];
  readonly decisions: readonly string[];
}

/**
 * Changes the codebook and replaces the tag of a code by another one wherever it is used: in notes, on attributions and
 * in the decisions of other coders. All of it is one action of the undo journal.
 */
export function replaceCodeTag(
  store: Store,
  { from, to }: { readonly from: string; readonly to: string },
  edit: (codes: readonly Code[]) => readonly Code[],
  { onProgress, signal }: JobOptions = {},
): Promise<{ readonly undo: UndoRecord; readonly isComplete: boolean }> {
  return publishAfterJob(async (onWrite) => {
    const { notes, reviews, decisions } = await findTagUses(store, from);
    const uses = [
      ...notes.map((id) => ["notes", id] as const),
      ...reviews.map((id) => ["reviews", id] as const),
      ...decisions.map((id) => ["decisions", id] as const),
    ];
    let undo = newCodesUndo(from, 0);
    let done = 0;
    for (let part = 0; (part === 0 || done < uses.length) && signal?.aborted !== true; part++) {
      const chunk = uses.slice(done, done + BATCH_SIZE);
      undo = await writeTxTo(store, JOURNALED_STORES, async (tx) => {
        const codes = part === 0 ? await writeCodes(tx("codes"), edit) : [];
        const changed = await replaceInBatch(tx, chunk, (tags) => tags.map((tag) => (tag === from ? to : tag)));
        const count = codes.length + changed.entries.length + changed.reviews.length + changed.coderDecisions.length;
        const next = { ...undo, count: undo.count + count };
        if (count === 0) return undo;
        await tx("undo").put(next);
        await tx("undoParts").put({ undo: undo.id, part, codes, ...changed });
        return next;
      });
      for (const event of ["codes", "notes", "reviews"] as const) onWrite(event);
      done += chunk.length;
      onProgress?.(done, uses.length);
    }
    return { undo, isComplete: done >= uses.length };
  });
}

async function replaceInBatch(
  tx: JournalTx,
  uses: readonly (readonly [kind: keyof TagUses, id: string])[],
  replace: (tags: readonly string[]) => readonly string[],
) {
  const [entries, reviews, coderDecisions]: [UndoEntry[], UndoReview[], UndoDecision[]] = [[], [], []];
  for (const [kind, id] of uses) {
    if (kind === "notes") {
      const before = toNote(await tx("notes").get(id));
      if (!before) continue;
      const after = updateNote(before, { tags: replace(before.tags) });
      await writeNote(tx as unknown as NotesTx, after);
      entries.push({ id, before, after: after.modified });
    } else if (kind === "reviews") {
      const before = toReview(await tx("reviews").get(id));
      if (!before) continue;
      const after = updateReview(before, { ...before, tags: replace(before.tags) });
      await writeReview(tx as unknown as ReviewsTx, after);
      reviews.push({ id, before, after });
    } else {
      const before = toCoderDecision(await tx("coderDecisions").get(id));
      if (before?.kind !== "review") continue;
      const record = updateReview(before.record, { ...before.record, tags: replace(before.record.tags) });
      await writeDecision(tx("coderDecisions"), { ...before, record });
      coderDecisions.push({ id, before, after: record.modified });
    }
  }
  return { entries, reviews, coderDecisions };
}

/** Returns where a tag is used, without notes in the trash. */
function findTagUses(store: Store, tag: string): Promise<TagUses> {
  return readTxFrom(store, ["notes", "reviews", "coderDecisions"], async (tx) => {
    const range = IDBKeyRange.bound(["tag", tag], ["tag", tag, []]);
    const [notes, reviews, decisions] = await Promise.all([
      tx("notes").index("facetAt").getAllKeys(range),
      tx("reviews").getAll(),
      tx("coderDecisions").getAll(),
    ]);
    return {
      notes: [...new Set(notes)],
      reviews: reviews.filter(({ tags }) => tags.includes(tag)).map(({ id }) => id),
      decisions: decisions.flatMap((one) => (one.kind === "review" && one.record.tags.includes(tag) ? one.id : [])),
    };
  });
}
