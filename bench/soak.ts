/**
 * Browses for some minutes, an hour by default: opens, scrolls, changes, leaves and revisits pages of bench/layouts and
 * generated readouts, opens the popup's page and the library over them, and saves notes. In each minute it browses for
 * a while and then waits until the browser has stopped the background. It prints a line for each minute and a summary at
 * the end: memory and listeners of the background and of a page that stays open, the seconds until the background
 * stopped, errors of the extension, and its requests for anything but its own files, of which there must be none.
 * Finally it opens an ordinary page, which must not start the background, and a readout, which must be marked all the
 * same. Usage: [BROWSER=firefox] node --import tsx bench/soak.ts [MINUTES]   (after npm run build; CHROMIUM_PATH sets
 * another Chromium)
 */
import type { Page } from "puppeteer-core";
import { createNote } from "../src/annotation/note.ts";
import type { Sizes } from "./soak-browser.ts";
import { openChromium } from "./soak-chromium.ts";
import { openFirefox } from "./soak-firefox.ts";
import { serveSoakSite } from "./soak-site.ts";

/** The part of each minute in which pages are visited, in milliseconds. The background stops after 30 s at the earliest. */
const BROWSING_TIME = 20_000;
/** The time after which the background counts as not stopped, in milliseconds. */
const MAX_TIME_TO_STOP = 120_000;

const minutes = Number(process.argv[2] ?? 60);
const wait = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

const { site, layouts, close } = await serveSoakSite();
const soak = await (process.env.BROWSER === "firefox" ? openFirefox() : openChromium());
const { browser } = soak;

/** Returns whether a page has highlights. A page that the user is leaving has none. */
async function isMarked(page: Page): Promise<boolean> {
  return (await page.evaluate("CSS.highlights.size > 0").catch(() => false)) === true;
}

async function untilMarked(page: Page): Promise<void> {
  for (let tries = 0; tries < 100 && !(await isMarked(page)); tries += 1) await wait(100);
}

/** Goes through the history of a page. Firefox reports no load of a page that it restores from its cache. */
async function travel(page: Page, steps: number, path: string): Promise<void> {
  await page.evaluate(`void setTimeout(() => history.go(${steps}))`);
  const isThere = () => page.evaluate("document.readyState === 'complete' && location.pathname").catch(() => "");
  for (let tries = 0; tries < 100 && (await isThere()) !== path; tries += 1) await wait(100);
}

/** Waits until the background has stopped. Returns the seconds that it took, or undefined if it does not stop. */
async function untilAsleep(): Promise<number | undefined> {
  await soak.release();
  const start = Date.now();
  while (await soak.isAwake()) {
    if (Date.now() - start > MAX_TIME_TO_STOP) return undefined;
    await wait(500);
  }
  return Math.round((Date.now() - start) / 1000);
}

/** Prints whether an ordinary page starts the stopped background, and the time to a readout's marks. */
async function reportWakingUp(): Promise<void> {
  await soak.release();
  const page = await browser.newPage();
  await page.bringToFront();
  await page.goto(`${site}/ordinary`);
  await wait(3_000);
  console.log(`An ordinary page started the background: ${(await soak.isAwake()) ? "yes" : "no"}`);
  const start = Date.now();
  await page.goto(`${site}/call/998`);
  await untilMarked(page);
  console.log(`A readout was marked with the background asleep: ${await isMarked(page)}, ${Date.now() - start} ms`);
  await page.close();
}

/**
 * Runs one round: opens a page, scrolls it, leaves it for another, and goes back. Some rounds save a note and open the
 * popup.
 */
async function browse(round: number): Promise<void> {
  const page = await browser.newPage();
  const layout = layouts[round % layouts.length] ?? "";
  await page.goto(`${site}/layouts/${layout}`);
  await page.bringToFront();
  await page.evaluate("scrollTo(0, 400)");
  await page.goto(`${site}/call/${round + 1}`);
  await untilMarked(page);
  await page.mouse.move(200, 150 + (round % 10) * 12);
  await page.mouse.click(200, 150 + (round % 10) * 12);
  if (round % 3 === 0) {
    const popup = await soak.openOwn(round % 2 ? "popup.html" : "library.html");
    const note = createNote({
      target: { source: `${site}/call/${round + 1}` },
      title: `Call ${round + 1}`,
      bodyValue: `Note ${round}`,
    });
    const call = JSON.stringify({ type: "saveNote", args: [note] });
    await popup.evaluate(`chrome.runtime.sendMessage(${call}).then(() => true)`);
    await popup.close();
  }
  await travel(page, -1, `/layouts/${layout}`);
  await travel(page, 1, `/call/${round + 1}`);
  await untilMarked(page);
  await page.close();
}

/** What was seen in one minute. */
interface Seen {
  readonly rounds: number;
  readonly background: Sizes;
  readonly page: Sizes;
  readonly secondsToStop: number | undefined;
  readonly errors: number;
  readonly requests: number;
}

function columnsOf({ rounds, background, page, secondsToStop, errors, requests }: Seen): string[] {
  const sizes = [background, page].flatMap((some) => Object.values(some).map(String));
  return [`${rounds}`, ...sizes, `${secondsToStop ?? "not stopped"}`, `${errors}`, `${requests}`];
}

const row = (columns: readonly string[]) => `| ${columns.join(" | ")} |`;

try {
  const stay = await browser.newPage();
  await stay.goto(`${site}/call/999`);
  await stay.bringToFront();
  await untilMarked(stay);
  const begin = Date.now();
  const all: Seen[] = [];
  for (let rounds = 0; all.length === 0 || Date.now() < begin + minutes * 60_000; ) {
    const start = Date.now();
    do await browse(rounds++);
    while (Date.now() < start + BROWSING_TIME);
    const sizes = { background: await soak.backgroundSizes(), page: await soak.pageSizes(stay) };
    const secondsToStop = await untilAsleep();
    const [errors, requests] = [(await soak.errors()).length, (await soak.foreignRequests()).length];
    const seen = { rounds, ...sizes, secondsToStop, errors, requests };
    if (all.length === 0) {
      const names = (["background", "page"] as const).flatMap((of) =>
        Object.keys(sizes[of]).map((one) => `${of} ${one}`),
      );
      const heads = ["minute", "rounds", ...names, "s until stopped", "errors", "requests"];
      console.log(`${row(heads)}\n${row(heads.map(() => "---"))}`);
    }
    all.push(seen);
    console.log(row([((Date.now() - begin) / 60_000).toFixed(1), ...columnsOf(seen)]));
  }
  const awake = all.filter(({ secondsToStop }) => secondsToStop === undefined).length;
  const [errors, requests] = [await soak.errors(), await soak.foreignRequests()];
  console.log(`\nThe background stopped in ${all.length - awake} of ${all.length} pauses`);
  console.log(`Requests of the extension to anything but its own files: ${requests.length}`);
  for (const url of new Set(requests)) console.log(`  ${url}`);
  console.log(`Errors of the extension: ${errors.length}`);
  for (const error of new Set(errors)) console.log(`  ${error.slice(0, 300)}`);
  await stay.close();
  await reportWakingUp();
  process.exitCode = requests.length + errors.length > 0 ? 1 : 0;
} finally {
  await soak.close();
  close();
}
