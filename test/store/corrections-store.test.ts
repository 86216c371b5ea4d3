import { expect } from "chai";
import { createCorrection } from "../../src/annotation/correction.ts";
import {
  correctionsForPage,
  eachCorrection,
  getCorrection,
  putCorrection,
  removeCorrection,
} from "../../src/store/corrections-store.ts";
import { deleteAll } from "../../src/store/delete-all.ts";
import { getNote, notesForPage } from "../../src/store/notes-store.ts";
import { openStore } from "../../src/store/open-store.ts";
import { openVersion1, VERSION_1 } from "./fixtures/version-1.ts";
import { withName, withStore } from "./fresh-store.ts";

const TEXT = "Minister Vale stressed that herring talks go on.";
const ENGINE = {
  sources: [{ start: 0, end: 13 }],
  cue: { start: 14, end: 22 },
  contents: [{ start: 23, end: 47 }],
  addressees: [],
  speakers: ["Ingrid Vale"],
  act: "state",
  checkables: [],
  confidence: 0.9,
} as const;

function correction(url: string, day: number, act: "pledge" | "request" = "pledge") {
  const now = new Date(Date.UTC(2026, 2, day));
  return createCorrection({ url, text: TEXT, engine: ENGINE, user: { ...ENGINE, act }, now });
}

describe("The store of corrections", () => {
  const url = "https://norland.example/calls/1";

  it("returns the stored corrections of each page, oldest first", () =>
    withStore(async (store) => {
      const [first, second, other] = [
        correction(url, 1),
        correction(`${url}?utm_source=x`, 2),
        correction(`${url}2`, 3),
      ];
      for (const one of [second, other, first]) await putCorrection(store, one);
      expect(await correctionsForPage(store, url)).to.deep.equal([first, second]);
      expect(await getCorrection(store, other.id)).to.deep.equal(other);
      const ids: string[] = [];
      for await (const { id } of eachCorrection(store)) ids.push(id);
      expect(ids).to.deep.equal([first.id, second.id, other.id].sort());
    }));

  it("keeps the later of two corrections with one id in any order, and deletes a reverted one", () =>
    withStore(async (store) => {
      const earlier = correction(url, 1);
      const later = { ...correction(url, 2, "request"), id: earlier.id };
      await putCorrection(store, later);
      expect(await putCorrection(store, earlier)).to.deep.equal(later);
      expect(await removeCorrection(store, later.id)).to.deep.equal(later);
      expect(await removeCorrection(store, later.id)).to.equal(undefined);
      expect(await correctionsForPage(store, url)).to.deep.equal([]);
    }));

  it("is emptied when everything is deleted", () =>
    withStore(async (store) => {
      await putCorrection(store, correction(url, 1));
      await deleteAll(store, []);
      expect(await correctionsForPage(store, url)).to.deep.equal([]);
    }));

  it("is added to a store of version 1 when it is opened, which keeps every note", () =>
    withName(async (name) => {
      (await openVersion1(name)).close();
      const store = await openStore({ name });
      await putCorrection(store, correction(url, 1));
      for (const { pageKey: _, ...note } of VERSION_1.notes) expect(await getNote(store, note.id)).to.deep.equal(note);
      expect((await correctionsForPage(store, url)).length).to.equal(1);
      store.close();
    }));

  it("is added to a store of version 2 when it is opened, which keeps every note", () =>
    withName(async (name) => {
      (await openVersion1(name)).close();
      // Runs the upgrade to version 2 as it was then, and no later one.
      const second = await openStore({ name, version: 2 });
      expect([...second.objectStoreNames]).not.to.include("corrections");
      expect([...second.objectStoreNames]).to.include("segments");
      second.close();
      const store = await openStore({ name });
      expect((await notesForPage(store, url)).length).to.equal(2);
      await putCorrection(store, correction(url, 1));
      expect((await correctionsForPage(store, url)).length).to.equal(1);
      store.close();
    }));
});
