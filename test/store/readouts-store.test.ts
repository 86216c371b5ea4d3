import { expect } from "chai";
import { createReadout, type NewReadout } from "../../src/annotation/readout-record.ts";
import { openStore } from "../../src/store/open-store.ts";
import {
  changedReadouts,
  countChangedReadouts,
  deleteReadout,
  eachReadout,
  measureReadouts,
  putReadout,
  readoutForPage,
} from "../../src/store/readouts-store.ts";
import { withName, withStore } from "./fresh-store.ts";

const PAGE = "https://example.org/readout";

function readoutAt(hour: number, text: string, url = PAGE) {
  const given: NewReadout = {
    url,
    title: "Call",
    capturedAt: new Date(Date.UTC(2026, 10, 24, hour)).toISOString(),
    text,
    sha256: `hash of ${text}`,
    reading: { readout: { isReadout: true, score: 1, reasons: [] }, event: undefined, attributions: [] },
  };
  return createReadout(given);
}

describe("putReadout", () => {
  it("returns the stored readout", () =>
    withStore(async (store) => {
      const record = readoutAt(8, "one");
      expect(await putReadout(store, record)).to.deep.equal(record);
      expect(await readoutForPage(store, PAGE)).to.deep.equal(record);
      expect(await readoutForPage(store, "https://example.org/other")).to.equal(undefined);
    }));

  it("keeps one record per page with every version of its text, whichever tab saved first", () =>
    withStore(async (store) => {
      const [early, late] = [readoutAt(8, "one"), readoutAt(12, "two", `${PAGE}#part`)];
      await Promise.all([putReadout(store, late), putReadout(store, early)]);
      const kept = await readoutForPage(store, PAGE);
      expect(kept).to.include({ id: late.id, text: "two" });
      expect(kept?.earlier.map(({ text }) => text)).to.deep.equal(["one"]);
    }));
});

describe("measureReadouts", () => {
  it("counts the readouts and estimates their size from some of them", () =>
    withStore(async (store) => {
      expect(await measureReadouts(store)).to.deep.equal({ count: 0, bytes: 0 });
      for (let n = 0; n < 210; n++) await putReadout(store, readoutAt(8, "x".repeat(10_000), `${PAGE}/${n}`));
      const { count, bytes } = await measureReadouts(store);
      expect(count).to.equal(210);
      expect(bytes).to.be.within(4_200_000, 4_600_000);
    }));
});

describe("eachReadout", () => {
  it("returns every readout once", () =>
    withStore(async (store) => {
      for (let n = 0; n < 7; n++) await putReadout(store, readoutAt(n, `text ${n}`, `${PAGE}/${n}`));
      const texts: string[] = [];
      for await (const { text } of eachReadout(store)) texts.push(text);
      expect(texts.sort()).to.deep.equal(Array.from({ length: 7 }, (_, n) => `text ${n}`));
    }));
});

describe("changedReadouts", () => {
  const TEXT =
    "Foreign Minister Tveit spoke today with Foreign Minister Wekesa of Kenya about the safety of shipping. She " +
    "underlined that Norway would provide 40 million kroner for coast guards. Both agreed to meet in October.";
  const OTHER = TEXT.replace("40", "30");

  it("returns readouts with a reported change, the newest change first, whatever was captured later", () =>
    withStore(async (store) => {
      const [early, late, quiet] = ["early", "late", "quiet"].map((name) => `${PAGE}/${name}`);
      await putReadout(store, readoutAt(1, TEXT, early));
      await putReadout(store, readoutAt(2, TEXT, late));
      await putReadout(store, readoutAt(3, TEXT, quiet));
      await putReadout(store, readoutAt(4, OTHER, late));
      await putReadout(store, readoutAt(5, OTHER, early));
      await putReadout(store, readoutAt(6, `${TEXT}\nViews: 7`, quiet));
      await putReadout(store, readoutAt(7, `${OTHER}\nViews: 8`, late));
      expect(await countChangedReadouts(store)).to.equal(2);
      const found = await changedReadouts(store, 9);
      expect(found.map(({ url }) => url)).to.deep.equal([early, late]);
      expect(found[1]?.earlier.map(({ text }) => text)).to.deep.equal([TEXT, OTHER]);
      expect(found[0]).not.to.have.property("changedAt");
      expect((await changedReadouts(store, 1)).map(({ url }) => url)).to.deep.equal([early]);
      await deleteReadout(store, found[0]?.id ?? "");
      expect(await countChangedReadouts(store)).to.equal(1);
    }));

  it("includes readouts that a store of version 6 contained", () =>
    withName(async (name) => {
      const old = await openStore({ name, version: 6 });
      const record = { ...readoutAt(8, OTHER), earlier: [readoutAt(2, TEXT)], pageKey: PAGE, facetAt: [] };
      await old.put("readouts", record);
      await old.put("readouts", { ...readoutAt(9, TEXT, `${PAGE}/other`), pageKey: `${PAGE}/other`, facetAt: [] });
      old.close();
      const store = await openStore({ name });
      expect((await changedReadouts(store, 9)).map(({ id }) => id)).to.deep.equal([record.id]);
      store.close();
    }));
});
