import axe from "axe-core";
import type { Browser, CDPSession, Page } from "puppeteer-core";
import { runInFirefoxChrome } from "./firefox-chrome-script.ts";
import { testBrowser } from "./shared-browser.ts";
import { waitFor } from "./wait.ts";

/** The colour scheme of a user, and the writing direction of the interface. */
export type Appearance = readonly ["light" | "dark" | "forced", "ltr" | "rtl"];

/** The protocol session that sets the colours of each page in Chromium. */
const sessions = new WeakMap<Page, CDPSession>();

/** The Firefox browsers whose colours are reset after the test. */
const coloured = new WeakSet<Browser>();

/**
 * Sets the appearance of a page and waits until it is applied. In Firefox the colours apply to all pages until the test
 * ends.
 */
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
 * The rules of axe whose results can depend on the colours or on positions in the window. The results of the other
 * rules depend on the markup alone, which an appearance does not change.
 */
const RULES_OF_APPEARANCE = [
  "color-contrast",
  "link-in-text-block",
  "region",
  "scrollable-region-focusable",
  "skip-link",
  "target-size",
];

/** Returns the violations that axe finds in a page, by all rules or by the given ones, after transitions have ended. */
export async function axeViolationsOf(page: Page, rules?: readonly string[]): Promise<string[]> {
  await injectAxe(page);
  await page.evaluate(async () => {
    // Firefox applies changed colours of its own with the next frame, and only then do transitions begin.
    for (let frame = 0; frame < 2 && document.visibilityState === "visible"; frame++)
      await new Promise(requestAnimationFrame);
    for (const one of document.getAnimations()) one.finish();
  });
  // The rule for the size of targets is not enabled by default.
  const options = rules ? { runOnly: rules } : { rules: { "target-size": { enabled: true } } };
  const found = (await page.evaluate(
    `axe.run(${JSON.stringify({ ...options, resultTypes: ["violations"] })}).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ": " + html)))`,
  )) as string[];
  return [...found, ...(rules ? [] : await doublyNamed(page))];
}

/** Returns the elements whose title repeats their name, which some screen readers say twice. Axe has no rule for it. */
function doublyNamed(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("[title]")]
      .filter((one) => one.ariaLabel === one.title || one.innerText.trim() === one.title)
      .map((one) => `doubled name: ${one.outerHTML}`),
  );
}

/**
 * Returns the violations that axe finds in a page in several appearances, each after the name of its appearance. The
 * page keeps the last appearance. All rules are checked in the first appearance, and in the others the rules whose
 * results can differ.
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

/** Injects axe into a page, once per load. */
async function injectAxe(page: Page): Promise<void> {
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(axe.source);
}
