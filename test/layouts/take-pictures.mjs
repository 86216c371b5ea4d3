// Takes pictures of the five layouts with their marks and a card, to be looked at:
// `node build.mjs && node --import tsx test/layouts/take-pictures.mjs [LAYOUT…]`. They are written into dist/pictures.

import { mkdirSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Backstage } from "../e2e/backstage.ts";
import { Reader, until } from "../e2e/reader.ts";
import { serve } from "../serve.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const OUT = join(HERE, "..", "..", "dist", "pictures");

/** What each picture is taken in: a medium and features of it, as Chromium's protocol names them. */
const MODES = {
  light: { features: [{ name: "prefers-color-scheme", value: "light" }] },
  dark: { features: [{ name: "prefers-color-scheme", value: "dark" }] },
  forced: { features: [{ name: "forced-colors", value: "active" }] },
  print: { media: "print" },
};

/** The attribution that the card is on, from 1. */
const CARD = 6;

const wanted = process.argv.slice(2);
const layouts = readdirSync(HERE)
  .filter((file) => file.endsWith(".html"))
  .map((file) => file.slice(0, -5))
  .filter((layout) => wanted.length === 0 || wanted.includes(layout));

mkdirSync(OUT, { recursive: true });
const site = await serve(HERE);
for (const name of ["chromium", "firefox"]) {
  const reader = new Reader(name);
  const backstage = new Backstage(reader);
  await reader.open();
  await backstage.open();
  for (const layout of layouts) await (name === "chromium" ? inChromium : inFirefox)(reader, backstage, layout);
  await reader.end();
}
await site.close();

async function inChromium(reader, backstage, layout) {
  for (const [mode, media] of Object.entries(MODES)) {
    const page = await reader.opened.newPage();
    await page.setViewport({ width: 1200, height: 850 });
    const session = await page.createCDPSession();
    await session.send("Emulation.setEmulatedMedia", mode === "print" ? {} : media);
    await openCard(page, backstage, layout);
    if (mode === "print") {
      await page.pdf({ path: join(OUT, `${layout}-print.pdf`), printBackground: true });
      await page.pdf({ path: join(OUT, `${layout}-print-plain.pdf`) });
      await session.send("Emulation.setEmulatedMedia", media);
    }
    await page.screenshot({ path: join(OUT, `${layout}-${mode}.png`) });
    await page.close();
  }
}

async function inFirefox(reader, backstage, layout) {
  const page = await reader.opened.newPage();
  await page.setViewport({ width: 1200, height: 850 });
  await openCard(page, backstage, layout);
  await page.screenshot({ path: join(OUT, `${layout}-firefox.png`) });
  await page.close();
}

/** Opens a layout and walks to the attribution whose card is shown. */
async function openCard(page, backstage, layout) {
  await page.goto(`${site.url}/${layout}.html`, { waitUntil: "load" });
  await page.bringToFront();
  await until("marks", () => page.evaluate(() => [...CSS.highlights.keys()].some((name) => /^nv-2[dt]?$/.test(name))));
  for (let number = 1; number <= CARD; number += 1) {
    await backstage.command(page, "next-attribution");
    await until("the card", async () => (await backstage.overlay(page, ".count"))[0]?.text.includes(`${number}/`));
  }
  // The smooth scroll and the card's opening come to rest.
  await new Promise((resolve) => setTimeout(resolve, 600));
}
