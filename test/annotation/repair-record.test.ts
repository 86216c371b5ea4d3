import { expect } from "chai";
import { createNote } from "../../src/annotation/note.ts";
import { repairNote, wellFormed } from "../../src/annotation/repair-record.ts";

const NOW = new Date("2026-11-30T12:00:00.000Z");
const PRESENT = { now: NOW, fallback: NOW };

describe("wellFormed", () => {
  it("replaces every lone surrogate in nested values and keeps all lengths", () => {
    const given = { a: "\ud800", list: ["x\udc00y", { deep: "\udfff" }], n: 1, no: null };
    expect(wellFormed(given)).to.deep.equal({ a: "\ufffd", list: ["x\ufffdy", { deep: "\ufffd" }], n: 1, no: null });
    expect(given.a).to.equal("\ud800");
  });

  it("returns well-formed values unchanged", () => {
    const given = { a: "😀", list: ["x", { deep: "y" }], n: 1, no: null, missing: undefined };
    expect(wellFormed(given)).to.equal(given);
  });
});

describe("repairNote", () => {
  const note = createNote({ target: { source: "https://example.org/" }, title: "A page", now: NOW });

  it("returns a valid note unchanged", () => expect(repairNote(note, PRESENT)).to.equal(note));

  it("replaces impossible times with the present time, including the time of deletion", () => {
    const never = "9999-12-31T23:59:59.999Z";
    const repaired = repairNote({ ...note, created: never, modified: never, deleted: never }, PRESENT);
    const at = NOW.toISOString();
    expect(repaired).to.deep.equal({ ...note, created: at, modified: at, deleted: at });
  });
});
