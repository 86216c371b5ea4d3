import { expect } from "chai";
import fc from "fast-check";
import { findSentences } from "../../src/engine/document/find-sentences.ts";
import { textOf } from "../../src/engine/span.ts";

const CASES: readonly (readonly [why: string, text: string, sentences: readonly string[]])[] = [
  ["plain", "They met. They agreed.", ["They met.", "They agreed."]],
  ["titles", "Mr. Rossi met Dr. Weiss. They spoke.", ["Mr. Rossi met Dr. Weiss.", "They spoke."]],
  [
    "styles",
    "H.E. Mr. Okello met H.H. Sheikh Ali. They spoke.",
    ["H.E. Mr. Okello met H.H. Sheikh Ali.", "They spoke."],
  ],
  ["an initial", "President John Q. Adams spoke. He left.", ["President John Q. Adams spoke.", "He left."]],
  [
    "an abbreviation before a small letter",
    "The U.S. and the U.K. agreed at 5 p.m. on Monday.",
    ["The U.S. and the U.K. agreed at 5 p.m. on Monday."],
  ],
  [
    "an abbreviation that ends the sentence",
    "They met in Washington, D.C. The President spoke.",
    ["They met in Washington, D.C.", "The President spoke."],
  ],
  [
    "an abbreviation inside a name with a hyphen",
    "They praised the Norway-U.S. Compact and Chile-U.S. trade.",
    ["They praised the Norway-U.S. Compact and Chile-U.S. trade."],
  ],
  [
    "an abbreviation before a title",
    "He met U.S. President Ada Marsh. They spoke.",
    ["He met U.S. President Ada Marsh.", "They spoke."],
  ],
  [
    "lines without full stops",
    "A headline\n\nThe first line\nThe second line",
    ["A headline", "The first line", "The second line"],
  ],
  [
    "stops inside a quotation",
    "“We agree. We will go on,” she said. He left.",
    ["“We agree. We will go on,” she said.", "He left."],
  ],
  ["nothing", " \n\t\n ", []],
];

describe("findSentences", () => {
  for (const [why, text, sentences] of CASES) {
    it(`splits sentences: ${why}`, () => {
      expect(findSentences(text).map((sentence) => textOf(text, sentence))).to.deep.equal(sentences);
    });
  }

  it("leaves out nothing but white space, in order", () => {
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

  it("cuts what cannot be one sentence", () => {
    const sentences = findSentences("word ".repeat(10_000));
    expect(Math.max(...sentences.map(({ start, end }) => end - start))).to.be.at.most(8_000);
  });
});
