// `npm start`: installs missing packages, builds, and opens a browser with the extension on the demonstration readouts.

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findBrowser } from "./runner/find-browsers.mjs";
import { setup } from "./runner/setup.mjs";

/** The longest wait for the first highlights, in milliseconds: the machine may be busy. */
const TIMEOUT = 60_000;

const HERE = dirname(fileURLToPath(import.meta.url));
const wanted =
  process.argv.includes("--firefox") || (!findBrowser("chromium") && findBrowser("firefox")) ? "firefox" : "chromium";
setup([wanted]);

const { build } = await import("../build.mjs");
const { openBrowser } = await import("./e2e/support/open-browser.mjs");
const { serve } = await import("./serve.mjs");

await build();
const site = await serve(join(HERE, "demo"));
const hasScreen = process.platform === "darwin" || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
const browser = await openBrowser(wanted, { headless: !hasScreen });
const [first = await browser.newPage()] = await browser.pages();
const second = await browser.newPage();
await second.goto(`${site.url}/brasilia.html`);
await first.goto(`${site.url}/oslo.html`);
await waitForHighlights(first);
console.log(`The demonstration readouts are open in ${wanted}: ${site.url}/oslo.html and ${site.url}/brasilia.html`);

if (hasScreen) {
  console.log("Click the Note Verbale button in the toolbar. Close the browser to end.");
  await new Promise((resolve) => browser.on("disconnected", resolve));
} else {
  const path = join(HERE, "..", "dist", "demo.png");
  await first.screenshot({ path });
  console.log(
    `This machine has no screen, so the browser ran without one and is closed again; what it showed is in ${path}`,
  );
  await browser.close();
}
await site.close();
process.exit(0);

/**
 * Brings a page to the front until it has highlights. The extension opens its first-run page in a new tab when that is
 * ready, and pages in background tabs are not analysed.
 */
async function waitForHighlights(page) {
  for (const end = Date.now() + TIMEOUT; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 500))) {
    await page.bringToFront();
    if (await page.evaluate(() => CSS.highlights.size > 0)) return;
  }
  throw new Error("The demonstration readout was not marked.");
}
