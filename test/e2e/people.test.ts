import { writeFile } from "node:fs/promises";
import { expect } from "chai";
import type { ReadoutRecord } from "../../src/annotation/readout-record.ts";
import { type Appearance, axeViolationsInAppearances } from "./support/accessibility.ts";
import { recordsOf } from "./support/backups.ts";
import { LibraryPage } from "./support/library-page.ts";
import { noteOn, readoutOf } from "./support/records.ts";
import { testBrowser } from "./support/shared-browser.ts";
import { waitFor, waitForValue } from "./support/wait.ts";

/** The two browsers render alike, so each tests some of the appearances. */
const APPEARANCES: readonly Appearance[] =
  testBrowser.name === "firefox"
    ? [
        ["dark", "ltr"],
        ["forced", "rtl"],
      ]
    : [
        ["light", "ltr"],
        ["dark", "rtl"],
      ];

/** Returns the readout of a call on a day of March 2026, in which the minister has the given name. */
function account(day: number, minister: string): ReadoutRecord {
  const title = `Foreign Minister ${minister}’s call with Kenya`;
  const html = `<!doctype html><html lang="en"><head><title>${title}</title></head><body><main><article><h1>${title}</h1>
    <p>Ministry of Foreign Affairs of Norway, ${day} March 2026</p>
    <p>Norwegian Foreign Minister ${minister} spoke by telephone on ${day} March 2026 with Kenyan Cabinet Secretary for
    Foreign Affairs Daniel Otieno.</p><p>Minister Halden stressed that the partnership is strong.</p></article></main>
    </body></html>`;
  return readoutOf(`https://oslo.example/calls/${day}`, html);
}

const WHOLE = "Joseph R. Halden";
const SHORT = "Joe Halden";
const READOUTS = [account(10, WHOLE), account(11, WHOLE), account(12, SHORT)] as const;

async function openLibrary(view = "timeline", viewport?: { width: number; height: number }): Promise<LibraryPage> {
  const note = noteOn(READOUTS[0], { cue: "stressed" }, "Ask about the partnership");
  await testBrowser.store({ readouts: READOUTS, notes: [note] });
  return LibraryPage.open(view, viewport);
}

/** Waits for the speakers with the number of their pages, without line breaks. */
function waitForSpeakers(library: LibraryPage, expected: readonly string[]): Promise<void> {
  const rows = async () => (await library.texts(".names:not(section *) > li")).map((row) => row.replace(/\s+/g, " "));
  return waitForValue("the speakers", rows, [...expected]);
}

const person = (name: string) => `timeline/${encodeURIComponent(name)}`;

describe("Names of one person", () => {
  it("are suggested with a reason, merged by one click, followed by every view, and separated by an undo", async () => {
    const library = await openLibrary();
    await waitForSpeakers(library, [`${WHOLE} 2 pages`, `${SHORT} 1 page`]);
    await library.waitForText(".suggestion", `${SHORT} and ${WHOLE}`);
    await library.waitForText(".suggestion", "a short form of the first name");
    await library.press(`Same person: ${SHORT} and ${WHOLE}`);
    await waitForSpeakers(library, [`${WHOLE} 3 pages`]);
    await waitForValue("suggestions", () => library.texts(".suggestion"), []);
    await waitFor("the focus on the heading", () =>
      library.page.evaluate(() => document.activeElement?.tagName === "H1"),
    );

    await library.go("readouts", ".facets");
    await library.narrowTo(WHOLE);
    await library.waitForCount("3 readouts");
    await library.go("network", ".table");
    await waitForValue("pairs", () => library.texts(".pairs tbody td:last-child"), ["3 readouts"]);
    await library.pressElement(".pairs tbody td:last-child a");
    await library.waitForCount("3 readouts");
    await library.go(person(SHORT), ".timeline-page:nth-child(3)");
    await library.waitForTexts(".person h1", [WHOLE]);
    await library.waitForTexts(".timeline-page > time", ["Mar 12, 2026", "Mar 11, 2026", "Mar 10, 2026"]);
    await library.waitForText("#person-roles + .names", "Norwegian Foreign Minister");
    await library.waitForText("#person-counterparts + .names", "Daniel Otieno");

    await library.go("trash", ".journal");
    await library.press("Undo", ".journal");
    await library.go("timeline", ".names");
    await waitForSpeakers(library, [`${WHOLE} 2 pages`, `${SHORT} 1 page`]);
  });

  it("are not suggested again after the user has marked them as different persons", async () => {
    const library = await openLibrary();
    await library.press(`Not the same: ${SHORT} and ${WHOLE}`);
    await library.waitForText(".toast", "These names will not be suggested again.");
    await library.reload();
    await waitForSpeakers(library, [`${WHOLE} 2 pages`, `${SHORT} 1 page`]);
    await waitForValue("suggestions", () => library.texts(".suggestion"), []);
    const { rejectedNames } = await testBrowser.storedRecords();
    expect(rejectedNames.map(({ a, b }) => [a, b])).to.deep.equal([[SHORT, WHOLE]]);
  });

  it("are merged, renamed and removed on the person's page", async () => {
    const library = await openLibrary(person(WHOLE));
    await library.press("Same person as…");
    await library.fill(".name-form input", "Nobody Known");
    await library.press("Merge");
    await library.waitForText(".name-form .problem", "No text in your library contains the name “Nobody Known”.");
    await library.fill(".name-form input", SHORT);
    await library.press("Merge");
    await library.waitForTexts("#person-names + .names bdi", [SHORT]);
    await library.press("Change shown name…");
    await library.fill(".name-form input", "Minister Halden (Norway)");
    await library.press("Save", ".name-form");
    await library.waitForTexts(".person h1", ["Minister Halden (Norway)"]);
    await library.press(`Remove ${SHORT}`);
    await library.waitForTexts("#person-names + .names bdi", [WHOLE]);
    await library.waitForTexts(".timeline-page > time", ["Mar 11, 2026", "Mar 10, 2026"]);
  });

  it("are found by a search of the speakers and of the network", async () => {
    const library = await openLibrary();
    await library.press(`Same person: ${SHORT} and ${WHOLE}`);
    await library.fill("[data-search]", "joe hal");
    await waitForSpeakers(library, [`${WHOLE} 3 pages`]);
    await library.fill("[data-search]", "nobody");
    await library.waitForTexts(".found", ["0 names"]);
    await library.go("network", ".table");
    await library.fill("[data-search]", "joe");
    await library.waitForTexts(".found", ["1 pair"]);
  });

  it("are exported under the shown name, and kept in a backup", async () => {
    const library = await openLibrary();
    await library.press(`Same person: ${SHORT} and ${WHOLE}`);
    await waitForSpeakers(library, [`${WHOLE} 3 pages`]);
    const backup = await library.saveBackup();
    const { people, readouts } = recordsOf(backup);
    expect(people.map(({ name, names }) => [name, ...names])).to.deep.equal([[WHOLE, WHOLE, SHORT]]);
    expect(JSON.stringify(readouts)).to.include(SHORT);
    await library.go("trash", ".journal");
    await library.press("Undo", ".journal");
    await waitFor("no person", async () => (await testBrowser.storedRecords()).people.length === 0);
    const path = testBrowser.file("names.json");
    await writeFile(path, backup);
    await library.importFile(path, "1 new", "1 record");
    expect((await testBrowser.storedRecords()).people).to.deep.equal(people);
    await library.exportAll("csv-data");
    const csv = await testBrowser.savedFile(".csv");
    expect(csv).to.include(WHOLE);
    // The title of the page keeps the name of the text.
    expect(csv.replaceAll(READOUTS[2].title, "")).to.not.include(`,${SHORT}`);
  });

  it("pass the checks of axe in all their views, and fit a window 320 pixels wide", async () => {
    const library = await openLibrary("timeline", { width: 320, height: 640 });
    await library.waitForElement(".suggestion");
    for (const view of ["timeline", person(WHOLE), "network"]) {
      await library.go(view, view === "network" ? ".table" : ".suggestion");
      expect(await library.page.evaluate(() => document.documentElement.scrollWidth), view).to.be.at.most(320);
      expect(await axeViolationsInAppearances(library.page, APPEARANCES), view).to.deep.equal([]);
    }
  });
});
