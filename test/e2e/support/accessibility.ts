import axe from "axe-core";
import type { Page } from "puppeteer-core";
import { inFirefox } from "./in-firefox.ts";
import { browser } from "./shared-browser.ts";
import { waitFor } from "./wait.ts";

/** A user's colours, and the direction of the interface. */
export type Appearance = readonly ["light" | "dark" | "forced", "ltr" | "rtl"];

/** Gives a page its appearance and waits until it has it. In Firefox the colours are those of all pages, until the test ends. */
export async function setAppearance(page: Page, [colours, direction]: Appearance): Promise<void> {
  if (browser.name === "firefox") {
    await setFirefoxColours(colours);
    browser.afterTest(() => setFirefoxColours("light"));
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
  const query = colours === "forced" ? "(forced-colors: active)" : `(prefers-color-scheme: ${colours})`;
  await waitFor(`${colours} colours`, () => page.evaluate((one) => matchMedia(one).matches, query));
}

async function setFirefoxColours(colours: Appearance[0]): Promise<void> {
  const [scheme, forced] = [colours === "dark" ? 0 : 1, colours === "forced" ? 2 : 0];
  await inFirefox(
    browser.opened,
    `(Services.prefs.setIntPref("layout.css.prefers-color-scheme.content-override", ${scheme}),
      Services.prefs.setIntPref("browser.display.document_color_use", ${forced}))`,
  );
}

/** Returns what axe finds wrong with a page, in the colours on which its transitions end. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  await page.evaluate(() => {
    for (const one of document.getAnimations()) one.finish();
  });
  return (await page.evaluate(
    "axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))",
  )) as string[];
}
