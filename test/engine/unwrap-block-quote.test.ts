import { expect } from "chai";
import { analyzeText } from "../../src/engine/analyze-text.ts";
import { unwrapBlockQuote } from "../../src/engine/document/unwrap-block-quote.ts";
import { textOf } from "../../src/engine/span.ts";

const CALL = [
  "Prime Minister's call with President Wierzbicki: 4 May",
  "A Downing Street spokesperson said:",
  "“The Prime Minister spoke to the President of Poland, Tomasz Wierzbicki, this afternoon.",
  "“He underlined the need for a swift answer, and welcomed the loan to the shipyards.",
  "“The leaders agreed to speak again in June.”",
].join("\n\n");

describe("unwrapBlockQuote", () => {
  it("replaces the quotation marks of a press office's readout without changing offsets", () => {
    const opened = unwrapBlockQuote(CALL);
    expect(opened).to.have.lengthOf(CALL.length);
    expect(opened).not.to.match(/[“”]/);
    expect(opened.replace(/ +/g, " ")).to.equal(CALL.replace(/[“”]/g, " ").replace(/ +/g, " "));
  });

  it("lets analyzeText find the attributions inside the readout", () => {
    const cues = analyzeText(CALL).attributions.map(({ cue }) => cue && textOf(CALL, cue));
    expect(cues).to.deep.equal(["underlined", "welcomed", "agreed"]);
  });

  it("does not change quoted speech", () => {
    for (const text of [
      CALL.replace("He underlined", "I underlined"),
      "The minister said:\n“It is late.\n“It will be later.”",
      "A spokesperson said: “It is late.”",
    ])
      expect(unwrapBlockQuote(text)).to.equal(text);
  });
});
