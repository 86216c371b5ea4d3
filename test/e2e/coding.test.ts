import { expect } from "chai";
import type { Page } from "puppeteer-core";
import { addCode } from "../../src/annotation/code-record.ts";
import { axeViolationsInAppearances } from "./support/accessibility.ts";
import {
  cardText,
  clickInOverlay,
  findEditor,
  openNextCard,
  overlayElements,
  pressInEditor,
  pressWithControl,
  textInFrame,
  waitForCard,
} from "./support/extension.ts";
import { waitForHighlights } from "./support/highlights.ts";
import { LibraryPage } from "./support/library-page.ts";
import { noteOn } from "./support/records.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
import { storeTwoReadouts } from "./support/two-readouts.ts";
import { waitFor, waitForValue } from "./support/wait.ts";

/** Adds a code by the form of the codebook. */
async function addCodeInForm(library: LibraryPage, name: string, definition: string): Promise<void> {
  await library.fill(".code-form [name=name]", name);
  await library.fill(".code-form [name=definition]", definition);
  await library.press("Add code");
  await library.waitForText(".codebook", name);
}

describe("The codebook", () => {
  it("gives a tag its colour and definition, and keeps the tag when the code is deleted, which undo follows", async () => {
    await storeTwoReadouts();
    const library = await LibraryPage.open("coding");
    await addCodeInForm(library, "to discuss", "Open questions");
    await library.go("attributions", ".row-check");
    await library.pressElement(".row-check");
    await library.fill('.bulk [aria-label="Tag"]', "to discuss");
    await library.press("Add tag");
    await waitFor("the coloured tag", () => library.page.$("td .tag .code-swatch"));
    await library.go("coding", ".codebook");
    await library.waitForText(".codebook .number", "1");
    expect(
      await axeViolationsInAppearances(library.page, [
        ["light", "ltr"],
        ["dark", "rtl"],
      ]),
    ).to.deep.equal([]);
    await library.press("Delete code “to discuss”");
    await library.waitForText(".toast", "Its tag stays on 1 passage.");
    await library.waitForText(".other-tags", "to discuss");
    await library.press("Undo");
    await library.waitForText(".codebook", "Open questions");
  });

  it("replaces the tag wherever it is used when a code is renamed", async () => {
    await storeTwoReadouts();
    const library = await LibraryPage.open("coding");
    await addCodeInForm(library, "trade", "");
    await library.go("attributions", ".row-check");
    await library.pressElement(".row-check");
    await library.fill('.bulk [aria-label="Tag"]', "trade");
    await library.press("Add tag");
    await library.waitForText(".toast", "added");
    await library.go("coding", ".codebook");
    await library.press("Change “trade”");
    await library.fill(".edited-code [name=name]", "commerce");
    await library.press("Save", ".edited-code");
    await library.waitForText(".codebook", "commerce");
    await waitForValue("tags", async () => (await testBrowser.storedRecords()).reviews.map(({ tags }) => tags), [
      ["commerce"],
    ]);
  });
});

describe("The name of the coder", () => {
  it("is asked for after the first decision, and written on it", async () => {
    await storeTwoReadouts();
    const library = await LibraryPage.open("attributions");
    await library.pressElement(".check-button");
    await library.waitForElement(".banner .coder-form");
    await library.fill(".banner .coder-form input", "Ida Lund");
    await library.press("Save", ".coder-form");
    await waitForValue("coders", async () => (await testBrowser.storedRecords()).reviews.map(({ coder }) => coder), [
      "Ida Lund",
    ]);
    await library.go("coding/progress", ".progress-table");
    await library.waitForText(".progress-table", "Ida Lund");
    expect(await axeViolationsInAppearances(library.page, [["light", "ltr"]])).to.deep.equal([]);
    await library.page.setViewport({ width: 320, height: 640 });
    expect(await library.page.evaluate(() => document.documentElement.scrollWidth)).to.be.at.most(320);
  });
});

describe("The card of an attribution on its page", () => {
  const openOslo = async () => {
    const page = await testBrowser.openPage(site.url("/demo/oslo.html"));
    await waitForHighlights(page);
    return page;
  };
  const reviews = async () =>
    (await testBrowser.storedRecords()).reviews.map(({ tags, checked }) => ({
      tags,
      isChecked: checked !== undefined,
    }));
  const tagEditor = (page: Page) =>
    waitFor("the focus in the field for a tag", async () => {
      const frame = await findEditor(page);
      const hasFocus = () => document.hasFocus() && document.activeElement?.matches(".tool input");
      return (await frame?.evaluate(hasFocus)) && frame;
    });

  it("marks it as checked by C, stores its readout, and takes that back by C", async () => {
    const page = await openOslo();
    await openNextCard(page);
    await page.keyboard.press("c");
    await waitForCard(page, "Marked as checked.");
    await waitForValue("the readout", async () => (await testBrowser.storedRecords()).readouts.length, 1);
    expect(await reviews()).to.deep.equal([{ tags: [], isChecked: true }]);
    await page.keyboard.press("c");
    await waitForCard(page, "No longer marked as checked.");
    expect(await reviews()).to.deep.equal([]);
  });

  it("leaves C to the browser together with Control, for copying", async () => {
    const page = await openOslo();
    await openNextCard(page);
    await pressWithControl(page, "c");
    await page.keyboard.press("c");
    await waitForCard(page, "Marked as checked.");
    expect(await reviews()).to.deep.equal([{ tags: [], isChecked: true }]);
  });

  it("is tagged by keys alone, in a frame that the page cannot read, and gets the focus back", async () => {
    const page = await openOslo();
    const text = await openNextCard(page);
    await page.keyboard.press("t");
    const frame = await tagEditor(page);
    await page.keyboard.type("grain quota");
    await page.keyboard.press("Enter");
    await waitFor("the tag", async () => (await textInFrame(frame, ".tag-list")) === "grain quota");
    await waitFor("the announcement", async () =>
      (await textInFrame(frame, "[role=status]")).includes("Tag “grain quota” added to 1 attribution."),
    );
    await page.keyboard.type("fisheries");
    await page.keyboard.press("Enter");
    await waitFor("the second tag", async () => (await textInFrame(frame, ".tag-list")) === "grain quotafisheries");
    await page.keyboard.press("Enter");
    await waitFor("the card again, with the focus", async () => {
      const [card] = await overlayElements(page, ".card");
      return card?.hasFocus && card.text === text;
    });
    expect(await page.evaluate(() => document.documentElement.outerHTML)).not.to.contain("grain quota");
    await waitForValue("the readout", async () => (await testBrowser.storedRecords()).readouts.length, 1);
    expect(await reviews()).to.deep.equal([{ tags: ["grain quota", "fisheries"], isChecked: false }]);
    expect(await testBrowser.evaluate(`chrome.storage.local.get("drafts")`)).to.deep.equal({ drafts: {} });
  });

  it("is tagged with the pointer, with the colour of the code, and the tag is removed again", async () => {
    const [code] = addCode([], { name: "trade", definition: "Goods", color: "#0072b2", parent: undefined });
    if (code) await testBrowser.store({ codes: [code] });
    const page = await openOslo();
    await openNextCard(page);
    await clickInOverlay(page, "Tag attribution (T)");
    let frame = await tagEditor(page);
    await waitFor("the code as a suggestion", () => frame.$(`datalist option[value="trade"]`));
    await frame.type(".tool input", "trade");
    await frame.click(".tool button");
    await waitFor("the coloured tag", () => frame.$(".tag .code-swatch"));
    await pressInEditor(frame, "Close");
    await waitFor("the card", async () => (await cardText(page)) !== "");
    await waitForValue("the tag", reviews, [{ tags: ["trade"], isChecked: false }]);
    const library = await LibraryPage.open("attributions");
    await library.waitForText("td .tag", "trade");
    await page.bringToFront();
    await clickInOverlay(page, "Tag attribution (T)");
    frame = await tagEditor(page);
    await waitFor("the stored tag", async () => (await textInFrame(frame, ".tag-list")) === "trade");
    await frame.click(".tag-list button");
    await waitForValue("no tag", reviews, []);
    await frame.focus(".tool input");
    await page.keyboard.press("Escape");
    await waitFor("the card", async () => (await cardText(page)) !== "");
  });
});

describe("The popup", () => {
  it("shows the tags of notes in the colours of their codes", async () => {
    const { oslo } = await storeTwoReadouts();
    const [code] = addCode([], { name: "trade", definition: "", color: "#0072b2", parent: undefined });
    const note = noteOn(oslo, { cue: "welcomed" }, "Coded", ["trade", "other"]);
    await testBrowser.store({ notes: [note], codes: code ? [code] : [] });
    const page = await testBrowser.openPage(oslo.url);
    await waitForHighlights(page);
    const popup = await testBrowser.openPopup(page);
    await waitForValue("the tags", async () => (await popup.texts(".note .tag")).sort(), ["other", "trade"]);
    await waitForValue("the colours", async () => (await popup.texts(".note .tag .code-swatch")).length, 1);
  });
});
