import { expect } from "chai";
import type { Correction } from "../../src/annotation/correction.ts";
import { createNote } from "../../src/annotation/note.ts";
import { createReadout } from "../../src/annotation/readout-record.ts";
import { recordBackup } from "../../src/store/backup-reminder.ts";
import { restoreNotes, setTagOnNotes, trashNotes } from "../../src/store/bulk-note-actions.ts";
import { putCorrection, removeCorrection } from "../../src/store/corrections-store.ts";
import { deleteAll } from "../../src/store/delete-all.ts";
import type { StorageArea } from "../../src/store/local-storage.ts";
import { moveToTrash, putNote, putNotes, restoreFromTrash } from "../../src/store/notes-store.ts";
import type { Store } from "../../src/store/open-store.ts";
import { deleteReadout, putReadout } from "../../src/store/readouts-store.ts";
import { changeSettings } from "../../src/store/settings.ts";
import { onStoreEvent, publishStoreEvent, type StoreEvent } from "../../src/store/store-events.ts";
import { emptyTrash, purgeExpired } from "../../src/store/trash.ts";
import { undoAction } from "../../src/store/undo-action.ts";
import { applyImport } from "../../src/store/write-import.ts";
import { withStore } from "./fresh-store.ts";

const PAGE = "https://example.org/readout";
const NOTE = createNote({ target: { source: PAGE }, title: "Call", tags: ["old"] });
const TRASHED = createNote({ target: { source: PAGE }, title: "Call" });
const IMPORTED = createNote({ target: { source: PAGE }, title: "Call" });
const READOUT = createReadout({
  url: PAGE,
  title: "Call",
  capturedAt: "2026-11-24T00:00:00.000Z",
  text: "Call",
  sha256: "00",
  reading: { readout: { isReadout: true, score: 1, reasons: [] }, event: undefined, attributions: [] },
});
const CORRECTION: Correction = {
  id: "correction",
  target: {
    source: PAGE,
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
const IMPORTED_CORRECTION = { ...CORRECTION, id: "imported" };
const IMPORT = {
  notes: [{ id: IMPORTED.id, before: undefined, after: IMPORTED }],
  readouts: [{ id: READOUT.id, before: undefined, after: READOUT }],
  corrections: [{ id: IMPORTED_CORRECTION.id, before: undefined, after: IMPORTED_CORRECTION }],
};

/** A storage area that is always empty. */
const AREA: StorageArea = { get: async () => ({}), set: async () => {}, remove: async () => {} };

/** An event that no write publishes. Events arrive in order, so none is missing once this one has arrived. */
const LAST = "last event of the test" as StoreEvent;

/** Returns the events that other views receive while `work` runs, even if it fails. */
async function eventsOf(work: () => Promise<unknown>): Promise<StoreEvent[]> {
  const control = new AbortController();
  const events: StoreEvent[] = [];
  const last = new Promise<void>((resolve) => {
    onStoreEvent((event) => {
      if (event === LAST) resolve();
      else events.push(event);
    }, control.signal);
  });
  await work().catch(() => undefined);
  publishStoreEvent(LAST);
  await last;
  control.abort();
  return events;
}

/** Puts the records of this file into a store, one note in the trash. */
async function fill(store: Store): Promise<void> {
  await putNotes(store, [NOTE, TRASHED]);
  await moveToTrash(store, TRASHED.id);
  await putReadout(store, READOUT);
  await putCorrection(store, CORRECTION);
}

type Write = (store: Store) => Promise<unknown>;

const WRITES: readonly (readonly [what: string, write: Write, events: readonly StoreEvent[]])[] = [
  ["a note is stored", (store) => putNote(store, NOTE), ["notes"]],
  ["many notes are stored", (store) => putNotes(store, [NOTE, TRASHED]), ["notes"]],
  ["a note is moved to the trash", (store) => moveToTrash(store, NOTE.id), ["notes"]],
  ["a note is restored from the trash", (store) => restoreFromTrash(store, TRASHED.id), ["notes"]],
  ["a readout is stored", (store) => putReadout(store, READOUT), ["readouts"]],
  ["a readout is deleted", (store) => deleteReadout(store, READOUT.id), ["readouts"]],
  ["a correction is stored", (store) => putCorrection(store, CORRECTION), ["corrections"]],
  ["a correction is removed", (store) => removeCorrection(store, CORRECTION.id), ["corrections"]],
  ["many notes are moved to the trash", (store) => trashNotes(store, [NOTE.id]), ["notes"]],
  ["many notes are restored from the trash", (store) => restoreNotes(store, [TRASHED.id]), ["notes"]],
  ["a tag is added to many notes", (store) => setTagOnNotes(store, [NOTE.id], "new", true), ["notes"]],
  ["a tag is removed from many notes", (store) => setTagOnNotes(store, [NOTE.id], "old", false), ["notes"]],
  ["a file is imported", (store) => applyImport(store, IMPORT, "file.json"), ["notes", "readouts", "corrections"]],
  ["the trash is emptied", (store) => emptyTrash(store), ["notes"]],
  ["expired notes are purged", (store) => purgeExpired(store, new Date("2100-01-01")), ["notes"]],
  ["a setting or a template is changed", () => changeSettings(AREA, { templates: { markdown: "x" } }), ["settings"]],
  ["a backup is recorded", () => recordBackup(AREA), ["backup"]],
  ["everything is deleted", (store) => deleteAll(store, []), ["everything"]],
];

describe("Other views are notified", () => {
  for (const [what, write, events] of WRITES) {
    it(`once for each kind of record when ${what}`, () =>
      withStore(async (store) => {
        await fill(store);
        expect(await eventsOf(() => write(store))).to.deep.equal(events);
      }));
  }

  it("of each kind of record that the undo of an import changes", () =>
    withStore(async (store) => {
      const { undo } = await applyImport(store, IMPORT, "file.json");
      const events = await eventsOf(() => undoAction(store, undo.id));
      expect(events).to.have.members(["notes", "readouts", "corrections"]);
    }));

  it("of the part of an import that was written before it failed", () =>
    withStore(async (store) => {
      const onProgress = () => {
        throw new Error("stopped by the test");
      };
      expect(await eventsOf(() => applyImport(store, IMPORT, "file.json", { onProgress }))).to.deep.equal(["notes"]);
    }));

  it("of nothing when a bulk action changes no record", () =>
    withStore(async (store) => {
      await fill(store);
      expect(await eventsOf(() => restoreNotes(store, [NOTE.id]))).to.deep.equal([]);
      expect(await eventsOf(() => undoAction(store, "unknown"))).to.deep.equal([]);
      expect(await eventsOf(() => purgeExpired(store))).to.deep.equal([]);
    }));

  it("that everything is gone only after the other areas are empty, too", () =>
    withStore(async (store) => {
      const steps: string[] = [];
      const control = new AbortController();
      const notified = new Promise<void>((resolve) => {
        onStoreEvent((event) => {
          steps.push(event);
          resolve();
        }, control.signal);
      });
      await deleteAll(store, [{ clear: async () => void steps.push("cleared") }]);
      await notified;
      control.abort();
      expect(steps).to.deep.equal(["cleared", "everything"]);
    }));
});
