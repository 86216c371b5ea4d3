import { waitForHighlights } from "./support/highlights.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
import { waitFor } from "./support/wait.ts";

describe("A page that does not answer", () => {
  it("is reported as busy by the popup, which shows its attributions as soon as it answers", async function () {
    // Only Chromium's protocol can stop a page.
    if (testBrowser.name === "firefox") return this.skip();
    const page = await testBrowser.openPage(site.url("/demo/oslo.html"));
    await waitForHighlights(page);
    const client = await page.createCDPSession();
    await client.send("Debugger.enable");
    const isPaused = new Promise((resolve) => client.once("Debugger.paused", resolve));
    await client.send("Debugger.pause");
    await page.bringToFront();
    const popup = await testBrowser.openPopup(page);
    await isPaused;
    await waitFor("the words", async () => (await popup.text()).includes("The page does not answer"));
    await client.send("Debugger.resume");
    await client.detach();
    await waitFor("the attributions", async () => (await popup.texts(".attribution")).length > 8);
    await waitFor("no words", async () => !(await popup.text()).includes("The page does not answer"));
  });
});
