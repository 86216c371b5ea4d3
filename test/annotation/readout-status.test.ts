import { expect } from "chai";
import { createReadout, firstCapturedAt, mergeReadouts, statusOf } from "../../src/annotation/readout-record.ts";
import { repairReadout } from "../../src/annotation/repair-record.ts";

const NEW = createReadout({
  id: "r1",
  url: "https://example.org/call",
  title: "Call",
  capturedAt: "2026-11-20T08:00:00.000Z",
  text: "Call",
  sha256: "00",
  reading: { readout: { isReadout: true, score: 1, reasons: [] }, event: undefined, attributions: [] },
});
const MARKED = { ...NEW, status: { value: "marked", at: "2026-11-21T08:00:00.000Z" } } as const;
const CHECKED = { ...NEW, status: { value: "checked", at: "2026-11-22T08:00:00.000Z" } } as const;

describe("The status of a readout", () => {
  it("is new until the user sets it", () => {
    expect([NEW, MARKED, CHECKED].map(statusOf)).to.deep.equal(["new", "marked", "checked"]);
  });

  it("is the later one after a merge, whichever text is newer", () => {
    const newerText = { text: "Other", sha256: "11", capturedAt: "2026-11-23T08:00:00.000Z" };
    for (const [kept, given] of [
      [MARKED, CHECKED],
      [CHECKED, MARKED],
      [CHECKED, { ...MARKED, ...newerText }],
      [{ ...MARKED, ...newerText }, CHECKED],
      [NEW, CHECKED],
      [CHECKED, { ...NEW, ...newerText }],
    ] as const)
      expect(mergeReadouts(kept, given).status).to.deep.equal(CHECKED.status);
    expect(mergeReadouts(NEW, NEW)).not.to.have.property("status");
  });

  it("gets a plausible time if an import gives it a time in the future", () => {
    const now = new Date("2026-11-30T08:00:00.000Z");
    const future = { ...NEW, status: { value: "checked", at: "2999-01-01T00:00:00.000Z" } } as const;
    expect(repairReadout(future, { now, fallback: now }).status).to.deep.equal({
      value: "checked",
      at: now.toISOString(),
    });
    expect(repairReadout(CHECKED, { now, fallback: now })).to.equal(CHECKED);
  });
});

describe("firstCapturedAt", () => {
  it("returns the time of the earliest text", () => {
    const later = { ...NEW, text: "Other", sha256: "11", capturedAt: "2026-11-23T08:00:00.000Z" };
    expect(firstCapturedAt(mergeReadouts(later, NEW))).to.equal(NEW.capturedAt);
  });
});
