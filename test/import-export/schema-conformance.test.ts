import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { Ajv } from "ajv";
import { expect } from "chai";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { unzipSync } from "fflate";
import { JSDOM } from "jsdom";
import { validateXML } from "xmllint-wasm";
import backupSchema from "../../src/import-export/backup.schema.json" with { type: "json" };
import { DATA_COLUMN_NAMES } from "../../src/import-export/csv-dataset-columns.ts";
import type { ExportDocument } from "../../src/import-export/export-model.ts";
import { type ExportedPage, withoutTrashed } from "../../src/import-export/export-model.ts";
import * as rules from "./consumer-schemas.ts";
import { exportToBytes, exportToText } from "./export-to-bytes.ts";
import { anyDocument, documentOf, PAGE, READOUT, STORED_PAGE } from "./samples.ts";

const ajv = new Ajv({ strict: false, allErrors: false });

/** Checks generated documents of every kind, and the invented one. */
async function always(check: (document: ExportDocument) => Promise<void>, numRuns = 100): Promise<void> {
  await check(documentOf(STORED_PAGE, PAGE));
  await check(documentOf());
  await fc.assert(fc.asyncProperty(anyDocument, check), { numRuns });
}

/** Returns a function that asserts that data conforms to a schema. */
function checker(schema: object): (data: unknown) => void {
  const validate = ajv.compile(schema);
  return (data) => {
    expect(validate(data), JSON.stringify(validate.errors)).to.equal(true);
  };
}

/** Created once: opening a window takes longer than parsing a document. */
const { DOMParser } = new JSDOM("").window;
const parser = new DOMParser();

/** Parses an XML document. Throws if it is not well-formed. */
function parseStrictly(text: string, type: "text/xml" | "application/xhtml+xml"): Document {
  const document = parser.parseFromString(text, type);
  expect(document.querySelector("parsererror")?.textContent).to.equal(undefined);
  return document;
}

const codePoints = (text: string, start: number, end: number) => Array.from(text).slice(start, end).join("");

function filesIn(zip: Uint8Array): Map<string, string> {
  const files = Object.entries(unzipSync(zip));
  return new Map(files.map(([name, bytes]) => [name, new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)]));
}

describe("Exports conform to their consumers:", () => {
  it("a backup conforms to its published schema, and the schema rejects what the importer rejects", async () => {
    const check = checker(backupSchema);
    await always(async (document) => check(JSON.parse(await exportToText("json", document))));
    const data = JSON.parse(await exportToText("json", documentOf(STORED_PAGE)));
    data.pages[0].readout.sha256 = "?";
    expect(() => check(data)).to.throw();
  });

  it("a W3C collection and its page have all required properties", async () => {
    const [collection, page] = [checker(rules.COLLECTION_RULES), checker(rules.ANNOTATION_PAGE_RULES)];
    await always(async (document) => {
      const data = JSON.parse(await exportToText("w3c", document));
      collection(data);
      expect(data.total).to.equal(data.first.items.length);
      page(JSON.parse(await exportToText("w3c", document, { shape: "page" })));
    });
  });

  it("every key of an annotation is defined in its contexts", async () => {
    const data = JSON.parse(await exportToText("w3c", documentOf(STORED_PAGE, PAGE)));
    const own = new Set<string>();
    JSON.stringify(data.first.items, (key, value) => {
      if (key.includes(":")) own.add(key);
      return value;
    });
    expect([...own].every((key) => key.startsWith("nv:"))).to.equal(true);
    expect(data["@context"][1].nv).to.match(/^urn:.*:$/);
  });

  it("a Hypothesis file has what its client and server require", async () => {
    const check = checker(rules.HYPOTHESIS_RULES);
    await always(async (document) => check(JSON.parse(await exportToText("hypothesis", document))));
  });

  it("CSL-JSON contains web pages with institutions as authors", async () => {
    const check = checker(rules.CSL_RULES);
    await always(async (document) => check(JSON.parse(await exportToText("csl", document))));
  });

  for (const [format, forceType] of [
    ["ris", "@ris/file"],
    ["bibtex", "@biblatex/text"],
  ] as const) {
    it(`another program reads ${format} as the same references`, async () => {
      const pages = [
        STORED_PAGE,
        {
          ...PAGE,
          url: "https://example.org/two",
          title: "{A} & b_c: 100 % $x$ #1 ~ ^ \\ é 习近平",
          issuer: "Ministry, of Foreign Affairs",
        },
      ];
      const [first, second] = new Cite(await exportToText(format, documentOf(...pages)), { forceType }).data;
      expect(first).to.deep.include({
        type: "webpage",
        title: STORED_PAGE.title,
        URL: STORED_PAGE.url,
        language: "en",
        author: [{ family: "Ruritania" }],
        issued: { "date-parts": [[2024, 4, 2]] },
      });
      expect(second).to.include({ title: pages[1]?.title, URL: pages[1]?.url });
      expect(JSON.stringify(second?.author)).to.match(/^\[\{"(?:family|literal)":"Ministry,? of Foreign Affairs"\}\]$/);
      expect(JSON.stringify(first?.note ?? first?.annote)).to.include("Compare with Friday");
    });

    it(`another program reads ${format} with any content`, async () => {
      await always(async (document) => {
        if (document.pages.length === 0) return;
        expect(new Cite(await exportToText(format, document), { forceType }).data.length).to.equal(
          document.pages.length,
        );
      });
    });
  }

  it("each note is a separate line in RIS", async () => {
    await always(async (document) => {
      const lines = (await exportToText("ris", document)).split("\r\n").filter((line) => line !== "");
      for (const line of lines) expect(line).to.match(/^[A-Z][A-Z0-9] {2}- /);
      const notes = document.pages.flatMap((page) => withoutTrashed(page.notes));
      expect(lines.filter((line) => line.startsWith("N1  - ")).length).to.equal(notes.length);
    });
  });

  for (const delimiter of ["comma", "tab"] as const) {
    it(`a strict parser reads every cell of the data table, separated by ${delimiter}`, async () => {
      await always(async (document) => {
        const text = await exportToText("csv-data", document, { delimiter });
        const rows = parse(text, {
          columns: true,
          record_delimiter: "\r\n",
          delimiter: delimiter === "tab" ? "\t" : ",",
        });
        for (const row of rows as Record<string, string>[]) expect(Object.keys(row)).to.deep.equal(DATA_COLUMN_NAMES);
      });
    });
  }

  it("a Readwise file has the required header and valid dates", async () => {
    await always(async (document) => {
      const [header, ...rows] = parse(await exportToText("readwise", document), {
        record_delimiter: "\r\n",
      }) as string[][];
      expect(header).to.deep.equal(["Highlight", "Title", "Author", "URL", "Note", "Location", "Date"]);
      for (const row of rows) {
        expect(row[0]).to.match(/\S/);
        expect(row[6]).to.match(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
      }
    });
  });

  it("HTML is well-formed for a strict parser, contains no script, and loses no note", async () => {
    await always(async (document) => {
      const text = await exportToText("html", document);
      const strict = parseStrictly(text.replace("<!DOCTYPE html>\n", ""), "application/xhtml+xml");
      const dom = parser.parseFromString(text, "text/html");
      const articles = strict.getElementsByTagName("article").length;
      expect(articles).to.equal(document.pages.length);
      expect(dom.querySelectorAll("article").length).to.equal(articles);
      expect(dom.querySelectorAll("script, img, iframe, object, [onload], [onerror], [style]").length).to.equal(0);
      for (const link of dom.querySelectorAll("a")) expect(link.href).to.match(/^(?:https?|file):/);
    }, 50);
  });

  it("a REFI-QDA project is valid, and every selection covers the text that it names", async () => {
    const projects: string[] = [];
    await always(async (document) => {
      const files = filesIn(await exportToBytes("qdpx", document));
      const xml = files.get("project.qde") ?? "";
      projects.push(xml);
      for (const [name, text] of files) if (name !== "project.qde") expect(text).not.to.match(/^\ufeff?$|\r/);
      checkSelections(parseStrictly(xml, "text/xml"), files);
    }, 30);
    await checkXml(projects, rules.PROJECT_XSD);
  });

  it("a REFI-QDA project codes a repeated tag once", async () => {
    const notes = STORED_PAGE.notes.map((note) => ({ ...note, tags: ["grain", "grain"] }));
    const files = filesIn(await exportToBytes("qdpx", documentOf({ ...STORED_PAGE, notes })));
    const guids = Array.from((files.get("project.qde") ?? "").matchAll(/<Coding guid="([^"]+)"/g), ([, guid]) => guid);
    expect(guids.length).to.be.greaterThan(0);
    expect(new Set(guids).size).to.equal(guids.length);
  });

  it("a REFI-QDA codebook is valid", async () => {
    const books: string[] = [];
    await always(async (document) => {
      books.push(await exportToText("qdc", document));
    }, 30);
    await checkXml(books, rules.CODEBOOK_XSD);
  });

  it("a REFI-QDA project codes speakers, acts and topics at the right offsets, also after an emoji", async () => {
    const files = filesIn(await exportToBytes("qdpx", documentOf(STORED_PAGE)));
    const document = parseStrictly(files.get("project.qde") ?? "", "text/xml");
    const names = new Map(
      [...document.getElementsByTagName("Code")].map((code) => [code.getAttribute("guid"), code.getAttribute("name")]),
    );
    const coded = [...document.getElementsByTagName("PlainTextSelection")].map((selection) => [
      selection.getAttribute("name"),
      ...[...selection.getElementsByTagName("CodeRef")].map((ref) => names.get(ref.getAttribute("targetGUID"))),
    ]);
    expect(coded).to.deep.include(["to talk again", "China", "Ruritania", "agree", "content"]);
    expect(coded).to.deep.include(["talk again", "trade war", "Taiwan"]);
    expect(coded).to.deep.include(["King Rudolf", "source"]);
  });

  it("every span of a brat file covers the text that it names", async () => {
    await always(async (document) => {
      const files = filesIn(await exportToBytes("brat", document));
      expect(files.size).to.equal(1 + 2 * document.pages.length);
      for (const [name, standoff] of files) {
        if (name.endsWith(".ann")) checkStandoff(files.get(name.replace(".ann", ".txt")) ?? "", standoff);
      }
    });
  });

  it("brat events name sources, contents, acts and speakers", async () => {
    const standoff = filesIn(await exportToBytes("brat", documentOf(STORED_PAGE))).get("00001.ann");
    expect(standoff).to.include("T1\tSource 21 33\tPresident Xi\n").and.to.include("A1\tAct E1 state\n");
    expect(standoff).to.include("E3\tCue:T10 Source:T7 Content:T8 Addressee:T9\n");
    expect(standoff).to.include("\tAnnotatorNotes E2\tChina; Ruritania\n");
  });

  it("every doccano label covers text that begins and ends with a visible character", async () => {
    const check = checker(rules.DOCCANO_RULES);
    await always(async (document) => {
      for (const project of ["labels", "relations"]) {
        for (const line of (await exportToText("doccano", document, { project })).split("\n").filter(Boolean)) {
          const data = JSON.parse(line);
          check(data);
          const spans =
            data.label ??
            data.entities.map((one: { start_offset: number; end_offset: number }) => [
              one.start_offset,
              one.end_offset,
            ]);
          for (const [start, end] of spans) expect(codePoints(data.text, start, end)).to.match(/^\S(?:[\s\S]*\S)?$/);
          const ids = new Set((data.entities ?? []).map(({ id }: { id: number }) => id));
          for (const { from_id, to_id } of data.relations ?? [])
            expect(ids.has(from_id) && ids.has(to_id)).to.equal(true);
        }
      }
    });
    const [first] = (await exportToText("doccano", documentOf(STORED_PAGE))).split("\n");
    const { text, label } = JSON.parse(first ?? "");
    expect(
      label.map(([start, end, name]: [number, number, string]) => `${name}: ${codePoints(text, start, end)}`),
    ).to.include.members([
      "Content:pledge: “We will keep the bridge open,”",
      "Addressee: the minister",
      "Note: talk again",
    ]);
  });

  it("a CAS declares all its types and has spans in UTF-16 units", async () => {
    const check = checker(rules.CAS_RULES);
    const checkCas = (text: string) => {
      const cas = JSON.parse(text);
      check(cas);
      checkReferences(cas);
    };
    await always(async (document) => {
      for (const page of document.pages) checkCas(await exportToText("cas", { ...document, pages: [page] }));
    });
    const cas = JSON.parse(await exportToText("cas", documentOf(STORED_PAGE)));
    const words = cas["%FEATURE_STRUCTURES"]
      .filter((one: Structure) => one["%TYPE"] === "webanno.custom.AttributionPart" && one.role === "content")
      .map((one: { begin: number; end: number }) => READOUT.text.slice(one.begin, one.end));
    expect(words).to.deep.equal([
      "that U.S.-China ties, long strained, need care",
      "to talk again",
      "“We will keep the bridge open,”",
    ]);
  });

  it("several CAS files or Logseq pages are packed into a zip", async () => {
    for (const [format, ending] of [
      ["cas", ".json"],
      ["logseq", ".md"],
    ] as const) {
      const files = filesIn(await exportToBytes(format, documentOf(STORED_PAGE, PAGE)));
      expect([...files.keys()]).to.deep.equal([`Readout of the call${ending}`, `Readout of the call (2)${ending}`]);
    }
  });

  it("every line of a Logseq page is a property, a block or part of one, and identifiers are UUIDs", async () => {
    await always(async (document) => {
      for (const page of document.pages)
        checkOutline(await exportToText("logseq", { ...document, pages: [page] }), page);
    });
    expect(
      await exportToText(
        "logseq",
        documentOf({
          ...STORED_PAGE,
          readout: {
            ...READOUT,
            reading: { ...READOUT.reading, attributions: READOUT.reading.attributions.slice(1, 2) },
          },
        }),
      ),
    ).to.match(
      /^title:: Readout of the call\nsource:: https:\/\/example.org\/readout\nauthor:: Ruritania\ncreated:: 2026-11-24\nevent:: call\n/,
    );
  });
});

interface Structure {
  readonly [feature: string]: unknown;
}

/** Validates all files in one run, because starting the validator takes longer than validating a file. */
async function checkXml(files: readonly string[], schema: string): Promise<void> {
  const xml = files.map((contents, index) => ({ fileName: `${index}.xml`, contents }));
  const { valid, errors } = await validateXML({ xml, schema });
  expect(valid, JSON.stringify(errors.slice(0, 3))).to.equal(true);
}

function checkSelections(document: Document, files: ReadonlyMap<string, string>): void {
  for (const source of document.getElementsByTagName("TextSource")) {
    const text = files.get(`sources/${source.getAttribute("plainTextPath")?.replace("internal://", "")}`) ?? "";
    for (const selection of source.getElementsByTagName("PlainTextSelection")) {
      const [start, end] = ["startPosition", "endPosition"].map((name) => Number(selection.getAttribute(name)));
      const words = codePoints(text, start ?? 0, end ?? 0);
      expect(words).to.match(/^\S(?:[\s\S]*\S)?$/);
      const shown = words.replace(/[\s\p{Cc}]+/gu, " ").trim();
      expect(selection.getAttribute("name")).to.equal(
        Array.from(shown.replace(/[\ufffe\uffff]/g, "\ufffd"))
          .slice(0, 60)
          .join(""),
      );
    }
  }
}

function checkStandoff(text: string, standoff: string): void {
  const known = new Set<string>();
  for (const line of standoff.split("\n").filter(Boolean)) {
    const [id = "", about = "", words] = line.split("\t");
    expect(known.has(id)).to.equal(false);
    known.add(id);
    if (id.startsWith("T")) {
      const [, places = ""] = /^[A-Z][a-z]+ (\d+ \d+(?:;\d+ \d+)*)$/.exec(about) ?? [];
      const pieces = places.split(";").map((place) => place.split(" ").map(Number));
      expect(pieces.map(([start, end]) => codePoints(text, start ?? 0, end ?? 0)).join(" ")).to.equal(words);
      expect(words).to.match(/^\S(?:.*\S)?$/u);
    } else {
      for (const [reference] of about.matchAll(/\b[TE]\d+\b/g)) expect(known.has(reference)).to.equal(true);
    }
  }
}

function checkReferences(cas: {
  "%TYPES": Structure;
  "%FEATURE_STRUCTURES": Structure[];
  "%VIEWS": { _InitialView: { "%MEMBERS": number[] } };
}): void {
  const structures = new Map(cas["%FEATURE_STRUCTURES"].map((one) => [one["%ID"], one]));
  expect(structures.size).to.equal(cas["%FEATURE_STRUCTURES"].length);
  const text = String(structures.get(1)?.sofaString ?? "");
  for (const one of structures.values()) {
    const type = String(one["%TYPE"]);
    const declared = cas["%TYPES"][type.replace("[]", "")] as Structure | undefined;
    expect(declared !== undefined || type.startsWith("uima.")).to.equal(true);
    for (const name of Object.keys(one)) {
      const feature = name.replace(/^@/, "");
      if (name.startsWith("@")) expect(structures.has(one[name])).to.equal(true);
      const isKnown =
        feature.startsWith("%") ||
        ["sofa", "begin", "end", "language"].includes(feature) ||
        type.startsWith("uima.") ||
        declared?.[feature] !== undefined;
      expect(isKnown, `${type} ${feature}`).to.equal(true);
    }
    if (typeof one.begin === "number")
      expect(one.begin <= Number(one.end) && Number(one.end) <= text.length).to.equal(true);
    for (const element of (one["%ELEMENTS"] as number[] | undefined) ?? [])
      expect(structures.has(element)).to.equal(true);
  }
  for (const member of cas["%VIEWS"]._InitialView["%MEMBERS"])
    expect(structures.get(member)).to.have.property("@sofa", 1);
}

function checkOutline(text: string, page: ExportedPage): void {
  const [properties = "", ...outline] = text.split("\n\n");
  for (const line of properties.split("\n")) expect(line).to.match(/^[a-z-]+:: \S/);
  expect(outline.length).to.equal(1);
  for (const line of (outline[0] ?? "").split("\n").filter(Boolean)) expect(line).to.match(/^\t*(?:- | {2})\S/);
  const ids = [...text.matchAll(/^\t* {2}id:: (\S+)$/gm)].map(([, id]) => id);
  for (const id of ids) expect(id).to.match(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  for (const { id } of withoutTrashed(page.notes)) expect(ids).to.include(id);
}
