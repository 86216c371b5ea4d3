import { expect } from "chai";
import { joinNames, renamePerson, separateNames } from "../../src/annotation/person-record.ts";
import { suggestCounterparts } from "../../src/store/comparisons-store.ts";
import { deleteAll } from "../../src/store/delete-all.ts";
import { PAIR_SEPARATOR } from "../../src/store/facets.ts";
import { putNote } from "../../src/store/notes-store.ts";
import type { Store } from "../../src/store/open-store.ts";
import { editNameDecisions, readNameDecisions, readPersonNames } from "../../src/store/people-store.ts";
import { putReadout } from "../../src/store/readouts-store.ts";
import { SearchIndex } from "../../src/store/search/search-index.ts";
import type { SearchQuery } from "../../src/store/search/search-segments.ts";
import { listUndo, undoAction } from "../../src/store/undo-action.ts";
import { applyImport } from "../../src/store/write-import.ts";
import { NOTE, READOUT } from "../import-export/samples.ts";
import { withStore } from "./fresh-store.ts";

const ALL: SearchQuery = { words: "", facets: {}, sort: "newest" };

function join(store: Store, one: string, other: string) {
  return editNameDecisions(store, one, (decisions) => joinNames(decisions, [one, other]));
}

/** Returns a note whose attribution has these speakers. */
function noteOf(id: number, speakers: readonly string[]) {
  const attribution = {
    sources: [],
    contents: ["Norland would help."],
    addressees: [],
    speakers,
    act: "pledge",
  } as const;
  return {
    ...NOTE,
    id: `00000000-0000-4000-8000-00000000000${id}`,
    attribution,
  };
}

/** Returns a readout of a meeting of these persons. */
function readoutOf(id: number, participants: readonly string[], issuer = "Norland") {
  return {
    ...READOUT,
    id: `00000000-0000-4000-8000-00000000000${id}`,
    url: `https://example.org/${id}`,
    issuer,
    event: { kind: "meeting" as const, participants, issuer, date: undefined, day: "2026-03-14" },
  };
}

describe("The decisions about names in the store", () => {
  it("are kept, and undone as one action", () =>
    withStore(async (store) => {
      const undo = await join(store, "Ida Lund", "President Lund");
      expect((await readPersonNames(store)).namesOf("Ida Lund")).to.deep.equal(["Ida Lund", "President Lund"]);
      expect((await listUndo(store)).map(({ kind, subject }) => [kind, subject])).to.deep.equal([
        ["people", "Ida Lund"],
      ]);
      expect(await undoAction(store, undo?.id ?? "")).to.include({ restored: 1, left: 0 });
      expect(await readNameDecisions(store)).to.deep.equal({ people: [], rejectedNames: [] });
      expect(await listUndo(store)).to.deep.equal([]);
    }));

  it("restore both persons when their merge is undone", () =>
    withStore(async (store) => {
      await join(store, "Ida Lund", "President Lund");
      await join(store, "I. Lund", "Lund");
      await editNameDecisions(store, "", (decisions) => separateNames(decisions, ["Ida Lund", "Lund"]));
      const before = await readNameDecisions(store);
      const undo = await join(store, "Ida Lund", "Lund");
      expect(await readNameDecisions(store)).to.have.property("rejectedNames").that.is.empty;
      await undoAction(store, undo?.id ?? "");
      expect(await readNameDecisions(store)).to.deep.equal(before);
    }));

  it("are not undone if they have changed since", () =>
    withStore(async (store) => {
      const undo = await join(store, "Ida Lund", "President Lund");
      await editNameDecisions(store, "", (decisions) => renamePerson(decisions, "Ida Lund", "President Lund"));
      expect(await undoAction(store, undo?.id ?? "")).to.include({ restored: 0, left: 1 });
      expect((await readPersonNames(store)).shownName("Ida Lund")).to.equal("President Lund");
    }));

  it("make no entry in the journal if nothing changes", () =>
    withStore(async (store) => {
      await join(store, "Ida Lund", "President Lund");
      expect(await join(store, "President Lund", "Ida Lund")).to.equal(undefined);
      expect((await listUndo(store)).length).to.equal(1);
    }));

  it("are deleted with everything else", () =>
    withStore(async (store) => {
      await join(store, "Ida Lund", "President Lund");
      await editNameDecisions(store, "", (decisions) => separateNames(decisions, ["Ida Lund", "Dahl"]));
      await deleteAll(store, []);
      expect(await readNameDecisions(store)).to.deep.equal({ people: [], rejectedNames: [] });
    }));

  it("are imported and undone with the import", () =>
    withStore(async (store) => {
      const { people } = joinNames({ people: [], rejectedNames: [] }, ["Ida Lund", "President Lund"]);
      const [person] = people;
      if (!person) throw new Error("No person was made.");
      const pair = { a: "Dahl", b: "Erik Dahl", at: person.created };
      const change = { id: person.id, before: undefined, after: person };
      const writes = { notes: [], readouts: [], corrections: [], people: [change], rejectedNames: [pair] };
      const { undo } = await applyImport(store, writes, "names.json");
      expect(await readNameDecisions(store)).to.deep.equal({ people, rejectedNames: [pair] });
      await undoAction(store, undo.id);
      expect(await readNameDecisions(store)).to.deep.equal({ people: [], rejectedNames: [] });
    }));
});

describe("Facets of merged persons", () => {
  it("count each note once, are found by every name, and follow an undo", () =>
    withStore(async (store) => {
      await putNote(store, noteOf(1, ["Ida Lund", "President Lund"]));
      await putNote(store, noteOf(2, ["President Lund"]));
      await putNote(store, noteOf(3, ["Erik Dahl"]));
      const index = await SearchIndex.open(store, "notes");
      const undo = await join(store, "Ida Lund", "President Lund");
      await index.refresh();
      expect(index.search(ALL).counts.get("speaker")).to.deep.equal([
        ["Ida Lund", 2],
        ["Erik Dahl", 1],
      ]);
      for (const name of ["Ida Lund", "President Lund"])
        expect(index.search({ ...ALL, facets: { speaker: [name] } }).total).to.equal(2);
      await undoAction(store, undo?.id ?? "");
      await index.refresh();
      expect(index.search({ ...ALL, facets: { speaker: ["Ida Lund"] } }).total).to.equal(1);
      expect(index.search(ALL).counts.get("speaker")?.[0]).to.deep.equal(["President Lund", 2]);
    }));

  it("join pairs, and drop a pair of two names of one person", () =>
    withStore(async (store) => {
      await putReadout(store, readoutOf(1, ["Ida Lund", "Erik Dahl"]));
      await putReadout(store, readoutOf(2, ["President Lund", "Erik Dahl"]));
      await putReadout(store, readoutOf(3, ["President Lund", "Ida Lund"]));
      await join(store, "Ida Lund", "President Lund");
      const index = await SearchIndex.open(store, "readouts");
      expect(index.search(ALL).counts.get("pair")).to.deep.equal([[["Erik Dahl", "Ida Lund"].join(PAIR_SEPARATOR), 2]]);
      expect(index.search(ALL).counts.get("with")).to.deep.equal([
        ["Ida Lund", 3],
        ["Erik Dahl", 2],
      ]);
      const pair = ["Erik Dahl", "President Lund"].join(PAIR_SEPARATOR);
      expect(index.search({ ...ALL, facets: { pair: [pair] } }).total).to.equal(2);
    }));
});

describe("Pairing of readouts", () => {
  it("treats merged names as one person", () =>
    withStore(async (store) => {
      await putReadout(store, readoutOf(1, ["Ida Lund", "Erik Dahl"]));
      const card = {
        id: "other",
        participants: ["The President of Norland", "Erik Dahl"],
        kind: "meeting" as const,
        day: "2026-03-14",
        issuer: "Sudland",
      };
      expect(await suggestCounterparts(store, card)).to.deep.equal([]);
      await join(store, "Ida Lund", "The President of Norland");
      expect((await suggestCounterparts(store, card)).length).to.equal(1);
    }));
});
