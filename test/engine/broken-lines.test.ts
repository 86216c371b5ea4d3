import { expect } from "chai";
import { joinBrokenLines, joinWrappedLines } from "../../src/engine/document/broken-lines.ts";

/** Joins lines that are separated by single `br` elements. */
function joined(text: string): string {
  const breaks = [...text.matchAll(/\n/g)].map(({ index }) => ({ at: index, isSingle: true }));
  return joinBrokenLines(text, breaks);
}

const JOINED: readonly (readonly [what: string, given: string, ...lines: string[]])[] = [
  [
    "lines that fill a common width",
    "Foreign Minister Eva Lindqvist received in the capital today\nForeign Minister Paolo Marini of Tarsia, who is on his first\nvisit to the region since he came into office this spring.",
    "Foreign Minister Eva Lindqvist received in the capital today Foreign Minister Paolo Marini of Tarsia, who is on his first visit to the region since he came into office this spring.",
  ],
  [
    "the two lines of a sentence that is broken once",
    "She underlined that the river must stay open\nto the ships of all the states along it, and that nobody has a right to ask for more than the treaty gives to them.",
    "She underlined that the river must stay open to the ships of all the states along it, and that nobody has a right to ask for more than the treaty gives to them.",
  ],
  [
    "a line that ends with a preposition and its next line",
    "Foreign Minister Eva Lindqvist spoke by telephone today with\nForeign Minister Paolo Marini of Tarsia.",
    "Foreign Minister Eva Lindqvist spoke by telephone today with Foreign Minister Paolo Marini of Tarsia.",
  ],
  [
    "lines inside paragraphs that are separated by an empty line",
    "The ministers agreed that the bridges over the river will be\nopened in May.\n\nThey will meet again when the work on the second of the\nbridges is done.",
    "The ministers agreed that the bridges over the river will be opened in May.",
    "",
    "They will meet again when the work on the second of the bridges is done.",
  ],
];

const KEPT: readonly (readonly [what: string, given: string])[] = [
  ["short lines", "First line\nsecond line\nthird line."],
  ["whole sentences", "The ministers spoke about the river.\nthey will meet again.\nThat is all that was said of it."],
  ["a line and the empty line after it", "Minister for the Interior and for Sports of the\n\u00a0\nrepublic. The end."],
  [
    "lines of calculations",
    "0 = 0*2^3 + 0*2^2 + 0*2^1 + 0*2^0 = 0000\n1 = 0*2^3 + 0*2^2 + 0*2^1 + 1*2^0 = 0001\n2 = 0*2^3 + 0*2^2 + 1*2^1 + 0*2^0 = 0010\n3 = 0.",
  ],
  ["the lines of an address", "Ministry of Foreign Affairs\nHarbour Street 4\n1000 Solvik"],
  [
    "items of a list",
    "They spoke about the following points of common interest\n- trade between the two states\n- the river.",
  ],
  [
    "lines that form no sentence",
    "Minister for the Interior and for Sports of the Republic\nminister for Trade and Industry",
  ],
  [
    "lines of a script without spaces",
    "外交部发言人今天在北京举行的例行记者会上回答了记者的提问\n他说两国将继续对话并加强合作关系\n他说会谈很有益。",
  ],
];

describe("joinBrokenLines", () => {
  for (const [what, given, ...lines] of JOINED) {
    it(`joins ${what}`, () => {
      expect(joined(given)).to.equal(lines.join("\n"));
      expect(joined(given)).to.have.length(given.length);
    });
  }

  for (const [what, given] of KEPT) {
    it(`does not join ${what}`, () => expect(joined(given)).to.equal(given));
  }

  it("inserts no space into a word that was hyphenated at the end of a line", () => {
    const given =
      "She underlined that the freedom of navi\u00ad\ngation must be kept, and that a long-\nterm plan is needed for it.";
    expect(joined(given).replaceAll(/[\u00ad\u2060]/g, "")).to.equal(
      "She underlined that the freedom of navigation must be kept, and that a long-term plan is needed for it.",
    );
  });

  it("does not join lines at breaks that are not listed", () => {
    const given = "She underlined that the river must stay open\nto the ships of all states along it.";
    expect(joinBrokenLines(given, [])).to.equal(given);
  });
});

describe("joinWrappedLines", () => {
  const letter = `Readout of the call\n\n${[
    "Foreign Minister Eva Lindqvist spoke by telephone today with her",
    "colleague from Tarsia about the river, the bridges over it and the",
    "ships of all the states along it.",
    "",
    "She said that the treaty gives each of them a right to pass, which",
    "nobody may limit.",
  ].join("\n")}`;

  it("joins the lines of a text that is wrapped at one width", () => {
    expect(joinWrappedLines(letter).split("\n").filter(Boolean)).to.have.length(3);
  });

  it("does not join lines if some lines are whole paragraphs", () => {
    const text = `${letter}\n\n${"She said that the treaty gives each of them a right to pass. ".repeat(4)}`;
    expect(joinWrappedLines(text)).to.equal(text);
  });

  it("does not join list items and short lines", () => {
    const text =
      "The points were:\ntrade and customs in the north\nthe river\nwork on bridges and roads\nvisas\nthe next talks";
    expect(joinWrappedLines(text)).to.equal(text);
  });
});
