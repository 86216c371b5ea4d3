import { expect } from "chai";
import fc from "fast-check";
import { analyzeText } from "../../src/engine/analyze-text.ts";
import { detectReadout } from "../../src/engine/detection/detect-readout.ts";
import { toReadableText } from "../../src/engine/document/readable-text.ts";
import { textOf } from "../../src/engine/span.ts";

const LEAD =
  "Call with the Foreign Minister of Alvania\n\nForeign Minister Ana Lund of Norland spoke today with Foreign Minister Eric Rojas of Alvania. ";

const READABLE: readonly (readonly [what: string, given: string, readable: string])[] = [
  ["soft hyphens", "She stres\u00adsed that navi\u00adga\u00adtion is free.", "She stressed that navigation is free."],
  ["zero-width characters and direction marks", "in\u200bter\u2060na\ufefftional \u200elaw\u200f", "international law"],
  [
    "the difference between no-break or thin spaces and plain ones",
    "President\u00a0Lund said 20\u202fships",
    "President Lund said 20 ships",
  ],
  ["a footnote number after a word", "navigation1 must be upheld", "navigation must be upheld"],
  ["a footnote number after a full stop", "under law.2 The Minister", "under law. The Minister"],
  ["a footnote number at the end of the text", "under law.2", "under law."],
  ["a footnote number in brackets", "under law[12] and custom [3].", "under law and custom."],
  ["a superscript footnote number", "under law\u00b9\u00b2, and custom.\u00b3", "under law, and custom."],
  ["an asterisk or dagger", "Kovos* and Tal†.", "Kovos and Tal."],
];

const KEPT = ["The G20 and the Mi-8 in 2026, at 10.30 a.m., in No. 7.", "2 * 3 and [sic] and [in Norland]"];

describe("toReadableText", () => {
  for (const [what, given, readable] of READABLE) {
    it(`removes ${what}`, () => expect(toReadableText(given).text).to.equal(readable));
  }

  it("keeps numbers, multiplications and brackets that are not footnote marks", () => {
    for (const text of KEPT) expect(toReadableText(text)).to.include({ text, isGiven: true });
  });

  it("maps each span to the same characters in the given text", () => {
    const unit = fc.constantFrom("a", "law", ".", " ", "\n", "\u00ad", "\u200b", "[1]", "7", "*", "\u00a0", "“", "T");
    fc.assert(
      fc.property(fc.string({ unit }), fc.nat(), fc.nat(), (given, from, length) => {
        const { text, spanInGiven } = toReadableText(given);
        if (text === "") return;
        const start = from % text.length;
        const end = start + 1 + (length % (text.length - start));
        const span = spanInGiven({ start, end });
        expect(span.end).to.be.at.most(given.length);
        expect(given[span.start]?.trim()).to.equal(text[start]?.trim());
        expect(given[span.end - 1]?.trim()).to.equal(text[end - 1]?.trim());
      }),
    );
  });
});

/** A claim as plain text, and the same claim with characters that the engine removes. */
const SAME: readonly (readonly [what: string, flowing: string, given: string])[] = [
  [
    "soft hyphens in cue, content and name",
    "Minister Rojas stressed that navigation must be free.",
    "Mi\u00adnis\u00adter Ro\u00adjas stres\u00adsed that navi\u00adga\u00adtion must be free.",
  ],
  [
    "zero-width spaces and no-break spaces",
    "Minister Rojas underlined that both sides would meet again.",
    "Minister\u00a0Rojas under\u200blined that both\u202fsides would meet\u2060 again.",
  ],
  [
    "a footnote number inside a claim",
    "Minister Rojas said that navigation must be free.",
    "Minister Rojas said that navigation1 must be free.",
  ],
];

const whoSaidWhat = (text: string) =>
  analyzeText(text).attributions.map(({ sources, cue, contents, speakers, act }) => ({
    words: [...sources, ...(cue ? [cue] : []), ...contents].map((span) => toReadableText(textOf(text, span)).text),
    speakers,
    act,
  }));

describe("analyzeText with invisible characters and footnotes", () => {
  for (const [what, flowing, given] of SAME) {
    it(`finds the same attributions with ${what}`, () => {
      expect(whoSaidWhat(LEAD + given)).to.deep.equal(whoSaidWhat(LEAD + flowing));
    });
  }

  it("ends a sentence before its footnote number", () => {
    const text = `${LEAD}Minister Lund said that the strait is open.2 Minister Rojas warned that it is not.[3]`;
    expect(whoSaidWhat(text).map(({ words }) => words)).to.deep.include.members([
      ["Minister Lund", "said", "that the strait is open"],
      ["Minister Rojas", "warned", "that it is not"],
    ]);
  });

  it("recognises a title with soft hyphens as the first line of the text", () => {
    const [headline = ""] = LEAD.split("\n");
    const given = analyzeText(LEAD, { title: headline.replace("Minister", "Min\u00adis\u00adter") });
    expect(given).to.deep.equal(analyzeText(LEAD, { title: headline }));
  });
});

describe("detectReadout with invisible characters", () => {
  it("gives the same verdict as without them", () => {
    const text = `${LEAD}The ministers discussed trade and agreed to meet again. Minister Lund thanked Minister Rojas.`;
    const given = text.replace(/([aeiou][a-z])(?=[a-z]{2})/g, "$1\u00ad").replace(/ (?=Lund)/g, "\u00a0");
    expect(given).not.to.equal(text);
    expect(detectReadout(given)).to.deep.equal(detectReadout(text));
  });
});
