import { expect } from "chai";
import type { StorageArea } from "../../src/store/local-storage.ts";
import { getSavedSearches } from "../../src/store/saved-searches.ts";

describe("getSavedSearches", () => {
  it("reads the searches that every version has stored under the same key", async () => {
    const stored = [{ name: "The strait", query: { words: "strait", facets: { act: ["accuse"] }, sort: "oldest" } }];
    const area: StorageArea = {
      get: async (keys) =>
        Object.fromEntries([keys].flat().map((key) => [key, key === "savedSearches" ? stored : null])),
      set: async () => undefined,
      remove: async () => undefined,
    };
    expect(await getSavedSearches(area)).to.deep.equal(stored);
  });
});
