import { expect } from "chai";
import {
  createNote,
  deleteNote,
  markState,
  normalizeTags,
  restoreNote,
  snapshotAttribution,
  updateNote,
} from "../../src/annotation/note.ts";
import { createReadout, updateReadout } from "../../src/annotation/readout-record.ts";
import { randomUuid } from "../../src/annotation/uuid.ts";
import type { Analysis } from "../../src/engine/analysis.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const MORNING = new Date("2026-11-24T08:00:00.000Z");
const NOON = new Date("2026-11-24T12:00:00.000Z");
const given = { target: { source: "https://example.org/" }, title: "A page", now: MORNING };

describe("createNote", () => {
  it("sets the time and the motivation of the note", () => {
    const note = createNote({ ...given, bodyValue: "See also Friday's." });
    expect(note.id).to.match(UUID);
    expect(note).to.include({ created: MORNING.toISOString(), modified: MORNING.toISOString(), state: "exact" });
    expect(note.motivation).to.equal("commenting");
    expect(createNote(given).motivation).to.equal("highlighting");
    expect(createNote({ ...given, tags: ["trade"] }).motivation).to.equal("tagging");
  });

  it("omits unknown fields, so that the note survives JSON unchanged", () => {
    const note = createNote({ ...given, issuer: undefined, attribution: undefined });
    expect(JSON.parse(JSON.stringify(note))).to.deep.equal(note);
    expect(note).not.to.have.any.keys("issuer", "attribution", "deleted");
  });

  it("generates another id each time", () => {
    expect(new Set(Array.from({ length: 1000 }, randomUuid)).size).to.equal(1000);
  });

  it("generates a UUID in insecure contexts, where randomUUID is missing", () => {
    const own = globalThis.crypto;
    Object.defineProperty(globalThis, "crypto", {
      configurable: true,
      value: { getRandomValues: (bytes: Uint8Array) => own.getRandomValues(bytes as Uint8Array<ArrayBuffer>) },
    });
    try {
      expect(randomUuid()).to.match(UUID);
    } finally {
      Object.defineProperty(globalThis, "crypto", { configurable: true, value: own });
    }
  });
});

describe("updateNote", () => {
  const note = createNote({ ...given, bodyValue: "first" });

  it("changes only the given fields and does not modify the original note", () => {
    const revised = updateNote(note, { bodyValue: "second", tags: [" trade ", "trade"] }, NOON);
    expect(revised).to.deep.equal({ ...note, bodyValue: "second", tags: ["trade"], modified: NOON.toISOString() });
    expect(note.bodyValue).to.equal("first");
  });

  it("gives a later edit a later time even after the clock was set back", () => {
    const revised = updateNote(note, { bodyValue: "second" }, new Date(0));
    expect(revised.modified > note.modified).to.equal(true);
  });

  it("does not count a new position in the page as a change by the user", () => {
    expect(markState(note, "moved")).to.deep.equal({ ...note, state: "moved" });
  });

  it("moves a note to the trash and restores it", () => {
    const deleted = deleteNote(note, NOON);
    expect(deleted).to.include({ deleted: NOON.toISOString(), modified: NOON.toISOString() });
    const restored = restoreNote(deleted, NOON);
    expect(restored).not.to.have.property("deleted");
    expect(restored.modified > deleted.modified).to.equal(true);
  });
});

describe("normalizeTags", () => {
  it("drops empty tags, repeated tags and surrounding white space", () => {
    expect(normalizeTags(["  trade\n war", "", "trade war", "Taiwan", " "])).to.deep.equal(["trade war", "Taiwan"]);
  });
});

describe("snapshotAttribution", () => {
  it("copies the text of the attribution's spans", () => {
    const text = "Xi underscored peace.";
    const snapshot = snapshotAttribution(text, {
      sources: [{ start: 0, end: 2 }],
      cue: { start: 3, end: 14 },
      contents: [{ start: 15, end: 20 }],
      addressees: [],
      speakers: ["Xi Jinping"],
      act: "state",
      checkables: [],
      confidence: 1,
    });
    expect(snapshot).to.deep.equal({
      sources: ["Xi"],
      cue: "underscored",
      contents: ["peace"],
      addressees: [],
      speakers: ["Xi Jinping"],
      act: "state",
    });
  });
});

describe("createReadoutRecord", () => {
  const event = { kind: "call", participants: ["A", "B"], issuer: "Ruritania", date: "today" } as const;
  const reading: Analysis = { readout: { isReadout: true, score: 1, reasons: [] }, event, attributions: [] };
  const capture = { title: "Call", capturedAt: MORNING.toISOString(), text: "one", sha256: "1", reading };

  it("copies event and issuer from the analysis", () => {
    const record = createReadout({ ...capture, url: "https://example.org/" });
    expect(record).to.deep.include({ event, issuer: "Ruritania", earlier: [] });
    expect(record.id).to.match(UUID);
  });

  it("keeps the earlier text only when the page's text has changed", () => {
    const record = createReadout({ ...capture, url: "https://example.org/", id: "r" });
    expect(updateReadout(record, { ...capture, capturedAt: NOON.toISOString() })).to.deep.equal(record);
    const changed = updateReadout(record, { ...capture, text: "two", sha256: "2", capturedAt: NOON.toISOString() });
    expect(changed).to.include({ id: "r", text: "two" });
    expect(changed.earlier).to.deep.equal([capture]);
  });
});
