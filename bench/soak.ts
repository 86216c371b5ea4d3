/**
 * Browses in Chromium for some minutes: opens, scrolls, changes, leaves and revisits pages of bench/layouts and
 * generated readouts, opens the popup's page over them, and saves notes. Records every request of pages, frames,
 * workers and the background. Prints the extension's requests for anything but its own files, of which there must be
 * none; errors of the extension; and heap, nodes and listeners of the background and of one page at the beginning,
 * after each quarter and at the end. Then it detaches from the background, waits until the browser has stopped it, opens
 * an ordinary page, which must not start it, and a readout, which must be marked all the same. Usage: node --import tsx
 * bench/soak.ts [MINUTES]   (after npm run build; CHROMIUM_PATH sets another browser; bench/soak-firefox.ts: Firefox)
 */
import { join } from "node:path";
import puppeteer, { type CDPSession, type Page, type Target } from "puppeteer-core";
import { createNote } from "../src/annotation/note.ts";
import { serveSoakSite } from "./soak-site.ts";

const ROOT = new URL("..", import.meta.url).pathname;
const EXTENSION = join(ROOT, "dist/chrome");
const minutes = Number(process.argv[2] ?? 5);
const wait = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

const { site, layouts, close } = await serveSoakSite();

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
  headless: true,
  pipe: true,
  enableExtensions: true,
  args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  protocolTimeout: 600_000,
});
/** The number of requests by origin and target. The errors of the extension are collected below. */
const requests = new Map<string, number>();
const foreign = new Set<string>();
const errors: string[] = [];
/** The sessions that keep the background awake. */
const attached = new Set<CDPSession>();

const count = (key: string) => void requests.set(key, (requests.get(key) ?? 0) + 1);

interface Sent {
  readonly documentURL: string;
  readonly request: { readonly url: string };
  readonly initiator: { readonly url?: string; readonly stack?: { readonly callFrames: readonly { url: string }[] } };
}

/** Returns whether a script of the extension made a request: in its own page or in a page of a site. */
function isOurs({ documentURL, initiator }: Sent): boolean {
  const from = [documentURL, initiator.url ?? "", ...(initiator.stack?.callFrames ?? []).map(({ url }) => url)];
  return from.some((url) => url.startsWith("chrome-extension://"));
}

function heard(sent: Sent, isOfExtension: boolean): void {
  const { url } = sent.request;
  const isOwnFile = url.startsWith("chrome-extension://") || url.startsWith("data:") || url.startsWith("blob:");
  const isOfBrowser = url.startsWith("chrome://") && !isOfExtension && !isOurs(sent);
  const who = isOfBrowser ? "the browser's own pages" : isOfExtension || isOurs(sent) ? "extension" : "page";
  const isOwn = isOwnFile || isOfBrowser;
  count(`${who} to ${isOwn ? "its own files or data" : new URL(url).origin === site ? "the site" : url}`);
  if (who === "extension" && !isOwnFile) foreign.add(url);
}

async function listen(target: Target): Promise<CDPSession | undefined> {
  if (!["page", "service_worker", "background_page", "webview", "other"].includes(target.type())) return undefined;
  const isOfExtension = target.url().startsWith("chrome-extension://");
  try {
    const session = await target.createCDPSession();
    session.on("Network.requestWillBeSent", (sent: unknown) => heard(sent as Sent, isOfExtension));
    session.on("Runtime.exceptionThrown", (thrown) => {
      const { exceptionDetails } = thrown;
      const text = `${exceptionDetails.url ?? ""} ${exceptionDetails.exception?.description ?? exceptionDetails.text}`;
      if (isOfExtension || text.includes("chrome-extension://")) errors.push(text);
    });
    await Promise.all([session.send("Network.enable"), session.send("Runtime.enable")]);
    if (target.type() === "service_worker") attached.add(session);
    return session;
  } catch {
    // The target is already closed.
    return undefined;
  }
}

/** No session is attached to new targets while the background must be able to stop. */
let isListening = true;
browser.on("targetcreated", (target) => void (isListening && listen(target)));
for (const target of browser.targets()) await listen(target);

const id = await browser.installExtension(EXTENSION);

async function sizesOf(session: CDPSession): Promise<Record<string, number>> {
  await session.send("HeapProfiler.enable").catch(() => undefined);
  await session.send("HeapProfiler.collectGarbage").catch(() => undefined);
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const counters = await session
    .send("Memory.getDOMCounters")
    .catch(() => ({ nodes: 0, jsEventListeners: 0, documents: 0 }));
  return { kB: Math.round(usedSize / 1024), nodes: counters.nodes, listeners: counters.jsEventListeners };
}

async function background(): Promise<Record<string, number>> {
  const target = await browser.waitForTarget((one) => one.type() === "service_worker");
  const session = await target.createCDPSession();
  const sizes = await sizesOf(session);
  await session.detach();
  return sizes;
}

/** Returns the resource usage of one page that stays open all the time. */
async function lasting(page: Page): Promise<Record<string, number>> {
  const session = await page.createCDPSession();
  const sizes = await sizesOf(session);
  await session.detach();
  return sizes;
}

/** Returns whether a page has highlights. A page that the user is leaving has none. */
async function isMarked(page: Page): Promise<boolean> {
  return (await page.evaluate("CSS.highlights.size > 0").catch(() => false)) === true;
}

async function untilMarked(page: Page): Promise<void> {
  for (let tries = 0; tries < 100 && !(await isMarked(page)); tries += 1) await wait(100);
}

const isBackground = (target: Target) => target.type() === "service_worker" && target.url().includes(id);

/** Waits until the background has stopped. Returns the seconds that it took, or undefined after two minutes. */
async function untilAsleep(): Promise<number | undefined> {
  for (const session of attached) await session.detach().catch(() => undefined);
  attached.clear();
  const start = Date.now();
  while (browser.targets().some(isBackground)) {
    if (Date.now() - start > 120_000) return undefined;
    await wait(200);
  }
  return (Date.now() - start) / 1000;
}

/** Prints how the background sleeps: how soon, whether an ordinary page starts it, and the time to a readout's marks. */
async function reportSleep(): Promise<void> {
  isListening = false;
  const asleep = await untilAsleep();
  console.log(`\nBackground stopped after ${asleep ?? "more than 120"} s without events`);
  const page = await browser.newPage();
  await page.bringToFront();
  await page.goto(`${site}/ordinary`);
  await wait(3_000);
  console.log(`An ordinary page started it: ${browser.targets().some(isBackground) ? "yes" : "no"}`);
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
    const popup = await browser.newPage();
    await popup.goto(`chrome-extension://${id}/${round % 2 ? "popup.html" : "library.html"}`);
    const note = createNote({
      target: { source: `${site}/call/${round + 1}` },
      title: `Call ${round + 1}`,
      bodyValue: `Note ${round}`,
    });
    const call = JSON.stringify({ type: "saveNote", args: [note] });
    await popup.evaluate(`chrome.runtime.sendMessage(${call})`);
    await popup.close();
  }
  await page.goBack();
  await page.goForward();
  await untilMarked(page);
  await page.close();
}

try {
  const stay = await browser.newPage();
  await stay.goto(`${site}/call/999`);
  await stay.bringToFront();
  await untilMarked(stay);
  await browse(0);
  const before = { background: await background(), page: await lasting(stay) };
  const begin = Date.now();
  let rounds = 1;
  const between: (typeof before)[] = [];
  for (const quarter of [1, 2, 3, 4]) {
    for (; Date.now() < begin + (quarter / 4) * minutes * 60_000; rounds += 1) await browse(rounds);
    if (quarter < 4) between.push({ background: await background(), page: await lasting(stay) });
  }
  await stay.bringToFront();
  await wait(3_000);
  const after = { background: await background(), page: await lasting(stay) };
  console.log(`${rounds} rounds in ${minutes} minutes\n`);
  console.log(
    "| | at the beginning | after a quarter | half | three quarters | at the end |\n|---|---|---|---|---|---|",
  );
  for (const where of ["background", "page"] as const) {
    for (const [what, size] of Object.entries(before[where])) {
      const sizes = [...between, after].map((at) => at[where][what]);
      console.log(`| ${where}, ${what} | ${[size, ...sizes].join(" | ")} |`);
    }
  }
  console.log("\n| requests | number |\n|---|---|");
  for (const [key, number] of requests) console.log(`| ${key} | ${number} |`);
  console.log(`\nRequests of the extension to anything but its own files: ${foreign.size}`);
  for (const url of foreign) console.log(`  ${url}`);
  console.log(`Errors of the extension: ${errors.length}`);
  for (const error of new Set(errors)) console.log(`  ${error.slice(0, 300)}`);
  await stay.close();
  await reportSleep();
  process.exitCode = foreign.size + errors.length > 0 ? 1 : 0;
} finally {
  await browser.close();
  close();
}
