import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { createNote } from "../../src/annotation/note.ts";
import { LibraryPage } from "./support/library-page.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
import { waitFor } from "./support/wait.ts";

/** Stores notes on two pages, as many as are counted for the detector. */
async function storeThreeNotes(): Promise<void> {
  const notes = ["/a", "/a", "/b"].map((path) =>
    createNote({ target: { source: site.url(path) }, title: "A page", bodyValue: "To be lost" }),
  );
  await testBrowser.store({ notes });
}

/** Deletes the database while it is in use, as a user or a cleaning program does. */
async function deleteDatabase(): Promise<void> {
  await testBrowser.evaluate(`new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase("note-verbale");
    request.onsuccess = () => resolve(true);
    request.onerror = () => reject(request.error);
  })`);
}

async function expectLossTold(): Promise<LibraryPage> {
  const library = await LibraryPage.open("import-export");
  await library.waitForText(".banner", "3 notes are missing");
  expect((await library.texts(".banner")).join()).to.contain("Import your latest backup");
  return library;
}

describe("The loss of the database", () => {
  it("is reported in library and popup until the user has acknowledged it, and not again", async () => {
    await storeThreeNotes();
    await deleteDatabase();
    const library = await expectLossTold();
    const page = await testBrowser.openPage(site.url("/demo/ordinary.html"));
    const popup = await testBrowser.openPopup(page);
    await waitFor("the loss in the popup", async () => (await popup.text()).includes("3 notes are missing"));
    await popup.close();
    await library.press("Dismiss", ".banner");
    await library.waitForTexts(".banner", []);
    await deleteDatabase();
    const again = await LibraryPage.open("settings");
    await again.waitForElement(".settings");
    expect(await again.texts(".banner")).to.deep.equal([]);
  });

  it("is not reported after the user has deleted everything", async () => {
    await storeThreeNotes();
    const library = await LibraryPage.open("settings");
    await library.fill(".delete-all input", "delete");
    await library.pressElement(".delete-all button:enabled");
    await library.waitForText(".empty-state h1", "No notes yet");
    await deleteDatabase();
    const again = await LibraryPage.open("settings");
    await again.waitForElement(".settings");
    expect(await again.texts(".banner")).to.deep.equal([]);
  });

  if (testBrowser.name === "chromium") {
    it("through damaged files is reported at the next start", async () => {
      testBrowser.replaceAfterTest();
      await storeThreeNotes();
      await testBrowser.opened.close();
      const profile = join(testBrowser.file("profile"), "Default", "IndexedDB");
      const [folder = ""] = (await readdir(profile)).filter((name) => /^chrome-extension_.*leveldb$/.test(name));
      for (const name of await readdir(join(profile, folder)))
        if (name.startsWith("MANIFEST")) await writeFile(join(profile, folder, name), "damaged");
      await testBrowser.restart();
      await expectLossTold();
    });
  }
});

describe("A database of a newer version", () => {
  it("is reported as such, with what to do, and with no other advice", async () => {
    testBrowser.afterTest(deleteDatabase);
    await testBrowser.evaluate(`new Promise((resolve, reject) => {
      const request = indexedDB.open("note-verbale", 1000);
      request.onsuccess = () => { request.result.close(); resolve(true); };
      request.onerror = () => reject(request.error);
    })`);
    const page = await testBrowser.openExtensionPage("library.html", ".empty-state");
    const text = await page.$eval(".empty-state", (notice) => (notice as HTMLElement).innerText);
    expect(text).to.contain("newer version of Note Verbale").and.to.contain("Update Note Verbale");
    expect(text).not.to.match(/store_|another tab|older version/i);
  });
});
