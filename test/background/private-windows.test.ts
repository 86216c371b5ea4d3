import { expect } from "chai";
import { createPauses } from "../../src/background/pauses.ts";
import { isPrivate } from "../../src/background/private-windows.ts";
import type { RpcCaller } from "../../src/rpc/rpc.ts";
import type { StorageArea } from "../../src/store/local-storage.ts";

function area(values: Record<string, unknown> = {}): StorageArea & { readonly values: Record<string, unknown> } {
  return {
    values,
    get: async (keys) =>
      Object.fromEntries(Object.entries(values).filter(([key]) => keys === null || [keys].flat().includes(key))),
    set: async (given) => void Object.assign(values, given),
    remove: async (key) => void delete values[key],
  };
}

function callerIn(incognito: boolean | undefined, isSaid?: boolean): RpcCaller {
  const tab = incognito === undefined ? {} : { tab: { incognito } };
  return { ...tab, ...(isSaid !== undefined && { isPrivate: isSaid }) } as RpcCaller;
}

describe("isPrivate", () => {
  const rows: [from: string, caller: RpcCaller, expected: boolean][] = [
    ["a content script in an ordinary tab", callerIn(false), false],
    ["a content script in a private tab", callerIn(true), true],
    ["a script in a private tab that claims to be in an ordinary one", callerIn(true, false), true],
    ["an editor's ordinary window that was opened from a private tab", callerIn(false, true), true],
    ["a popup over an ordinary window", callerIn(undefined, false), false],
    ["a popup over a private window", callerIn(undefined, true), true],
    ["a page outside a tab that does not say where it is", callerIn(undefined), true],
  ];
  for (const [from, caller, expected] of rows) {
    it(`returns ${expected} for a call from ${from}`, async () => {
      expect(await isPrivate(caller, area())).to.equal(expected);
      expect(await isPrivate(caller, area({ settings: { keepPrivate: true } }))).to.equal(false);
    });
  }
});

describe("pausing a site in a private window", () => {
  it("affects private windows alone and leaves the stored pauses unchanged", async () => {
    const kept = area({ pausedSites: ["kept.example"] });
    const pauses = createPauses(kept, area());
    await pauses.pause("seen.example", true, true);
    await pauses.pause("kept.example", false, true);
    expect(await pauses.list(true)).to.deep.equal(["seen.example"]);
    expect(await pauses.list(false)).to.deep.equal(["kept.example"]);
    expect(kept.values).to.deep.equal({ pausedSites: ["kept.example"] });
  });

  it("can be undone, and keeps several pauses made at the same time", async () => {
    const pauses = createPauses(area(), area());
    const hosts = ["a.example", "b.example", "__proto__"];
    await Promise.all(hosts.map((host) => pauses.pause(host, true, true)));
    expect(await pauses.list(true)).to.have.members(hosts);
    await pauses.pause("b.example", false, true);
    expect(await pauses.list(true)).to.have.members(["a.example", "__proto__"]);
  });

  it("is not used for ordinary windows, whose pauses are stored", async () => {
    const kept = area();
    await createPauses(kept, area()).pause("a.example", true, false);
    expect(kept.values).to.deep.equal({ pausedSites: ["a.example"] });
  });
});
