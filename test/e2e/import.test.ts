import { writeFile } from "node:fs/promises";
import { expect } from "chai";
import { backupOf, countsOf, notedReadouts, notesOnManyPages, recordsOf } from "./support/backups.ts";
import { LibraryPage } from "./support/library-page.ts";
import { testBrowser } from "./support/shared-browser.ts";
import type { StoredRecords } from "./support/store-in-page.ts";
import { waitFor } from "./support/wait.ts";

/** Writes a file outside the downloads folder and returns its path. */
async function writeTestFile(name: string, content: string): Promise<string> {
  const path = testBrowser.file(name);
  await writeFile(path, content);
  return path;
}

/** Stores two readouts with notes and a correction, and returns the stored records and a backup of them. */
async function storeNotedReadouts(): Promise<{ stored: StoredRecords; backup: string }> {
  const records = notedReadouts();
  await testBrowser.store(records);
  return { stored: await testBrowser.storedRecords(), backup: (await backupOf(records)).trimEnd() };
}

async function waitForPlan(library: LibraryPage, words: string): Promise<void> {
  await library.waitForTexts(".plan strong", [words]);
}

/** Cancels an import in its preview. */
async function cancelPlan(library: LibraryPage): Promise<void> {
  await library.press("Cancel");
  await library.waitForTexts(".plan", []);
}

/** Closes the browser and undoes the last action in its next session. */
async function restartAndUndo(): Promise<LibraryPage> {
  await testBrowser.restart();
  const library = await LibraryPage.open("trash");
  await library.press("Undo", ".journal");
  return library;
}

describe("An import", () => {
  it("of a backup restores notes, readouts and corrections after everything was deleted", async () => {
    await storeNotedReadouts();
    const library = await LibraryPage.open("import-export");
    const before = await library.saveBackup();
    expect(countsOf(recordsOf(before))).to.deep.equal({ notes: 2, readouts: 2, corrections: 1 });

    await library.go("settings", ".delete-all input");
    await library.fill(".delete-all input", "delete");
    await library.pressElement(".delete-all button:enabled");
    await waitFor("an empty library", async () => (await library.texts(".empty-state h1")).includes("No notes yet"));
    await library.importFile(await writeTestFile("backup.json", before), "5 new", "5 records");
    expect(recordsOf(await library.saveBackup())).to.deep.equal(recordsOf(before));
  });

  it("of a backup that contains nothing new says so in its preview", async () => {
    const { stored, backup } = await storeNotedReadouts();
    const library = await LibraryPage.open("import-export");
    await library.chooseFile(await writeTestFile("backup.json", backup));
    await waitForPlan(library, "5 unchanged");
    await cancelPlan(library);
    expect(await testBrowser.storedRecords()).to.deep.equal(stored);
  });

  it("of many notes stores each of them", async () => {
    const notes = notesOnManyPages(1000);
    const path = await writeTestFile("many.json", await backupOf({ notes }));
    const library = await LibraryPage.open("import-export");
    await library.importFile(path, "1,000 new", "1,000 records");
    // Transferring all the records at once would take too long.
    const stored: string = await testBrowser.evaluate(
      "testStore.read().then(({ notes }) => JSON.stringify(notes.map(({ id }) => id)))",
    );
    expect(JSON.parse(stored)).to.have.members(notes.map(({ id }) => id));
  });

  it("is undone completely by one undo, also after the browser was closed", async () => {
    const library = await LibraryPage.open("import-export");
    const path = await writeTestFile("backup.json", await backupOf(notedReadouts()));
    await library.importFile(path, "5 new", "5 records");

    const next = await restartAndUndo();
    await next.waitForTexts(".journal li", []);
    const counts = countsOf(recordsOf(await next.saveBackup()));
    expect(counts).to.deep.equal({ notes: 0, readouts: 0, corrections: 0 });
  });

  it("that changed a note is undone without the previous import, also after the browser was closed", async () => {
    const before = await backupOf(notedReadouts());
    const later = JSON.parse(before) as { pages: { notes: { bodyValue: string; modified: string }[] }[] };
    // Changes a note for which the file has a later version.
    const [changed] = later.pages.flatMap(({ notes }) => notes);
    if (!changed) throw new Error("The backup has no note.");
    const modified = new Date(Date.parse(changed.modified) + 3_600_000).toISOString();
    Object.assign(changed, { bodyValue: "Put otherwise on another machine", modified });
    const library = await LibraryPage.open("import-export");
    await library.importFile(await writeTestFile("backup.json", before), "5 new", "5 records");
    await library.importFile(await writeTestFile("later.json", JSON.stringify(later)), "1 changed", "1 record");
    expect(await library.saveBackup()).to.contain("Put otherwise on another machine");

    const next = await restartAndUndo();
    await waitFor("the earlier import alone in the journal", async () => {
      const actions = await next.texts(".journal li");
      return actions.length === 1 && actions[0]?.includes("5 records imported from backup.json");
    });
    const bodies = (backup: string) => recordsOf(backup).notes.map(({ bodyValue }) => bodyValue);
    expect(bodies(await next.saveBackup())).to.deep.equal(bodies(before));
  });

  for (const [what, name, contentOf, reason] of [
    [
      "that ends too early",
      "cut.json",
      (backup: string) => backup.slice(0, -40),
      "This file is not valid JSON, or it is incomplete.",
    ],
    ["that is empty", "empty.csv", () => "", "This file is empty."],
    ["of an unknown kind", "letter.txt", () => "Dear Sir", "Unsupported file type."],
    [
      "from a newer version",
      "newer.json",
      (backup: string) => backup.replace(/"version": ?\d+/, '"version":99'),
      "This backup was made by a newer version of Note Verbale. Update Note Verbale first.",
    ],
  ] as const) {
    it(`of a file ${what} is rejected with the reason and changes nothing`, async () => {
      const { stored, backup } = await storeNotedReadouts();
      const library = await LibraryPage.open("import-export");
      await library.chooseFile(await writeTestFile(name, contentOf(backup)));
      await library.waitForText(".problem[role=alert]", reason);
      expect(await testBrowser.storedRecords()).to.deep.equal(stored);
    });
  }

  it("of a backup with an invalid note reports which note is rejected and why", async () => {
    const { backup } = await storeNotedReadouts();
    const invalid = JSON.parse(backup) as { pages: { notes: Record<string, unknown>[] }[] };
    const [note] = invalid.pages.flatMap(({ notes }) => notes);
    if (!note) throw new Error("The backup has no note.");
    note.created = "yesterday";
    const library = await LibraryPage.open("import-export");
    await library.chooseFile(await writeTestFile("invalid.json", JSON.stringify(invalid)));
    await library.waitForText(".plan strong", "1 invalid");
    await library.press("1 record cannot be imported", ".plan");
    await library.waitForText(".plan li", /Note 1 on page \d+ .*created/);
    await cancelPlan(library);
    expect(recordsOf(await library.saveBackup())).to.deep.equal(recordsOf(backup));
  });
});
