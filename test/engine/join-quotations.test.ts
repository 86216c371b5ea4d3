import { expect } from "chai";
import { loadShippedTagger } from "../../src/cli/shipped-files.ts";
import { analyzeText } from "../../src/engine/analyze-text.ts";
import { overlaps, textOf } from "../../src/engine/span.ts";

const LEAD =
  "Talks on the river\n\nForeign Minister Eva Lindqvist of Norland met Foreign Minister Paolo Marini of Tarsia today.";
const AFTER = "The two ministers agreed to meet again in May.";

/** The paragraphs of a quotation, and the contents of its attribution. */
const QUOTATIONS: readonly (readonly [what: string, paragraphs: readonly string[], contents: readonly string[]])[] = [
  [
    "that begins after its speaker",
    [
      "“The river belongs to all of us,” Minister Lindqvist said. “We have seen what happens when it is closed.",
      "“Until now we have managed, but it was not easy.",
      "“I ask our neighbours to keep to the treaty.”",
    ],
    [
      "“The river belongs to all of us,”",
      "“We have seen what happens when it is closed.",
      "“Until now we have managed, but it was not easy.",
      "“I ask our neighbours to keep to the treaty.”",
    ],
  ],
  [
    "after a colon",
    [
      "Minister Lindqvist said: “We have seen what happens when the river is closed.",
      "“Until now we have managed, but it was not easy.”",
    ],
    ["“We have seen what happens when the river is closed.", "“Until now we have managed, but it was not easy.”"],
  ],
  [
    "whose speaker is named at its end",
    [
      "“We have seen what happens when the river is closed.",
      "“I ask our neighbours to keep to the treaty,” Minister Lindqvist said.",
    ],
    ["“We have seen what happens when the river is closed.", "“I ask our neighbours to keep to the treaty,”"],
  ],
  [
    "in straight quotation marks",
    [
      '"The river belongs to all of us," Minister Lindqvist said. "We have seen what happens when it is closed.',
      '"I ask our neighbours to keep to the treaty."',
    ],
    [
      '"The river belongs to all of us,"',
      '"We have seen what happens when it is closed.',
      '"I ask our neighbours to keep to the treaty."',
    ],
  ],
];

const textWith = (paragraphs: readonly string[]) => [LEAD, ...paragraphs, AFTER].join("\n\n");

describe("quotations of several paragraphs", () => {
  for (const [what, paragraphs, contents] of QUOTATIONS) {
    for (const tagger of [undefined, loadShippedTagger()]) {
      it(`assign a quotation ${what} to one speaker ${tagger ? "with" : "without"} the tagger`, () => {
        const text = textWith(paragraphs);
        const said = analyzeText(text, { tagger }).attributions.filter(
          ({ cue }) => cue && /said/.test(textOf(text, cue)),
        );
        expect(said.map((one) => one.contents.map((span) => textOf(text, span)))).to.deep.equal([contents]);
        expect(said[0]?.speakers).to.deep.equal(["Eva Lindqvist"]);
      });
    }
  }

  it("end in the paragraph that closes the quotation", () => {
    const text = textWith(["Minister Lindqvist said: “The river is open.”", "“Quiet Waters” is a film about it."]);
    const [said] = analyzeText(text).attributions.filter(({ cue }) => cue && textOf(text, cue).startsWith("said"));
    expect(said?.contents.map((span) => textOf(text, span))).to.deep.equal(["“The river is open.”"]);
  });

  it("have two speakers if each part names its own", () => {
    const text = textWith([
      "“The river is open to all of us,” Minister Lindqvist said. “Nobody may close it.",
      "“Nobody has tried to close it,” Minister Marini said.",
    ]);
    const said = analyzeText(text).attributions.filter(({ cue }) => cue && textOf(text, cue) === "said");
    expect(said.map(({ speakers }) => speakers)).to.deep.equal([["Eva Lindqvist"], ["Paolo Marini"]]);
    expect(said.map(({ contents }) => contents.length)).to.deep.equal([2, 1]);
  });
});

describe("analyzeText", () => {
  it("never assigns the same text to two spans", () => {
    for (const text of ["T CAN SHARE WHAT AS DISCUSSED.", "WE CAN SAY WHAT WAS SAID AS AGREED."]) {
      for (const tagger of [undefined, loadShippedTagger()]) {
        const spans = analyzeText(text, { tagger }).attributions.flatMap(({ sources, cue, contents }, i, all) => [
          ...(all.findIndex(({ sources: [first] }) => first?.start === sources[0]?.start) === i ? sources : []),
          ...(cue ? [cue] : []),
          ...contents,
        ]);
        const pairs = spans.flatMap((one, i) => spans.slice(i + 1).filter((other) => overlaps(one, other)));
        expect(pairs, text).to.deep.equal([]);
      }
    }
  });
});
