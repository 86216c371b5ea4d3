import { expect } from "chai";
import fc from "fast-check";
import { runAtEnd, trimEnds } from "../../src/engine/text-ends.ts";

describe("trimEnds", () => {
  it("removes the characters from both ends like a regular expression", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("-", "/", "a", "b", " ") }), (text) => {
        expect(trimEnds(text, "-/")).to.equal(text.replace(/^[-/]+|[-/]+$/g, ""));
      }),
    );
  });

  it("takes time that grows no faster than the text", () => {
    const text = `a${"-".repeat(1_000_000)}a`;
    const before = process.cpuUsage();
    expect(trimEnds(text, "-")).to.equal(text);
    expect(process.cpuUsage(before).user / 1_000).to.be.lessThan(2_000);
  });
});

describe("runAtEnd", () => {
  it("returns the characters at the end like a regular expression, including surrogate pairs", () => {
    const unit = fc.constantFrom("a", "é", " ", "𝒜", "0", "-", "\ud835");
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        expect(runAtEnd(text, /[\p{L}\p{N}]/u)).to.equal(/[\p{L}\p{N}]*$/u.exec(text)?.[0]);
      }),
    );
  });

  it("takes time that grows no faster than the text", () => {
    const text = `${"0".repeat(300_000)} 0`;
    const before = process.cpuUsage();
    expect(runAtEnd(text, /\p{N}/u)).to.equal("0");
    expect(process.cpuUsage(before).user / 1_000).to.be.lessThan(2_000);
  });
});
