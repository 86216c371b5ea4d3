import { expect } from "chai";
import { countByPeriod } from "../../src/comparison/count-by-period.ts";

const on = (...days: (string | undefined)[]) => days.map((day) => ({ day }));

describe("the uses of a phrase by period", () => {
  it("are counted for each month between the first and the last readout", () => {
    const readouts = on("2025-11-02", "2026-02-03", "2025-12-01", "2025-12-31");
    expect(countByPeriod(on("2025-12-01", "2025-12-01"), readouts)).to.deep.equal([
      { period: "2025-11", uses: 0, readouts: 1 },
      { period: "2025-12", uses: 2, readouts: 2 },
      { period: "2026-01", uses: 0, readouts: 0 },
      { period: "2026-02", uses: 0, readouts: 1 },
    ]);
  });

  it("are counted by month for up to two years, and by year for a longer time", () => {
    expect(countByPeriod([], on("2024-01-31", "2025-12-01"))).to.have.length(24);
    expect(countByPeriod(on("2026-01-01"), on("2024-01-31", "2026-01-01"))).to.deep.equal([
      { period: "2024", uses: 0, readouts: 1 },
      { period: "2025", uses: 0, readouts: 0 },
      { period: "2026", uses: 1, readouts: 1 },
    ]);
  });

  it("are not counted where the day is unknown", () => {
    expect(countByPeriod(on(undefined), on(undefined))).to.deep.equal([]);
    expect(countByPeriod(on(undefined, "2026-01-05"), on("2026-01-05", undefined))).to.deep.equal([
      { period: "2026-01", uses: 1, readouts: 1 },
    ]);
  });
});
