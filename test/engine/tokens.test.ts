import { expect } from "chai";
import { findTokens } from "../../src/engine/document/tokens.ts";

/** Texts that the pattern of one kind of token matches for long before it fails and another kind matches. */
const LONG: readonly (readonly [what: string, text: string])[] = [
  ["digits before a letter", `${"0".repeat(200_000)}a`],
  ["digits with dots before a letter", `${"1.".repeat(100_000)}1a`],
  ["letters with dots", "a.".repeat(100_000)],
  ["hyphens between letters", "a-".repeat(100_000)],
  ["apostrophes between letters", "a’".repeat(100_000)],
  ["possessives", "a’s".repeat(70_000)],
  ["combining marks on one letter", `a${"\u0301".repeat(200_000)}`],
];

describe("findTokens", () => {
  for (const [what, text] of LONG) {
    it(`takes linear time for ${what}`, () => {
      const before = process.cpuUsage();
      const tokens = findTokens(text);
      const { user } = process.cpuUsage(before);
      expect(tokens.map((token) => token.text).join("")).to.equal(text);
      // Quadratic time would be a minute.
      expect(user / 1_000).to.be.lessThan(2_000);
    });
  }
});
