import { expect } from "chai";
import type { Page } from "puppeteer-core";
import { axeViolationsInAppearances } from "./support/accessibility.ts";
import { highlightedTexts, waitForHighlights } from "./support/highlights.ts";
import { LibraryPage } from "./support/library-page.ts";
import { correctionOf, dismissalOf } from "./support/records.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
import { OSLO_NOTE, storeTwoReadouts } from "./support/two-readouts.ts";
import { waitFor, waitForValue } from "./support/wait.ts";

/** The cue of the attribution that these tests change, and its content. */
const CUE = "underlined";
const CONTENT = "that payments would continue to follow verified results";

const CARD = ".popover .card";
const EDITOR = ".popover .correction";

/** Opens the account from Oslo in the library. */
async function openReadout(): Promise<{ readonly library: LibraryPage; readonly page: Page }> {
  const { oslo } = await storeTwoReadouts();
  const library = await LibraryPage.open(`readout/${oslo.id}`);
  await library.waitForElement(".margin-list li");
  return { library, page: library.page };
}

/** Returns the number of the entry whose content these words are, from 1. */
async function entryOf(library: LibraryPage, words: string): Promise<number> {
  return waitFor(`the entry “${words}”`, async () => {
    const at = (await library.texts(".margin-list .margin-words")).findIndex((text) => text.includes(words));
    return at >= 0 && at + 1;
  });
}

/** Puts the focus on the entry of the attribution in the list. */
async function focusEntry(library: LibraryPage): Promise<void> {
  await library.page.evaluate((words) => {
    const entries = [...document.querySelectorAll<HTMLElement>(".margin-list li")];
    entries
      .find(({ innerText }) => innerText.includes(words))
      ?.querySelector("button")
      ?.focus();
  }, CONTENT);
}

/** Clicks a control of the card, the bar or the editor with the mouse, by its name. */
async function clickNamed(page: Page, name: string): Promise<void> {
  const control = await waitFor(`the control “${name}”`, async () => {
    for (const one of await page.$$(".popover button")) {
      const label = await one.evaluate((button) => button.ariaLabel || button.innerText.trim() || button.title);
      if (label === name) return one;
    }
    return undefined;
  });
  await control.click();
}

/** Selects words of the text with the mouse. */
async function selectWords(page: Page, words: string): Promise<void> {
  const { x, y, to } = await page.evaluate((wanted) => {
    const texts = document.createTreeWalker(document.querySelector(".highlighted-text") as Node, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const at = (node as Text).data.indexOf(wanted);
      if (at < 0) continue;
      node.parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const box = range.getBoundingClientRect();
      return { x: box.left + 1, y: box.top + box.height / 2, to: box.right - 1 };
    }
    throw new Error(`The text does not say “${wanted}”.`);
  }, words);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(to, y, { steps: 4 });
  await page.mouse.up();
  await waitFor("the bar", () => page.$(".popover .bar"));
}

/** Opens the page of the readout and waits until it is highlighted. */
async function visitPage(): Promise<Page> {
  const page = await testBrowser.openPage(site.url("/demo/oslo.html"));
  await waitForHighlights(page);
  return page;
}

describe("The reading view of a stored readout", () => {
  it("applies the stored corrections and lists what was dismissed, which can be reverted", async () => {
    const { oslo } = await storeTwoReadouts();
    const corrections = [
      correctionOf(oslo, CUE, { kind: "speakers", speakers: ["Ingrid Vale"] }, { kind: "act", act: "agree" }),
      dismissalOf(oslo, "thanked"),
    ];
    await testBrowser.store({ corrections });
    const library = await LibraryPage.open(`readout/${oslo.id}`);
    const at = await entryOf(library, CONTENT);
    await library.waitForText(`.margin-list li:nth-child(${at})`, "Ingrid Vale");
    await library.waitForText(`.margin-list li:nth-child(${at})`, "Corrected by you: speaker, speech act");
    const count = (await library.texts(".margin-list li")).length;
    expect(count).to.equal(oslo.reading.attributions.length - 1);
    await library.press("Revert", ".margin-notes");
    await waitForValue("the attribution again", async () => (await library.texts(".margin-list li")).length, count + 1);
    expect((await testBrowser.storedRecords()).corrections.length).to.equal(1);
  });

  it("opens the same card by the pointer, by a click and by a key, and closes it with Escape", async () => {
    const { library, page } = await openReadout();
    const index = (await entryOf(library, CONTENT)) - 1;
    const cue = `.hl-cue[data-attribution="${index}"]`;
    await page.$eval(cue, (one) => one.scrollIntoView({ block: "center", behavior: "instant" }));
    await page.hover(cue);
    await library.waitForText(CARD, CUE);
    await page.hover("h1");
    await waitForValue("no card", () => library.texts(CARD), []);
    await page.click(cue);
    await library.waitForText(CARD, CUE);
    const byPointer = await library.texts(`${CARD} .facts`);
    await page.hover("h1");
    await page.keyboard.press("Escape");
    await waitForValue("no card", () => library.texts(CARD), []);
    await focusEntry(library);
    await page.keyboard.press("Enter");
    await waitFor("the focus on the card", () => page.$(`${CARD}:focus`));
    expect(await library.texts(`${CARD} .facts`)).to.deep.equal(byPointer);
    expect(await page.$eval("#claim", ({ textContent }) => textContent)).to.equal(CONTENT);
    await page.keyboard.press("Escape");
    await waitFor("the focus on the entry", () => page.$(".margin-list button:focus"));
  });

  it("goes from card to card with J and K", async () => {
    const { library, page } = await openReadout();
    await focusEntry(library);
    await page.keyboard.press("Enter");
    await library.waitForText(CARD, CUE);
    await page.keyboard.press("j");
    await library.waitForText(CARD, "reaffirmed");
    await page.keyboard.press("k");
    await library.waitForText(CARD, CUE);
  });

  it("corrects an attribution by keys, shows it on the page at the next visit, and undoes it", async () => {
    const { library, page } = await openReadout();
    await focusEntry(library);
    await page.keyboard.press("e");
    await waitFor("the focus in the editor", () => page.$(`${EDITOR} .chip:focus`));
    await library.fill(`${EDITOR} input[type=text]`, "Ingrid Vale");
    await page.keyboard.down("Control");
    await page.keyboard.press("Enter");
    await page.keyboard.up("Control");
    await library.waitForText(".toast", "Correction saved.");
    const at = await entryOf(library, "that payments would continue");
    await library.waitForText(`.margin-list li:nth-child(${at})`, "Ingrid Vale");
    const visited = await visitPage();
    const popup = await testBrowser.openPopup(visited);
    await waitFor("the new speaker in the popup", async () => (await popup.text()).includes("Ingrid Vale"));
    await popup.close();
    await page.bringToFront();
    await library.press("Undo", ".toast");
    await waitForValue("no correction", async () => (await testBrowser.storedRecords()).corrections, []);
    await waitFor("the engine's speaker", async () => !(await library.texts(".margin-list")).join().includes("Ingrid"));
  });

  it("changes the speaker of all attributions to the same speaker, and undoes this at once", async () => {
    const { library, page } = await openReadout();
    await focusEntry(library);
    await page.keyboard.press("e");
    await library.fill(`${EDITOR} input[type=text]`, "Ingrid Vale");
    await clickNamed(page, "Save for all attributions to Astrid Halvorsen on this page");
    await library.waitForText(".toast", "Correction saved.");
    await waitFor("several corrections", async () => (await testBrowser.storedRecords()).corrections.length > 2);
    await library.press("Undo", ".toast");
    await waitForValue("no correction", async () => (await testBrowser.storedRecords()).corrections, []);
  });

  it("dismisses an attribution with D, which the page no longer highlights", async () => {
    const { library, page } = await openReadout();
    await focusEntry(library);
    await page.keyboard.press("d");
    await library.waitForText(".toast", "Dismissed.");
    const visited = await visitPage();
    expect(await highlightedTexts(visited, "cue")).not.to.include(CUE);
  });

  it("marks an attribution as checked with C", async () => {
    const { library, page } = await openReadout();
    await focusEntry(library);
    await page.keyboard.press("c");
    const at = await entryOf(library, CONTENT);
    await library.waitForText(`.margin-list li:nth-child(${at})`, "Checked");
    const [review] = (await testBrowser.storedRecords()).reviews;
    expect(review?.checked).to.not.equal(undefined);
  });

  it("highlights selected text at one click, and undoes it", async () => {
    const { library, page } = await openReadout();
    await selectWords(page, "spoke by telephone");
    await clickNamed(page, "Highlight");
    await library.waitForText(".toast", "Highlight saved.");
    await library.waitForText(".margin-notes", "spoke by telephone");
    await library.press("Undo", ".toast");
    await waitFor("the note in the trash", async () =>
      (await testBrowser.storedRecords()).notes.some((one) => one.deleted),
    );
    const visited = await visitPage();
    expect(await highlightedTexts(visited, "note")).not.to.include("spoke by telephone");
  });

  it("keeps a note on selected text, which the page shows at the next visit", async () => {
    const { library, page } = await openReadout();
    await selectWords(page, "spoke by telephone");
    await page.keyboard.press("n");
    await waitFor("the focus in the editor", () => page.$(".popover textarea:focus"));
    await page.keyboard.type("Who called?");
    await clickNamed(page, "Save");
    await library.waitForText(".toast", "Note saved.");
    await library.waitForText(".margin-notes .row-body", "Who called?");
    const visited = await visitPage();
    await waitFor("the note on the page", async () =>
      (await highlightedTexts(visited, "note")).includes("spoke by telephone"),
    );
  });

  it("adds an attribution that the engine missed from selected text", async () => {
    const { library, page } = await openReadout();
    const count = (await library.texts(".margin-list li")).length;
    await selectWords(page, "spoke by telephone");
    await page.keyboard.press("m");
    await library.fill(`${EDITOR} input[type=text]`, "Ingrid Vale");
    await clickNamed(page, "Save");
    await library.waitForText(".toast", "Correction saved.");
    await waitForValue("one more", async () => (await library.texts(".margin-list li")).length, count + 1);
    await library.waitForText(".margin-list", "Marked by you");
  });

  it("copies a claim and selected text with their source", async () => {
    const { library, page } = await openReadout();
    await focusEntry(library);
    await page.keyboard.press("Enter");
    await library.waitForText(CARD, CUE);
    await clickNamed(page, "Copy");
    await library.waitForText(CARD, "Copied with source.");
    await page.keyboard.press("Escape");
    await selectWords(page, "spoke by telephone");
    await clickNamed(page, "Copy");
    await library.waitForText(".toast", "Copied with source.");
  });

  it("edits and deletes a note, each with undo", async () => {
    const { library, page } = await openReadout();
    await library.press("Edit note", ".margin-note");
    await library.fill(".margin-note textarea", "Another text");
    await library.press("Save", ".margin-note");
    await library.waitForTexts(".margin-note .row-body", ["Another text"]);
    await library.press("Undo", ".toast");
    await library.waitForTexts(".margin-note .row-body", [OSLO_NOTE]);
    await page.bringToFront();
    await library.press("Move note to trash", ".margin-note");
    await library.waitForTexts(".margin-note", []);
    await library.press("Undo", ".toast");
    await library.waitForTexts(".margin-note .row-body", [OSLO_NOTE]);
  });

  it("offers text again that was typed in a new note and not saved", async () => {
    const { library, page } = await openReadout();
    await focusEntry(library);
    await page.keyboard.press("n");
    await waitFor("the focus in the editor", () => page.$(".popover textarea:focus"));
    await page.keyboard.type("Not finished");
    await page.keyboard.press("Escape");
    await library.waitForText(".margin-note .row-body", "Not finished");
    await library.press("Save note", ".margin-note");
    await waitFor("the stored note", async () =>
      (await testBrowser.storedRecords()).notes.some(({ bodyValue }) => bodyValue === "Not finished"),
    );
  });

  it("has no accessibility violations with a card or an editor, also in a narrow window", async () => {
    const { library, page } = await openReadout();
    const appearances = [
      ["light", "ltr"],
      ["dark", "rtl"],
      ["forced", "ltr"],
    ] as const;
    await focusEntry(library);
    await page.keyboard.press("Enter");
    await library.waitForText(CARD, CUE);
    expect(await axeViolationsInAppearances(page, appearances)).to.deep.equal([]);
    await page.keyboard.press("e");
    await library.waitForElement(EDITOR);
    expect(await axeViolationsInAppearances(page, appearances)).to.deep.equal([]);
    await page.setViewport({ width: 320, height: 256 });
    expect(await axeViolationsInAppearances(page, [["light", "ltr"]])).to.deep.equal([]);
    const { scrollWidth, clientWidth } = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return { scrollWidth, clientWidth };
    });
    expect(clientWidth).to.be.within(300, 320);
    expect(scrollWidth).to.equal(clientWidth);
  });
});
