import { expect } from "chai";
import { readPageText } from "../../src/page/page-text.ts";

describe("readPageText, on a page with lone surrogates", () => {
  it("returns a well-formed text of the same length that maps to the right nodes", () => {
    const page = document.implementation.createHTMLDocument("Half");
    page.body.innerHTML = "<article><p>The minister said</p><p>that it rained.</p></article>";
    const [first, second] = page.querySelectorAll("p");
    first?.prepend("A \ud800 stands alone. ");
    first?.append(" \ud83d", "\ude00");
    const { text, rangeOf } = readPageText(page);
    expect(text.isWellFormed()).to.equal(true);
    expect(text).to.contain("A \ufffd stands alone.").and.to.contain("😀");
    const start = text.indexOf("that it rained");
    const range = rangeOf({ start, end: start + 7 });
    expect(String(range)).to.equal("that it");
    expect(second?.contains(range?.startContainer ?? null)).to.equal(true);
  });
});
