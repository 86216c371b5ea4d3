import { expect } from "chai";
import type { Page } from "puppeteer-core";
import { cardText, clickInOverlay, overlayElements } from "./support/extension.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
import { waitFor, waitForValue } from "./support/wait.ts";

const PLAIN = "<title>Opening hours</title><p>The museum opens at nine and closes at five.</p>";

/** Opens a page that is no readout, opens the popup there once, and selects its sentence with the mouse. */
async function selectOnPlainPage(): Promise<Page> {
  const page = await testBrowser.openPage(site.add("/museum.html", PLAIN));
  const popup = await testBrowser.openPopup(page);
  await waitFor("the popup's words", async () => (await popup.text()).includes("To add a note, select text"));
  await popup.close();
  await page.bringToFront();
  const { left, right, y } = await page.$eval("p", (paragraph) => {
    const range = document.createRange();
    range.selectNodeContents(paragraph);
    const box = range.getBoundingClientRect();
    return { left: box.left, right: box.right, y: (box.top + box.bottom) / 2 };
  });
  await page.mouse.move(left + 1, y);
  await page.mouse.down();
  await page.mouse.move(right - 1, y, { steps: 4 });
  await page.mouse.up();
  await waitFor("the bar", async () => (await overlayElements(page, ".bar")).length === 1);
  return page;
}

describe("The bar beside selected text, on a page that is no readout", () => {
  it("saves a highlight without text with one click, which can be undone", async () => {
    const page = await selectOnPlainPage();
    await clickInOverlay(page, "Highlight");
    await waitFor("the message", async () => (await cardText(page)).includes("Highlight saved."));
    const [note] = (await testBrowser.storedRecords()).notes;
    expect(note?.target.selector?.[0].exact).to.contain("museum opens at nine");
    expect([note?.bodyValue, note?.motivation]).to.deep.equal(["", "highlighting"]);
    await clickInOverlay(page, "Undo");
    await waitForValue(
      "the highlight in the trash",
      async () => (await testBrowser.storedRecords()).notes.map(({ deleted }) => deleted !== undefined),
      [true],
    );
  });

  it("copies the selected text with its source", async () => {
    const page = await selectOnPlainPage();
    await clickInOverlay(page, "Copy");
    await waitFor("the message", async () => (await cardText(page)).includes("Copied with source."));
  });
});
