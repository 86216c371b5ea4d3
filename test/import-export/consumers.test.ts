import { expect } from "chai";
import { strFromU8, unzipSync } from "fflate";
import type { Note } from "../../src/annotation/note.ts";
import { describe as describeSpan } from "../../src/annotation/selectors.ts";
import { parseImport } from "../../src/import-export/parse-import.ts";
import { exportToBytes, exportToText } from "./export-to-bytes.ts";
import { documentOf, NOTE, PAGE, READOUT, STORED_PAGE } from "./samples.ts";

/** Faults that other programs showed when they opened exported files. */
describe("An exported HTML page", () => {
  const written = (bodyValue: string) => exportToText("html", documentOf({ ...PAGE, notes: [{ ...NOTE, bodyValue }] }));

  it("keeps the lines and paragraphs of notes without a style sheet", async () => {
    const text = await written("- first\n- second\r\n \r\n\n1. one\r2. <two>");
    expect(text).to.include(
      '<p class="note" dir="auto">- first<br/>\n- second</p>\n<p class="note" dir="auto">1. one<br/>\n2. &lt;two&gt;</p>\n',
    );
    expect(text).not.to.include("pre-line");
  });

  it("contains no paragraph for a note of white space", async () => {
    expect(await written(" \n\n ")).not.to.include('class="note"');
  });

  it("prints the address of a page once, in the letters of its script, and no address of a passage", async () => {
    const url = "https://example.org/%E8%AF%BB%E5%87%BA?a=%20b%E2%80%AEc%FF";
    const text = await exportToText("html", documentOf({ ...PAGE, url }));
    expect(text.match(/data-address="[^"]*"/g)).to.deep.equal([
      'data-address="https://example.org/读出?a=%20b%E2%80%AEc%FF"',
    ]);
    expect(text).to.include(`<a href="${url}" data-address=`);
    expect(text)
      .to.include(".about a[data-address]::after{")
      .and.not.to.match(/\ba::after|attr\(href\)/);
  });
});

describe("A REFI-QDA codebook", () => {
  it("names each code differently, so that no program drops one with its codings", async () => {
    const tags = ["China", "china", "CHINA (topic)", "state", "Speaker", "source"];
    const notes = STORED_PAGE.notes.map((note) => ({ ...note, tags }));
    const document = documentOf({ ...STORED_PAGE, notes });
    const project = strFromU8(unzipSync(await exportToBytes("qdpx", document))["project.qde"] ?? new Uint8Array());
    for (const xml of [project, await exportToText("qdc", document)]) {
      const names = Array.from(xml.matchAll(/<Code [^>]*name="([^"]*)"/g), ([, name = ""]) => name);
      expect(names).to.include.members(["China", "state", "source"]);
      expect(names.slice(names.indexOf("Topic"))).to.deep.equal([
        "Topic",
        "China (topic)",
        "china (topic) 2",
        "CHINA (topic) (topic)",
        "state (topic)",
        "Speaker (topic)",
        "source (topic)",
      ]);
      expect(new Set(names.map((name) => name.toLowerCase())).size).to.equal(names.length);
    }
  });
});

describe("The position in a W3C annotation", () => {
  const selectorsOf = async (document: ReturnType<typeof documentOf>) => {
    const { first } = JSON.parse(await exportToText("w3c", document));
    return first.items[0].target.selector as Record<string, unknown>[];
  };

  it("counts code points of the stored text", async () => {
    const selectors = await selectorsOf(documentOf(STORED_PAGE));
    const { start, end } = selectors.find(({ type }) => type === "TextPositionSelector") ?? {};
    expect(Array.from(READOUT.text).slice(Number(start), Number(end)).join("")).to.equal("talk again");
    expect(Number(start)).to.equal(READOUT.text.indexOf("talk again") - 2);
  });

  it("is left out where the text is not stored or has changed", async () => {
    const changed = { ...STORED_PAGE, readout: { ...READOUT, text: `New. ${READOUT.text}` } };
    for (const page of [PAGE, changed])
      expect((await selectorsOf(documentOf(page))).map(({ type }) => type)).not.to.include("TextPositionSelector");
  });

  it("is restored in UTF-16 units by an import", async () => {
    const { file } = parseImport(await exportToBytes("w3c", documentOf(STORED_PAGE, PAGE)));
    expect(file?.notes.map(({ record }) => record.target)).to.deep.equal(
      [...STORED_PAGE.notes, ...PAGE.notes].map(({ target }) => target),
    );
  });

  const annotation = (own: object, start: number, end: number) => ({
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id: `urn:uuid:${NOTE.id}`,
    type: "Annotation",
    ...own,
    created: NOTE.created,
    body: { type: "TextualBody", value: "x" },
    target: {
      source: PAGE.url,
      selector: [
        { type: "TextQuoteSelector", exact: "🇺🇳 said", prefix: "The ", suffix: "." },
        { type: "TextPositionSelector", start, end },
      ],
    },
  });
  const imported = (value: object): Note | undefined =>
    parseImport(Buffer.from(JSON.stringify(value))).file?.notes[0]?.record;

  it("is imported unchanged from a file of an earlier version, which counted UTF-16 units", () => {
    const own = { motivation: "commenting", "nv:title": "T", "nv:state": "exact", modified: NOTE.created };
    expect(imported(annotation(own, 4, 13))?.target.selector?.[1]).to.include({ start: 4, end: 13 });
  });

  it("is imported from another program with an end in UTF-16 units", () => {
    const [, position] = describeSpan("The 🇺🇳 said.", { start: 4, end: 13 });
    expect(imported(annotation({}, 4, 11))?.target.selector?.[1]).to.deep.equal(position);
  });
});
