import { expect } from "chai";
import { trashedNotes } from "../../src/store/bulk.ts";
import { countNotes, facetValues, getNote, notesWithFacet } from "../../src/store/notes-store.ts";
import { openStore } from "../../src/store/open-store.ts";
import { readoutForPage, readoutsWithFacet } from "../../src/store/readouts-store.ts";
import { SearchIndex } from "../../src/store/search/search-index.ts";
import { openVersion1, VERSION_1 } from "./fixtures/version-1.ts";
import { withName } from "./fresh-store.ts";

describe("a store of version 1", () => {
  it("keeps every note and readout word for word, in order of facet, and is searched at once", () =>
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
      expect(notes.find({ words: "oresund", facets: {}, sort: "newest" }).ids(0, 9)).to.deep.equal([
        VERSION_1.notes[0].id,
      ]);
      expect(notes.find({ words: "thrown", facets: {}, sort: "newest" }).total).to.equal(0);
      const readouts = await SearchIndex.open(store, "readouts");
      expect(readouts.find({ words: "herring", facets: {}, sort: "newest" }).total).to.equal(1);
      store.close();
    }));

  it("waits for a tab that holds it in the old version, and loses nothing", () =>
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
