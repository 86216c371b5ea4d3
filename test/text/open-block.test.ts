import { expect } from "chai";
import { openBlock } from "../../src/text/open-block.ts";
import { readText } from "../../src/text/read-text.ts";
import { sliceOf } from "../../src/text/span.ts";

const CALL = [
  "Prime Minister's call with President Wierzbicki: 4 May",
  "A Downing Street spokesperson said:",
  "“The Prime Minister spoke to the President of Poland, Tomasz Wierzbicki, this afternoon.",
  "“He underlined the need for a swift answer, and welcomed the loan to the shipyards.",
  "“The leaders agreed to speak again in June.”",
].join("\n\n");

describe("openBlock", () => {
  it("takes the quotation marks out of a press office's readout, and moves nothing", () => {
    const opened = openBlock(CALL);
    expect(opened).to.have.lengthOf(CALL.length);
    expect(opened).not.to.match(/[“”]/);
    expect(opened.replace(/ +/g, " ")).to.equal(CALL.replace(/[“”]/g, " ").replace(/ +/g, " "));
  });

  it("lets what is reported in it be read", () => {
    const cues = readText(CALL).attributions.map(({ cue }) => cue && sliceOf(CALL, cue));
    expect(cues).to.deep.equal(["underlined", "welcomed", "agreed"]);
  });

  it("leaves speech alone", () => {
    for (const text of [
      CALL.replace("He underlined", "I underlined"),
      "The minister said:\n“It is late.\n“It will be later.”",
      "A spokesperson said: “It is late.”",
    ])
      expect(openBlock(text)).to.equal(text);
  });
});
