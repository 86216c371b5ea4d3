import { expect } from "chai";
import fc from "fast-check";
import { CODE_COLORS, type Code } from "../../src/annotation/code-record.ts";
import { codebookCsv } from "../../src/import-export/codebook-csv.ts";
import { codebookXml } from "../../src/import-export/formats/refi-qda.ts";
import { IMPORTERS } from "../../src/import-export/importers.ts";
import { parseImport } from "../../src/import-export/parse-import.ts";
import { parseRecord } from "../../src/import-export/parse-record.ts";
import { planImport } from "../../src/import-export/plan-import.ts";
import { correctionSchema, noteSchema, readoutSchema } from "../../src/import-export/record-schemas.ts";
import { stableUuid } from "../../src/import-export/stable-uuid.ts";
import { setEnglish } from "../set-english.ts";
import { exportToText } from "./export-to-bytes.ts";
import { CORRECTION, documentOf, hostile, NOTE, PAGE, STORED_PAGE } from "./samples.ts";

setEnglish();

const EMPTY = { note: () => undefined, notesOnPage: () => [], readout: () => undefined };

const CLIPPER = JSON.stringify([
  {
    url: "https://example.org/a",
    title: "A page",
    highlights: [
      { text: "<p>Some &amp; <b>words</b></p>", timestamp: "2026-11-24T08:00:00.000Z", notes: ["One", "Two"] },
      { text: "plain words" },
    ],
    data: [
      { id: "1", type: "text", xpath: "/html", content: "plain words", textQuote: { prefix: "the ", suffix: "." } },
    ],
  },
]);

const FOREIGN_ROWS = JSON.stringify({
  total: 2,
  rows: [
    {
      id: "q1yLxG9YEe2GAEfW2QmkUQ",
      created: "2026-11-24T08:00:00.123456+00:00",
      updated: "2026-11-24T08:00:00.123456+00:00",
      user: "acct:somebody@example.org",
      uri: "https://example.org/a",
      text: "A *comment*",
      tags: ["one", " one "],
      target: [
        {
          source: "https://example.org/a",
          selector: [
            { type: "RangeSelector", startContainer: "/p[1]", endContainer: "/p[1]", startOffset: 0, endOffset: 5 },
            { type: "TextPositionSelector", start: 3, end: 8 },
            { type: "TextQuoteSelector", exact: "words", prefix: "to ", suffix: "." },
          ],
        },
      ],
      document: { title: ["A page"] },
    },
    {
      id: "x",
      uri: "https://example.org/a",
      text: "yes",
      tags: [],
      references: ["q1yLxG9YEe2GAEfW2QmkUQ"],
      target: [{}],
    },
  ],
});

/** A codebook with every kind of field. */
const CODES: readonly Code[] = ["security", "border", "river", "trade", "fish"].map((name, order) => ({
  id: stableUuid("code", name),
  name,
  definition: `Claims about ${name}.`,
  color: CODE_COLORS[order] ?? "",
  ...(order > 0 && order < 3 && { parent: stableUuid("code", "security") }),
  order,
  created: NOTE.created,
  modified: NOTE.created,
}));

/** Returns valid files of each format, from which damaged ones are made. */
async function seedsOf(importer: string): Promise<string[]> {
  const document = documentOf(
    { ...STORED_PAGE, corrections: [CORRECTION, { ...CORRECTION, id: NOTE.id }] },
    {
      ...PAGE,
      notes: [NOTE, { ...NOTE, id: "9fa459ea-ee8a-4ca4-894e-db77e160355e" }],
    },
  );
  if (importer === "web-clipper") return [CLIPPER];
  if (importer === "qdc") return [codebookXml(CODES, "1.0.0")];
  if (importer === "codebook-csv") return [codebookCsv(CODES)];
  const own = await exportToText(importer, document);
  return importer === "hypothesis" ? [own, FOREIGN_ROWS] : [own];
}

const evil = fc.oneof(
  hostile,
  fc.constantFrom<unknown>(null, 0, -1, 1e308, true, [], {}, [[]], "javascript:alert(1)", "2026-99-99T00:00", {
    type: "TextQuoteSelector",
  }),
  fc.constant(JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}')),
  fc.integer({ min: 1, max: 3000 }).map((depth) => JSON.parse(`${"[".repeat(depth)}${"]".repeat(depth)}`)),
);

/** Replaces or removes one value somewhere in the data, or adds a key that refers to the prototype. */
function damageJson(text: string): fc.Arbitrary<string> {
  const paths: string[][] = [];
  const walk = (value: unknown, path: string[]): void => {
    paths.push(path);
    if (typeof value === "object" && value !== null)
      for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
  };
  walk(JSON.parse(text), []);
  return fc
    .tuple(fc.constantFrom(...paths), fc.constantFrom("set", "delete", "pollute"), evil)
    .map(([path, how, value]) => {
      const data = { root: JSON.parse(text) };
      const full = ["root", ...path];
      const parent = full
        .slice(0, -1)
        .reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, data);
      const key = full.at(-1) ?? "root";
      if (how === "delete" && key !== "root") delete parent[key];
      else if (how === "pollute")
        Object.defineProperty(parent, "__proto__", { value, enumerable: true, configurable: true });
      else parent[key] = value;
      return JSON.stringify(data.root) ?? "";
    });
}

/** Truncates a file, changes its bytes, repeats a part of it, or changes its values. */
function damageFile(text: string): fc.Arbitrary<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  const at = fc.nat(bytes.length);
  const cut = at.map((end) => bytes.slice(0, end));
  const flipped = fc.array(fc.tuple(at, fc.nat(255)), { minLength: 1, maxLength: 6 }).map((flips) => {
    const copy = bytes.slice();
    for (const [place, value] of flips) copy[place] = value;
    return copy;
  });
  const doubled = fc
    .tuple(at, at, at)
    .map(([a, b, c]) =>
      Buffer.concat([bytes.subarray(0, a), bytes.subarray(Math.min(b, c), Math.max(b, c)), bytes.subarray(a)]),
    );
  const inserted = fc
    .tuple(at, hostile)
    .map(([a, words]) => Buffer.concat([bytes.subarray(0, a), Buffer.from(words), bytes.subarray(a)]));
  const values = /^[[{]/.test(text) ? [damageJson(text).map((json) => new TextEncoder().encode(json))] : [];
  return fc.oneof(cut, flipped, doubled, inserted, ...values, ...values, ...values);
}

describe("parseImport, on damaged files", () => {
  for (const { id } of IMPORTERS) {
    it(`gives a reason for each rejection among 1,000 damaged files of ${id}, and accepts no incomplete record`, async () => {
      const seeds = await seedsOf(id);
      const outcomes = { faults: 0, issues: 0, whole: 0 };
      await fc.assert(
        fc.asyncProperty(fc.oneof(...seeds.map(damageFile)), async (bytes) => {
          const { file, error } = parseImport(bytes);
          expect(({} as Record<string, unknown>).polluted).to.equal(undefined);
          if (file === undefined) {
            expect(error).to.match(/^(?:This|The|A|Line|Unsupported) .+\.$/);
            outcomes.faults++;
            return;
          }
          for (const { location, message } of file.issues) {
            expect(message.startsWith(location)).to.equal(true);
            expect(message).to.match(/^(?:The readout on page|[A-Z][a-z]+) \d+.* (?:is|has|cannot) .+\.$/s);
          }
          outcomes[file.issues.length > 0 ? "issues" : "whole"]++;
          const { writes } = await planImport(file, EMPTY);
          for (const { after } of writes.notes) expect(parseRecord(noteSchema, after, "Note")).to.deep.equal(after);
          for (const { after } of writes.readouts)
            expect(parseRecord(readoutSchema, after, "Readout")).to.deep.equal(after);
          for (const { after } of writes.corrections)
            expect(parseRecord(correctionSchema, after, "Correction")).to.deep.equal(after);
          for (const { after } of [...writes.notes, ...writes.corrections])
            expect(Object.getPrototypeOf(after)).to.equal(Object.prototype);
        }),
        { numRuns: 1000 },
      );
      // Both kinds of rejection occur; how often is random.
      expect(outcomes.faults).to.be.greaterThan(0);
      expect(outcomes.issues).to.be.greaterThan(0);
    });
  }

  it("gives a reason for rejecting bytes in an unknown format", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const { file, error } = parseImport(bytes);
        if (file === undefined) expect(error).to.match(/^(?:This|Unsupported) .+\.$/);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("parseImport, on files of other programs", () => {
  const read = (text: string) => parseImport(new TextEncoder().encode(text), new Date("2026-01-01T00:00:00Z"));

  it("reads rows of Hypothesis's API, and gives the reason why a reply is rejected", () => {
    const { file } = read(FOREIGN_ROWS);
    expect(file?.issues.map(({ message }) => message)).to.deep.equal([
      "Annotation 2 is a reply to another annotation, so it has no position on the page.",
    ]);
    expect(file?.notes[0]?.record).to.deep.include({
      bodyValue: "A *comment*",
      motivation: "commenting",
      tags: ["one"],
      created: "2026-11-24T08:00:00.123Z",
      title: "A page",
      target: {
        source: "https://example.org/a",
        selector: [
          { type: "TextQuoteSelector", exact: "words", prefix: "to ", suffix: "." },
          { type: "TextPositionSelector", start: 3, end: 8 },
        ],
      },
    });
    expect(read(FOREIGN_ROWS).file?.notes[0]?.record.id).to.equal(file?.notes[0]?.record.id);
  });

  it("reads the Web Clipper's highlights as plain text, with their context where it is given", () => {
    const [first, second] = read(CLIPPER).file?.notes.map(({ record }) => record) ?? [];
    expect(first).to.deep.include({ bodyValue: "One\n\nTwo", title: "A page", created: "2026-11-24T08:00:00.000Z" });
    expect(first?.target.selector?.[0].exact).to.equal("Some & words");
    expect(second?.target.selector?.[0]).to.include({ exact: "plain words", prefix: "the ", suffix: "." });
    expect(second?.created).to.equal("2026-01-01T00:00:00.000Z");
  });

  it("reads a single annotation of another program", () => {
    const annotation = {
      "@context": "http://www.w3.org/ns/anno.jsonld",
      id: "http://example.org/anno1",
      type: "Annotation",
      bodyValue: "Comment text",
      target: { source: "http://example.org/target1", selector: { type: "TextQuoteSelector", exact: "words" } },
    };
    const { file } = read(JSON.stringify(annotation));
    expect(file?.notes[0]?.record).to.deep.include({
      bodyValue: "Comment text",
      motivation: "commenting",
      title: "http://example.org/target1",
    });
    const other = {
      ...annotation,
      target: { source: "http://example.org/a", selector: { type: "XPathSelector", value: "/p" } },
    };
    expect(read(JSON.stringify([annotation, other])).file?.issues[0]?.message).to.equal(
      "Annotation 2 has no TextQuoteSelector.",
    );
  });

  it("accepts a table of version 0.1, which lacks the column of the event's day", async () => {
    const text = await exportToText("csv-data", documentOf(PAGE));
    const older = text.replace(",event_day", "").replaceAll(",Friday,,", ",Friday,");
    expect(older).to.have.length(text.length - ",event_day".length - 2);
    const { file, error } = read(older);
    expect([error, file?.issues.length, file?.notes.length]).to.deep.equal([undefined, 0, 1]);
  });

  it("rejects our table for spreadsheets and names the one to import", async () => {
    expect(read(await exportToText("csv", documentOf(PAGE))).error).to.match(/^This is the table for spreadsheets\./);
  });

  it("names the row and the column of an error in a table", async () => {
    const text = (await exportToText("csv-data", documentOf(PAGE)))
      .replaceAll(NOTE.id, "1")
      .replace(/\r\n$/, "\r\nnote,x\r\n");
    expect(read(text).file?.issues.map(({ message }) => message)).to.deep.equal([
      "Row 3 has an invalid id.",
      "Row 4 has 2 cells, but the table has 38 columns.",
    ]);
    expect(read(`${text}"`).error).to.equal(
      "A quoted cell that starts on line 8 is not closed: the file is incomplete.",
    );
  });
});
