// Takes screenshots of the five layouts with their highlights and a card, for visual inspection, in the browser named
// by BROWSER: `node build.mjs && BROWSER=chromium node --import tsx test/layouts/take-screenshots.mjs [LAYOUT…]`, and
// the same with `firefox`. They are written to dist/pictures.

import { mkdirSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { openNextCard } from "../e2e/support/extension.ts";
import { beforeTest, disposeAll, site, testBrowser } from "../e2e/support/shared-browser.ts";
import { waitFor } from "../e2e/support/wait.ts";

const HERE = dirname(fileURLToPath(import.meta.url));
const OUT = join(HERE, "..", "..", "dist", "pictures");

/** The medium and the media features of each screenshot, as Chromium's protocol names them. */
const MODES = {
  light: { features: [{ name: "prefers-color-scheme", value: "light" }] },
  dark: { features: [{ name: "prefers-color-scheme", value: "dark" }] },
  forced: { features: [{ name: "forced-colors", value: "active" }] },
  print: { media: "print" },
};

/** The number of the attribution that the card shows, from 1. */
const CARD = 6;

const wanted = process.argv.slice(2);
const layouts = readdirSync(HERE)
  .filter((file) => file.endsWith(".html"))
  .map((file) => file.slice(0, -5))
  .filter((layout) => wanted.length === 0 || wanted.includes(layout));

mkdirSync(OUT, { recursive: true });
try {
  await beforeTest();
  for (const layout of layouts) await (testBrowser.name === "firefox" ? inFirefox : inChromium)(layout);
} finally {
  await disposeAll();
}

async function inChromium(layout) {
  for (const [mode, media] of Object.entries(MODES)) {
    const page = await testBrowser.newPage();
    const session = await page.createCDPSession();
    await session.send("Emulation.setEmulatedMedia", mode === "print" ? {} : media);
    await showCard(page, layout);
    if (mode === "print") {
      await page.pdf({ path: join(OUT, `${layout}-print.pdf`), printBackground: true });
      await page.pdf({ path: join(OUT, `${layout}-print-plain.pdf`) });
      await session.send("Emulation.setEmulatedMedia", media);
    }
    await page.screenshot({ path: join(OUT, `${layout}-${mode}.png`) });
    await page.close();
  }
}

async function inFirefox(layout) {
  const page = await testBrowser.newPage();
  await showCard(page, layout);
  await page.screenshot({ path: join(OUT, `${layout}-firefox.png`) });
  await page.close();
}

/** Opens a layout and moves to the attribution whose card is shown. */
async function showCard(page, layout) {
  await page.goto(site.url(`/layouts/${layout}.html`), { waitUntil: "load" });
  await page.bringToFront();
  await waitFor("the marks", () =>
    page.evaluate(() => [...CSS.highlights.keys()].some((name) => /^nv-2[dt]?$/.test(name))),
  );
  for (let number = 1; number <= CARD; number += 1) await openNextCard(page);
}
