import { expect } from "chai";
import type { Correction } from "../../src/annotation/correction.ts";
import { createNote, type Note, updateNote } from "../../src/annotation/note.ts";
import { createReadout } from "../../src/annotation/readout-record.ts";
import { restoreNotes, setTagOnNotes, trashNotes } from "../../src/store/bulk-note-actions.ts";
import { correctionsForPage, getCorrection, putCorrection } from "../../src/store/corrections-store.ts";
import { countNotes, eachNote, getNote, moveToTrash, putNote, putNotes } from "../../src/store/notes-store.ts";
import { openStore, type Store } from "../../src/store/open-store.ts";
import { setReadoutStatus } from "../../src/store/readout-actions.ts";
import { getReadout, putReadout, readoutsWithFacet } from "../../src/store/readouts-store.ts";
import { emptyTrash, purgeExpired, RETENTION_DAYS, trashedNotes } from "../../src/store/trash.ts";
import { listUndo, undoAction } from "../../src/store/undo-action.ts";
import { applyImport } from "../../src/store/write-import.ts";
import { withStore } from "./fresh-store.ts";

/** More notes than are changed in one transaction (see BATCH_SIZE in bulk-job.ts). */
const MANY = 300;

function notesUpTo(count: number): Note[] {
  return Array.from({ length: count }, (_, n) =>
    createNote({ target: { source: `https://example.org/${n % 3}` }, title: "", bodyValue: `${n}`, tags: ["old"] }),
  );
}

async function all(store: Store): Promise<Note[]> {
  const found: Note[] = [];
  for await (const note of eachNote(store)) found.push(note);
  return found;
}

/** Returns notes without the time of their last change. */
function plain(notes: readonly Note[]) {
  return notes.map(({ modified: _, ...note }) => note);
}

const READOUT = createReadout({
  url: "https://example.org/0",
  title: "Call",
  capturedAt: "2026-11-24T00:00:00.000Z",
  text: "Call",
  sha256: "00",
  reading: { readout: { isReadout: true, score: 1, reasons: [] }, event: undefined, attributions: [] },
});

function correctionOf(id: string): Correction {
  return {
    id,
    target: {
      source: "https://a.example/",
      selector: [
        { type: "TextQuoteSelector", exact: "Call", prefix: "", suffix: "" },
        { type: "TextPositionSelector", start: 0, end: 4 },
      ],
    },
    changed: [],
    hidden: false,
    created: "2026-11-24T00:00:00.000Z",
    modified: "2026-11-24T00:00:00.000Z",
  };
}

const ids = (notes: readonly Note[]) => notes.map(({ id }) => id);

describe("a bulk action", () => {
  const actions: [what: string, act: (store: Store, notes: readonly Note[]) => ReturnType<typeof trashNotes>][] = [
    ["delete notes", (store, notes) => trashNotes(store, ids(notes))],
    ["add a tag", (store, notes) => setTagOnNotes(store, ids(notes), "new", true)],
    ["remove a tag", (store, notes) => setTagOnNotes(store, ids(notes), "old", false)],
    [
      "import newer versions and more notes",
      (store, notes) =>
        applyImport(
          store,
          {
            notes: [
              ...notes.map((note) => ({ id: note.id, before: note, after: updateNote(note, { bodyValue: "x" }) })),
              ...notesUpTo(3).map((note) => ({ id: note.id, before: undefined, after: note })),
            ],
            readouts: [{ id: READOUT.id, before: undefined, after: READOUT }],
            corrections: [],
          },
          "a.json",
        ),
    ],
  ];
  for (const [what, act] of actions) {
    it(`(${what}) can be undone after the browser restarts`, () =>
      withStore(async (store, name) => {
        await putNotes(store, notesUpTo(MANY));
        const before = await all(store);
        const { undo, isComplete, urls } = await act(store, before);
        expect(isComplete).to.equal(true);
        expect(urls.length).to.equal(3);
        expect(plain(await all(store))).not.to.deep.equal(plain(before));
        store.close();
        const again = await openStore({ name });
        const [last] = await listUndo(again);
        expect(last).to.deep.equal(undo);
        expect(await undoAction(again, undo.id)).to.include({ restored: undo.count, left: 0 });
        expect(plain(await all(again))).to.deep.equal(plain(before));
        expect(await getReadout(again, READOUT.id)).to.equal(undefined);
        expect(await listUndo(again)).to.deep.equal([]);
        again.close();
      }));
  }

  it("is undone before the earlier ones", () =>
    withStore(async (store) => {
      const notes = notesUpTo(2);
      await putNotes(store, notes);
      const before = await all(store);
      const first = await setTagOnNotes(store, ids(notes), "new", true);
      const second = await setTagOnNotes(store, ids(notes), "newer", true);
      expect(await undoAction(store, second.undo.id)).to.include({ restored: 2, left: 0 });
      expect(await undoAction(store, first.undo.id)).to.include({ restored: 2, left: 0 });
      expect(plain(await all(store))).to.deep.equal(plain(before));
    }));

  it("leaves notes alone when undone after they were edited", () =>
    withStore(async (store) => {
      const [one, two] = notesUpTo(2) as [Note, Note];
      await putNotes(store, [one, two]);
      const { undo } = await setTagOnNotes(store, ids([one, two]), "new", true);
      const tagged = (await getNote(store, one.id)) as Note;
      await putNote(store, updateNote(tagged, { bodyValue: "mine" }));
      expect(await undoAction(store, undo.id)).to.include({ restored: 1, left: 1 });
      expect(await getNote(store, one.id)).to.include({ bodyValue: "mine" });
    }));

  it("that was cut short can be undone as far as it went", () =>
    withStore(async (store) => {
      await putNotes(store, notesUpTo(MANY));
      const control = new AbortController();
      const work = { onProgress: () => control.abort(), signal: control.signal };
      const { undo, isComplete } = await trashNotes(store, ids(await all(store)), work);
      expect(isComplete).to.equal(false);
      expect(await countNotes(store)).to.equal(MANY - undo.count);
      await undoAction(store, undo.id);
      expect(await countNotes(store)).to.equal(MANY);
    }));

  it("leaves a note alone that has changed since the import was planned", () =>
    withStore(async (store) => {
      const [note] = notesUpTo(1) as [Note];
      await putNote(store, updateNote(note, { bodyValue: "newer" }));
      const writes = {
        notes: [{ id: note.id, before: note, after: updateNote(note, {}) }],
        readouts: [],
        corrections: [],
      };
      const { undo } = await applyImport(store, writes, "old.json");
      expect(undo.count).to.equal(0);
      expect(await getNote(store, note.id)).to.include({ bodyValue: "newer" });
    }));

  it("imports corrections and undoes that, except for those that were changed before or since", () =>
    withStore(async (store) => {
      const [fresh, changed, newer, later] = ["n1", "n2", "n3", "n4"].map((id) => correctionOf(id)) as [
        Correction,
        Correction,
        Correction,
        Correction,
      ];
      for (const one of [changed, { ...newer, modified: "2026-11-25T00:00:00.000Z" }]) await putCorrection(store, one);
      const revised = { ...changed, hidden: true, modified: "2026-11-26T00:00:00.000Z" };
      const write = (before: Correction | undefined, after: Correction) => ({ id: after.id, before, after });
      const corrections = [
        write(undefined, fresh),
        write(changed, revised),
        write(newer, { ...newer, hidden: true }),
        write(undefined, later),
      ];
      const { undo, urls } = await applyImport(store, { notes: [], readouts: [], corrections }, "b.json");
      expect(undo.count).to.equal(3);
      expect(urls).to.deep.equal(["https://a.example/"]);
      expect(await getCorrection(store, "n2")).to.deep.equal(revised);
      expect(await getCorrection(store, "n3")).to.include({ hidden: false });
      expect((await correctionsForPage(store, "https://a.example/")).length).to.equal(4);
      await putCorrection(store, { ...later, hidden: true, modified: "2026-11-27T00:00:00.000Z" });
      expect(await undoAction(store, undo.id)).to.include({ restored: 2, left: 1 });
      expect(await getCorrection(store, "n1")).to.equal(undefined);
      expect(await getCorrection(store, "n2")).to.deep.equal(changed);
      expect(await getCorrection(store, "n4")).to.include({ hidden: true });
      expect(await listUndo(store)).to.deep.equal([]);
    }));

  it("that imports can be stopped between two parts, also among readouts and corrections", () =>
    withStore(async (store) => {
      const control = new AbortController();
      const writes = {
        notes: [],
        readouts: [{ id: READOUT.id, before: undefined, after: READOUT }],
        corrections: [{ id: "n1", before: undefined, after: correctionOf("n1") }],
      };
      const work = { onProgress: () => control.abort(), signal: control.signal };
      const { undo, isComplete: isWhole } = await applyImport(store, writes, "c.json", work);
      expect({ count: undo.count, isComplete: isWhole }).to.deep.equal({ count: 1, isComplete: false });
      expect(await getCorrection(store, "n1")).to.equal(undefined);
    }));

  it("that imports is not complete if it is stopped before its last part, and names the pages of its corrections", () =>
    withStore(async (store) => {
      const control = new AbortController();
      const time = "2026-11-24T00:00:00.000Z";
      const code = {
        id: "c1",
        name: "trade",
        definition: "",
        color: "#1f5aa6",
        order: 0,
        created: time,
        modified: time,
      };
      const writes = {
        notes: [],
        readouts: [],
        corrections: [{ id: "n1", before: undefined, after: correctionOf("n1") }],
        codes: [{ id: code.id, before: undefined, after: code }],
      };
      const work = { onProgress: () => control.abort(), signal: control.signal };
      const { undo, urls, isComplete } = await applyImport(store, writes, "d.json", work);
      expect({ count: undo.count, urls, isComplete }).to.deep.equal({
        count: 1,
        urls: ["https://a.example/"],
        isComplete: false,
      });
    }));

  it("that imports a readout keeps a text of its page that was stored after the plan was made", () =>
    withStore(async (store) => {
      const visited = {
        ...READOUT,
        id: "visited",
        text: "Visited",
        sha256: "11",
        capturedAt: "2026-11-25T00:00:00.000Z",
      };
      await putReadout(store, visited);
      const writes = { notes: [], readouts: [{ id: READOUT.id, before: undefined, after: READOUT }], corrections: [] };
      const { undo } = await applyImport(store, writes, "files");
      const kept = await getReadout(store, "visited");
      expect(kept).to.include({ text: "Visited" });
      expect(kept?.earlier.map(({ text }) => text)).to.deep.equal(["Call"]);
      expect(await getReadout(store, READOUT.id)).to.equal(undefined);
      await undoAction(store, undo.id);
      expect(await getReadout(store, "visited")).to.deep.equal(visited);
    }));

  it("restores notes from the trash", () =>
    withStore(async (store) => {
      await putNotes(store, notesUpTo(3));
      const deleted = await trashNotes(store, ids(await all(store)));
      await restoreNotes(store, ids(await all(store)));
      expect(await countNotes(store)).to.equal(3);
      expect(await undoAction(store, deleted.undo.id)).to.include({ restored: 0, left: 3 });
    }));
});

describe("setReadoutStatus", () => {
  /** Stores more readouts than are changed in one transaction, and returns their ids. */
  async function storeReadouts(store: Store): Promise<string[]> {
    const records = Array.from({ length: 30 }, (_, n) => ({
      ...READOUT,
      id: `r${n}`,
      url: `https://example.org/${n}`,
    }));
    for (const record of records) await putReadout(store, record);
    return records.map(({ id }) => id);
  }

  it("sets the status of readouts, lists them under it, and undoes that", () =>
    withStore(async (store) => {
      const all = await storeReadouts(store);
      await setReadoutStatus(store, all.slice(0, 2), "marked");
      const { undo, isComplete } = await setReadoutStatus(store, all, "checked");
      expect({ count: undo.count, isComplete }).to.deep.equal({ count: 30, isComplete: true });
      expect((await readoutsWithFacet(store, ["status", "checked"], { limit: 99 })).length).to.equal(30);
      expect(await undoAction(store, undo.id)).to.include({ restored: 30, left: 0 });
      const marked = await readoutsWithFacet(store, ["status", "marked"], { limit: 99 });
      expect(marked.map(({ id }) => id).sort()).to.deep.equal(["r0", "r1"]);
      expect((await readoutsWithFacet(store, ["status", "new"], { limit: 99 })).length).to.equal(28);
      expect((await getReadout(store, "r0"))?.text).to.equal(READOUT.text);
    }));

  it("leaves readouts that have the status unchanged, and undoes no later status", () =>
    withStore(async (store) => {
      const all = await storeReadouts(store);
      const first = await setReadoutStatus(store, all, "checked");
      const again = await setReadoutStatus(store, [...all, "missing"], "checked");
      expect(again.undo.count).to.equal(0);
      await setReadoutStatus(store, ["r0"], "new");
      await setReadoutStatus(store, ["r0"], "checked");
      expect(await undoAction(store, first.undo.id)).to.include({ restored: 29, left: 1 });
      expect((await getReadout(store, "r0"))?.status?.value).to.equal("checked");
    }));

  it("stops between two parts and undoes what was done", () =>
    withStore(async (store) => {
      const all = await storeReadouts(store);
      const control = new AbortController();
      const { undo, isComplete } = await setReadoutStatus(store, all, "marked", {
        onProgress: () => control.abort(),
        signal: control.signal,
      });
      expect(isComplete).to.equal(false);
      expect(undo.count).to.be.within(1, 29);
      await undoAction(store, undo.id);
      expect((await readoutsWithFacet(store, ["status", "marked"], { limit: 99 })).length).to.equal(0);
    }));
});

describe("the trash", () => {
  it("lists the last deleted notes first, in pages", () =>
    withStore(async (store) => {
      const notes = notesUpTo(5);
      await putNotes(store, notes);
      const day = (n: number) => new Date(Date.UTC(2030, 0, n));
      for (const [n, { id }] of notes.entries()) await moveToTrash(store, id, day(n + 1));
      const first = await trashedNotes(store, { limit: 2 });
      const rest = await trashedNotes(store, { limit: 9, before: first.at(-1)?.deleted });
      expect([...first, ...rest].map(({ bodyValue }) => bodyValue)).to.deep.equal(["4", "3", "2", "1", "0"]);
    }));

  it(`purges notes that were deleted more than ${RETENTION_DAYS} days ago, and nothing else`, () =>
    withStore(async (store) => {
      const [old, young, kept] = notesUpTo(3) as [Note, Note, Note];
      await putNotes(store, [old, young, kept]);
      const now = new Date(Date.UTC(2040, 0, 31));
      const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
      await moveToTrash(store, old.id, daysAgo(RETENTION_DAYS + 1));
      await moveToTrash(store, young.id, daysAgo(RETENTION_DAYS - 1));
      expect(await purgeExpired(store, now)).to.equal(1);
      expect(await getNote(store, old.id)).to.equal(undefined);
      expect((await getNote(store, young.id))?.deleted).to.be.a("string");
      expect((await getNote(store, kept.id))?.deleted).to.equal(undefined);
    }));

  it("can be emptied in parts", () =>
    withStore(async (store) => {
      await putNotes(store, notesUpTo(MANY));
      await trashNotes(store, ids((await all(store)).slice(1)));
      const steps: number[] = [];
      expect(await emptyTrash(store, undefined, { onProgress: (done) => steps.push(done) })).to.equal(MANY - 1);
      expect(steps.length).to.be.greaterThan(1);
      expect(await store.count("notes")).to.equal(1);
    }));
});
