import { expect } from "chai";
import { unzipSync } from "fflate";
import { FORMATS } from "../../src/import-export/formats.ts";
import { exportToBytes } from "./export-to-bytes.ts";
import { ATTRIBUTION, documentOf, NOTE, PAGE } from "./samples.ts";

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML forbids
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** The formats that our own import reads again without loss. */
const LOSSLESS = new Set(["json", "w3c", "hypothesis", "csv-data"]);

describe("A character that XML forbids, in a page's title, an attribution and a note", () => {
  const dirty = (words: string) => `${words}\u0001\ufffe\uffff\u000b.`;
  const note = { ...NOTE, bodyValue: dirty("Remember"), title: dirty("Title"), tags: [dirty("tag")] };
  const attribution = { ...ATTRIBUTION, cue: dirty("said"), contents: [dirty("words")], speakers: [dirty("Xi")] };
  const page = { ...PAGE, title: dirty("Title"), issuer: dirty("Office"), attributions: [attribution], notes: [note] };
  for (const { id } of FORMATS.filter((format) => !LOSSLESS.has(format.id))) {
    it(`is not written in ${id}`, async () => {
      const bytes = await exportToBytes(id, documentOf(page));
      const isArchive = Buffer.from(bytes.slice(0, 2)).toString() === "PK";
      const files = isArchive ? Object.values(unzipSync(new Uint8Array(bytes))) : [bytes];
      const text = files.map((file) => Buffer.from(file).toString("utf8")).join("\n");
      const at = text.search(FORBIDDEN);
      expect(at < 0 ? "" : JSON.stringify(text.slice(Math.max(0, at - 60), at + 10))).to.equal("");
    });
  }
});
