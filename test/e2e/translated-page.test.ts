import { expect } from "chai";
import { badgeOf, findEditor, runCommand } from "./support/extension.ts";
import { allHighlights, waitForHighlights, waitForNoteHighlights } from "./support/highlights.ts";
import { pageWith, READOUT_ARTICLE } from "./support/page-markup.ts";
import { noteOn, readoutOf } from "./support/records.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
import { waitFor, waitForValue } from "./support/wait.ts";

/** Changes the page as the browser's translation does, and reverts that. */
const SCRIPT = `
  const originals = new Map();
  function translate() {
    for (const one of document.querySelectorAll("main p, main h1")) {
      originals.set(one, one.innerHTML);
      const words = "Le président a souligné " + one.textContent.split("").reverse().join("");
      one.innerHTML = '<font style="vertical-align: inherit;"><font style="vertical-align: inherit;">' + words;
    }
    document.documentElement.lang = "fr";
    document.documentElement.className = "translated-ltr";
  }
  function showOriginal() {
    for (const [one, html] of originals) one.innerHTML = html;
    document.documentElement.lang = "en";
    document.documentElement.className = "";
  }`;

describe("A page that the browser translates", () => {
  it("is reported as translated, is neither highlighted nor quoted, and its notes wait for the original", async () => {
    const html = pageWith(READOUT_ARTICLE, SCRIPT);
    const url = site.add("/news/call", html);
    await testBrowser.store({ notes: [noteOn(readoutOf(url, html), { cue: "stressed" }, "On the original")] });
    const page = await testBrowser.openPage(url);
    await waitForHighlights(page);
    await waitForNoteHighlights(page, 1);
    const marks = await allHighlights(page);

    await page.evaluate("translate()");
    await waitForValue("no marks", () => allHighlights(page), []);
    await waitForValue("no number", () => badgeOf(page), "");
    await page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector("main p") as Element));
    await runCommand(page, "note-selection");
    await waitForValue("a refusal on the badge", () => badgeOf(page), "!");
    expect(await findEditor(page)).to.equal(undefined);
    const popup = await testBrowser.openPopup(page);
    await waitFor("the words", async () => (await popup.text()).includes("This page is shown in translation"));
    const [note] = await popup.texts(".note");
    expect(note).to.include("This page is shown in translation");
    expect(note).not.to.include("no longer");
    expect(await popup.text()).not.to.include("souligné");
    await popup.close();

    await page.evaluate("showOriginal()");
    await waitForNoteHighlights(page, 1);
    await waitFor("the marks as before", async () => (await allHighlights(page)).length === marks.length);
    expect(await allHighlights(page)).to.deep.equal(marks);
    const { readouts, notes } = await testBrowser.storedRecords();
    expect(JSON.stringify([readouts, notes])).not.to.include("souligné");
  });
});
