import { expect } from "chai";
import fc from "fast-check";
import { calibrateInNews, combineInReadout } from "../../src/engine/attribution/confidence-calibration.ts";

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe("calibrated confidence", () => {
  it("is between 0 and 1 and never decreases with the confidence of rules or tagger", () => {
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

  it("is at least as high for a cue of both rules and tagger as for a cue of one of them", () => {
    fc.assert(
      fc.property(share, share, (tagged, ruled) => {
        const both = combineInReadout(tagged, ruled);
        expect(both).to.be.at.least(Math.min(0.99, combineInReadout(tagged, undefined)));
        expect(both).to.be.at.least(Math.min(0.99, combineInReadout(undefined, ruled)));
      }),
    );
  });

  it("is below 0.8 in news for a tagger confidence of 0.9", () => {
    expect(calibrateInNews(0.9)).to.be.below(0.8);
    expect(calibrateInNews(0.999)).to.be.above(0.8);
  });
});
