import { expect } from "chai";
import fc from "fast-check";
import { calibrateInNews, combineInReadout } from "../../src/engine/attribution/confidence-calibration.ts";

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe("trust", () => {
  it("is a share, and grows with the confidence of the rules and of the tagger", () => {
    fc.assert(
      fc.property(share, share, share, (a, b, other) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        for (const trust of [
          calibrateInNews,
          (x: number) => combineInReadout(x, other),
          (x: number) => combineInReadout(other, x),
        ]) {
          expect(trust(low)).to.be.within(0, 0.99);
          expect(trust(low)).to.be.at.most(trust(high) + 1e-12);
        }
      }),
    );
  });

  it("is greater where both have found a cue than where one has", () => {
    fc.assert(
      fc.property(share, share, (tagged, ruled) => {
        const both = combineInReadout(tagged, ruled);
        expect(both).to.be.at.least(Math.min(0.99, combineInReadout(tagged, undefined)));
        expect(both).to.be.at.least(Math.min(0.99, combineInReadout(undefined, ruled)));
      }),
    );
  });

  it("makes a half-sure finding in news a suggestion", () => {
    expect(calibrateInNews(0.9)).to.be.below(0.8);
    expect(calibrateInNews(0.999)).to.be.above(0.8);
  });
});
