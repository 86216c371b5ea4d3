import { expect } from "chai";
import { addCode, type Code, placeCodes } from "../../src/annotation/code-record.ts";
import { codebookCsv } from "../../src/import-export/codebook-csv.ts";
import { codebookXml } from "../../src/import-export/formats/refi-qda.ts";
import { parseImport } from "../../src/import-export/parse-import.ts";
import { setEnglish } from "../set-english.ts";

/** Returns a codebook of two levels with characters that files must escape. */
function codebook(): readonly Code[] {
  const war = addCode([], {
    name: "war & peace",
    definition: 'Says "war",\nor <peace>',
    color: "#0072b2",
    parent: undefined,
  });
  const parent = war[0]?.id;
  return addCode(war, { name: "truce", definition: "", color: "#d55e00", parent });
}

function read(text: string): readonly Code[] {
  const { file, error } = parseImport(new TextEncoder().encode(text), new Date("2026-11-24T10:00:00.000Z")) as {
    readonly file?: { readonly codes?: readonly { readonly record: Code }[] };
    readonly error?: string;
  };
  if (!file) throw new Error(error);
  return (file.codes ?? []).map(({ record }) => record);
}

function outline(codes: readonly Code[]) {
  return placeCodes(codes).map(({ path, code: { definition, color } }) => [path.join(" > "), definition, color]);
}

describe("A codebook in a file", () => {
  before(setEnglish);

  it("is read from a REFI-QDA codebook as it was written", () => {
    const codes = codebook();
    const back = read(codebookXml(codes, "0.1.0"));
    expect(outline(back)).to.deep.equal(outline(codes));
    expect(back.map(({ id }) => id)).to.deep.equal(codes.map(({ id }) => id));
  });

  it("is read from a CSV table as it was written", () => {
    const codes = codebook();
    expect(outline(read(`\ufeff${codebookCsv(codes)}`))).to.deep.equal(outline(codes));
  });

  it("needs no more than the names of the codes in a table", () => {
    expect(read("code,parent\r\nwar,\r\ntruce,war\r\n").map(({ name }) => name)).to.deep.equal(["war", "truce"]);
  });

  it("is refused if it defines entities or is not well-formed", () => {
    const head = '<?xml version="1.0"?>';
    expect(() => read(`${head}<!DOCTYPE x [<!ENTITY a "b">]><CodeBook><Codes/></CodeBook>`)).to.throw("no codes");
    expect(() => read(`${head}<CodeBook><Codes></CodeBook>`)).to.throw("no codes");
  });
});
