import { writeFile } from "node:fs/promises";
import { expect } from "chai";
import { createNote, type Note, updateNote } from "../../src/annotation/note.ts";
import { callFromExtension } from "./support/content-script.ts";
import { LibraryPage } from "./support/library-page.ts";
import { demoPage, noteOn, readoutOf } from "./support/records.ts";
import { site, testBrowser } from "./support/shared-browser.ts";

const HALF = "\ud800 half \udc00";
const NEVER = "9999-12-31T23:59:59.999Z";
const VIEWS = ["notes", "readouts", "timeline", "network", "trash", "import-export", "settings"];

/** Returns a note with a lone surrogate in each of its texts. */
function noteWithLoneSurrogates(): Note {
  const note = createNote({ target: { source: "https://example.org/a" }, title: HALF, bodyValue: HALF, tags: [HALF] });
  const names = [HALF];
  const attribution = { sources: names, cue: HALF, contents: names, addressees: names, speakers: names } as const;
  return { ...note, issuer: HALF, attribution: { ...attribution, act: "state" } };
}

/** Writes a backup of a note and returns its path. */
async function backupFile(note: Note): Promise<string> {
  const path = testBrowser.file("backup.json");
  const pages = [{ url: note.target.source, title: note.title, notes: [note] }];
  await writeFile(path, JSON.stringify({ format: "note-verbale", version: 2, pages }));
  return path;
}

/** Visits every view of the library and asserts that each is shown. */
async function expectAllViews(library: LibraryPage): Promise<void> {
  for (const view of [...VIEWS, `timeline/${encodeURIComponent(HALF.toWellFormed())}`]) {
    await library.go(view);
    const text = (await library.texts("#view")).join();
    expect(text, view).not.to.match(/could not be shown|undefined|TypeError|URIError/);
  }
}

describe("A record with a lone surrogate in every text", () => {
  it("is imported with repaired texts, and every view of the library is shown", async () => {
    const library = await LibraryPage.open("import-export");
    await library.importFile(await backupFile(noteWithLoneSurrogates()), "1 new", "1 record");
    await expectAllViews(library);
    const { notes } = await testBrowser.storedRecords();
    expect(notes.map(({ bodyValue }) => bodyValue)).to.deep.equal([HALF.toWellFormed()]);
  });

  it("does not keep the library from showing every view when it is stored unrepaired", async () => {
    await testBrowser.store({ notes: [noteWithLoneSurrogates()] });
    const library = await LibraryPage.open();
    await library.waitForCount("1 note");
    await expectAllViews(library);
  });
});

describe("A note with a time of change in the future", () => {
  it("can be edited after the import, and the edit is stored", async () => {
    const note = { ...createNote({ target: { source: "https://example.org/a" }, title: "A page" }), modified: NEVER };
    const library = await LibraryPage.open("import-export");
    await library.importFile(await backupFile(note), "1 new", "1 record");
    await library.go("notes", ".row");
    await library.press("Edit note");
    await library.fill(".row textarea", "Edited after the import");
    await library.press("Save", ".row");
    await library.waitForText(".toast", "Note saved.");
    const { notes } = await testBrowser.storedRecords();
    expect(notes.map(({ bodyValue }) => bodyValue)).to.deep.equal(["Edited after the import"]);
  });
});

describe("A save that conflicts with a later version", () => {
  it("is not reported as saved, writes nothing, and succeeds when the user saves again", async () => {
    const readout = readoutOf(site.url("/demo/oslo.html"), demoPage("oslo.html"));
    const note = noteOn(readout, { cue: "thanked" }, "As it was opened");
    const later = { ...updateNote(note, { bodyValue: "Changed elsewhere" }), modified: inAnHour() };
    await testBrowser.store({ readouts: [readout], notes: [note] });
    await testBrowser.store({ notes: [later] });
    const own = updateNote(note, { bodyValue: "Written by the user" });
    const refused = await callFromExtension("saveNote", own);
    expect(refused.error?.kind).to.equal("older");
    expect(refused.error?.message).to.match(/changed elsewhere.*Save again/);
    const bodies = async () => (await testBrowser.storedRecords()).notes.map(({ bodyValue }) => bodyValue);
    expect(await bodies()).to.deep.equal(["Changed elsewhere"]);
    expect(await callFromExtension("saveNote", own)).not.to.have.property("error");
    expect(await bodies()).to.deep.equal(["Written by the user"]);
  });
});

function inAnHour(): string {
  return new Date(Date.now() + 3_600_000).toISOString();
}
