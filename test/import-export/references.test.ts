import { expect } from "chai";
import { exportToText } from "./export-to-bytes.ts";
import { documentOf, PAGE } from "./samples.ts";

describe("A reference", () => {
  it("names the issuer once, as author", async () => {
    for (const format of ["csl", "ris", "bibtex"])
      expect((await exportToText(format, documentOf(PAGE))).split("Ruritania").length - 1, format).to.equal(1);
  });

  it("contains no apostrophe in the address of CSL-JSON", async () => {
    const url = "https://example.org/o'neill?q='x'";
    const [item] = JSON.parse(await exportToText("csl", documentOf({ ...PAGE, url })));
    expect(item.URL).to.equal("https://example.org/o%27neill?q=%27x%27");
  });

  const titles: readonly (readonly [title: string, written: string])[] = [
    ['A "new" era ("old")', "A ``new'' era (``old'')"],
    ["the King's 'view' ''x", "the King's '{}view'{} '{}'{}x"],
    ["a -- b --- c - d", "a -{}- b -{}-{}- c - d"],
    ["What?` and !``", "What?{}`{} and !{}`{}{}`{}"],
    ["<b> | x >> <<", "$<$b$>$ $|$ x $>$$>$ $<$$<$"],
    ["a ,, b", "a ,{}, b"],
    ["R&D #12 {x} 5 % a_b $", "R\\&D \\#12 \\{x\\} 5 \\% a\\_b \\$"],
    ["\\cite{x} ~ ^", "\\textbackslash{}cite\\{x\\} \\textasciitilde{} \\textasciicircum{}"],
  ];
  for (const [title, written] of titles) {
    it(`contains ${JSON.stringify(title)} in BibTeX without a command or ligature`, async () => {
      expect(await exportToText("bibtex", documentOf({ ...PAGE, title }))).to.include(`  title = {{${written}}},\n`);
    });
  }
});
