// Measures the view of attributions in the built extension, with invented readouts of fifteen attributions each:
// `node build.mjs && node --import tsx bench/attributions.ts [browser] [readouts]`. Prints medians of several runs, in
// milliseconds by the page's clock.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, CDPSession, Page } from "puppeteer-core";
import { FIREFOX_UUID, openBrowser } from "../test/e2e/support/open-browser.mjs";
import { bundled } from "./save-client.ts";

const [name = "chromium", size = "10000"] = process.argv.slice(2);
const READOUTS = Number(size);
const ATTRIBUTIONS = READOUTS * 15;
const RUNS = 3;

/** The protocol session that reads the processor time of the page in Chromium. */
let session: CDPSession | undefined;

/** Readouts stored in one call, each call being one transaction. */
const PART = 250;

/**
 * Changes a control and returns, for each run, the time until the list is shown. It is source text, because a
 * bundler's helper functions are not in the page.
 */
const CHANGE = `async (selector, event, before, after, runs) => {
  const control = document.querySelector(selector);
  const set = async (value) => {
    const shown = new Promise((done) => addEventListener("found", done, { once: true }));
    const begun = performance.now();
    control.value = value;
    control.dispatchEvent(new Event(event, { bubbles: true }));
    await shown;
    const took = performance.now() - begun;
    await new Promise((done) => setTimeout(done, 400));
    return took;
  };
  const took = [];
  for (let run = 0; run < runs; run++) {
    await set(before);
    took.push(await set(after));
  }
  return took;
}`;

/** Records the longest time for which the page did not run a timer that was due. */
const WATCH = `(() => {
  globalThis.longest = 0;
  let last = performance.now();
  const look = () => {
    const now = performance.now();
    globalThis.longest = Math.max(globalThis.longest, now - last);
    last = now;
    setTimeout(look, 5);
  };
  look();
})()`;

const home = await mkdtemp(join(tmpdir(), "note-verbale-bench-"));
const browser: Browser = await openBrowser(name === "firefox" ? "firefox" : "chromium", {
  profile: join(home, "profile"),
  downloads: join(home, "downloads"),
});
const { extensionId } = browser as Browser & { extensionId: string };
const base = name === "firefox" ? `moz-extension://${FIREFOX_UUID}/` : `chrome-extension://${extensionId}/`;
try {
  await measure();
} finally {
  await browser.close();
  await rm(home, { recursive: true, force: true, maxRetries: 5 });
}

async function measure(): Promise<void> {
  const page = await browser.newPage();
  page.setDefaultTimeout(900_000);
  await page.setViewport({ width: 1280, height: 900 });
  await open(page, "editor-frame.html", "#root");
  await page.evaluate(await bundled("attributions-seed.ts"));
  for (let from = 0; from < READOUTS; from += PART) {
    await page.evaluate(`seedAttributions(${from}, ${Math.min(READOUTS, from + PART)})`);
  }
  const sizeBefore = await usage(page);
  print("readouts on disk", sizeBefore / 1e6, "MB");

  await open(page, "library.html#attributions", "[data-position]");
  print("first rows while nothing is indexed", await firstRows(page), "ms");
  await page.evaluate(WATCH);
  const begun = performance.now();
  await page.waitForFunction(isIndexed, { polling: 200 }, ATTRIBUTIONS);
  print("index made once", (performance.now() - begun) / 1000, "s");
  print("  the longest time for which the page did not answer", (await page.evaluate("longest")) as number, "ms");
  print("index on disk, with that of readouts", ((await usage(page)) - sizeBefore) / 1e6, "MB");

  const [firsts, opened]: [number[], number[]] = [[], []];
  for (let run = 0; run < RUNS; run++) {
    await open(page, "library.html#attributions", "[data-position]");
    firsts.push(await firstRows(page));
    await page.waitForFunction(isIndexed, { polling: 20 }, ATTRIBUTIONS);
    opened.push((await page.evaluate("performance.now()")) as number);
  }
  print("first rows", firsts, "ms");
  print("index open, facets counted", opened, "ms");
  print("a loop of ten million steps in the page, to judge the machine by", await loop(page), "ms");
  for (const words of ["importance", "quota", "q", "strait delay", "point 99", "nothingatall"])
    print(
      `keystroke to the list of “${words}”`,
      await change(page, "[data-search]", "input", words.slice(0, -1), words),
      "ms",
    );
  await page.evaluate(`(${CHANGE})("[data-search]", "input", "", "", 1)`);
  print("sorted by speaker", await change(page, ".search-bar select", "change", "newest", "speaker"), "ms");
  print("grouped by speaker", await change(page, "select[id$=group]", "change", "none", "speaker"), "ms");
  print("memory of the page", await memory(page), "MB");
  await page.evaluate(`scrollTo(0, document.documentElement.scrollHeight / 2)`);
  await page.waitForFunction(
    () =>
      [...document.querySelectorAll("[data-position]")].some((row) => {
        const { top } = row.getBoundingClientRect();
        return Number((row as HTMLElement).dataset.position) > 1000 && top > 0 && top < innerHeight;
      }),
    { polling: 20 },
  );
  await page.focus("[data-position] [data-main]");
  const checking = performance.now();
  await page.keyboard.press("c");
  await page.waitForSelector(".check-button[aria-pressed=true]");
  print("marked as checked by key, until it is shown", performance.now() - checking, "ms");
}

/** Opens a page of the extension. Firefox never reports that such a page is loaded. */
async function open(page: Page, path: string, selector: string): Promise<void> {
  await page.bringToFront();
  await page.goto("about:blank");
  await page.goto(base + path, { waitUntil: [] as never });
  await page.waitForSelector(selector);
}

function isIndexed(count: number): boolean {
  const found = document.querySelector(".found")?.textContent ?? "";
  return Number(found.replace(/\D/g, "")) >= count;
}

function firstRows(page: Page): Promise<number> {
  return page.evaluate(() => performance.getEntriesByName("first-rows")[0]?.startTime ?? Number.NaN);
}

async function change(page: Page, selector: string, event: string, before: string, after: string): Promise<number[]> {
  const parts = [selector, event, before, after, RUNS].map((part) => JSON.stringify(part));
  const begun = await processorTime(page);
  const took = (await page.evaluate(`(${CHANGE})(${parts.join()})`)) as number[];
  const each = ((await processorTime(page)) - begun) / (2 * RUNS);
  if (!Number.isNaN(each)) print(`  processor time of a change with all that follows (${after})`, each, "ms");
  return took;
}

/** Returns the processor time of the page's main thread so far, in milliseconds; NaN in Firefox. */
async function processorTime(page: Page): Promise<number> {
  if (name === "firefox") return Number.NaN;
  session ??= await page.createCDPSession();
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const { metrics } = await session.send("Performance.getMetrics");
  return (metrics.find((one) => one.name === "TaskDuration")?.value ?? Number.NaN) * 1000;
}

async function usage(page: Page): Promise<number> {
  return page.evaluate(async () => (await navigator.storage.estimate()).usage ?? Number.NaN);
}

async function loop(page: Page): Promise<number> {
  const source = `(() => { const begun = performance.now(); let sum = 0; for (let n = 0; n < 1e7; n++) sum += n % 7; return sum ? performance.now() - begun : 0; })()`;
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) times.push((await page.evaluate(source)) as number);
  return Math.min(...times);
}

async function memory(page: Page): Promise<number> {
  if (name === "firefox") return Number.NaN;
  const session = await page.createCDPSession();
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize, backingStorageSize = 0 } = (await session.send("Runtime.getHeapUsage")) as {
    usedSize: number;
    backingStorageSize?: number;
  };
  return (usedSize + backingStorageSize) / 1e6;
}

function print(what: string, values: number | readonly number[], unit: string): void {
  const sorted = [values].flat().sort((a, b) => a - b);
  const middle = sorted[sorted.length >> 1] ?? Number.NaN;
  const least = sorted.length > 1 ? `  (least ${(sorted[0] as number).toFixed(0)})` : "";
  console.log(`${what.padEnd(66)} ${middle.toFixed(middle < 20 ? 1 : 0).padStart(8)} ${unit}${least}`);
}
