import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import type { Page } from "puppeteer-core";
import type { ReadoutRecord } from "../../src/annotation/readout-record.ts";
import { axeViolationsOf } from "./support/accessibility.ts";
import { clickInOverlay, runCommand, waitForCard } from "./support/extension.ts";
import { waitForHighlights } from "./support/highlights.ts";
import { LibraryPage } from "./support/library-page.ts";
import { ORDINARY_ARTICLE, OTHER_READOUT_ARTICLE, pageWith, READOUT_ARTICLE } from "./support/page-markup.ts";
import { openSidePanel, type Popup } from "./support/popup.ts";
import { allowPrivateWindows, visitOrdinarily, visitPrivately } from "./support/private-window.ts";
import { demoPage, noteOn, readoutOf } from "./support/records.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
import { storeTwoReadouts } from "./support/two-readouts.ts";
import { waitFor, waitForValue } from "./support/wait.ts";

const SURFACES: readonly [string, (page: Page) => Promise<Popup>][] = [
  ["popup", (page) => testBrowser.openPopup(page)],
  ["panel", (page) => openSidePanel(testBrowser, page)],
];

async function visit(path: string): Promise<Page> {
  const page = await testBrowser.openPage(site.url(path));
  await waitForHighlights(page);
  return page;
}

async function readouts(): Promise<readonly ReadoutRecord[]> {
  return (await testBrowser.storedRecords()).readouts;
}

/** Returns the paths of the pages whose readouts are stored, sorted. */
async function keptPaths(): Promise<string[]> {
  return (await readouts()).map(({ url }) => new URL(url).pathname).sort();
}

/** Returns the statuses of the stored readouts by their titles' first words. */
async function statuses(): Promise<string[]> {
  return (await readouts()).map(({ url, status }) => `${new URL(url).pathname} ${status?.value ?? "new"}`).sort();
}

/** Writes files into the folder of the test and returns their paths. */
function writeFiles(files: Readonly<Record<string, string | Uint8Array>>): Promise<string[]> {
  return Promise.all(
    Object.entries(files).map(async ([name, content]) => {
      const path = testBrowser.file(name);
      await writeFile(path, content);
      return path;
    }),
  );
}

/** Returns the HTML of a page as Chromium saves it from an address. */
function savedFrom(url: string, article: string): string {
  const length = String(url.length).padStart(4, "0");
  return pageWith(article).replace("<html", `<!-- saved from url=(${length})${url} -->\n<html`);
}

/** Returns the address of a page that never answers, until the test ends. */
async function urlWithoutAnswer(): Promise<string> {
  const server = createServer(() => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  testBrowser.afterTest(async () => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

describe("The button that keeps a readout", () => {
  for (const [name, open] of SURFACES)
    it(`in the ${name} stores the readout without a note, says since when, and undoes that`, async () => {
      const page = await visit("/demo/oslo.html");
      const surface = await open(page);
      await surface.press("Keep this readout");
      await waitFor("the date", async () => /Kept on \w+ \d+|Kept on \d+/.test(await surface.text()));
      const [kept] = await readouts();
      expect(kept).to.include({ url: page.url(), issuer: "Norway" });
      expect(kept?.reading.attributions.length).to.be.above(8);
      await surface.press("Undo");
      await waitForValue("no readout", keptPaths, []);
      await waitFor("the button", async () => (await surface.text()).includes("Keep this readout"));
    });

  it("is missing on a page that is no readout", async () => {
    const page = await testBrowser.openPage(site.url("/demo/ordinary.html"));
    const popup = await testBrowser.openPopup(page);
    await waitFor("the page", async () => (await popup.text()).includes("No readout detected"));
    expect(await popup.text()).not.to.contain("Keep this readout");
  });

  it("keeps the text when the user has written a note before the undo", async () => {
    const page = await visit("/demo/oslo.html");
    const popup = await testBrowser.openPopup(page);
    await popup.press("Keep this readout");
    await waitFor("the readout", async () => (await readouts()).length === 1);
    const [kept] = await readouts();
    if (kept) await testBrowser.store({ notes: [noteOn(kept, { cue: "thanked" }, "Written since")] });
    await popup.press("Undo");
    await waitFor("the answer", async () => (await popup.text()).includes("no longer kept"));
    expect(await keptPaths()).to.deep.equal(["/demo/oslo.html"]);
  });
});

describe("The command that keeps a readout", () => {
  it("stores the readout, says so over the page, and offers to undo it", async () => {
    const page = await visit("/demo/oslo.html");
    await runCommand(page, "keep-readout");
    await waitForCard(page, "Readout kept in your library.");
    expect(await keptPaths()).to.deep.equal(["/demo/oslo.html"]);
    await clickInOverlay(page, "Undo");
    await waitForValue("no readout", keptPaths, []);
  });

  it("says that the readout is kept already, without an undo", async () => {
    await testBrowser.store({ readouts: [readoutOf(site.url("/demo/oslo.html"), demoPage("oslo.html"))] });
    const page = await visit("/demo/oslo.html");
    await runCommand(page, "keep-readout");
    await waitForCard(page, "This readout is already in your library.");
    expect(await keptPaths()).to.deep.equal(["/demo/oslo.html"]);
  });

  it("says that there is nothing to keep on another page", async () => {
    const page = await testBrowser.openPage(site.url("/demo/ordinary.html"));
    await runCommand(page, "keep-readout");
    await waitForCard(page, "there is nothing to keep");
    expect(await keptPaths()).to.deep.equal([]);
  });
});

describe("A kept readout", () => {
  it("gets another version when the user visits the page after its text has changed", async () => {
    const url = site.add("/changing.html", pageWith(READOUT_ARTICLE));
    const page = await testBrowser.openPage(url);
    await waitForHighlights(page);
    await runCommand(page, "keep-readout");
    await waitFor("the readout", async () => (await readouts()).length === 1);
    site.add(
      "/changing.html",
      pageWith(`${READOUT_ARTICLE}<p>The leaders also agreed to meet again in the spring.</p>`),
    );
    await page.reload();
    await waitFor("the new version", async () => (await readouts())[0]?.earlier.length === 1);
    expect((await readouts())[0]?.text).to.contain("meet again in the spring");
  });
});

describe("The setting to keep every readout", () => {
  const turnOn = async () => {
    const library = await LibraryPage.open("settings");
    await library.tick("Keep every readout that I open");
    await waitFor("the setting", () =>
      testBrowser.evaluate<boolean>("chrome.storage.local.get('settings').then((all) => all.settings.keepReadouts)"),
    );
    return library;
  };

  it("is off at first", async () => {
    await visit("/demo/oslo.html");
    const library = await LibraryPage.open("settings");
    await library.waitForText(".setting", "0 saved readouts");
    expect(await keptPaths()).to.deep.equal([]);
  });

  it("stores each readout that the user opens and no other page, and shows the storage that they take", async () => {
    const library = await turnOn();
    const ordinary = await testBrowser.openPage(site.url("/demo/ordinary.html"));
    await runCommand(ordinary, "keep-readout");
    await waitForCard(ordinary, "there is nothing to keep");
    await visit("/demo/oslo.html");
    await waitForValue("the readout", keptPaths, ["/demo/oslo.html"]);
    await library.page.bringToFront();
    await library.waitForText(".setting", /1 saved readout takes about [\d.]+ kB/i);
  });

  it("stores nothing from private windows, even if notes are stored from them", async () => {
    await allowPrivateWindows();
    await testBrowser.evaluate("chrome.storage.local.set({ settings: { keepReadouts: true, keepPrivate: true } })");
    await waitForHighlights(await visitPrivately(site.url("/demo/oslo.html")));
    await waitForHighlights(await visitOrdinarily(site.url("/demo/brasilia.html")));
    await waitForValue("the other readout", keptPaths, ["/demo/brasilia.html"]);
  });
});

describe("The status of readouts", () => {
  it("is set for several readouts, counted, filtered by and undone in the library", async () => {
    await storeTwoReadouts();
    const library = await LibraryPage.open("readouts");
    await library.waitForText(".checked-count", "0 of 2 checked");
    await library.press("Select all");
    await library.waitForTexts(".bulk .found", ["2 readouts selected"]);
    expect(await axeViolationsOf(library.page)).to.deep.equal([]);
    await library.press("Checked");
    await library.waitForText(".toast", "2 readouts set to “Checked”.");
    await library.waitForText(".checked-count", "2 of 2 checked");
    await library.press("Undo", ".toast");
    await library.waitForText(".checked-count", "0 of 2 checked");
    await library.select(".row:first-child .status-select", "marked");
    await library.narrowTo("Marked");
    await library.waitForCount("1 readout");
    await library.waitForText(".checked-count", "0 of 2 checked");
    expect((await statuses()).map((one) => one.split(" ")[1]).sort()).to.deep.equal(["marked", "new"]);
  });

  it("is set in the reading view and in the popup", async () => {
    const { oslo } = await storeTwoReadouts();
    const library = await LibraryPage.open(`readout/${oslo.id}`);
    await library.select(".status-select", "marked");
    await waitForValue("the status", statuses, ["/demo/brasilia.html new", "/demo/oslo.html marked"]);
    const page = await visit("/demo/oslo.html");
    const popup = await testBrowser.openPopup(page);
    await popup.choose("Status", "checked");
    await waitForValue("the status", statuses, ["/demo/brasilia.html new", "/demo/oslo.html checked"]);
  });
});

describe("Readouts from files", () => {
  const FIELD = "Select files…";

  it("are shown before they are stored, each with its outcome, and can be undone", async () => {
    const kept = readoutOf(site.url("/demo/oslo.html"), demoPage("oslo.html"));
    await testBrowser.store({ readouts: [kept] });
    const { text } = readoutOf(site.url("/unused"), demoPage("brasilia.html"));
    const library = await LibraryPage.open("import-export");
    const files = await writeFiles({
      "known.html": savedFrom(kept.url, READOUT_ARTICLE),
      "new.html": savedFrom("https://example.org/brasilia", OTHER_READOUT_ARTICLE),
      "ordinary.html": pageWith(ORDINARY_ARTICLE),
      "text.txt": text,
      "picture.txt": new Uint8Array([0x89, 0x50, 0, 0, 1]),
      "table.csv": "a,b",
    });
    await library.chooseFile(files, FIELD);
    await library.waitForTexts(".view-import-export .found", [
      "Cannot be read: 2 · New: 2 · Already kept: 1 · Not a readout: 1",
    ]);
    await library.waitForTexts(".outcomes tbody tr", [
      "picture.txt\tCannot be read: it is not text in a known encoding",
      "table.csv\tCannot be read: it is neither an HTML nor a text file",
      "new.html\tNew",
      "text.txt\tNew",
      "known.html\tAlready kept",
      "ordinary.html\tNot a readout",
    ]);
    expect(await axeViolationsOf(library.page)).to.deep.equal([]);
    expect((await readouts()).length).to.equal(1);
    await library.press("Keep 2 readouts");
    await library.waitForText(".toast", "2 readouts kept.");
    const added = (await readouts()).filter(({ id }) => id !== kept.id);
    expect(added.map(({ url }) => new URL(url).protocol).sort()).to.deep.equal(["file:", "https:"]);
    expect(added.every(({ reading }) => reading.attributions.length > 5)).to.equal(true);
    await library.press("Undo", ".toast");
    await waitForValue("the readout of before", keptPaths, ["/demo/oslo.html"]);
  });

  it("change nothing when the user stops the analysis", async () => {
    const { text } = readoutOf(site.url("/unused"), demoPage("brasilia.html"));
    const names = Array.from({ length: 60 }, (_, n) => [`call-${n}.txt`, `${text}\n${n}`] as const);
    const files = await writeFiles(Object.fromEntries(names));
    const library = await LibraryPage.open("import-export");
    await library.chooseFile(files, FIELD);
    await library.press("Cancel", ".task");
    await library.waitForText(".toast", "Stopped. Nothing was saved.");
    expect(await keptPaths()).to.deep.equal([]);
    await library.waitForTexts(".outcomes", []);
  });
});

describe("Readouts from addresses", () => {
  it("are opened one after another in a tab, kept, and listed with their outcomes", async () => {
    const [oslo, ordinary, brasilia] = ["oslo", "ordinary", "brasilia"].map((name) => site.url(`/demo/${name}.html`));
    const known = readoutOf(site.url("/known.html"), demoPage("oslo.html"));
    await testBrowser.store({ readouts: [known] });
    const library = await LibraryPage.open("import-export");
    await library.fill(
      ".address-list",
      [oslo, "no address", ordinary, known.url, oslo, "http://127.0.0.1:1/closed", brasilia].join("\n"),
    );
    await library.waitForTexts(".refused-lines li", [
      "Line 2 is not an address of a web page: no address",
      `Line 5 repeats an earlier line: ${oslo}`,
    ]);
    expect(await axeViolationsOf(library.page)).to.deep.equal([]);
    const tabs = (await testBrowser.openPages()).length;
    await library.press("Open 5 pages");
    await library.waitForText(".toast", "2 readouts kept.");
    const results = await library.texts(".outcomes tbody tr");
    expect(results.map((line) => line.split("\t")[1]?.split(":")[0])).to.deep.equal([
      "Kept",
      "Not kept",
      "Already kept",
      "Not kept",
      "Kept",
    ]);
    expect(await keptPaths()).to.deep.equal(["/demo/brasilia.html", "/demo/oslo.html", "/known.html"]);
    expect((await testBrowser.openPages()).length).to.equal(tabs);
  });

  it("keep those addresses in the list that were not opened when the user stops", async () => {
    const library = await LibraryPage.open("import-export");
    const second = await urlWithoutAnswer();
    const [first, third] = [site.url("/demo/oslo.html"), site.url("/demo/brasilia.html")];
    await library.fill(".address-list", [first, second, third].join("\n"));
    await library.press("Open 3 pages");
    await waitFor("the first readout", async () => (await keptPaths()).includes("/demo/oslo.html"));
    await library.waitForTexts(".outcomes tbody td:last-child", ["Kept"]);
    await library.press("Cancel", ".task");
    await library.waitForText(".toast", "addresses were not opened and stay in the list");
    const left = await library.page.$eval(".address-list", (area) => (area as HTMLTextAreaElement).value);
    expect(left).to.equal(`${second}\n${third}`);
  });
});
