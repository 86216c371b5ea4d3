import { readFileSync } from "node:fs";
import { expect } from "chai";
import fc from "fast-check";
import { addCode } from "../../src/annotation/code-record.ts";
import { correctionDecision } from "../../src/annotation/coder-decision.ts";
import { createRejectedPair } from "../../src/annotation/comparison-record.ts";
import { joinNames } from "../../src/annotation/person-record.ts";
import { wellFormed } from "../../src/annotation/repair-record.ts";
import { parseImport } from "../../src/import-export/parse-import.ts";
import { setEnglish } from "../set-english.ts";
import { exportToText } from "./export-to-bytes.ts";
import { anyDocument, COMPARISON, CORRECTION, documentOf, NOTE, PAGE, READOUT, STORED_PAGE } from "./samples.ts";

setEnglish();

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Returns a whole backup as plain data, which tests then damage. */
async function backup() {
  return JSON.parse(
    await exportToText(
      "json",
      documentOf({ ...PAGE, notes: [], readout: READOUT }, { ...PAGE, notes: [NOTE, NOTE, NOTE] }),
    ),
  );
}

/** Returns the messages about rejected records of a file, or about the rejected file. */
function messagesOf(text: string): string[] {
  const read = parseImport(bytesOf(text));
  return read.file ? read.file.issues.map(({ message }) => message) : [read.error];
}

function notesIn(text: string) {
  return parseImport(bytesOf(text)).file?.notes.map(({ record }) => record);
}

describe("A backup", () => {
  it("restores all notes and readouts unchanged, except for lone surrogates in texts", async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, async (document) => {
        const { file } = parseImport(bytesOf(await exportToText("json", document)));
        expect(file?.issues).to.deep.equal([]);
        const pages = wellFormed(document.pages);
        expect(file?.notes.map(({ record }) => record)).to.deep.equal(pages.flatMap(({ notes }) => notes));
        expect(file?.readouts.map(({ record }) => record)).to.deep.equal(pages.flatMap(({ readout }) => readout ?? []));
        expect(file?.corrections.map(({ record }) => record)).to.deep.equal(
          pages.flatMap(({ corrections }) => corrections ?? []),
        );
      }),
    );
  });

  it("contains its format and version", async () => {
    expect(await backup()).to.include({ format: "note-verbale", version: 5, application: "0.1.0" });
  });

  it("can be read with a byte order mark, which some editors add", async () => {
    expect(notesIn(`\ufeff${await exportToText("json", documentOf(PAGE))}`)).to.deep.equal([NOTE]);
  });

  it("accepts times in every notation, and writes them in one", async () => {
    const text = JSON.stringify(await backup()).replaceAll(NOTE.created, "2026-11-24T10:00:00+02:00");
    expect(notesIn(text)?.[0]?.created).to.equal(NOTE.created);
  });

  it("can be read in its first version, which had no readouts", async () => {
    const { version, ...rest } = await backup();
    const pages = rest.pages.map(({ readout, ...page }: { readout: unknown }) => page);
    expect(version).to.equal(5);
    expect(notesIn(JSON.stringify({ ...rest, version: 1, pages }, null, 1))).to.deep.equal([NOTE, NOTE, NOTE]);
  });

  it("contains the trash, earlier texts and corrections", async () => {
    const deleted = { ...NOTE, deleted: NOTE.modified };
    const { id, url, earlier, ...capture } = READOUT;
    const { issuer, language, event, facts, status, ...text } = capture;
    const readout = { ...READOUT, earlier: [text] };
    const corrections = [{ ...CORRECTION, hidden: true }];
    const { file } = parseImport(
      bytesOf(await exportToText("json", documentOf({ ...STORED_PAGE, notes: [deleted], readout, corrections }))),
    );
    expect(file?.notes[0]?.record).to.deep.equal(deleted);
    expect(file?.readouts[0]?.record).to.deep.equal(readout);
    expect(file?.corrections[0]?.record).to.deep.equal(corrections[0]);
    expect([id, url, earlier.length, issuer, language, event?.kind]).to.deep.equal([
      READOUT.id,
      READOUT.url,
      0,
      "Ruritania",
      "en",
      "call",
    ]);
  });
});

describe("A backup with comparisons", () => {
  const document = {
    ...documentOf({ ...STORED_PAGE, readout: READOUT }),
    comparisons: [COMPARISON],
    rejectedPairs: [createRejectedPair(READOUT.id, NOTE.id, new Date(COMPARISON.created))],
    preferences: {
      savedSearches: [{ name: "Straits", query: { words: "straits", facets: { tag: ["sea"] }, sort: "best" } }],
      templates: { markdown: "# {{title}}" },
    },
    topicTerms: [{ term: "seed potato*", topic: "Farming", at: COMPARISON.created }],
    codes: addCode([], { name: "trade", definition: "Goods & tariffs", color: "#0072b2", parent: undefined }),
    coderDecisions: [correctionDecision(CORRECTION, "Ben")],
  };

  it("restores saved searches and templates, without entries of a wrong type", async () => {
    const data = JSON.parse(await exportToText("json", document));
    expect(parseImport(bytesOf(JSON.stringify(data))).file?.preferences).to.deep.equal(document.preferences);
    data.preferences.savedSearches.push({ name: 7 }, null);
    data.preferences.templates.logseq = 7;
    expect(parseImport(bytesOf(JSON.stringify(data))).file?.preferences).to.deep.equal(document.preferences);
  });

  it("restores decisions, rows, comments and pairs of different events", async () => {
    const { file } = parseImport(bytesOf(await exportToText("json", document)));
    expect(file?.issues).to.deep.equal([]);
    expect(file?.comparisons?.map(({ record }) => record)).to.deep.equal([COMPARISON]);
    expect(file?.rejectedPairs?.map(({ record }) => record)).to.deep.equal(document.rejectedPairs);
    expect(file?.topicTerms?.map(({ record }) => record)).to.deep.equal(document.topicTerms);
    expect(file?.codes?.map(({ record }) => record)).to.deep.equal(document.codes);
    expect(file?.coderDecisions?.map(({ record }) => record)).to.deep.equal(document.coderDecisions);
  });

  it("conforms to its schema", async () => {
    const { default: Ajv } = await import("ajv");
    const schema = JSON.parse(readFileSync("src/import-export/backup.schema.json", "utf8"));
    const validate = new Ajv({ strict: false }).compile(schema);
    expect(validate(JSON.parse(await exportToText("json", document))), JSON.stringify(validate.errors)).to.equal(true);
  });

  it("names a comparison that cannot be imported, and imports the others", async () => {
    const data = JSON.parse(await exportToText("json", { ...document, comparisons: [COMPARISON, COMPARISON] }));
    data.comparisons[0].decisions[0].verdict = "perhaps";
    const { file } = parseImport(bytesOf(JSON.stringify(data)));
    expect(file?.issues.map(({ message }) => message)).to.deep.equal([
      "Comparison 1 has an invalid decisions.1.verdict.",
    ]);
    expect(file?.comparisons?.length).to.equal(1);
  });
});

describe("parseImport, on a backup", () => {
  const rows: [string, (data: Awaited<ReturnType<typeof backup>>) => void, string][] = [
    ["a missing field", (data) => delete data.pages[1].notes[2].target, "Note 3 on page 2 has no target."],
    [
      "a missing nested field",
      (data) => delete data.pages[1].notes[0].target.source,
      "Note 1 on page 2 has no target.source.",
    ],
    [
      "a value of the wrong type",
      (data) => (data.pages[1].notes[0].title = 7),
      "Note 1 on page 2 has an invalid title.",
    ],
    ["an unknown state", (data) => (data.pages[1].notes[1].state = "lost"), "Note 2 on page 2 has an invalid state."],
    ["an invalid tag", (data) => (data.pages[1].notes[1].tags[1] = {}), "Note 2 on page 2 has an invalid tags.2."],
    ["an invalid id", (data) => (data.pages[1].notes[0].id = "1"), "Note 1 on page 2 has an invalid id."],
    [
      "an invalid date",
      (data) => (data.pages[1].notes[0].created = "2026-13-45T00:00"),
      "Note 1 on page 2 has an invalid created.",
    ],
    [
      "a selector of an unknown type",
      (data) => (data.pages[1].notes[0].target.selector[0].type = "XPathSelector"),
      "Note 1 on page 2 has an invalid target.selector.1.type.",
    ],
    [
      "a javascript: URL",
      (data) => (data.pages[1].notes[0].target.source = "javascript:alert(1)"),
      "Note 1 on page 2 has an invalid target.source.",
    ],
    ["a note that is null", (data) => (data.pages[1].notes[0] = null), "Note 1 on page 2 cannot be read."],
    ["a readout that is a number", (data) => (data.pages[0].readout = 7), "The readout on page 1 cannot be read."],
    [
      "an unknown act",
      (data) => (data.pages[0].readout.reading.attributions[0].act = "say"),
      "The readout on page 1 has an invalid reading.attributions.1.act.",
    ],
    [
      "a span outside its text",
      (data) => (data.pages[0].readout.reading.attributions[0].contents[0].end = 1e6),
      "The readout on page 1 has an attribution that points outside its text.",
    ],
    [
      "a text with an invalid hash",
      (data) => (data.pages[0].readout.sha256 = "?"),
      "The readout on page 1 has an invalid sha256.",
    ],
    [
      "a correction without a target",
      (data) => (data.pages[0].corrections = [{ id: NOTE.id }]),
      "Correction 1 on page 1 has no target.",
    ],
    ["a page without notes", (data) => delete data.pages[0].notes, "Page 1 has no notes."],
    ["a page that is null", (data) => (data.pages[0] = null), "Page 1 cannot be read."],
    ["a backup without pages", (data) => delete data.pages, "This backup contains no pages."],
    [
      "a later version",
      (data) => (data.version = 6),
      "This backup was made by a newer version of Note Verbale. Update Note Verbale first.",
    ],
    ["an invalid version", (data) => (data.version = "2"), "This file is not a Note Verbale backup."],
  ];
  for (const [name, damage, message] of rows) {
    it(`reports ${name}`, async () => {
      const data = await backup();
      damage(data);
      expect(messagesOf(JSON.stringify(data))).to.deep.equal([message]);
    });
  }

  it("rejects a truncated file and a file that is not JSON", async () => {
    const text = await exportToText("json", documentOf(PAGE));
    expect(messagesOf(text.slice(0, -20))).to.deep.equal(["This file is not valid JSON, or it is incomplete."]);
    for (const other of ["", "null", "[]", "7", "{}", "\ufeff", "PK\u0003\u0004"])
      expect(messagesOf(other)[0]).to.match(/^(?:This|Unsupported)/);
    expect(parseImport(Uint8Array.of(0x7b, 0xff, 0x7d)).error).to.equal("This file is not text in the UTF-8 encoding.");
    expect(messagesOf(`${'{"a":'.repeat(200_000)}1${"}".repeat(200_000)}`)[0]).to.match(/^(?:This|Unsupported)/);
  });

  it("keeps known fields only, and none that reaches a prototype", async () => {
    const evil = '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"extra":1,';
    const data = await backup();
    data.pages[0].corrections = [CORRECTION];
    const text = JSON.stringify(data)
      .replaceAll('"bodyValue"', `${evil}"bodyValue"`)
      .replaceAll('"sha256"', `${evil}"sha256"`);
    const { file } = parseImport(bytesOf(text.replaceAll('"act":"pledge"', `${evil}"act":"pledge"`)));
    expect(file?.notes[0]?.record).to.deep.equal(NOTE);
    expect(Object.getPrototypeOf(file?.notes[0]?.record)).to.equal(Object.prototype);
    const readout = file?.readouts[0]?.record;

    expect(Object.keys(readout ?? {})).not.to.include.members(["extra", "__proto__"]);
    expect(file?.corrections[0]?.record).to.deep.equal(CORRECTION);
    expect(Object.getPrototypeOf(file?.corrections[0]?.record)).to.equal(Object.prototype);
    expect(({} as Record<string, unknown>).polluted).to.equal(undefined);
  });
});

describe("A backup with people", () => {
  const { people } = joinNames({ people: [], rejectedNames: [] }, ["Ida Lund", "President Lund"]);
  const rejectedNames = [{ a: "Dahl", b: "Erik Dahl", at: "2026-11-24T10:00:00.000Z" }];

  it("restores the decisions about names", async () => {
    const text = await exportToText("json", { ...documentOf(PAGE), people, rejectedNames });
    const { file } = parseImport(bytesOf(text));
    expect(file?.issues).to.deep.equal([]);
    expect(file?.people?.map(({ record }) => record)).to.deep.equal(people);
    expect(file?.rejectedNames?.map(({ record }) => record)).to.deep.equal(rejectedNames);
  });

  it("names a person that cannot be imported", async () => {
    const damaged = people.map((person) => ({ ...person, name: "Erik Dahl" }));
    const text = await exportToText("json", { ...documentOf(PAGE), people: damaged });
    expect(messagesOf(text)[0]).to.contain("Person 1");
  });
});
