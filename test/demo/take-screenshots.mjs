// Takes the README's screenshots from the built extension: `node build.mjs && node --import tsx
// test/demo/take-screenshots.mjs`.

import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createComparison } from "../../src/annotation/comparison-record.ts";
import { noteEditor, saveEditor, wholeCardText } from "../e2e/support/extension.ts";
import { demoPage, readoutOf } from "../e2e/support/records.ts";
import { beforeTest, disposeAll, site, testBrowser } from "../e2e/support/shared-browser.ts";
import { waitFor } from "../e2e/support/wait.ts";

const OUT = join(dirname(fileURLToPath(import.meta.url)), "screenshots");
const NOTE = "Brasília’s account has no word of verified results. Ask both press offices.";

/** The index of the attribution on the demonstration page that has the note and the card, from 0. */
const CARD = 5;

mkdirSync(OUT, { recursive: true });
try {
  if (testBrowser.name !== "chromium") throw new Error("The screenshots are taken in Chromium: leave BROWSER unset.");
  for (const tone of ["light", "dark"]) await take(tone);
} finally {
  await disposeAll();
}

async function take(tone) {
  await beforeTest();
  const page = await testBrowser.newPage();
  await page.setViewport({ width: 1120, height: 760, deviceScaleFactor: 1 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: tone }]);
  await page.goto(site.url("/demo/oslo.html"));
  await page.bringToFront();
  const mark = tone === "dark" ? "nv-1d" : "nv-1";
  await waitFor(`the marks ${mark}`, () => page.evaluate((name) => CSS.highlights.has(name), mark));

  await pressInPopup(await openPopup(page, tone), ".attribution > .icon-button");
  const frame = await noteEditor(page);
  await frame.type("textarea", NOTE);
  await saveEditor(page, frame);

  const popup = await openPopup(page, tone);
  await waitFor("the note in the popup", () => popup.$(".note"));
  const [width, height] = await popup.evaluate(() => [document.body.clientWidth, innerHeight]);
  await popup.screenshot({ path: join(OUT, `popup-${tone}.png`), clip: { x: 0, y: 0, width, height } });
  await pressInPopup(popup, ".attribution-text");
  await waitFor("the note on the card", async () => (await wholeCardText(page)).includes(NOTE));
  await page.screenshot({ path: join(OUT, `page-${tone}.png`) });
  await takeComparison(tone);
}

/** Takes the comparison of the two demonstration readouts in the library. */
async function takeComparison(tone) {
  const readouts = ["oslo.html", "brasilia.html"].map((file) =>
    readoutOf(`https://${file.replace(".html", "")}.example/readout`, demoPage(file)),
  );
  const comparison = createComparison(
    readouts.map(({ id }) => id),
    new Date(),
  );
  await testBrowser.store({ readouts, comparisons: [comparison] });
  const page = await testBrowser.newPage();
  await page.setViewport({ width: 1120, height: 900, deviceScaleFactor: 1 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: tone }]);
  await page.goto(testBrowser.extensionUrl(`library.html#comparison/${comparison.id}`), { waitUntil: [] });
  await page.bringToFront();
  const table = await waitFor("the claims in the comparison", () => page.$("[data-claim]"));
  await table.evaluate((claim) => claim.closest("table")?.scrollIntoView());
  await page.screenshot({ path: join(OUT, `comparison-${tone}.png`) });
}

/** Opens the popup over a page in the given colour scheme, and returns the popup's page after its list has loaded. */
async function openPopup(page, tone) {
  await testBrowser.openPopup(page);
  const popup = await testBrowser.opened
    .targets()
    .find((one) => one.url().endsWith("/popup.html"))
    .asPage();
  await popup.emulateMediaFeatures([{ name: "prefers-color-scheme", value: tone }]);
  await waitFor("the list in the popup", () => popup.$(".attribution"));
  return popup;
}

/** Clicks the element that a selector finds in the attribution CARD. */
async function pressInPopup(popup, selector) {
  await popup.evaluate((one, index) => document.querySelectorAll(one)[index].click(), selector, CARD);
}
