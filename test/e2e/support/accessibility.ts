import axe from "axe-core";
import type { Browser, CDPSession, Page } from "puppeteer-core";
import { runInFirefoxChrome } from "./firefox-chrome-script.ts";
import { testBrowser } from "./shared-browser.ts";
import { waitFor } from "./wait.ts";

/** A user's colours, and the direction of the interface. */
export type Appearance = readonly ["light" | "dark" | "forced", "ltr" | "rtl"];

/** The session by which each page of Chromium has its colours. */
const sessions = new WeakMap<Page, CDPSession>();

/** The browsers of Firefox whose colours are set back after the test. */
const coloured = new WeakSet<Browser>();

/** Gives a page its appearance and waits until it has it. In Firefox the colours are those of all pages, until the test ends. */
export async function setAppearance(page: Page, [colours, direction]: Appearance): Promise<void> {
  if (testBrowser.name === "firefox") {
    resetColoursAfterTest(testBrowser.opened);
    await setFirefoxColours(colours);
  } else {
    const session = sessions.get(page) ?? (await page.createCDPSession());
    sessions.set(page, session);
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

function resetColoursAfterTest(opened: Browser): void {
  if (coloured.has(opened)) return;
  coloured.add(opened);
  testBrowser.afterTest(async () => {
    coloured.delete(opened);
    await setFirefoxColours("light");
  });
}

async function setFirefoxColours(colours: Appearance[0]): Promise<void> {
  const [scheme, forced] = [colours === "dark" ? 0 : 1, colours === "forced" ? 2 : 0];
  await runInFirefoxChrome(
    testBrowser.opened,
    `(Services.prefs.setIntPref("layout.css.prefers-color-scheme.content-override", ${scheme}),
      Services.prefs.setIntPref("browser.display.document_color_use", ${forced}))`,
  );
}

/**
 * The rules of axe whose outcome can depend on the colours, or on where something stands in the window; the outcome of the
 * others depends on the markup alone, which an appearance does not change.
 */
const RULES_OF_APPEARANCE = [
  "color-contrast",
  "link-in-text-block",
  "region",
  "scrollable-region-focusable",
  "skip-link",
  "target-size",
];

/** Returns what axe finds wrong with a page, in the colours on which its transitions end; by all rules, or by some. */
export async function axeViolationsOf(page: Page, rules?: readonly string[]): Promise<string[]> {
  await injectAxe(page);
  await page.evaluate(() => {
    for (const one of document.getAnimations()) one.finish();
  });
  // The size of targets is not among the rules that axe follows unasked.
  const options = rules ? { runOnly: rules } : { rules: { "target-size": { enabled: true } } };
  return (await page.evaluate(
    `axe.run(${JSON.stringify({ ...options, resultTypes: ["violations"] })}).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ": " + html)))`,
  )) as string[];
}

/**
 * Returns what axe finds wrong with a page in some appearances, of which the page keeps the last; each fault behind the name
 * of its appearance. All rules are followed in the first appearance, and in the others those whose outcome can differ there.
 */
export async function axeViolationsInAppearances(page: Page, appearances: readonly Appearance[]): Promise<string[]> {
  const faults: string[] = [];
  for (const appearance of appearances) {
    await setAppearance(page, appearance);
    const found = await axeViolationsOf(page, appearance === appearances[0] ? undefined : RULES_OF_APPEARANCE);
    faults.push(...found.map((fault) => `${appearance.join(" ")}: ${fault}`));
  }
  return faults;
}

/** Brings axe into a page, once for each time that the page is loaded. */
async function injectAxe(page: Page): Promise<void> {
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(axe.source);
}
