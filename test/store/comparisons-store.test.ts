import { expect } from "chai";
import {
  type Comparison,
  createComparison,
  createRejectedPair,
  updateComparison,
} from "../../src/annotation/comparison-record.ts";
import type { ReadoutRecord } from "../../src/annotation/readout-record.ts";
import {
  acceptPair,
  allComparisons,
  comparisonsOfReadout,
  editComparison,
  getComparison,
  listComparisons,
  listRejectedPairs,
  putComparison,
  readoutsBetween,
  rejectPair,
  trashComparison,
  trashedComparisons,
  untrashComparison,
} from "../../src/store/comparisons-store.ts";
import { deleteAll } from "../../src/store/delete-all.ts";
import { getNote } from "../../src/store/notes-store.ts";
import { openStore } from "../../src/store/open-store.ts";
import { deleteReadoutUndoably, findReadoutDeletion } from "../../src/store/readout-actions.ts";
import { getReadout, putReadout } from "../../src/store/readouts-store.ts";
import { onStoreEvent } from "../../src/store/store-events.ts";
import { emptyTrash, purgeExpired, RETENTION_DAYS } from "../../src/store/trash.ts";
import { undoAction } from "../../src/store/undo-action.ts";
import { applyImport } from "../../src/store/write-import.ts";
import { openVersion1, VERSION_1 } from "./fixtures/version-1.ts";
import { withName, withStore } from "./fresh-store.ts";

const [A, B, C] = [1, 2, 3].map((n) => `${n}`.repeat(8).concat("-1111-4111-8111-111111111111")) as [
  string,
  string,
  string,
];

const day = (n: number) => new Date(Date.UTC(2026, 2, n));

function readout(id: string, eventDay: string | undefined): ReadoutRecord {
  const event = {
    kind: "call",
    participants: ["Ingrid Vale", "Tomas Orsk"],
    issuer: "Norland",
    date: undefined,
  } as const;
  const dated = { ...event, ...(eventDay !== undefined && { day: eventDay, dayFrom: "stated" as const }) };
  return {
    id,
    url: `https://norland.example/${id}`,
    title: "Call",
    capturedAt: day(1).toISOString(),
    text: "Call",
    sha256: "0".repeat(64),
    reading: { readout: { isReadout: true, score: 1, reasons: [] }, event: dated, attributions: [] },
    event: dated,
    earlier: [],
  };
}

const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

describe("The store of comparisons", () => {
  it("find the deletion of one of their readouts, which can be undone", () =>
    withStore(async (store) => {
      await putReadout(store, readout(A, "2026-03-14"));
      const undo = await deleteReadoutUndoably(store, A);
      expect(await getReadout(store, A)).to.equal(undefined);
      expect(await findReadoutDeletion(store, [B, A])).to.equal(undo);
      expect(await undoAction(store, undo ?? "")).to.deep.include({ restored: 1, left: 0 });
      expect(await getReadout(store, A)).to.deep.equal(readout(A, "2026-03-14"));
      expect(await findReadoutDeletion(store, [A])).to.equal(undefined);
      expect(await deleteReadoutUndoably(store, B)).to.equal(undefined);
    }));

  it("lists comparisons by the time of their last change, and by readout", () =>
    withStore(async (store) => {
      const [first, second] = [createComparison([A, B], day(1)), createComparison([B, C], day(2))];
      for (const one of [first, second]) await putComparison(store, one);
      expect(ids(await listComparisons(store))).to.deep.equal([second.id, first.id]);
      await editComparison(store, first.id, (one) => updateComparison(one, { comment: "x" }, day(3)));
      expect(ids(await listComparisons(store))).to.deep.equal([first.id, second.id]);
      expect(ids(await comparisonsOfReadout(store, A))).to.deep.equal([first.id]);
      expect(ids(await comparisonsOfReadout(store, B))).to.deep.equal([first.id, second.id]);
      expect(await getComparison(store, first.id)).to.include({ comment: "x" });
    }));

  it("keeps the later of two versions in any order", () =>
    withStore(async (store) => {
      const first = createComparison([A, B], day(1));
      const later = updateComparison(first, { comment: "later" }, day(2));
      await putComparison(store, later);
      expect(await putComparison(store, first)).to.deep.equal(later);
      expect(await getComparison(store, first.id)).to.deep.equal(later);
    }));

  it("loses no change when several tabs change a comparison at the same time", () =>
    withStore(async (store) => {
      const one = await putComparison(store, createComparison([A, B], day(1)));
      const add = (text: string) => (old: Comparison) => updateComparison(old, { comment: old.comment + text });
      await Promise.all(["a", "b", "c"].map((text) => editComparison(store, one.id, add(text))));
      expect([...((await getComparison(store, one.id))?.comment ?? "")].sort().join("")).to.equal("abc");
      expect(await editComparison(store, B, add("x"))).to.equal(undefined);
    }));

  it("announces every write to the other views", () =>
    withStore(async (store) => {
      const control = new AbortController();
      const events: string[] = [];
      onStoreEvent((event) => events.push(event), control.signal);
      const comparison = await putComparison(store, createComparison([A, B], day(1)));
      await editComparison(store, comparison.id, (one) => updateComparison(one, { comment: "x" }));
      await acceptPair(store, await rejectPair(store, A, C));
      while (events.length < 4) await new Promise((resolve) => setTimeout(resolve));
      control.abort();
      expect(events).to.deep.equal(["comparisons", "comparisons", "comparisons", "comparisons"]);
    }));

  it("moves a comparison to the trash and back, and deletes it permanently after the retention period", () =>
    withStore(async (store) => {
      const { id } = await putComparison(store, createComparison([A, B], day(1)));
      await trashComparison(store, id, day(2));
      expect([await listComparisons(store), await comparisonsOfReadout(store, A)]).to.deep.equal([[], []]);
      expect(ids(await trashedComparisons(store))).to.deep.equal([id]);
      await untrashComparison(store, id, day(3));
      expect(ids(await listComparisons(store))).to.deep.equal([id]);
      expect(await trashedComparisons(store)).to.deep.equal([]);
      await trashComparison(store, id, day(4));
      await purgeExpired(store, day(5));
      expect(ids(await trashedComparisons(store))).to.deep.equal([id]);
      await purgeExpired(store, day(5 + RETENTION_DAYS));
      expect(await allComparisons(store)).to.deep.equal([]);
    }));

  it("is emptied with the trash, and when everything is deleted", () =>
    withStore(async (store) => {
      const [kept, trashed] = [createComparison([A, B], day(1)), createComparison([A, C], day(1))];
      for (const one of [kept, trashed]) await putComparison(store, one);
      await trashComparison(store, trashed.id);
      await emptyTrash(store);
      expect(ids(await allComparisons(store))).to.deep.equal([kept.id]);
      await rejectPair(store, A, B);
      await deleteAll(store, []);
      expect([await allComparisons(store), await listRejectedPairs(store)]).to.deep.equal([[], []]);
    }));

  it("stores a pair of different events once, in any order of the two", () =>
    withStore(async (store) => {
      await rejectPair(store, B, A, day(1));
      const pair = await rejectPair(store, A, B, day(2));
      expect(await listRejectedPairs(store)).to.deep.equal([pair]);
      expect(pair).to.include({ a: A, b: B });
      await acceptPair(store, pair);
      expect(await listRejectedPairs(store)).to.deep.equal([]);
    }));

  it("imports comparisons and pairs, and undoes that, except for those that have changed since", () =>
    withStore(async (store) => {
      const before = await putComparison(store, createComparison([A, B], day(1)));
      const after = updateComparison(before, { comment: "imported" }, day(2));
      const [added, edited] = [createComparison([A, C], day(1)), createComparison([B, C], day(1))];
      const writes = {
        notes: [],
        readouts: [],
        corrections: [],
        comparisons: [
          { id: before.id, before, after },
          { id: added.id, before: undefined, after: added },
          { id: edited.id, before: undefined, after: edited },
        ],
        rejectedPairs: [createRejectedPair(A, B, day(1))],
      };
      const { undo } = await applyImport(store, writes, "b.json");
      expect(undo.count).to.equal(4);
      expect(await getComparison(store, before.id)).to.include({ comment: "imported" });
      await editComparison(store, edited.id, (one) => updateComparison(one, { comment: "mine" }));
      expect(await undoAction(store, undo.id)).to.include({ restored: 3, left: 1 });
      expect(await getComparison(store, before.id)).to.deep.equal(before);
      expect(await getComparison(store, added.id)).to.equal(undefined);
      expect(await getComparison(store, edited.id)).to.include({ comment: "mine" });
      expect(await listRejectedPairs(store)).to.deep.equal([]);
    }));

  it("does not import a comparison that has changed since the plan was made", () =>
    withStore(async (store) => {
      const before = await putComparison(store, createComparison([A, B], day(1)));
      await editComparison(store, before.id, (one) => updateComparison(one, { comment: "mine" }));
      const after = updateComparison(before, { comment: "imported" }, day(2));
      const writes = { notes: [], readouts: [], corrections: [], comparisons: [{ id: before.id, before, after }] };
      expect((await applyImport(store, writes, "b.json")).undo.count).to.equal(0);
      expect(await getComparison(store, before.id)).to.include({ comment: "mine" });
    }));
});

describe("readoutsBetween", () => {
  it("returns the readouts of events on these days", () =>
    withStore(async (store) => {
      for (const [id, at] of [
        [A, "2026-03-14"],
        [B, "2026-03-16"],
        [C, undefined],
      ] as const)
        await putReadout(store, readout(id, at));
      expect(ids(await readoutsBetween(store, "2026-03-13", "2026-03-15"))).to.deep.equal([A]);
      expect(ids(await readoutsBetween(store, "2026-03-14", "2026-03-16"))).to.deep.equal([A, B]);
      expect((await readoutsBetween(store, "2026-03-14", "2026-03-14"))[0]).not.to.have.property("pageKey");
    }));
});

describe("migrating a store of version 5", () => {
  it("adds comparisons and the days of stored readouts, and keeps every record", () =>
    withName(async (name) => {
      const old = await openStore({ name, version: 5 });
      expect([...old.objectStoreNames]).not.to.include("comparisons");
      await putReadout(old, readout(A, "2026-03-14"));
      old.close();
      const store = await openStore({ name });
      expect(await getReadout(store, A)).to.deep.equal(readout(A, "2026-03-14"));
      expect(ids(await readoutsBetween(store, "2026-03-14", "2026-03-14"))).to.deep.equal([A]);
      const comparison = await putComparison(store, createComparison([A, B], day(1)));
      expect(await listComparisons(store)).to.deep.equal([comparison]);
      store.close();
    }));

  it("also works from version 1", () =>
    withName(async (name) => {
      (await openVersion1(name)).close();
      const store = await openStore({ name });
      for (const { pageKey: _, ...note } of VERSION_1.notes) expect(await getNote(store, note.id)).to.deep.equal(note);
      expect(await listComparisons(store)).to.deep.equal([]);
      store.close();
    }));
});
