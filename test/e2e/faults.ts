import axe from "axe-core";
import type { Page } from "puppeteer-core";
import { inFirefox } from "./in-firefox.ts";
import type { Reader } from "./reader.ts";

/** A reader's colours, and the side from which the interface is read. */
export type Look = readonly ["light" | "dark" | "forced", "ltr" | "rtl"];

/** Gives a page its look; in Firefox colours are all pages' at once. */
export async function wear(reader: Reader, page: Page, [colours, direction]: Look): Promise<void> {
  if (reader.name === "firefox") {
    const [scheme, forced] = [colours === "dark" ? 0 : 1, colours === "forced" ? 2 : 0];
    await inFirefox(
      reader.opened,
      `(Services.prefs.setIntPref("layout.css.prefers-color-scheme.content-override", ${scheme}),
        Services.prefs.setIntPref("browser.display.document_color_use", ${forced}))`,
    );
  } else {
    const session = await page.createCDPSession();
    await session.send("Emulation.setEmulatedMedia", {
      features: [
        { name: "prefers-color-scheme", value: colours === "dark" ? "dark" : "light" },
        { name: "forced-colors", value: colours === "forced" ? "active" : "none" },
      ],
    });
  }
  await page.evaluate((value) => {
    document.documentElement.dir = value;
  }, direction);
}

/** Whether the page is seen in these colours. */
export function wears(page: Page, colours: Look[0]): Promise<boolean> {
  const query = colours === "forced" ? "(forced-colors: active)" : `(prefers-color-scheme: ${colours})`;
  return page.evaluate((one) => matchMedia(one).matches, query);
}

/** What axe finds wrong with a page, in the colours on which it settles. */
export async function faultsIn(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  await page.evaluate(() => {
    for (const one of document.getAnimations()) one.finish();
  });
  return (await page.evaluate(
    "axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))",
  )) as string[];
}
