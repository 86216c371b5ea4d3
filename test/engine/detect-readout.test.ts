import { expect } from "chai";
import fc from "fast-check";
import { detectReadout } from "../../src/engine/detection/detect-readout.ts";
import { NEAR_MISSES, READOUTS } from "./detect-samples.ts";

const CALL = "Minister Aino Salmela of Finland spoke today with Foreign Minister Youssef Benhaddou of Morocco.";

describe("detectReadout", () => {
  describe("with a readout", () => {
    for (const { name, text } of READOUTS) {
      it(`recognises ${name}`, () =>
        expect(detectReadout(text), JSON.stringify(detectReadout(text))).to.have.property("isReadout", true));
    }
  });

  describe("with another text", () => {
    for (const { name, text } of NEAR_MISSES) {
      it(`rejects ${name}`, () =>
        expect(detectReadout(text), JSON.stringify(detectReadout(text))).to.have.property("isReadout", false));
    }
  });

  it("gives the same verdict if the title is passed separately", () => {
    for (const { text } of READOUTS) {
      const cut = text.indexOf("\n");
      expect(detectReadout(text.slice(cut + 1), text.slice(0, cut))).to.deep.equal(detectReadout(text));
    }
  });

  it("returns the reasons for its verdict", () => {
    expect(detectReadout(READOUTS[0]?.text ?? "").reasons[0]).to.equal(
      "the lead tells of a call or meeting between two offices",
    );
    expect(detectReadout(`Joint statement\n${CALL}`).reasons).to.deep.equal([
      "the title names a joint statement or remarks",
    ]);
  });

  it("ignores a readout that begins after the first 20,000 characters", () => {
    const filler = "Rain fell on the hills all day. ".repeat(700);
    expect(detectReadout(`Weather\n${filler}\n${READOUTS[3]?.text}`).isReadout).to.equal(false);
  });

  it("ignores text after the first 20,000 characters of a readout", () => {
    const text = `${READOUTS[0]?.text}\n`.padEnd(20_000, "x ");
    expect(detectReadout(text + READOUTS[1]?.text)).to.deep.equal(detectReadout(text));
  });

  it("returns a valid score and a matching verdict for any text", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        "\ud800",
        "\udc00",
        "\n",
        "“",
        '"',
        "Q ",
        "PRESIDENT X: ",
        "met with",
        "President",
        "France",
        "I ",
      ),
      fc.constantFrom(...READOUTS.map(({ text }) => text)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.option(fc.string(), { nil: undefined }), (pieces, title) => {
        const verdict = detectReadout(pieces.join(""), title);
        expect(verdict.score).to.be.within(0, 1);
        expect(verdict.isReadout).to.equal(verdict.score >= 0.5);
        expect(verdict.reasons).to.not.be.empty;
      }),
    );
  });

  it("handles texts of five million characters that are hard to match", () => {
    const size = 5_000_000;
    const seeds = [
      "a",
      " ",
      "\n",
      "A ",
      "Aa ",
      "held ",
      "met ",
      "President ",
      "Q: ",
      "A B: ",
      "“",
      '"',
      "\ud800",
      "of the ",
      "-",
      "talks",
    ];
    for (const seed of seeds) {
      const text = seed.repeat(Math.ceil(size / seed.length));
      expect(detectReadout(text).isReadout, JSON.stringify(seed)).to.equal(false);
      expect(detectReadout(text, text).isReadout, JSON.stringify(seed)).to.equal(false);
    }
  });
});
