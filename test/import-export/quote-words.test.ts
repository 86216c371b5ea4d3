import { expect } from "chai";
import { quoteWords, verbOf } from "../../src/import-export/quote-words.ts";

describe("quoteWords", () => {
  const rows: readonly (readonly [words: string, quoted: string])[] = [
    ["that talks would go on", "“that talks would go on”"],
    ["“We will go on.”", "“We will go on.”"],
    ["that the pact was “sound” and new", "“that the pact was ‘sound’ and new”"],
    ['that the pact was "sound"', "“that the pact was ‘sound’”"],
    ["“one” and “two”", "“‘one’ and ‘two’”"],
    ["", ""],
  ];
  for (const [words, quoted] of rows) {
    it(`writes ${JSON.stringify(words)} as ${JSON.stringify(quoted)}`, () =>
      expect(quoteWords(words)).to.equal(quoted));
  }
});

describe("verbOf", () => {
  it("returns the cue, but nothing for the colon of a headline", () => {
    expect(["said", ":", ""].map(verbOf)).to.deep.equal(["said", "", ""]);
  });
});
