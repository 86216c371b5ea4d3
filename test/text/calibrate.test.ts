import { expect } from "chai";
import fc from "fast-check";
import { trustInNews, trustInReadout } from "../../src/text/calibrate.ts";

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe("trust", () => {
  it("is a share, and grows with the confidence of the rules and of the tagger", () => {
    fc.assert(
      fc.property(share, share, share, (a, b, other) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        for (const trust of [
          trustInNews,
          (x: number) => trustInReadout(x, other),
          (x: number) => trustInReadout(other, x),
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
        const both = trustInReadout(tagged, ruled);
        expect(both).to.be.at.least(Math.min(0.99, trustInReadout(tagged, undefined)));
        expect(both).to.be.at.least(Math.min(0.99, trustInReadout(undefined, ruled)));
      }),
    );
  });

  it("makes a half-sure finding in news a suggestion", () => {
    expect(trustInNews(0.9)).to.be.below(0.8);
    expect(trustInNews(0.999)).to.be.above(0.8);
  });
});
