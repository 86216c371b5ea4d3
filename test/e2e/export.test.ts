import { readdir } from "node:fs/promises";
import { expect } from "chai";
import { parse } from "csv-parse/sync";
import { unzipSync } from "fflate";
import type { Page } from "puppeteer-core";
import { parseDocument } from "yaml";
import { axeViolationsOf } from "./support/accessibility.ts";
import {
  addCallPage,
  addressOfMany,
  CALL_TITLE,
  notedReadouts,
  notesOnManyPages,
  recordsOf,
  STORED_CALL_NOTE,
  STORED_OSLO_NOTE,
} from "./support/backups.ts";
import { noteEditor, saveEditor, writeNoteInEditor } from "./support/extension.ts";
import { holdReadsFrom, RELEASE_READS, SHOW_EVERY_STEP } from "./support/held-reads.ts";
import { LibraryPage } from "./support/library-page.ts";
import type { Popup } from "./support/popup.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
import { waitFor } from "./support/wait.ts";

type Row = Record<string, string>;

interface ExportedPages {
  readonly pages: readonly { readonly url: string; readonly notes: readonly { readonly bodyValue: string }[] }[];
}

const CHINESE = `<!doctype html>
<html lang="zh">
<meta charset="utf-8">
<title>外交部发言人主持例行记者会</title>
<link rel="icon" href="data:,">
<body>
<main>
<h1>外交部发言人主持例行记者会</h1>
<p>两国元首通电话，就双边关系和国际形势交换了意见。</p>
<div style="height: 2500px"></div>
<p>双方强调，应当尊重彼此的核心利益，继续保持密切沟通，推动两国关系稳定发展。</p>
<p>双方同意在年内举行下一轮磋商。</p>
<div style="height: 2500px"></div>
</main>
</body>
</html>`;

/** Stores two readouts with a note on each. */
async function storeNotedReadouts(): Promise<void> {
  const { readouts, notes } = notedReadouts();
  await testBrowser.store({ readouts, notes });
}

/** Opens the popup over the annotated page of the call and waits until it shows the note. */
async function openPopupOnCall(): Promise<Popup> {
  const page = await testBrowser.openPage(addCallPage());
  const popup = await testBrowser.openPopup(page);
  await waitFor("the note in the popup", async () => (await popup.texts(".note")).length === 1);
  return popup;
}

async function savedRows(): Promise<Row[]> {
  return parse(await testBrowser.savedFile(".csv"), { columns: true, bom: true });
}

async function savedJson(): Promise<ExportedPages> {
  return JSON.parse(await testBrowser.savedFile(".json"));
}

async function savedZip(): Promise<string[]> {
  const files = unzipSync(await testBrowser.savedBytes(".zip"));
  return Object.values(files).map((bytes) => Buffer.from(bytes).toString("utf8"));
}

function bodiesOf({ pages }: ExportedPages): string[] {
  return pages.flatMap(({ notes }) => notes.map(({ bodyValue }) => bodyValue));
}

async function openDialog(library: LibraryPage, title: string): Promise<void> {
  await library.press("Export…");
  await library.waitForTexts("dialog[open] h2", [title]);
}

describe("An export", () => {
  it("contains the notes that were written in two pages", async () => {
    for (const [url, attribution, words] of [
      [addCallPage(), 2, STORED_CALL_NOTE],
      [site.url("/demo/oslo.html"), 3, STORED_OSLO_NOTE],
    ] as const) {
      const page = await testBrowser.openPage(url);
      await writeNoteInEditor(page, attribution, words);
    }
    const library = await LibraryPage.open("notes");
    await library.waitForCount("2 notes");
    await waitFor("both notes in the list", async () => (await library.texts(".row-body")).length === 2);
    const { notes } = recordsOf(await library.saveBackup());
    expect(notes.map(({ bodyValue }) => bodyValue)).to.have.members([STORED_CALL_NOTE, STORED_OSLO_NOTE]);
  });

  it("of a page from the popup as Markdown has front matter in which a YAML parser finds the same values", async () => {
    await storeNotedReadouts();
    const popup = await openPopupOnCall();
    await popup.export("page");
    const text = await testBrowser.savedFile(".md");
    const [, yaml = "", body = ""] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? [];
    const read = parseDocument(yaml, { strict: true, uniqueKeys: true });
    expect([...read.errors, ...read.warnings]).to.deep.equal([]);
    const front = read.toJS() as Record<string, unknown>;
    expect(front).to.deep.include({ title: CALL_TITLE, source: site.url("/call.html") });
    expect(front.participants).to.include("Astrid Halvorsen").and.include("Mateus Duarte");
    expect(front.tags).to.include("readout");
    expect(body).to.contain("is “made available” new money?").and.to.contain("#:~:text=");
  });

  it("of a page from the popup as CSV contains the page's title and its note", async () => {
    await storeNotedReadouts();
    const popup = await openPopupOnCall();
    await popup.export("page", "csv");
    const rows = await savedRows();
    expect(rows.map((row) => row.title)).to.include(CALL_TITLE);
    expect(rows.filter((row) => row.row_type === "note").map((row) => row.note)).to.deep.equal([STORED_CALL_NOTE]);
  });

  it("of all notes from the popup, as JSON or for Logseq, contains every annotated page", async () => {
    await storeNotedReadouts();
    const popup = await openPopupOnCall();
    await popup.export("all", "json");
    const { pages } = await savedJson();
    expect(pages.map(({ notes }) => notes.length)).to.deep.equal([1, 1]);

    await popup.export("all", "logseq");
    const files = await savedZip();
    expect(files).to.have.length(2);
    for (const file of files) expect(file).to.match(/^title:: /);
  });

  it("from the library is not empty in any of the formats", async () => {
    await storeNotedReadouts();
    const library = await LibraryPage.open("import-export");
    const formats = await library.page.$$eval(".export-form option", (options) => options.map(({ value }) => value));
    expect(formats.length).to.be.greaterThan(15);
    for (const format of formats) {
      await library.select(".export-form select", format);
      await library.press("Export everything");
      expect((await testBrowser.savedBytes("")).length, format).to.be.greaterThan(200);
    }
  });

  it("as a zip contains a file for each page, with the notes on it", async () => {
    await storeNotedReadouts();
    const library = await LibraryPage.open("import-export");
    await library.exportAll("markdown", "ZIP archive with one file per page");
    const files = await savedZip();
    expect(files).to.have.length(2);
    for (const file of files) expect(file).to.match(/^---\ntitle: "/);
    expect(files.join("")).to.contain("new money?").and.to.contain("compare with Brasília");
  });

  it("of selected notes contains the other attributions of their pages only on request", async () => {
    await storeNotedReadouts();
    const library = await LibraryPage.open("notes");
    await library.tickRow("new money");
    await openDialog(library, "Export 1 note");
    expect(await axeViolationsOf(library.page)).to.deep.equal([]);
    await library.select("dialog .export-form select", "csv");
    await library.press("Export", "dialog");
    const chosen = await savedRows();
    expect(chosen.map((row) => row.row_type).sort()).to.deep.equal(["attribution", "note"]);

    await openDialog(library, "Export 1 note");
    await library.tick("Include all attributions on these pages", "dialog");
    await library.press("Export", "dialog");
    expect((await savedRows()).length).to.be.greaterThan(3);
  });

  it("of the notes that a search has found contains no others", async () => {
    await storeNotedReadouts();
    const library = await LibraryPage.open("notes");
    await library.waitForCount("2 notes");
    await library.fill("[data-search]", "Brasília");
    await library.waitForCount("1 note");
    await openDialog(library, "Export 1 note");
    await library.select("dialog .export-form select", "json");
    await library.press("Export", "dialog");
    expect(bodiesOf(await savedJson())).to.deep.equal([STORED_OSLO_NOTE]);
  });

  it("of all listed readouts contains each of them", async () => {
    await storeNotedReadouts();
    const library = await LibraryPage.open("readouts");
    await library.waitForCount("2 readouts");
    await openDialog(library, "Export 2 readouts");
    await library.select("dialog .export-form select", "json");
    await library.press("Export", "dialog");
    const { readouts } = recordsOf(await testBrowser.savedFile(".json"));
    expect(readouts.map(({ title }) => title))
      .to.have.length(2)
      .and.to.include(CALL_TITLE);
  });

  it("of an open readout contains this page alone", async () => {
    await storeNotedReadouts();
    const library = await LibraryPage.open("readouts");
    await library.press(CALL_TITLE);
    await library.waitForTexts(".readout-view h1", [CALL_TITLE]);
    await openDialog(library, "Export 1 readout");
    await library.select("dialog .export-form select", "json");
    await library.press("Export", "dialog");
    const { pages } = await savedJson();
    expect(pages.map(({ url }) => url)).to.deep.equal([site.url("/call.html")]);
  });

  for (const [what, path, passage] of [
    ["with a hyphen, commas and an ampersand", "/call.html", "U.S.-Norway ties, long-standing & close, need care"],
    ["of three words", "/call.html", "3 billion kroner"],
    ["in Chinese", "/chinese.html", "应当尊重彼此的核心利益，继续保持密切沟通"],
  ] as const) {
    it(`contains a link that scrolls to a passage with a note ${what}`, async function () {
      if (testBrowser.name === "firefox") this.skip();
      addCallPage();
      site.add("/chinese.html", CHINESE);
      const page = await testBrowser.openPage(site.url(path));
      await noteOnPassage(page, passage, "Here");
      const library = await LibraryPage.open("import-export");
      await library.exportAll("csv-data");
      const row = (await savedRows()).find((one) => one.row_type === "note" && one.note === "Here");
      expect(row?.exact).to.equal(passage);

      const linked = await testBrowser.newPage();
      await linked.setViewport({ width: 1000, height: 600 });
      await linked.goto(row?.passage_url ?? "", { waitUntil: "load" });
      await linked.bringToFront();
      await waitFor(`the passage “${passage}” in view`, () => linked.evaluate(isInView, passage));
      expect(await linked.evaluate(() => scrollY)).to.be.greaterThan(1000);
    });
  }

  it("from the library shows its progress, and saves no file when it is cancelled", async () => {
    await testBrowser.store({ notes: notesOnManyPages(1000) });
    const library = await LibraryPage.open("import-export");
    await library.waitForText(".stored", "1,000 notes");
    await library.page.evaluate(`(${SHOW_EVERY_STEP})(globalThis)`);
    await library.page.evaluate(`(${holdReadsFrom(addressOfMany(500))})(globalThis)`);
    await library.exportAll("html");
    await library.waitForText(".task .count", /^[1-9]\d* of 1,000$/);
    await library.press("Cancel", ".task");
    await library.page.evaluate(`(${RELEASE_READS})(globalThis)`);
    await library.waitForText(".toast", "Stopped. No file was saved.");
    await library.saveBackup();
    expect(await readdir(testBrowser.downloads)).to.deep.equal([]);
  });

  it("from the popup saves no file when it is cancelled, and the popup can export again", async () => {
    const { readouts, notes } = notedReadouts();
    await testBrowser.store({ readouts, notes: [...notes, ...notesOnManyPages(150)] });
    const popup = await openPopupOnCall();
    await popup.run(SHOW_EVERY_STEP);
    await popup.run(holdReadsFrom(addressOfMany(100)));
    await popup.export("all", "html");
    await waitFor("how many notes are written", async () => /Exporting.*[1-9]\d* notes/s.test(await popup.text()));
    await popup.press("Cancel");
    await popup.run(RELEASE_READS);
    await waitFor("the message and the button for all notes", async () =>
      /Stopped\. No file was saved\..*Export all notes/s.test(await popup.text()),
    );
    await popup.export("page", "markdown");
    expect(await testBrowser.savedFile(".md")).to.contain("is “made available” new money?");
    expect(await readdir(testBrowser.downloads)).to.deep.equal([]);
  });
});

/** Selects a passage of a page and writes a note on it with popup and editor. */
async function noteOnPassage(page: Page, passage: string, words: string): Promise<void> {
  await page.evaluate(selectWords, passage);
  const popup = await testBrowser.openPopup(page);
  await popup.press("Note on selection");
  const frame = await noteEditor(page);
  await frame.type("textarea", words);
  await saveEditor(page, frame);
}

/** Selects text of the page. */
function selectWords(words: string): void {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.nodeValue?.indexOf(words) ?? -1;
    if (at < 0) continue;
    getSelection()?.setBaseAndExtent(node, at, node, at + words.length);
    return;
  }
  throw new Error(`The page does not say “${words}”.`);
}

/** Returns whether a text of the page is inside the viewport. */
function isInView(words: string): boolean {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.nodeValue?.indexOf(words) ?? -1;
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    const { top, bottom } = range.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  }
  return false;
}
