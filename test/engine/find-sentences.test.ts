import { expect } from "chai";
import fc from "fast-check";
import { findSentences } from "../../src/engine/document/find-sentences.ts";
import { textOf } from "../../src/engine/span.ts";

const CASES: readonly (readonly [why: string, text: string, sentences: readonly string[]])[] = [
  ["two plain sentences", "They met. They agreed.", ["They met.", "They agreed."]],
  [
    "a text with abbreviated titles",
    "Mr. Rossi met Dr. Weiss. They spoke.",
    ["Mr. Rossi met Dr. Weiss.", "They spoke."],
  ],
  [
    "a text with abbreviated styles",
    "H.E. Mr. Okello met H.H. Sheikh Ali. They spoke.",
    ["H.E. Mr. Okello met H.H. Sheikh Ali.", "They spoke."],
  ],
  [
    "a text with an initial in a name",
    "President John Q. Adams spoke. He left.",
    ["President John Q. Adams spoke.", "He left."],
  ],
  [
    "a text with an abbreviation before a lower-case letter",
    "The U.S. and the U.K. agreed at 5 p.m. on Monday.",
    ["The U.S. and the U.K. agreed at 5 p.m. on Monday."],
  ],
  [
    "a text with an abbreviation at the end of a sentence",
    "They met in Washington, D.C. The President spoke.",
    ["They met in Washington, D.C.", "The President spoke."],
  ],
  [
    "a text with an abbreviation in a hyphenated name",
    "They praised the Norway-U.S. Compact and Chile-U.S. trade.",
    ["They praised the Norway-U.S. Compact and Chile-U.S. trade."],
  ],
  [
    "a text with an abbreviation before a title",
    "He met U.S. President Ada Marsh. They spoke.",
    ["He met U.S. President Ada Marsh.", "They spoke."],
  ],
  [
    "lines without full stops",
    "A headline\n\nThe first line\nThe second line",
    ["A headline", "The first line", "The second line"],
  ],
  [
    "a text with full stops inside a quotation",
    "“We agree. We will go on,” she said. He left.",
    ["“We agree. We will go on,” she said.", "He left."],
  ],
  ["white space", " \n\t\n ", []],
];

describe("findSentences", () => {
  for (const [why, text, sentences] of CASES) {
    it(`splits ${why} into sentences`, () => {
      expect(findSentences(text).map((sentence) => textOf(text, sentence))).to.deep.equal(sentences);
    });
  }

  it("returns all text except white space, in order", () => {
    const piece = fc.constantFrom(
      "Mr. ",
      "said. ",
      "“",
      "”",
      "\n",
      "U.S. ",
      "A",
      "! ",
      "«x",
      "\ud800",
      "的。",
      "a".repeat(50),
      " ",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join("");
        const sentences = findSentences(text);
        const kept = sentences.map((sentence) => textOf(text, sentence)).join("");
        expect(kept.replace(/\s/gu, "")).to.equal(text.replace(/\s/gu, ""));
        for (const [i, sentence] of sentences.entries())
          expect(sentence.start).to.be.at.least(sentences[i - 1]?.end ?? 0);
      }),
    );
  });

  it("splits text that is too long for one sentence", () => {
    const sentences = findSentences("word ".repeat(10_000));
    expect(Math.max(...sentences.map(({ start, end }) => end - start))).to.be.at.most(8_000);
  });
});
