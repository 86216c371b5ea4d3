import { expect } from "chai";
import type { LocalArea } from "../../src/store/local-area.ts";
import { forgetLoss, lostNotes, rememberLoss } from "../../src/store/lost-notes.ts";
import { rememberNoted } from "../../src/store/noted-pages.ts";

/** An area that holds these values. */
function areaWith(values: Record<string, unknown>): LocalArea & { readonly values: Record<string, unknown> } {
  return {
    values,
    get: async (keys) =>
      Object.fromEntries(Object.entries(values).filter(([key]) => keys === null || [keys].flat().includes(key))),
    set: async (given) => void Object.assign(values, given),
    remove: async (key) => void delete values[key],
  };
}

describe("A database that was rebuilt", () => {
  it("tells how many notes were counted in another one, once, and counts none of them any more", async () => {
    const area = areaWith({ settings: { language: "fr" }, lastBackup: "2026-11-01T00:00:00.000Z" });
    const noted = { "https://a.example/x": 2, "https://a.example/x?page=2": 1, "https://b.example/": 4 };
    await rememberNoted(area, new Map(Object.entries(noted)));
    await rememberLoss(area);
    expect(await lostNotes(area)).to.equal(7);
    expect(Object.keys(area.values)).to.have.members(["settings", "lastBackup", "lostNotes"]);
    await rememberLoss(area);
    expect(await lostNotes(area)).to.equal(7);
    await forgetLoss(area);
    expect(await lostNotes(area)).to.equal(0);
  });

  it("says nothing where nothing was counted, as after the installation", async () => {
    const area = areaWith({ settings: {}, drafts: {} });
    await rememberLoss(area);
    expect(await lostNotes(area)).to.equal(0);
    expect(Object.keys(area.values)).to.have.members(["settings", "drafts"]);
  });
});
