import { expect } from "chai";
import type { Page } from "puppeteer-core";
import { openNextCard, runCommand, writeNoteInEditor } from "./support/extension.ts";
import { highlightedTexts, waitForHighlights, waitForNoteHighlights } from "./support/highlights.ts";
import { demoPage } from "./support/records.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
import { waitFor } from "./support/wait.ts";

/** Ways in which a single-page site shows its next text: a script changes the address, and nothing is loaded. */
const WAYS: Readonly<Record<string, string>> = {
  "history.pushState": `history.pushState({}, "", "/news/oslo?lang=en")`,
  "history.replaceState": `history.replaceState({}, "", "/news/oslo")`,
  "a route in the fragment": `location.hash = "#/news/oslo"`,
};

/** Returns a page that shows a teaser, and a readout at another address after a call of `next`. */
function pageThatMovesOn(way: string): string {
  const article = JSON.stringify(demoPage("oslo.html").match(/<body[^>]*>(.*)<\/body>/s)?.[1] ?? "");
  return `<!doctype html><html lang="en"><title>News</title><body><p>All news of the week stand here.</p>
    <script>function next() { ${way}; document.body.innerHTML = ${article.replaceAll("</", "<\\/")}; }</script></body></html>`;
}

async function visitMoved(way: string): Promise<Page> {
  const page = await testBrowser.openPage(site.add("/start", pageThatMovesOn(way)));
  await page.evaluate("next()");
  await waitForHighlights(page);
  return page;
}

describe("In a page whose address a script has changed", () => {
  for (const [name, way] of Object.entries(WAYS)) {
    it(`by ${name}, a new note is stored, highlighted and listed, and is found again at the new address`, async () => {
      const page = await visitMoved(way);
      await writeNoteInEditor(page, 2, "Noted after the address has changed");
      await waitForNoteHighlights(page, 1);
      const popup = await testBrowser.openPopup(page);
      await waitFor("the note in the popup", async () => (await popup.texts(".note")).join().includes("Noted after"));
      expect(await popup.text()).not.to.contain("can access only");
      await popup.close();
      const { notes } = await testBrowser.storedRecords();
      expect(notes.map(({ target }) => target.source)).to.deep.equal([page.url()]);
      expect(await highlightedTexts(page, "note")).to.have.length(1);
    });
  }

  it("the user can dismiss an attribution and restore it", async () => {
    const page = await visitMoved(WAYS["history.pushState"] ?? "");
    await openNextCard(page);
    await runCommand(page, "dismiss-attribution");
    await waitFor("the correction", async () => (await testBrowser.storedRecords()).corrections.length === 1);
    const popup = await testBrowser.openPopup(page);
    await popup.press("Revert");
    await waitFor("no correction", async () => (await testBrowser.storedRecords()).corrections.length === 0);
  });
});
