import { expect } from "chai";
import { analyzeText } from "../../src/engine/analyze-text.ts";
import { textOf } from "../../src/engine/span.ts";
import { tagger } from "./shipped-tagger.ts";

const LEAD = "Call with Chile\n\nPresident Ana Lund spoke today by phone with President Diego Rojas of Chile.\n\n";

/** A sentence after the lead, and the expected "cue | contents | addressees" of its attribution. */
const ROWS: readonly (readonly [sentence: string, expected: string])[] = [
  [
    "Satisfaction was expressed with the growth of trade.",
    "was expressed | Satisfaction … with the growth of trade | ",
  ],
  ["Concern was voiced about swarms of locusts.", "was voiced | Concern … about swarms of locusts | "],
  ["The hope was voiced that a solution would be found.", "was voiced | The hope … that a solution would be found | "],
  [
    "In the talks, deep appreciation was expressed for the work of the envoys.",
    "was expressed | deep appreciation … for the work of the envoys | ",
  ],
  ["Views were exchanged on the lake.", "Views were exchanged on | the lake | "],
  ["She expressed satisfaction with the growth of trade.", "expressed | satisfaction with the growth of trade | "],
  [
    "She extended an invitation to President Rojas to visit Oslo in spring.",
    "extended | an invitation … to visit Oslo in spring | President Rojas",
  ],
  ["She accepted an invitation to visit Santiago.", "accepted | an invitation to visit Santiago | "],
  [
    "He encouraged Norwegian universities to open campuses in Chile.",
    "encouraged | to open campuses in Chile | Norwegian universities",
  ],
  [
    "She informed the Secretary-General of the steps taken by her government.",
    "informed | of the steps taken by her government | the Secretary-General",
  ],
  ["She welcomed the readiness of firms to invest.", "welcomed | the readiness of firms to invest | "],
];

/** Headlines, and the expected source of an attribution in them, or undefined if there must be none. */
const HEADLINES: readonly (readonly [headline: string, source: string | undefined])[] = [
  ["Good neighbours need strong fences – Ana Lund", "Ana Lund"],
  ["Good neighbours need strong fences: Ana Lund", "Ana Lund"],
  ["Norway and Chile – partners in trade", undefined],
  ["Chile: High Representative Ana Lund meets Foreign Minister Diego Rojas", undefined],
  ["Chile: Prime Minister Ana Lund speaks with President Diego Rojas", undefined],
  ["Chile: trade talks must continue without delay", "Chile"],
];

describe("Contents and addressees that are next to each other", () => {
  for (const [sentence, expected] of ROWS)
    it(`are separated in "${sentence}"`, () => {
      const text = LEAD + sentence;
      const found = analyzeText(text, { tagger }).attributions.findLast(({ cue }) => (cue?.start ?? 0) >= LEAD.length);
      const words = (spans: readonly { start: number; end: number }[]) =>
        spans.map((span) => textOf(text, span)).join(" … ");
      const { cue, contents = [], addressees = [] } = found ?? {};
      expect(`${cue ? textOf(text, cue) : ""} | ${words(contents)} | ${words(addressees)}`).to.equal(expected);
    });
});

describe("The speaker of a headline", () => {
  for (const [headline, expected] of HEADLINES)
    it(`is ${expected ?? "nobody"} in "${headline}"`, () => {
      const text = `${headline}\n\n${LEAD.slice(LEAD.indexOf("President"))}`;
      const found = analyzeText(text).attributions.find(({ cue }) => (cue?.start ?? 0) < headline.length);
      expect(found?.sources[0] && textOf(text, found.sources[0])).to.equal(expected);
    });
});

describe("A colon after a spokesperson", () => {
  it("does not make the words before a comma a claim of the words after it", () => {
    const text = `${LEAD}A spokesperson for the Foreign, Trade & Development Office said:\n\n"The minister praised the reforms."`;
    const cues = analyzeText(text).attributions.map(({ rules }) => rules?.join());
    expect(cues).to.not.include("trailing-tag");
  });
});
