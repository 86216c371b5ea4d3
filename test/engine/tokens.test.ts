import { expect } from "chai";
import { findTokens } from "../../src/engine/document/tokens.ts";

/** Texts on which an attempt to match one kind of token goes far before another kind matches. */
const LONG: readonly (readonly [what: string, text: string])[] = [
  ["figures before a letter", `${"0".repeat(200_000)}a`],
  ["figures with points before a letter", `${"1.".repeat(100_000)}1a`],
  ["letters with points", "a.".repeat(100_000)],
  ["hyphens between letters", "a-".repeat(100_000)],
  ["apostrophes between letters", "a’".repeat(100_000)],
  ["possessives", "a’s".repeat(70_000)],
  ["marks on one letter", `a${"\u0301".repeat(200_000)}`],
];

describe("findTokens", () => {
  for (const [what, text] of LONG) {
    it(`takes time in proportion to the text: ${what}`, () => {
      const before = process.cpuUsage();
      const tokens = findTokens(text);
      const { user } = process.cpuUsage(before);
      expect(tokens.map((token) => token.text).join("")).to.equal(text);
      // In the square of the length it would be a minute.
      expect(user / 1_000).to.be.lessThan(2_000);
    });
  }
});
