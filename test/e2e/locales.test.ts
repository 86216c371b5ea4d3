import { expect } from "chai";
import type { Page } from "puppeteer-core";
import { LOCALES } from "../../src/locale/locales.ts";
import { CLIPPED_TEXT_PROBE } from "./support/clipped-text-probe.ts";
import { inOverlay, overlayElements, runCommand, tooltipOf, userWordsText } from "./support/extension.ts";
import { waitForHighlights } from "./support/highlights.ts";
import { chooseLanguage, messagesOf } from "./support/languages.ts";
import { LibraryPage } from "./support/library-page.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
import { LIBRARY_VIEWS, storeDeletedNote, storeTwoReadouts, type TwoReadouts } from "./support/two-readouts.ts";
import { waitFor } from "./support/wait.ts";

/** The narrowest window that text must fit in (WCAG 1.4.10). */
const NARROW = { width: 320, height: 640 };

/**
 * The languages tested in Chromium. The two browsers render alike, so each tests some of the languages, and the faster
 * one more of them.
 */
const IN_CHROMIUM: readonly string[] = ["en", "ar"];
const LANGUAGES = LOCALES.filter(([folder]) => (testBrowser.name === "chromium") === IN_CHROMIUM.includes(folder));

const isThere = (page: Page, selector: string) => waitFor(`${selector} in the page`, () => page.$(selector));

const press = (page: Page, selector: string, nth = 0) =>
  page.evaluate((one, index) => document.querySelectorAll<HTMLElement>(one)[index]?.click(), selector, nth);

/** Finds text in one language that is cut off, in every view of the extension. */
class ClippedText {
  readonly found: string[] = [];

  /** @param language A BCP 47 tag. */
  constructor(private readonly language: string) {}

  /** Checks a page of the extension, which must be in the language. */
  async lookAt(where: string, page: Page): Promise<void> {
    expect(await page.evaluate(() => document.documentElement.lang), where).to.equal(this.language);
    this.add(where, (await page.evaluate(`(${CLIPPED_TEXT_PROBE})(document)`)) as string[]);
  }

  /** Checks the overlay over a page of a site. */
  async lookOver(where: string, page: Page): Promise<void> {
    this.add(where, await inOverlay<string[]>(page, CLIPPED_TEXT_PROBE));
  }

  private add(where: string, texts: readonly string[]): void {
    this.found.push(...texts.map((text) => `${where}: ${text}`));
  }
}

/**
 * Checks the side panel and the overlay on a readout without a note, on one with a note, and on another page. Returns
 * the records stored for the note.
 */
async function lookWhileReading(clipped: ClippedText): Promise<TwoReadouts> {
  const page = await testBrowser.openPage(site.url("/demo/oslo.html"));
  await waitForHighlights(page);
  await page.setViewport(NARROW);
  const panel = await testBrowser.openExtensionPage("panel.html", ".bar-top", NARROW);
  await page.bringToFront();
  await isThere(panel, ".attribution");
  await clipped.lookAt("panel", panel);

  const accounts = await storeTwoReadouts();
  await testBrowser.evaluate(`chrome.runtime.sendMessage({ type: "onPagesChanged", args: [["${page.url()}"]] })`);
  await isThere(panel, ".note-body");
  await clipped.lookAt("panel with a note", panel);

  const attributionWithNote = 2;
  await press(panel, ".attribution-text", attributionWithNote);
  await waitFor("the card with its note", () => userWordsText(page));
  await clipped.lookOver("card", page);
  const isDismissalShown = async () => (await overlayElements(page, ".dismissal")).length > 0;
  await pressOver(page, ".card-actions [aria-expanded=false]");
  await waitFor("the ways to dismiss", async () => {
    // The card may have moved before the click, which has then missed the button.
    if (!(await isDismissalShown()) && (await overlayElements(page, ".card-actions [aria-expanded=false]")).length > 0)
      await pressOver(page, ".card-actions [aria-expanded=false]");
    return isDismissalShown();
  });
  await clipped.lookOver("dismissal", page);

  await testBrowser.openPage(site.url("/demo/ordinary.html"));
  await isThere(panel, ".empty-state .button");
  await clipped.lookAt("panel without a readout", panel);
  for (const one of await testBrowser.openPages()) await one.close();
  return accounts;
}

/**
 * Clicks the button over a page that a selector finds, because its text depends on the language. A card that is lower
 * than its content is scrolled to the button.
 */
async function pressOver(page: Page, selector: string): Promise<void> {
  await waitFor(`${selector} over the page`, async () => (await overlayElements(page, selector)).length > 0);
  await inOverlay(
    page,
    `(root) => {
      root.querySelector(${JSON.stringify(selector)}).scrollIntoView({ block: "nearest", behavior: "instant" });
      return [];
    }`,
  );
  const [button] = await overlayElements(page, selector);
  if (!button) throw new Error(`${selector} is gone.`);
  await page.mouse.click(button.x, button.y);
}

/** Checks every view of the library, with two accounts and a deleted note in it. */
async function lookAtLibrary(clipped: ClippedText): Promise<void> {
  const library = await LibraryPage.open("notes", NARROW);
  // The storage usage is the last text that the library renders next to its views.
  await library.waitForElement(".stored li:nth-child(3)");
  for (const [view, selector] of Object.entries(LIBRARY_VIEWS)) {
    await library.go(view, selector);
    await clipped.lookAt(`library, ${view}`, library.page);
  }

  await library.go("import-export", "select");
  await library.select(".view-import-export select", "csv-data");
  await waitFor(
    "the options of the format",
    async () => (await library.page.$$(".view-import-export select")).length === 2,
  );
  await clipped.lookAt("library, an export", library.page);

  await library.go("readouts", ".row-title");
  await library.pressElement(".row-title");
  await library.waitForElement(".margin-list");
  await clipped.lookAt("library, a readout", library.page);

  await library.go("notes", ".row-check");
  await library.pressElement(".facets-fold > summary");
  await library.pressElement(".row-check");
  await library.pressElement(".row-foot button.icon-button");
  await library.waitForElement(".bulk.is-active");
  await library.waitForElement(".row-editor");
  await clipped.lookAt("library, choosing and editing", library.page);
}

async function lookAtFirstScreen(clipped: ClippedText): Promise<void> {
  const page = await testBrowser.openExtensionPage("first-run.html", ".demo .hl-source", NARROW);
  await clipped.lookAt("first screen", page);
}

/** Returns the language, the direction and the first term of the card that a command opens over a page. */
async function firstCardOf(page: Page): Promise<string> {
  await runCommand(page, "next-attribution");
  return waitFor("the card", async () => {
    const [card] = await inOverlay<string[]>(
      page,
      `(root) => [...root.querySelectorAll(".card")].map((card) => {
        const { lang, dir } = card.parentElement;
        return [lang, dir, card.querySelector("dt").textContent].join(" ");
      })`,
    );
    return card;
  });
}

/** Waits until the tooltip of the toolbar button for a page is in a language. */
async function waitForTooltip(page: Page, folder: string): Promise<void> {
  const expected = titlesOfReadout(folder);
  let last = "";
  await waitFor(`the tooltip in ${folder}`, async () => {
    last = await tooltipOf(page);
    return expected.test(last);
  }).catch((error: unknown) => {
    throw new Error(`The tooltip is ${JSON.stringify(last)}, expected ${expected}. ${error}`);
  });
}

/** Returns a pattern for the tooltip of the toolbar button on a readout in a language, with any number. */
function titlesOfReadout(folder: string): RegExp {
  const forms = Object.entries(messagesOf(folder)).filter(([name]) => name.startsWith("badge_readout_"));
  return new RegExp(`^(?:${forms.map(([, { message }]) => message.replace("{count}", ".+")).join("|")})$`);
}

describe("The interface over a page", () => {
  it("is in the language that the user has chosen, independent of the browser's language, and changes with the choice", async () => {
    const pages: Page[] = [];
    for (const [folder, direction] of [
      ["ar", "rtl"],
      ["fr", "ltr"],
    ] as const) {
      await chooseLanguage(folder);
      const page = await testBrowser.openPage(site.url(`/demo/oslo.html?${folder}`));
      await waitForHighlights(page);
      expect(await firstCardOf(page)).to.equal(`${folder} ${direction} ${messagesOf(folder).card_cue?.message}`);
      await waitForTooltip(page, folder);
      pages.push(page);
    }
    for (const page of pages) await waitForTooltip(page, "fr");
  });
});

describe("The interface in a window 320 pixels wide", () => {
  for (const [folder, itself] of LANGUAGES) {
    it(`shows all of its text in ${itself}`, async () => {
      const language = folder.replace("_", "-");
      // Chromium shows date fields in the language of the browser. Firefox is installed with one language only.
      if (testBrowser.name === "chromium" && language !== "en") await testBrowser.setLanguage(language);
      await chooseLanguage(folder);
      const clipped = new ClippedText(language);
      const { oslo } = await lookWhileReading(clipped);
      await storeDeletedNote(oslo);
      await lookAtLibrary(clipped);
      await lookAtFirstScreen(clipped);
      expect(clipped.found).to.deep.equal([]);
    });
  }
});
