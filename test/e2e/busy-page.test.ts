import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { waitForHighlights } from "./support/highlights.ts";
import { demoPage } from "./support/records.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
import { waitFor } from "./support/wait.ts";

describe("A page that never finishes loading because a script in it never arrives", () => {
  it("is read by the popup as far as it has arrived", async () => {
    const server = createServer((request, response) => {
      if (request.url === "/never.js") return;
      if (request.url !== "/") {
        response.writeHead(404).end();
        return;
      }
      const html = demoPage("oslo.html").replace(
        "</body>",
        '<script src="/never.js"></script><p>Not yet parsed.</p></body>',
      );
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(html);
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    try {
      const page = await testBrowser.newPage();
      const { port } = server.address() as AddressInfo;
      // The promise settles only when the page is closed.
      page.goto(`http://127.0.0.1:${port}/`).catch(() => undefined);
      await waitFor("the article", () => page.evaluate("document.querySelector('script[src]') !== null"));
      expect(await page.evaluate("document.readyState")).to.equal("loading");
      await page.bringToFront();
      const popup = await testBrowser.openPopup(page);
      await waitFor("the attributions", async () => (await popup.texts(".attribution")).length > 8);
      await waitForHighlights(page);
      expect(await page.evaluate("document.readyState")).to.equal("loading");
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});

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
