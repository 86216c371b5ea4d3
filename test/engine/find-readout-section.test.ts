import { expect } from "chai";
import { analyzeText } from "../../src/engine/analyze-text.ts";
import { detectReadout } from "../../src/engine/detection/detect-readout.ts";
import { findReadoutSection } from "../../src/engine/detection/find-readout-section.ts";
import { textOf } from "../../src/engine/span.ts";

const READOUT = [
  "Prime Minister Ilse Vantongeren of Belgium spoke today with President Tomasz Wierzbicki of Poland.",
  "The two leaders discussed the security of the Baltic Sea and agreed to send a joint mission in May.",
  "The Prime Minister thanked the President for his country's help, and stressed that the border must be kept open.",
];

const STORY = [
  "Ferries idle as Baltic row drags on",
  "By Anna Kowal",
  "Dockers in Gdynia said on Monday that no ship had left for three days, and analysts told reporters that more would follow.",
  "The strike is the longest that the port has seen since the war, according to the harbour master.",
];

const INTRODUCED = "The full readout issued in Brussels follows:";
const AFTER = "Dockers said that they had not been told of the call. A poll put support for them at half of the town.";

function extentOf(paragraphs: readonly string[]): string | undefined {
  const text = paragraphs.join("\n\n");
  const extent = findReadoutSection(text, detectReadout(text).isReadout);
  return extent && textOf(text, extent);
}

describe("findReadoutSection", () => {
  it("returns the whole text of a readout", () => {
    const text = ["Readout of the Prime Minister's call with President Wierzbicki", ...READOUT].join("\n\n");
    expect(findReadoutSection(text, true)).to.deep.equal({ start: 0, end: text.length });
  });

  it("excludes the lines that a page adds below a readout", () => {
    const title = "Readout of the Prime Minister's call with President Wierzbicki";
    const page = [title, ...READOUT, "Related news", "Belgium wins the cup", "Rain until Friday"];
    expect(extentOf(page)).to.equal([title, ...READOUT].join("\n\n"));
  });

  it("finds the readout that an article quotes in full, without the page's own lines", () => {
    expect(extentOf([...STORY, INTRODUCED, ...READOUT, "Read more", "Rain until Friday"])).to.equal(
      READOUT.join("\n\n"),
    );
  });

  it("finds a readout of several quoted paragraphs inside an article", () => {
    const quoted = READOUT.map((paragraph, i) => `“${paragraph}${i === READOUT.length - 1 ? "”" : ""}`);
    expect(extentOf([...STORY, "A Brussels spokesperson said:", ...quoted, AFTER])).to.equal(quoted.join("\n\n"));
  });

  it("finds no readout in an article that only reports a call", () => {
    expect(extentOf([...STORY, ...READOUT, AFTER])).to.equal(undefined);
    expect(extentOf([...STORY, "The minister said:", "“We met today.”", AFTER])).to.equal(undefined);
  });

  it("is used by analyzeText, which returns the section as extent", () => {
    const text = [...STORY, INTRODUCED, ...READOUT, "Read more"].join("\n\n");
    const { readout, extent } = analyzeText(text);
    expect(readout.isReadout).to.equal(false);
    expect(extent && textOf(text, extent)).to.equal(READOUT.join("\n\n"));
  });
});
