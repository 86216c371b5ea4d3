import { expect } from "chai";
import { createReadout, type NewReadout } from "../../src/annotation/readout-record.ts";
import { eachReadout, measureReadouts, putReadout, readoutForPage } from "../../src/store/readouts-store.ts";
import { withStore } from "./fresh-store.ts";

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
