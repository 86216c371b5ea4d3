// Measures the store in the real pages of the built extension: `node build.mjs && node --import tsx bench/store.ts
// [browser] [notes] [profile]`. With a profile folder, notes from an earlier run in it are not saved again. Prints
// medians of several runs, and the same search with MiniSearch on the same notes in the same page.

import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "puppeteer-core";
import { FIREFOX_UUID, openBrowser } from "../test/e2e/support/open-browser.mjs";
import { serve } from "../test/serve.mjs";
import { bundled, openSaveClient } from "./save-client.ts";

const HERE = dirname(fileURLToPath(import.meta.url));
const [name = "chromium", size = "100000", kept] = process.argv.slice(2);
const COUNT = Number(size);
const RUNS = 7;

/** Notes saved in one call. On a busy machine, more would exceed the protocol's time limit. */
const PART = 5000;

/**
 * Types in the page and returns, for each run, the time from the key press to the list. It is source text, because a
 * bundler's helper functions are not in the page.
 */
const TYPE = `async (text, runs) => {
  const field = document.querySelector("[data-search]");
  const type = async (value) => {
    const shown = new Promise((done) => addEventListener("found", done, { once: true }));
    const begun = performance.now();
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await shown;
    const took = performance.now() - begun;
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return took;
  };
  const took = [];
  for (let run = 0; run < runs; run++) {
    await type(text.slice(0, -1));
    took.push(await type(text));
  }
  return took;
}`;

/** Durations in milliseconds, and the final message of the library. */
interface Gaps {
  readonly longest: number;
  readonly over: number;
  readonly took: number;
  readonly words: string;
}

/** Measures until the library reports the end of the export. */
const WATCH_GAPS = `(() => {
  window.gaps = null;
  const begun = performance.now();
  const seen = { longest: 0, over: 0 };
  let last = begun;
  const look = () => {
    const now = performance.now();
    seen.longest = Math.max(seen.longest, now - last);
    if (now - last > 100) seen.over += 1;
    last = now;
    const words = document.querySelector(".toast:not(.task)")?.textContent;
    if (words) window.gaps = { ...seen, took: now - begun, words };
    else setTimeout(look, 5);
  };
  look();
})()`;

const home = kept ?? (await mkdtemp(join(tmpdir(), "note-verbale-bench-")));
const isSeeded = existsSync(join(home, "profile"));
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
  if (kept === undefined) await rm(home, { recursive: true, force: true, maxRetries: 5 });
}

async function measure(): Promise<void> {
  const page = await browser.newPage();
  page.setDefaultTimeout(600_000);
  if (!isSeeded) await fill(page);

  const firsts: number[] = [];
  const indexes: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    await open(page, "library.html", ".row");
    firsts.push(await firstRows(page));
    await page.waitForFunction(isIndexed, { polling: 20 }, COUNT);
    indexes.push((await page.evaluate("performance.now()")) as number);
  }
  print("library: first rows in the page", median(firsts), "ms");
  print("library: the least of them", Math.min(...firsts), "ms");
  print("library: index open, facets counted", median(indexes), "ms");

  print("a loop of ten million steps in the page: least, to judge the machine by", await loop(page), "ms");
  for (const words of ["ironclad", "q", "quota figure", "the", "point 99", "nothingatall"]) {
    const times = await keystrokes(page, words);
    print(`keystroke to the list of “${words}”`, median(times), "ms");
    print("  the least of them", Math.min(...times), "ms");
  }
  print("memory of the page", await memory(page), "MB");
  await measurePopup();
  await measureExport(page);

  await open(page, "editor-frame.html", "#root");
  await page.evaluate(await bundled("store-minisearch.ts"));
  const peer = (await page.evaluate("peer.compare()")) as Record<string, number>;
  for (const [what, value] of Object.entries(peer))
    print(what, value, what.includes("times") ? "×" : what.includes("MB") ? "MB" : "ms");
}

/** Saves all notes and some readouts, and waits for the search index. */
async function fill(page: Page): Promise<void> {
  await open(page, "editor-frame.html", "#root");
  await page.evaluate(await bundled("store-seed.ts"));
  let seeded = 0;
  for (let from = 0; from < COUNT; from += PART) {
    seeded += (await page.evaluate(`seed.seedNotes(${from}, ${Math.min(COUNT, from + PART)}, ${COUNT})`)) as number;
  }
  print("saving all, five hundred in a transaction", seeded, "ms");
  await page.evaluate("seed.seedReadouts(20)");

  await open(page, "library.html", ".row");
  const built = await timeUntil(page, () => page.waitForFunction(isIndexed, { polling: 100 }, COUNT));
  print("search index made once, after all were new", built, "ms");
}

/** Measures the real popup over a demonstration page with one note on that page and all others in the store. */
async function measurePopup(): Promise<void> {
  const site = await serve(join(HERE, "..", "test", "demo"));
  const page = await browser.newPage();
  await page.goto(`${site.url}/oslo.html`);
  await page.bringToFront();
  await page.waitForFunction(() => CSS.highlights.size > 0, { timeout: 120_000 });
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    times.push(name === "firefox" ? await openFirefoxPopup(page) : await openChromiumPopup(page));
    await new Promise((done) => setTimeout(done, 500));
  }
  print("popup: list in the page, from the start of its loading", median(times), "ms");
  print("popup: the least of them", Math.min(...times), "ms");
  await site.close();
}

async function openChromiumPopup(page: Page): Promise<number> {
  const extension = (await browser.extensions()).get(extensionId);
  if (!extension) throw new Error("The extension is not installed.");
  await page.triggerExtensionAction(extension);
  const popup = await (await browser.waitForTarget((one) => one.url().endsWith("/popup.html"))).asPage();
  await popup.waitForSelector(".attribution");
  const time = await popup.evaluate(() => performance.getEntriesByName("page-open")[0]?.startTime ?? Number.NaN);
  await popup.close();
  return time;
}

/** Opens the popup in Firefox, which gives it to the extension's own pages only. */
async function openFirefoxPopup(page: Page): Promise<number> {
  const helper = await openSaveClient(browser, "firefox");
  await page.bringToFront();
  return (await helper.evaluate(`(async () => {
    await browser.action.openPopup();
    for (;;) {
      const [view] = browser.extension.getViews({ type: "popup" });
      const entry = view?.performance.getEntriesByName("page-open")[0];
      if (entry) {
        view.close();
        return entry.startTime;
      }
      await new Promise((done) => setTimeout(done, 50));
    }
  })()`)) as number;
}

/**
 * Opens a page of the extension and resolves when an element exists. Firefox never reports that such a page is loaded.
 */
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

/** Returns the time at which the first row was in the page, by the page's own clock, from the start of its loading. */
function firstRows(page: Page): Promise<number> {
  return page.evaluate(() => {
    const entry = performance.getEntriesByName("first-rows")[0];
    return entry?.startTime ?? Number.NaN;
  });
}

/**
 * Exports everything as a zip with a Markdown file for each page and measures whether the library responds meanwhile:
 * the longest delay of a timer that is due immediately.
 */
async function measureExport(page: Page): Promise<void> {
  await open(page, "library.html#import-export", ".view-import-export select");
  await page.select(".view-import-export select", "markdown");
  await page.$$eval(".view-import-export input[name=files]", (radios) => (radios[1] as HTMLElement).click());
  await page.evaluate(WATCH_GAPS);
  await page.$eval(".view-import-export .export-form [type=submit]", (button) => (button as HTMLElement).click());
  // Polls, because one call must not exceed the protocol's time limit.
  let gaps: Gaps | null = null;
  while (!gaps) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    gaps = (await page.evaluate("gaps")) as Gaps | null;
  }
  const { longest, over, took, words } = gaps;
  print("zip of everything as Markdown", took, "ms");
  print("  the longest time for which the library did not answer", longest, "ms");
  print("  times that it did not for more than 100 ms", over, "");
  console.log(`  ${words}`);
}

/**
 * Measures the time from the key press to the list, in the page, for a query that is typed and cleared several times.
 */
async function keystrokes(page: Page, words: string): Promise<number[]> {
  return (await page.evaluate(`(${TYPE})(${JSON.stringify(words)}, ${RUNS})`)) as number[];
}

/** Measures the current speed of the machine: about 10 ms when it is idle. */
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

async function timeUntil(_page: Page, work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function print(what: string, value: number, unit: string): void {
  console.log(`${what.padEnd(60)} ${value.toFixed(value < 20 ? 1 : 0).padStart(8)} ${unit}`);
}
