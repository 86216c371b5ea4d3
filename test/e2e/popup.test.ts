import { expect } from "chai";
import { overlayElements } from "./support/extension.ts";
import { paintedCount, waitForHighlights } from "./support/highlights.ts";
import { demoPage, noteOn, readoutOf } from "./support/records.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
import { waitFor, waitForValue } from "./support/wait.ts";

const PATH = "/demo/oslo.html";

describe("The popup over a readout", () => {
  it("lists the notes with their tags before the attributions", async () => {
    const readout = readoutOf(site.url(PATH), demoPage("oslo.html"));
    const note = { ...noteOn(readout, { cue: "thanked" }, "Ask for the figures."), tags: ["forest", "ask"] };
    await testBrowser.store({ readouts: [readout], notes: [note] });
    const page = await testBrowser.openPage(site.url(PATH));
    await waitForHighlights(page);
    const popup = await testBrowser.openPopup(page);
    await waitForValue("the tags", () => popup.texts(".note .tag"), ["forest", "ask"]);
    const text = await popup.text();
    expect(text.indexOf("Ask for the figures.")).to.be.lessThan(text.search(/\d+ attributions/));
  });

  it("explains the colours: those of acts by a legend, and those of speakers beside their names", async () => {
    const page = await testBrowser.openPage(site.url(PATH));
    await waitForHighlights(page);
    const popup = await testBrowser.openPopup(page);
    await waitFor("the legend", async () => (await popup.texts(".color-legend li")).length > 2);
    expect(await popup.texts(".swatch")).to.deep.equal([]);
    await testBrowser.evaluate(`chrome.storage.local.set({ settings: { colourBy: "speaker" } })`);
    await waitFor("a colour for each speaker", async () => (await popup.texts(".chip .swatch")).length > 1);
    await waitForValue("no legend of acts", () => popup.texts(".color-legend"), []);
  });

  it("says that the site is paused, removes the marks of the page, and shows them again when the pause ends", async () => {
    const page = await testBrowser.openPage(site.url(PATH));
    await waitForHighlights(page);
    const popup = await testBrowser.openPopup(page);
    await popup.press("Pause on");
    await waitFor("the notice", async () => (await popup.texts(".paused")).join().includes("Paused on"));
    await waitForValue("the marks", () => paintedCount(page, "cue"), 0);
    await popup.press("Resume");
    await waitForHighlights(page);
    await waitForValue("the notice", () => popup.texts(".paused"), []);
    expect(await overlayElements(page, ".card")).to.deep.equal([]);
  });

  it("offers the export behind one button, and no attribution above on a page without one", async () => {
    const page = await testBrowser.openPage(
      site.add("/plain.html", "<title>Plain</title><p>The museum opens at nine and closes at five.</p>"),
    );
    const popup = await testBrowser.openPopup(page);
    await waitFor("the hint", async () => (await popup.text()).includes("To add a note, select text on the page."));
    expect((await popup.texts("footer button")).map((one) => one.trim())).to.deep.equal(["Export…"]);
    await popup.press("Export…");
    await waitForValue("the common formats", () => popup.texts(".export [role=group] button"), [
      "Markdown",
      "Spreadsheet",
      "Web page",
      "Citations",
    ]);
  });
});
