import { expect } from "chai";
import fc from "fast-check";
import { fileName } from "../../src/exchange/file-name.ts";
import { parseBackup } from "../../src/exchange/json.ts";
import { serialize } from "../../src/exchange/serialize.ts";
import { anyDocument, documentOf, PAGE } from "./samples.ts";

describe("serialize", function () {
  this.timeout(0);

  it("gives name, type and text", () => {
    const document = documentOf(PAGE);
    const name = "2026-11-24 Readout of the call (Note Verbale)";
    expect(serialize("markdown", document)).to.include({ name: `${name}.md`, type: "text/markdown;charset=utf-8" });
    expect(serialize("csv", document)).to.include({ name: `${name}.csv`, type: "text/csv;charset=utf-8" });
    const json = serialize("json", document);
    expect(json).to.include({ name: `${name}.json`, type: "application/json" });
    expect(parseBackup(json.text)).to.deep.equal(document);
  });

  it("can write whatever there is", () => {
    fc.assert(
      fc.property(anyDocument, fc.constantFrom("markdown", "csv", "json"), (document, format) => {
        expect(serialize(format, document).text.isWellFormed()).to.equal(true);
      }),
    );
  });
});

describe("fileName", function () {
  this.timeout(0);

  const rows: [string, string][] = [
    ['Call: "Xi" <and> Biden / Part 2?', "Call Xi and Biden Part 2"],
    ["..hidden. ", "hidden"],
    ["#1 [draft] ^x|y", "1 draft x y"],
    ["\u202egnp.exe\u0000", "gnp.exe"],
    ["  ", "Untitled"],
    ["习近平同拜登通电话", "习近平同拜登通电话"],
  ];
  for (const [title, safe] of rows) {
    it(`makes ${JSON.stringify(title)} safe`, () => {
      expect(fileName(documentOf({ ...PAGE, title }), "md")).to.equal(`2026-11-24 ${safe} (Note Verbale).md`);
    });
  }

  it("counts pages when there are several", () => {
    expect(fileName(documentOf(PAGE, PAGE, PAGE), "csv")).to.equal("2026-11-24 3 pages (Note Verbale).csv");
  });

  it("is always a name that every system takes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (title) => {
        const name = fileName(documentOf({ ...PAGE, title }), "json");
        expect(new TextEncoder().encode(name).length).to.be.at.most(255);
        expect(name).not.to.match(/[<>:"/\\|?*\p{Cc}]/u);
        expect(name.isWellFormed()).to.equal(true);
        expect(name).to.match(/^2026-11-24 \S.* \(Note Verbale\)\.json$/u);
      }),
    );
  });
});
