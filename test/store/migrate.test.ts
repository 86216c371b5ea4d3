import { expect } from "chai";
import { createNote, updateNote } from "../../src/annotation/note.ts";
import { pageKey } from "../../src/annotation/page-url.ts";
import {
  countNotes,
  facetValues,
  getNote,
  notesForAddresses,
  notesForPage,
  notesWithFacet,
  putNote,
} from "../../src/store/notes-store.ts";
import { openStore } from "../../src/store/open-store.ts";
import { readoutForPage, readoutsWithFacet } from "../../src/store/readouts-store.ts";
import { SearchIndex } from "../../src/store/search/search-index.ts";
import { trashedNotes } from "../../src/store/trash.ts";
import { openVersion1, VERSION_1 } from "./fixtures/version-1.ts";
import { withName } from "./fresh-store.ts";

/**
 * Returns records as version 0.1 accepted them from pages and files: with lone surrogates, and with times in the year
 * 9999.
 */
function makeRecords() {
  const never = "9999-12-31T23:59:59.999Z";
  const target = { source: "https://example.org/a" };
  const note = createNote({ target, title: "Half \ud800", tags: ["sound"], bodyValue: "Kept." });
  const valid = createNote({ target, title: "Sound", bodyValue: "Kept as it is." });
  return { note: { ...note, modified: never, created: never, issuer: "\udc00" }, valid };
}

describe("migrating a store of version 3", () => {
  it("repairs ill-formed texts and future times, and leaves valid records unchanged", () =>
    withName(async (name) => {
      const old = await openStore({ name, version: 3 });
      const { note, valid } = makeRecords();
      await putNote(old, note);
      await putNote(old, valid);
      old.close();
      const store = await openStore({ name });
      const repaired = await getNote(store, note.id);
      expect(repaired).to.include({ title: "Half \ufffd", issuer: "\ufffd", bodyValue: "Kept." });
      expect([repaired?.created, repaired?.modified].every((at = "") => at <= new Date().toISOString())).to.equal(true);
      expect(await facetValues(store, "issuer")).to.deep.equal(["\ufffd"]);
      expect(await getNote(store, valid.id)).to.deep.equal(valid);
      expect((await notesForPage(store, pageKey(note.target.source))).length).to.equal(2);
      if (repaired) await putNote(store, updateNote(repaired, { bodyValue: "Edited." }));
      expect(await getNote(store, note.id)).to.include({ bodyValue: "Edited." });
      store.close();
    }));
});

describe("migrating a store of version 4", () => {
  it("stores notes under the page key as it is computed now", () =>
    withName(async (name) => {
      const old = await openStore({ name, version: 4 });
      const source = "https://example.org/f%c3%b6r?";
      const note = createNote({ target: { source }, title: "Sound", bodyValue: "Kept." });
      await old.put("notes", { ...note, pageKey: source, facetAt: [] });
      old.close();
      const store = await openStore({ name });
      expect(await notesForPage(store, pageKey("https://example.org/f%C3%B6r"))).to.deep.equal([note]);
      expect(await getNote(store, note.id)).to.deep.equal(note);
      const other = { ...note.target, canonical: "https://example.org/canonical" };
      await putNote(store, updateNote(note, { target: other }));
      expect((await notesForAddresses(store, other.canonical)).length).to.equal(1);
      store.close();
    }));
});

describe("migrating a store of version 6", () => {
  it("lists every readout as new in the reading list, and changes nothing else of it", () =>
    withName(async (name) => {
      const old = await openStore({ name, version: 6 });
      const [{ pageKey: key, ...readout }] = VERSION_1.readouts;
      const facetAt: [string, string, string][] = [["with", "Tomas Orsk", readout.capturedAt]];
      await old.put("readouts", { ...readout, pageKey: key, facetAt });
      old.close();
      const store = await openStore({ name });
      expect(await readoutForPage(store, key)).to.deep.equal(readout);
      expect(await readoutsWithFacet(store, ["status", "new"], { limit: 9 })).to.deep.equal([readout]);
      expect((await readoutsWithFacet(store, ["with", "Tomas Orsk"], { limit: 9 })).length).to.equal(1);
      const index = await SearchIndex.open(store, "readouts");
      const found = index.search({ words: "", facets: { status: ["new"] }, sort: "newest" });
      expect(found.ids(0, 9)).to.deep.equal([readout.id]);
      store.close();
    }));
});

describe("migrating a store of version 1", () => {
  it("keeps every note and readout exactly, in the order of facets, and makes them searchable immediately", () =>
    withName(async (name) => {
      (await openVersion1(name)).close();
      const store = await openStore({ name });
      for (const { pageKey: _, ...note } of VERSION_1.notes) expect(await getNote(store, note.id)).to.deep.equal(note);
      const [{ pageKey, ...readout }] = VERSION_1.readouts;
      expect(await readoutForPage(store, pageKey)).to.deep.equal(readout);
      expect(await countNotes(store)).to.equal(2);
      expect((await trashedNotes(store, { limit: 9 })).map(({ id }) => id)).to.deep.equal([VERSION_1.notes[2].id]);
      expect(await facetValues(store, "tag")).to.deep.equal(["fisheries", "Öresund"]);
      expect((await notesWithFacet(store, ["speaker", "Ingrid Vale"], { limit: 9 })).length).to.equal(1);
      expect((await readoutsWithFacet(store, ["with", "Tomas Orsk"], { limit: 9 })).length).to.equal(1);
      const notes = await SearchIndex.open(store, "notes");
      expect(notes.search({ words: "oresund", facets: {}, sort: "newest" }).ids(0, 9)).to.deep.equal([
        VERSION_1.notes[0].id,
      ]);
      expect(notes.search({ words: "thrown", facets: {}, sort: "newest" }).total).to.equal(0);
      const readouts = await SearchIndex.open(store, "readouts");
      expect(readouts.search({ words: "herring", facets: {}, sort: "newest" }).total).to.equal(1);
      store.close();
    }));

  it("waits for a tab that has the old version open, and loses nothing", () =>
    withName(async (name) => {
      const old = await openVersion1(name);
      const opening = await openStore({ name }).catch((error: unknown) => error);
      expect(opening).to.have.property("kind", "blocked");
      old.close();
      const store = await openStore({ name });
      expect(await countNotes(store)).to.equal(2);
      store.close();
    }));
});
