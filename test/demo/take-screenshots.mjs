// Takes the README's screenshots from the built extension: `node build.mjs && node --import tsx test/demo/take-screenshots.mjs`.

import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { editorFrame, findEditor, painted, Reader, until } from "../e2e/reader.ts";
import { serve } from "../serve.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const OUT = join(HERE, "screenshots");
const NOTE = "Brasília’s account has no word of verified results. Ask both press offices.";

/** Which attribution of the demonstration page the note and the card are on, counted from 0. */
const CARD = 5;

mkdirSync(OUT, { recursive: true });
for (const tone of ["light", "dark"]) await take(tone);
process.exit(0);

async function take(tone) {
  const site = await serve(HERE);
  const reader = new Reader("chromium");
  await reader.open();
  const browser = reader.opened;
  const scheme = [{ name: "prefers-color-scheme", value: tone }];
  const page = await browser.newPage();
  await page.setViewport({ width: 1120, height: 760, deviceScaleFactor: 1 });
  await page.emulateMediaFeatures(scheme);
  await page.goto(`${site.url}/oslo.html`);
  await until("highlights", async () => (await painted(page, tone === "dark" ? "nv-1d" : "nv-1")) > 0);

  const popup = await openPopup(browser, page, scheme);
  await popup.evaluate((index) => document.querySelectorAll(".attribution > .icon-button")[index].click(), CARD);
  const frame = await editorFrame(page);
  await frame.waitForSelector("textarea");
  await frame.type("textarea", NOTE);
  await frame.$eval("button.primary", (button) => button.click());
  await until("the note", async () => !(await findEditor(page)));

  const again = await openPopup(browser, page, scheme);
  await again.screenshot({ path: join(OUT, `popup-${tone}.png`) });
  await again.evaluate((index) => document.querySelectorAll(".attribution-text")[index].click(), CARD);
  await new Promise((resolve) => setTimeout(resolve, 500));
  await page.screenshot({ path: join(OUT, `page-${tone}.png`) });
  await reader.end();
  await site.close();
}

async function openPopup(browser, page, scheme) {
  await page.bringToFront();
  await page.triggerExtensionAction((await browser.extensions()).get(browser.extensionId));
  const target = await browser.waitForTarget((one) => one.url().endsWith("/popup.html"));
  const popup = await target.asPage();
  await popup.emulateMediaFeatures(scheme);
  await popup.waitForSelector(".attribution");
  await new Promise((resolve) => setTimeout(resolve, 600));
  return popup;
}
