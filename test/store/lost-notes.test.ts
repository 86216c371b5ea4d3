import { expect } from "chai";
import type { StorageArea } from "../../src/store/local-storage.ts";
import { dismissLoss, lostNotes, recordLoss } from "../../src/store/lost-notes.ts";
import { saveNoteCounts } from "../../src/store/noted-page-counts.ts";

/** An area that holds these values. */
function areaWith(values: Record<string, unknown>): StorageArea & { readonly values: Record<string, unknown> } {
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
    await saveNoteCounts(area, new Map(Object.entries(noted)));
    await recordLoss(area);
    expect(await lostNotes(area)).to.equal(7);
    expect(Object.keys(area.values)).to.have.members(["settings", "lastBackup", "lostNotes"]);
    await recordLoss(area);
    expect(await lostNotes(area)).to.equal(7);
    await dismissLoss(area);
    expect(await lostNotes(area)).to.equal(0);
  });

  it("says nothing where nothing was counted, as after the installation", async () => {
    const area = areaWith({ settings: {}, drafts: {} });
    await recordLoss(area);
    expect(await lostNotes(area)).to.equal(0);
    expect(Object.keys(area.values)).to.have.members(["settings", "drafts"]);
  });
});
