import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { expect } from "chai";
import { type Appearance, axeViolationsInAppearances } from "./support/accessibility.ts";
import { inBackground, writeNoteInEditor } from "./support/extension.ts";
import { waitForHighlights } from "./support/highlights.ts";
import { LibraryPage } from "./support/library-page.ts";
import { demoPage, noteOn, readoutOf } from "./support/records.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
import { BRASILIA_NOTE, LIBRARY_VIEWS, OSLO_NOTE, storeDeletedNote, storeTwoReadouts } from "./support/two-readouts.ts";
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
        ["forced", "ltr"],
      ];

/** The narrowest window that text must fit in (WCAG 1.4.10). */
const NARROW = { width: 320, height: 640 };

interface Manifest {
  readonly commands: Readonly<Record<string, { readonly suggested_key?: { readonly default: string } }>>;
}

const ROOT = `${import.meta.dirname}/../..`;
const MANIFEST: Manifest = JSON.parse(readFileSync(`${ROOT}/manifest.json`, "utf8"));
const { version: VERSION }: { version: string } = JSON.parse(readFileSync(`${ROOT}/package.json`, "utf8"));

/** Opens the library with two accounts and their notes, and waits until both notes are shown and searchable. */
async function openFilledLibrary(): Promise<LibraryPage> {
  await storeTwoReadouts();
  const library = await LibraryPage.open();
  await library.waitForCount("2 notes");
  await library.waitForTexts(".row-body", [BRASILIA_NOTE, OSLO_NOTE]);
  return library;
}

/** Stores records for every view, and returns the views with a selector of their content. */
async function fillEveryView(): Promise<(readonly [view: string, selector: string])[]> {
  const { oslo } = await storeTwoReadouts();
  await storeDeletedNote(oslo);
  return [...Object.entries(LIBRARY_VIEWS), [`readout/${oslo.id}`, ".margin-note"]];
}

async function writeNoteOn(path: string, attribution: number, words: string): Promise<void> {
  const page = await testBrowser.openPage(site.url(path));
  await waitForHighlights(page);
  await writeNoteInEditor(page, attribution, words);
  await page.close();
}

describe("The library", () => {
  it("is announced in one tab with the first-run page, once, after the installation", async () => {
    // A second first-run tab that was opened by mistake would be open before the library is.
    await LibraryPage.open();
    expect(await testBrowser.countFirstRunTabs()).to.equal(1);
  });

  it("explains its purpose while it is empty", async () => {
    const library = await LibraryPage.open();
    await library.waitForTexts(".empty-state h1", ["No notes yet"]);
  });

  it("shows a note written in a page, and the readout stored with it, while it is open", async () => {
    const library = await LibraryPage.open();
    await writeNoteOn("/demo/oslo.html", 3, OSLO_NOTE);
    await writeNoteOn("/demo/brasilia.html", 4, BRASILIA_NOTE);
    await library.page.bringToFront();
    await library.waitForCount("2 notes");
    await library.waitForTexts(".row-body", [BRASILIA_NOTE, OSLO_NOTE]);
    await library.press("Readouts");
    await library.waitForCount("2 readouts");
    await library.press("Notes");
    await library.waitForCount("2 notes");
  });

  it("searches notes while the user types, highlights the matches, and shows all notes again without a query", async () => {
    const library = await openFilledLibrary();
    await library.page.focus("[data-search]");
    await library.page.keyboard.type("QUOT");
    await library.waitForCount("1 note");
    await waitFor("a marked hit", async () => (await library.texts("mark")).includes("quot"));
    await library.fill("[data-search]", "");
    await library.waitForCount("2 notes");
  });

  it("filters the notes by speaker, and shows all again when the filter is cleared", async () => {
    const library = await openFilledLibrary();
    await library.narrowTo("Mateus Duarte");
    await library.waitForTexts(".row-body", [BRASILIA_NOTE]);
    await library.press("Clear all");
    await library.waitForCount("2 notes");
  });

  it("moves the focus to the search field when the user presses the slash key", async () => {
    const { page } = await openFilledLibrary();
    await page.keyboard.press("/");
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute("type"));
    await waitForValue("the focus in the search field", focused, "search");
  });

  it("lists its keys when the user presses the question mark, until Escape", async () => {
    const library = await openFilledLibrary();
    await library.page.keyboard.press("?");
    await waitFor("the list of keys", async () => (await library.texts("dialog[open] dt")).includes("j"));
    await library.page.keyboard.press("Escape");
    await library.waitForTexts("dialog[open]", []);
  });

  it("lets the user move to a note, select it and open it by keys alone", async () => {
    const library = await openFilledLibrary();
    const { keyboard } = library.page;
    await keyboard.press("j");
    await keyboard.press("j");
    await keyboard.press("x");
    await library.waitForTexts(".bulk .found", ["1 note selected"]);
    await library.waitForTexts(".row:has(:checked) .row-body", [OSLO_NOTE]);
    await keyboard.press("x");
    await library.waitForCount("2 notes");
    await keyboard.press("Enter");
    await waitFor("the readout of the note", async () => (await library.texts(".readout-view h1")).length === 1);
    await library.waitForTexts(".margin-note .row-body", [OSLO_NOTE]);
  });

  it("shows a stored readout with its highlights and its note when the page no longer exists", async () => {
    const readout = readoutOf(site.url("/gone.html"), demoPage("oslo.html"));
    await testBrowser.store({ readouts: [readout], notes: [noteOn(readout, { cue: "thanked" }, OSLO_NOTE)] });
    const library = await LibraryPage.open(`readout/${readout.id}`);
    await library.waitForTexts(".margin-note .row-body", [OSLO_NOTE]);
    await waitFor("marked sources", async () => (await library.texts(".highlighted-text .hl-source")).length > 3);
    await waitFor(
      "the passage of the note",
      async () => (await library.texts(".highlighted-text .hl-note")).join("") !== "",
    );
    const links = await library.page.$$eval("a", (all) => all.map(({ href }) => href));
    expect(links).to.include(`https://web.archive.org/save/${readout.url}`);
  });

  it("moves the focus to the heading of each view that the user opens, and back to the row of a readout", async () => {
    const library = await openFilledLibrary();
    const { page } = library;
    const focused = () =>
      page.evaluate(() => {
        const { activeElement: element } = document;
        return element?.matches("h1, [data-main]") ? (element as HTMLElement).textContent : element?.tagName;
      });
    await library.press("Readouts");
    await waitForValue("the focus on the heading", focused, "Readouts");
    await library.waitForCount("2 readouts");
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    const title = await focused();
    await page.keyboard.press("Enter");
    await library.waitForElement(".view-readout .highlighted-text");
    await waitForValue("the focus on the title", focused, title);
    await library.press("Readouts", ".readout-header");
    await library.waitForElement(".view-readouts .row");
    await waitForValue("the focus on the row", focused, title);
    await library.press("Who spoke to whom");
    await waitForValue("the focus on the heading", focused, "Who spoke to whom");
  });

  it("has its search field before the filters in the order of focus", async () => {
    const { page } = await openFilledLibrary();
    for (const view of ["notes", "readouts"]) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, view);
      const selector = `.view-${view} :is(button, a[href], input, select, summary)`;
      await waitFor("the filters", () => page.$(`.view-${view} .facet-value`));
      expect(await page.$eval(selector, (first) => first.getAttribute("type"))).to.equal("search");
    }
  });

  it("shows who spoke to whom, as a diagram and as a table", async () => {
    await storeTwoReadouts();
    const library = await LibraryPage.open("network");
    await library.waitForText("tbody tr", /Astrid Halvorsen\s+Mateus Duarte/);
    await waitFor("an arc of the drawing", () => library.page.$("svg.arcs path"));
  });

  it("links from who spoke to whom to everything that one speaker said", async () => {
    await storeTwoReadouts();
    const library = await LibraryPage.open("network");
    await library.press("Mateus Duarte");
    await waitFor("two readouts", async () => (await library.texts(".timeline-page")).length === 2);
  });

  it("adds a tag to selected notes, deletes them, and undoes both after the browser was closed", async () => {
    const library = await openFilledLibrary();
    await library.press("Select all");
    await library.waitForElement(".tool input");
    await library.page.type(".tool input", "compare");
    await library.press("Add tag");
    await library.waitForTexts(".tag", ["compare", "compare"]);
    await library.press("Select all");
    await library.press("Delete");
    await library.waitForTexts(".row", []);
    await library.waitForText(".toast", /trash/);

    await testBrowser.restart();
    const again = await LibraryPage.open("trash");
    await waitFor("both notes in the trash", async () => (await again.texts(".row")).length === 2);
    await again.press("Undo");
    await again.waitForTexts(".row", []);
    await waitFor("one action to undo", async () => (await again.texts(".journal li")).length === 1);
    await again.press("Undo");
    await again.waitForTexts(".journal li", []);
    await again.press("Notes");
    await again.waitForCount("2 notes");
    await again.waitForTexts(".row-body", [BRASILIA_NOTE, OSLO_NOTE]);
    await again.waitForTexts(".tag", []);
  });

  it("passes the checks of axe in every view, in several colour schemes and both writing directions", async () => {
    const views = await fillEveryView();
    const library = await LibraryPage.open();
    const faults: string[] = [];
    for (const [view, selector] of views) {
      await library.go(view, selector);
      const found = await axeViolationsInAppearances(library.page, APPEARANCES);
      faults.push(...found.map((fault) => `${view}, ${fault}`));
    }
    expect(faults).to.deep.equal([]);
  });

  it("fits a window 320 pixels wide in every view", async () => {
    const views = await fillEveryView();
    const library = await LibraryPage.open("notes", NARROW);
    const wide: string[] = [];
    for (const [view, selector] of views) {
      await library.go(view, selector);
      const width = await library.page.evaluate(() => document.documentElement.scrollWidth);
      if (width > NARROW.width) wide.push(`${view}: ${width}`);
    }
    expect(wide).to.deep.equal([]);
  });

  it("saves a backup of all notes and readouts", async () => {
    await storeTwoReadouts();
    const library = await LibraryPage.open("import-export");
    const backup: { pages: { notes: unknown[]; readout?: unknown }[] } = JSON.parse(await library.saveBackup());
    expect(backup.pages.flatMap(({ notes }) => notes)).to.have.length(2);
    expect(backup.pages.filter(({ readout }) => readout)).to.have.length(2);
  });

  it("previews the import of a backup before anything is stored", async () => {
    await storeTwoReadouts();
    const library = await LibraryPage.open("import-export");
    const path = testBrowser.file("backup.json");
    await writeFile(path, await library.saveBackup());
    await testBrowser.evaluate("testStore.clear()");
    await library.reload();
    await library.chooseFile(path);
    await library.waitForTexts(".plan strong", ["4 new: 2 notes, 2 readouts"]);
    expect(await testBrowser.storedRecords()).to.deep.equal({
      notes: [],
      readouts: [],
      corrections: [],
      reviews: [],
      comparisons: [],
      people: [],
      rejectedNames: [],
      topicTerms: [],
    });
  });

  it("announces a new version once, in one line, and opens no tab for it", async () => {
    const library = await LibraryPage.open();
    const tabs = (await testBrowser.opened.pages()).length;
    const updatedTo = () => testBrowser.evaluate<object>("chrome.storage.local.get('updatedTo')");
    const reload = async () => {
      await library.reload();
      await library.waitForElement(".view h1");
    };
    if (testBrowser.name === "chromium") {
      await tellOfUpdateFrom(VERSION);
      // The background processes messages in order, so this message is stored after everything before it.
      await testBrowser.evaluate(`chrome.runtime.sendMessage({ type: "pauseSite", args: ["paused.example", true] })`);
      expect(await updatedTo()).to.deep.equal({});
      await tellOfUpdateFrom("0.0.1");
    } else {
      // Firefox does not let a test send its events, so only the library's part is tested there.
      await testBrowser.evaluate(`chrome.storage.local.set({ updatedTo: "${VERSION}" })`);
    }
    await waitForValue("the update to be remembered", updatedTo, { updatedTo: VERSION });
    await reload();
    await library.waitForText(".banner", `Note Verbale was updated to version ${VERSION}.`);
    await library.press("What’s new");
    await waitFor("what is new", async () => (await library.texts(".release-notes dt")).includes(VERSION));
    await waitForValue("the update to be forgotten", updatedTo, {});
    await reload();
    await waitFor("what is new, again", async () => (await library.texts(".release-notes dt")).includes(VERSION));
    expect((await library.texts(".banner")).join()).not.to.contain(VERSION);
    expect(await testBrowser.opened.pages()).to.have.length(tabs);
  });

  it("deletes everything, but only after the confirmation word is typed", async () => {
    await storeTwoReadouts();
    const library = await LibraryPage.open("settings");
    const isLocked = () => library.page.$eval(".delete-all button", (button) => (button as HTMLButtonElement).disabled);
    await waitForValue("the button to be locked", isLocked, true);
    await library.page.type(".delete-all input", "remove");
    await library.page.keyboard.press("Enter");
    await library.fill(".delete-all input", "");
    await library.page.type(".delete-all input", "delete");
    await waitForValue("the button to be unlocked", isLocked, false);
    const { notes, readouts } = await testBrowser.storedRecords();
    expect([notes.length, readouts.length]).to.deep.equal([2, 2]);
    await library.pressElement(".delete-all button");
    await library.waitForTexts(".empty-state h1", ["No notes yet"]);
    expect(await testBrowser.storedRecords()).to.deep.equal({
      notes: [],
      readouts: [],
      corrections: [],
      reviews: [],
      comparisons: [],
      people: [],
      rejectedNames: [],
      topicTerms: [],
    });
  });
});

describe("The first-run page", () => {
  it("says how to pin the button, explains the five colours, and reacts to a click on the demonstration", async () => {
    const page = await openFirstScreen();
    const texts = (selector: string) => page.$$eval(selector, (all) => all.map((one) => one.textContent.trim()));
    expect((await texts("#start-title + p")).join()).to.contain("Keep the button in view");
    expect(await texts(".color-legend li")).to.have.length(5);
    expect(await texts(".demo-card *")).to.deep.equal([]);
    await waitFor("the attributions of both readouts", async () => (await texts(".demo .button")).length === 2);
    await page.click(".demo .hl-content");
    await waitFor("the card", async () => (await texts(".demo-card blockquote")).length === 1);
    const [first] = await texts(".demo-card blockquote");
    await page.click(".demo .button");
    await waitFor("the next card", async () => (await texts(".demo-card blockquote"))[0] !== first);
  });

  it("names the keys that the manifest suggests", async () => {
    const page = await openFirstScreen();
    // A key that the browser reserves is silently assigned to no command.
    const suggested = Object.values(MANIFEST.commands).flatMap(({ suggested_key }) => suggested_key?.default ?? []);
    const named = () => page.$$eval(".keys dd", (all) => all.map((one) => one.innerText.trim()));
    await waitForValue("the keys of the first screen", named, suggested);
  });

  it("passes the checks of axe, in several colour schemes and both writing directions", async () => {
    expect(await axeViolationsInAppearances(await openFirstScreen(), APPEARANCES)).to.deep.equal([]);
  });
});

describe("The side panel next to a readout", () => {
  it("lists the readout's attributions and is not wider than its window", async () => {
    const page = await openPanel();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).to.equal(true);
  });

  it("passes the checks of axe, in several colour schemes and both writing directions", async () => {
    expect(await axeViolationsInAppearances(await openPanel(), APPEARANCES)).to.deep.equal([]);
  });
});

/** Opens the first-run page and waits until both its examples are highlighted. */
function openFirstScreen() {
  return testBrowser.openExtensionPage("first-run.html", ".demo:nth-child(2) .hl-source");
}

/** Opens the page of the side panel in its own tab, next to the tab with a readout, and waits for the attributions. */
async function openPanel() {
  const readout = await testBrowser.openPage(site.url("/demo/oslo.html"));
  await waitForHighlights(readout);
  const panel = await testBrowser.openExtensionPage("panel.html", ".bar-top");
  await readout.bringToFront();
  await waitFor("the attributions in the panel", () => panel.$(".attribution"));
  return panel;
}

/** Sends the event by which Chromium reports an update of the extension. */
async function tellOfUpdateFrom(previous: string): Promise<void> {
  const details = JSON.stringify({ reason: "update", previousVersion: previous });
  await inBackground(`({ chrome }) => chrome.runtime.onInstalled.dispatch(${details})`);
}
