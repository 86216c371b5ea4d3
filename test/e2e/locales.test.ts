import { readFileSync } from "node:fs";
import { expect } from "chai";
import type { Page } from "puppeteer-core";
import { LOCALES } from "../../src/locale/locales.ts";
import { serve } from "../serve.mjs";
import { Backstage } from "./backstage.ts";
import { CLIPPED_TEXT } from "./clipped-text.ts";
import { FIREFOX_UUID } from "./open-browser.mjs";
import { type BrowserName, editorFrame, findEditor, painted, Reader, until } from "./reader.ts";

const name = (process.env.BROWSER ?? "chromium") as BrowserName;

/** The narrowest window that text must fit in, as the guidelines for accessible pages have it (WCAG 1.4.10). */
const NARROW = { width: 320, height: 640 };

/** The views of the library, each with what it shows when there is something to show. */
const VIEWS = {
  notes: ".row",
  readouts: ".row",
  timeline: "h1",
  "timeline/Mateus%20Duarte": ".claim",
  network: ".table",
  trash: "h1",
  exchange: ".setting",
  settings: ".setting",
};

describe(`In ${name}, 320 pixels wide`, function () {
  this.timeout(300_000);
  const reader = new Reader(name);
  const backstage = new Backstage(reader);
  let spoken = "";
  let site: Awaited<ReturnType<typeof serve>>;

  before(async () => {
    site = await serve(`${import.meta.dirname}/../demo`);
  });
  afterEach(() => reader.close());
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
    await page.setViewport(NARROW);
    await page.goto(addressOf(path), { waitUntil: [] as never });
    await page.bringToFront();
    await there(page, selector);
    return page;
  }

  const there = (page: Page, selector: string) =>
    until(`${selector} to show`, async () => (await page.$(selector)) !== null);

  /** Goes to a view of the library, and waits until it shows what a selector finds. */
  async function go(library: Page, view: string, selector: string): Promise<void> {
    await library.evaluate((hash) => {
      location.hash = hash;
    }, `#${view}`);
    await there(library, `.view-${view.split("/")[0]} ${selector}`);
  }

  /** What is clipped of a page of the extension, which must speak the language that is looked at. */
  async function clippedIn(where: string, page: Page): Promise<string[]> {
    expect(await page.evaluate(() => document.documentElement.lang), where).to.equal(spoken);
    return ((await page.evaluate(`(${CLIPPED_TEXT})(document)`)) as string[]).map((one) => `${where}: ${one}`);
  }

  const clippedOver = async (where: string, page: Page): Promise<string[]> =>
    (await backstage.inOverlay<string[]>(page, CLIPPED_TEXT)).map((one) => `${where}: ${one}`);

  /** Presses the button of the overlay that a selector finds; what it says depends on the language. */
  async function pressOver(page: Page, selector: string): Promise<void> {
    const button = await until(`${selector} over the page`, async () => (await backstage.overlay(page, selector))[0]);
    await page.mouse.click(button.x, button.y);
  }

  const press = (page: Page, selector: string, nth = 0) =>
    page.evaluate((one, index) => document.querySelectorAll<HTMLElement>(one)[index]?.click(), selector, nth);

  /** What is clipped of the panel and of what stands over the page, on a readout with a note and on another page. */
  async function clippedWhileReading(): Promise<string[]> {
    const page = await reader.visit(`${site.url}/oslo.html`);
    await until("highlights", async () => (await painted(page, "nv-1")) > 0);
    await page.setViewport(NARROW);
    const panel = await openPage("panel.html", ".bar-top");
    await page.bringToFront();
    await there(panel, ".attribution");
    const found = await clippedIn("panel", panel);

    await press(panel, ".attribution > .icon-button", 1);
    const note = await editorFrame(page);
    await note.waitForSelector("textarea");
    await note.type("textarea", "Compare both accounts.");
    await note.$eval("button[type=submit]", (button) => (button as HTMLElement).click());
    await until("the editor to close", async () => !(await findEditor(page)));
    await there(panel, ".note-body");
    found.push(...(await clippedIn("panel with a note", panel)));

    await press(panel, ".attribution-text", 1);
    await until("the card", async () => (await backstage.overlay(page, ".card-note")).length > 0);
    found.push(...(await clippedOver("card", page)));
    await pressOver(page, ".card-actions [aria-expanded=false]");
    await until("the ways to dismiss", async () => (await backstage.overlay(page, ".dismissal")).length > 0);
    found.push(...(await clippedOver("dismissal", page)));

    const ordinary = await reader.visit(`${site.url}/ordinary.html`);
    await there(panel, ".notice .button");
    found.push(...(await clippedIn("panel without a readout", panel)));
    for (const one of [ordinary, panel, page]) await one.close();
    return found;
  }

  async function clippedInLibrary(): Promise<string[]> {
    const library = await openPage("library.html", ".row");
    const found: string[] = [];
    for (const [view, selector] of Object.entries(VIEWS)) {
      await go(library, view, selector);
      found.push(...(await clippedIn(`library, ${view}`, library)));
    }
    await go(library, "exchange", "select");
    await library.select(".view-exchange select", "csv-data");
    await until("the options of the format", async () => (await library.$$(".view-exchange select")).length === 2);
    found.push(...(await clippedIn("library, an export", library)));
    await go(library, "readouts", ".row-title");
    await press(library, ".row-title");
    await there(library, ".margin-list");
    found.push(...(await clippedIn("library, a readout", library)));
    await go(library, "notes", ".row-check");
    await press(library, ".facets-fold > summary");
    await press(library, ".row-check");
    await press(library, ".row-foot button.icon-button");
    await there(library, ".bulk");
    await there(library, ".row-editor");
    found.push(...(await clippedIn("library, choosing and editing", library)));
    await library.close();
    return found;
  }

  async function clippedAtFirst(): Promise<string[]> {
    const first = await openPage("first-run.html", ".demo .m-source");
    const found = await clippedIn("first run", first);
    await first.close();
    return found;
  }

  it("speaks over the page as the reader chose, whatever the browser speaks, and as the reader chooses anew", async () => {
    await reader.open();
    await backstage.open();
    const choose = (folder: string) =>
      backstage.evaluate(`chrome.storage.local.set({ settings: { language: "${folder}" } })`);
    const cardSays = async () => {
      const page = await reader.visit(`${site.url}/oslo.html`);
      await until("highlights", async () => (await painted(page, "nv-1")) > 0);
      await backstage.command(page, "next-attribution");
      const [said] = await until("the card", async () => {
        const all = await backstage.inOverlay<string[]>(
          page,
          `(root) => [...root.querySelectorAll(".card")].map((card) => {
            const { lang, dir } = card.parentElement;
            return [lang, dir, card.querySelector("dt").textContent].join(" ");
          })`,
        );
        return all.length > 0 && all;
      });
      const title = await backstage.evaluate<string>(
        "chrome.tabs.query({ active: true }).then(([{ id }]) => chrome.action.getTitle({ tabId: id }))",
      );
      await page.close();
      return { said, title };
    };
    const words = (folder: string) =>
      JSON.parse(readFileSync(`${import.meta.dirname}/../../src/_locales/${folder}/messages.json`, "utf8")) as Record<
        string,
        { readonly message: string }
      >;
    for (const [folder, dir] of [
      ["ar", "rtl"],
      ["fr", "ltr"],
    ] as const) {
      await choose(folder);
      const { said, title } = await cardSays();
      expect(said).to.equal(`${folder} ${dir} ${words(folder).card_marked_for?.message}`);
      expect(title).not.to.match(/attributions? marked/);
    }
  });

  // Two browsers lay out alike, so that each looks at some of the languages; the quicker at more.
  const looked = LOCALES.filter(([folder]) => (name === "chromium") === ["en", "ar"].includes(folder));
  for (const [folder, itself] of looked) {
    it(`shows all of its text in ${itself}`, async () => {
      spoken = folder.replace("_", "-");
      await reader.open(spoken);
      await backstage.open();
      await backstage.evaluate(`chrome.storage.local.set({ settings: { language: "${folder}" } })`);
      const clipped = [...(await clippedWhileReading()), ...(await clippedInLibrary()), ...(await clippedAtFirst())];
      expect(clipped).to.deep.equal([]);
    });
  }
});
