import { mkdirSync, readFileSync } from "node:fs";
import { expect } from "chai";
import type { Page } from "puppeteer-core";
import { serve } from "../serve.mjs";
import { Backstage } from "./backstage.ts";
import { faultsIn, type Look, wear, wears } from "./faults.ts";
import { FIREFOX_UUID } from "./open-browser.mjs";
import { type BrowserName, editorFrame, findEditor, painted, Reader, until } from "./reader.ts";

const name = (process.env.BROWSER ?? "chromium") as BrowserName;

describe(`The library in ${name}`, function () {
  this.timeout(180_000);
  const reader = new Reader(name);
  const backstage = new Backstage(reader);
  let site: Awaited<ReturnType<typeof serve>>;
  let library: Page;

  before(async () => {
    site = await serve(`${import.meta.dirname}/../demo`);
    await reader.open();
    mkdirSync(reader.downloads, { recursive: true });
  });
  after(async () => {
    await reader.end();
    await site.close();
  });

  function addressOf(path: string): string {
    if (name === "firefox") return `moz-extension://${FIREFOX_UUID}/${path}`;
    return `chrome-extension://${(reader.opened as unknown as { extensionId: string }).extensionId}/${path}`;
  }

  /** Opens a page of the extension; Firefox never tells that it is loaded. */
  async function openPage(path: string, selector: string): Promise<Page> {
    const page = await reader.opened.newPage();
    await page.setViewport({ width: 1280, height: 860 });
    await page.goto(addressOf(path), { waitUntil: [] as never });
    await page.bringToFront();
    await until(`${path} to show ${selector}`, async () => (await page.$(selector)) !== null);
    return page;
  }

  const texts = (selector: string, page = library): Promise<string[]> =>
    page.evaluate(
      (one) => [...document.querySelectorAll<HTMLElement>(one)].map((element) => element.innerText.trim()),
      selector,
    );

  /** Presses the control of this name. */
  const press = (label: string, page = library): Promise<boolean> =>
    until(`the control “${label}”`, () =>
      page.evaluate((wanted) => {
        const found = [...document.querySelectorAll<HTMLElement>("button, a")].find(
          (one) => (one.getAttribute("aria-label") ?? one.innerText).trim() === wanted,
        );
        found?.click();
        return found !== undefined;
      }, label),
    );

  const count = (wanted: string) => until(`the count “${wanted}”`, async () => (await texts(".found"))[0] === wanted);

  async function noteInPage(path: string, attribution: number, words: string): Promise<void> {
    const page = await reader.visit(`${site.url}/${path}`);
    await until("highlights", async () => (await painted(page, "nv-1")) > 0);
    const popup = await reader.openPopup(page);
    await popup.press(`Add note on attribution ${attribution}`);
    const frame = await editorFrame(page);
    await frame.waitForSelector("textarea");
    await frame.type("textarea", words);
    await frame.$eval("button[type=submit]", (button) => (button as HTMLElement).click());
    await until("the editor to close", async () => !(await findEditor(page)));
    await popup.close().catch(() => undefined);
    await page.close();
  }

  async function restart(): Promise<void> {
    await reader.close();
    await reader.open();
    library = await openPage("library.html", ".rail");
  }

  const openFirstRuns = () =>
    backstage.evaluate<number>(
      "chrome.tabs.query({}).then((tabs) => tabs.filter(({ url }) => url?.includes('first-run.html')).length)",
    );

  it("is announced once, by one screen after the installation", async () => {
    await until("the first screen", async () => (await openFirstRuns()) === 1);
  });

  it("teaches while it is empty", async () => {
    library = await openPage("library.html", ".notice");
    expect((await texts(".notice h1"))[0]).to.equal("No notes yet");
  });

  it("shows a note written in a page, and the readout that was stored with it, while it is open", async () => {
    await noteInPage("oslo.html", 3, "Ask the press office about the quota");
    await noteInPage("brasilia.html", 4, "Nothing of verified results here");
    await library.bringToFront();
    await count("2 notes");
    await until("both notes", async () => (await texts(".row-body")).length === 2);
    expect(await texts(".row-body")).to.deep.equal([
      "Nothing of verified results here",
      "Ask the press office about the quota",
    ]);
    await press("Readouts");
    await count("2 readouts");
    await press("Notes");
    await count("2 notes");
  });

  it("finds as one types, marks the hits, and narrows to a facet", async () => {
    await library.focus("[data-search]");
    await library.keyboard.type("QUOT");
    await count("1 note");
    expect(await texts("mark")).to.include("quot");
    await library.evaluate(() => {
      const field = document.querySelector<HTMLInputElement>("[data-search]");
      if (!field) return;
      field.value = "";
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await count("2 notes");
    await library.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>(".facet-value")]
        .find((one) => one.innerText.includes("Mateus Duarte"))
        ?.querySelector("input")
        ?.click(),
    );
    await until("fewer notes", async () => (await texts(".row")).length < 2);
    await press("Clear all");
    await count("2 notes");
  });

  it("is worked by keys alone: search, step, open, back, help", async () => {
    await library.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await library.keyboard.press("/");
    expect(await library.evaluate(() => (document.activeElement as HTMLInputElement).type)).to.equal("search");
    await library.evaluate(() => (document.activeElement as HTMLElement).blur());
    await library.keyboard.press("?");
    await until("the list of keys", async () => (await texts("dialog[open] dt")).includes("j"));
    await library.keyboard.press("Escape");
    await until("the list to close", async () => (await texts("dialog[open]")).length === 0);
    await library.keyboard.press("j");
    await library.keyboard.press("j");
    await library.keyboard.press("x");
    await until("a chosen note", async () => (await texts(".bulk .found"))[0] === "1 note chosen");
    await library.keyboard.press("x");
    await library.keyboard.press("Enter");
    await until("the reading view", async () => (await texts(".reading h1")).length === 1);
  });

  it("shows a stored readout with its marks and its note, though the page is not asked for", async () => {
    await until("the note beside the text", async () => (await texts(".margin-note .row-body")).length === 1);
    expect(await texts(".margin-note .row-body")).to.deep.equal(["Ask the press office about the quota"]);
    expect((await texts(".marked .m-source")).length).to.be.greaterThan(3);
    expect((await texts(".marked .m-note")).join("")).not.to.equal("");
    const hrefs = await library.evaluate(() => [...document.querySelectorAll("a")].map(({ href }) => href));
    expect(hrefs).to.include(`https://web.archive.org/save/${site.url}/oslo.html`);
  });

  it("tells what a speaker said, and who spoke to whom, as a drawing and as a table", async () => {
    await press("Who spoke to whom");
    await until("the table", async () =>
      (await texts("tbody tr")).some((row) => /Astrid Halvorsen\s+Mateus Duarte/.test(row)),
    );
    expect(await library.$$eval("svg.arcs path", (paths) => paths.length)).to.be.greaterThan(0);
    await press("Mateus Duarte");
    await until("the speaker's pages", async () => (await texts(".timeline-page")).length === 2);
  });

  it("tags, deletes and takes back, also after the browser was closed", async () => {
    await press("Notes");
    await count("2 notes");
    await press("Choose all");
    await library.type(".tool input", "compare");
    await press("Add tag");
    await until("the tags", async () => (await texts(".tag")).filter((tag) => tag === "compare").length === 2);
    await press("Choose all");
    await press("Delete");
    await until("the empty list", async () => (await texts(".row")).length === 0);
    await restart();
    await press("Trash");
    await until("the trash", async () => (await texts(".row")).length === 2);
    await press("Undo");
    await until("the emptied trash", async () => (await texts(".row")).length === 0);
    await until("one action in the journal", async () => (await texts(".journal li")).length === 1);
    await press("Undo");
    await until("an empty journal", async () => (await texts(".journal li")).length === 0);
    await press("Notes");
    await count("2 notes");
    await until("the notes without the tag", async () => (await texts(".tag")).length === 0);
  });

  const VIEWS = [
    "notes",
    "readouts",
    "timeline",
    "timeline/Mateus%20Duarte",
    "network",
    "trash",
    "exchange",
    "settings",
  ];

  // Two browsers look alike: each goes through half of the looks.
  const LOOKS: readonly Look[] =
    name === "firefox"
      ? [
          ["dark", "ltr"],
          ["forced", "rtl"],
        ]
      : [
          ["light", "ltr"],
          ["dark", "rtl"],
          ["forced", "ltr"],
        ];

  /** What axe finds wrong with a page in every look. */
  async function faultsOf(page: Page, what: string): Promise<string[]> {
    const faults: string[] = [];
    for (const look of LOOKS) {
      await wear(reader, page, look);
      await until(`${look[0]} colours`, () => wears(page, look[0]));
      faults.push(...(await faultsIn(page)).map((fault) => `${what} ${look.join(" ")}: ${fault}`));
    }
    await wear(reader, page, ["light", "ltr"]);
    return faults;
  }

  it("has no fault that axe finds in any view, in light, dark and forced colours, from the left and from the right", async () => {
    const faults: string[] = [];
    for (const view of VIEWS) {
      await library.evaluate((hash) => {
        location.hash = hash;
      }, `#${view}`);
      await until(`the view ${view}`, async () => (await texts(`.view-${view.split("/")[0]} h1`)).length > 0);
      faults.push(...(await faultsOf(library, view)));
    }
    expect(faults).to.deep.equal([]);
  });

  it("fits a window 320 pixels wide in every view", async () => {
    await library.setViewport({ width: 320, height: 640 });
    const wide: string[] = [];
    for (const view of VIEWS) {
      await library.evaluate((hash) => {
        location.hash = hash;
      }, `#${view}`);
      await until(`the view ${view}`, async () => (await texts(`.view-${view.split("/")[0]} h1`)).length > 0);
      const width = await library.evaluate(() => document.documentElement.scrollWidth);
      if (width > 320) wide.push(`${view}: ${width}`);
    }
    await library.setViewport({ width: 1280, height: 860 });
    expect(wide).to.deep.equal([]);
  });

  it("saves a backup of everything, and shows what taking it in would do before it is done", async () => {
    await press("Import and export");
    await press("Save a backup");
    const backup = JSON.parse(await reader.savedFile(".json")) as { pages: { notes: unknown[]; readout?: unknown }[] };
    expect(backup.pages.flatMap(({ notes }) => notes).length).to.equal(2);
    expect(backup.pages.filter(({ readout }) => readout).length).to.equal(2);
  });

  it("opens the panel's page beside it, and the first screen, without a fault", async () => {
    const first = await openPage("first-run.html", ".demo .m-source");
    // A key that the browser keeps for itself is given to nobody, without a word.
    const { commands } = JSON.parse(readFileSync(`${import.meta.dirname}/../../manifest.json`, "utf8")) as {
      commands: Record<string, { suggested_key?: { default: string } }>;
    };
    const suggested = Object.values(commands).flatMap(({ suggested_key }) => suggested_key?.default ?? []);
    expect(await texts(".keys dd", first)).to.deep.equal(suggested);
    expect(await faultsOf(first, "first run")).to.deep.equal([]);
    await first.close();
    const readout = await reader.visit(`${site.url}/oslo.html`);
    await until("highlights", async () => (await painted(readout, "nv-1")) > 0);
    const panel = await openPage("panel.html", ".bar-top");
    await readout.bringToFront();
    await until("the attributions", async () => (await panel.$(".attribution")) !== null);
    expect(await panel.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).to.equal(true);
    expect(await faultsOf(panel, "panel")).to.deep.equal([]);
    await panel.close();
    await readout.close();
  });

  it("says once that there is a new version, in a line, and opens no tab for it", async () => {
    await backstage.open();
    await library.bringToFront();
    const tabs = (await reader.opened.pages()).length;
    const { version } = JSON.parse(readFileSync(`${import.meta.dirname}/../../package.json`, "utf8")) as {
      version: string;
    };
    // Firefox lets no test send its events; there the library's part alone is seen.
    if (name === "chromium") {
      for (const before of [version, "0.0.1"]) {
        expect(await backstage.evaluate("chrome.storage.local.get('updatedTo')")).to.deep.equal({});
        await backstage.evaluate(
          `chrome.runtime.onInstalled.dispatch({ reason: "update", previousVersion: "${before}" })`,
        );
      }
    } else await backstage.evaluate(`chrome.storage.local.set({ updatedTo: "${version}" })`);
    const words = `Note Verbale was updated to version ${version}.`;
    const again = async () => {
      await library.reload({ waitUntil: [] as never });
      await until("the library", async () => (await library.$(".rail")) !== null);
    };
    await again();
    await until("the news", async () => (await texts(".reminder")).join().includes(words));
    await press("What is new");
    await until("what is new", async () => (await texts(".news dt")).includes(version));
    await again();
    await until("the settings", async () => (await texts(".news dt")).includes(version));
    expect((await texts(".reminder")).join()).not.to.contain(words);
    expect((await reader.opened.pages()).length).to.equal(tabs);
  });

  it("deletes everything only when the word is typed", async () => {
    await press("Settings");
    await until("the settings", async () => (await library.$(".delete-all")) !== null);
    const isLocked = () => library.$eval(".delete-all button", (button) => (button as HTMLButtonElement).disabled);
    expect(await isLocked()).to.equal(true);
    await library.type(".delete-all input", "delete");
    expect(await isLocked()).to.equal(false);
    await library.$eval(".delete-all button", (button) => (button as HTMLElement).click());
    await until("an empty library", async () => (await texts(".notice h1")).includes("No notes yet"));
  });

  it("left no error behind", async () => {
    expect(await backstage.problems()).to.deep.equal([]);
  });
});
