import { expect } from "chai";
import fc from "fast-check";
import { BackupError, parseBackup, writeBackup } from "../../src/exchange/json.ts";
import { anyDocument, documentOf, NOTE, PAGE } from "./samples.ts";

/** A whole backup as plain data, to be spoilt. */
function backup() {
  return JSON.parse(writeBackup(documentOf({ ...PAGE, notes: [] }, { ...PAGE, notes: [NOTE, NOTE, NOTE] })));
}

function messageOf(text: string): string {
  try {
    parseBackup(text);
    return "";
  } catch (error) {
    expect(error).to.be.instanceOf(BackupError);
    return (error as BackupError).message;
  }
}

describe("a backup", function () {
  this.timeout(0);

  it("comes back as it was, whatever is in it", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(parseBackup(writeBackup(document))).to.deep.equal(document);
      }),
    );
  });

  it("names its format and version", () => {
    expect(backup()).to.include({ format: "note-verbale", version: 1, application: "0.1.0" });
  });

  it("is read with a byte order mark before it, as some editors save it", () => {
    const document = documentOf(PAGE);
    expect(parseBackup(`\ufeff${writeBackup(document)}`)).to.deep.equal(document);
  });

  it("keeps moments in the one order, however they were written", () => {
    const text = JSON.stringify(backup()).replaceAll(NOTE.created, "2026-11-24T10:00:00+02:00");
    expect(parseBackup(text).pages[1]?.notes[0]?.created).to.equal(NOTE.created);
  });
});

describe("parseBackup", function () {
  this.timeout(0);

  const rows: [string, (data: ReturnType<typeof backup>) => void, string][] = [
    ["a missing field", (data) => delete data.pages[1].notes[2].target, "Note 3 of page 2 has no target."],
    ["a field within", (data) => delete data.pages[1].notes[0].target.source, "Note 1 of page 2 has no target.source."],
    ["a wrong type", (data) => (data.pages[0].title = 7), "Page 1 has a wrong title."],
    ["a wrong word", (data) => (data.pages[1].notes[1].state = "lost"), "Note 2 of page 2 has a wrong state."],
    ["a wrong tag", (data) => (data.pages[1].notes[1].tags[1] = {}), "Note 2 of page 2 has a wrong tags.2."],
    ["a wrong id", (data) => (data.pages[1].notes[0].id = "1"), "Note 1 of page 2 has a wrong id."],
    [
      "a wrong day",
      (data) => (data.pages[1].notes[0].created = "2026-13-45T00:00"),
      "Note 1 of page 2 has a wrong created.",
    ],
    ["a wrong act", (data) => (data.pages[0].attributions[0].act = "say"), "Attribution 1 of page 1 has a wrong act."],
    [
      "a selector of another kind",
      (data) => (data.pages[1].notes[0].target.selector[0].type = "XPathSelector"),
      "Note 1 of page 2 has a wrong target.selector.1.type.",
    ],
    ["an address that runs", (data) => (data.pages[0].url = "javascript:alert(1)"), "Page 1 has a wrong url."],
    ["no pages", (data) => delete data.pages, "The backup has no pages."],
    ["a page that is none", (data) => (data.pages[0] = null), "Page 1 is not readable."],
    ["another format", (data) => (data.format = "other"), "This file is not a backup of Note Verbale."],
    [
      "a later version",
      (data) => (data.version = 2),
      "This backup was made by a newer version of Note Verbale. Update Note Verbale first.",
    ],
  ];
  for (const [name, spoil, message] of rows) {
    it(`names ${name}`, () => {
      const data = backup();
      spoil(data);
      expect(messageOf(JSON.stringify(data))).to.equal(message);
    });
  }

  it("refuses what is cut off or no JSON", () => {
    const text = writeBackup(documentOf(PAGE));
    expect(messageOf(text.slice(0, -20))).to.equal("This file is not JSON, or it ends too early.");
    for (const other of ["", "null", "[]", "7", "{}"]) expect(messageOf(other)).not.to.equal("");
  });

  it("takes the known fields only, and nothing that reaches a prototype", () => {
    const text = JSON.stringify(backup()).replaceAll(
      '"bodyValue"',
      '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"extra":1,"bodyValue"',
    );
    const note = parseBackup(text).pages[1]?.notes[0];
    expect(note).to.deep.equal(NOTE);
    expect(Object.getPrototypeOf(note)).to.equal(Object.prototype);
    expect(({} as Record<string, unknown>).polluted).to.equal(undefined);
  });
});
