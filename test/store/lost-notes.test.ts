import { expect } from "chai";
import type { StorageArea } from "../../src/store/local-storage.ts";
import { dismissLoss, lostNotes, recordLoss } from "../../src/store/lost-notes.ts";
import { saveNoteCounts } from "../../src/store/noted-page-counts.ts";

/** Returns a storage area that holds these values. */
function areaWith(values: Record<string, unknown>): StorageArea & { readonly values: Record<string, unknown> } {
  return {
    values,
    get: async (keys) =>
      Object.fromEntries(Object.entries(values).filter(([key]) => keys === null || [keys].flat().includes(key))),
    set: async (given) => void Object.assign(values, given),
    remove: async (key) => void delete values[key],
  };
}

describe("The count of lost notes", () => {
  it("is reported once after the database was rebuilt, and is then reset", async () => {
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

  it("is not reported when no notes were counted, as after the installation", async () => {
    const area = areaWith({ settings: {}, drafts: {} });
    await recordLoss(area);
    expect(await lostNotes(area)).to.equal(0);
    expect(Object.keys(area.values)).to.have.members(["settings", "drafts"]);
  });
});
