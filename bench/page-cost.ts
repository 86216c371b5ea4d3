/**
 * Measures what the extension costs the pages in which it runs: bytes, script time, heap, layout shifts, console
 * messages, and the page's own highlights, on ordinary pages and on the demonstration readout. Every page is served from
 * memory and visited in turns with the built extension, with one whose content script is empty, and without any, in each
 * round. Script time is processor time of the page's thread, with compilation, so that other processes disturb it little;
 * of several rounds the least time of each page counts. Every request that does not go to the page is blocked. With
 * `script`, only the script times are measured. Usage: node --import tsx bench/page-cost.ts PAGES_FOLDER [PAGES] [ROUNDS]
 * [script]   (after npm run build; CHROMIUM_PATH sets another browser)
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer, { type Browser, type Page } from "puppeteer-core";

const ROOT = new URL("..", import.meta.url).pathname;
const EXTENSION = join(ROOT, "dist/chrome");

/** The files that a page of each kind loads, with the maximum size after gzip in bytes. */
const LOADS = [
  { kind: "an ordinary page", files: ["detector.js"], most: 6_000 },
  { kind: "a readout page", files: ["detector.js", "content-script.js", "page.css"], most: 25_000 },
] as const;

/** The measurements that the page itself takes of one visit. */
interface Visit {
  /** Milliseconds of processor time for scripts, and KiB of heap after garbage collection, in all worlds of the page. */
  readonly script: number;
  readonly heap: number;
  readonly shift: number;
  readonly messages: readonly string[];
  readonly elements: number;
  readonly mutations: number;
  /** Whether the page's own highlight is unchanged, and the names of highlights that are not the page's. */
  readonly isOwnKept: boolean;
  readonly names: readonly string[];
}

/** The page's own script: registers a highlight, and observes the page from its first moment on. */
const PAGES_OWN = `(() => {
  const seen = { shift: 0, mutations: 0 };
  window.seen = seen;
  new PerformanceObserver((list) => { for (const one of list.getEntries()) seen.shift += one.value; })
    .observe({ type: "layout-shift", buffered: true });
  addEventListener("load", () => {
    const range = document.createRange();
    range.selectNodeContents(document.body);
    window.own = new Highlight(range);
    CSS.highlights.set("pages-own", window.own);
    setTimeout(() => new MutationObserver((records) => { seen.mutations += records.length; })
      .observe(document, { childList: true, attributes: true, characterData: true, subtree: true }));
  });
})()`;

const LOOK = `({
  ...seen, elements: document.querySelectorAll("*").length,
  isOwnKept: CSS.highlights.get("pages-own") === own && own.size === 1,
  names: [...CSS.highlights.keys()].filter((name) => name !== "pages-own"),
})`;

/**
 * How long a page is observed after its load, in milliseconds: the detector waits for an idle browser, the engine for
 * its weights.
 */
const WATCHED = { ordinary: 1_500, readout: 6_000 };

/** Writes an extension whose content script is empty. Returns its folder. */
function makeEmptyExtension(): string {
  const folder = mkdtempSync(join(tmpdir(), "empty-extension-"));
  const { content_scripts } = JSON.parse(readFileSync(join(EXTENSION, "manifest.json"), "utf8"));
  const manifest = { manifest_version: 3, name: "Empty", version: "1", content_scripts };
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
  writeFileSync(join(folder, "detector.js"), "");
  return folder;
}

async function openBrowser(extension?: string): Promise<Browser> {
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    headless: true,
    pipe: true,
    enableExtensions: true,
    args: ["--no-sandbox"],
    protocolTimeout: 300_000,
  });
  if (extension !== undefined) await browser.installExtension(extension);
  return browser;
}

async function openPage(browser: Browser, origin: string): Promise<Page> {
  const page = await browser.newPage();
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    const isOurs = request.url().startsWith(origin) && request.frame() === page.mainFrame();
    void (isOurs || /^(?:data|chrome-extension):/.test(request.url()) ? request.continue() : request.abort()).catch(
      () => undefined,
    );
  });
  page.on("dialog", (dialog) => void dialog.dismiss().catch(() => undefined));
  await page.evaluateOnNewDocument(PAGES_OWN);
  return page;
}

async function visit(browser: Browser, origin: string, file: string, time: number): Promise<Visit> {
  const page = await openPage(browser, origin);
  const messages: string[] = [];
  // Numbers are replaced: a page that requests advertisements puts another number into each address.
  const hear = (words: string) => messages.push(words.replace(/\d+/g, "0"));
  page.on("console", (message) => hear(message.text()));
  page.on("pageerror", (error) => hear(String(error)));
  try {
    const client = await page.createCDPSession();
    await client.send("Performance.enable", { timeDomain: "threadTicks" });
    await page.goto(origin + encodeURIComponent(file), { waitUntil: "load", timeout: 0 });
    await new Promise((resolve) => setTimeout(resolve, time));
    const { metrics } = await client.send("Performance.getMetrics");
    await client.send("HeapProfiler.collectGarbage");
    const { usedSize } = await client.send("Runtime.getHeapUsage");
    const metric = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
    const script = metric("ScriptDuration") + metric("V8CompileDuration");
    const rest = (await page.evaluate(LOOK)) as Omit<Visit, "script" | "heap" | "messages">;
    return { ...rest, script: script * 1000, heap: usedSize / 1024, messages: messages.filter(isNoNetwork).sort() };
  } finally {
    await page.close();
  }
}

/** Returns whether a message is not a consequence of blocked requests, which occur with and without the extension. */
const isNoNetwork = (message: string) => !/ERR_(?:FAILED|BLOCKED)|Failed to load resource|net::|CORS/.test(message);

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const quantiles = (values: readonly number[]) => {
  const sorted = [...values].sort((a, b) => a - b);
  return [0.5, 0.95].map((share) => (sorted[Math.floor(share * sorted.length)] ?? Number.NaN).toFixed(1)).join(" / ");
};

/** Two visits of a page, without the extension and with it. */
interface Pair {
  readonly file: string;
  readonly without: Visit;
  readonly having: Visit;
}

function report(what: string, pairs: readonly Pair[]): void {
  const more = (key: "script" | "heap") => pairs.map(({ without, having }) => having[key] - without[key]);
  const count = (holds: (pair: Pair) => boolean) => pairs.filter(holds).length;
  console.log(`\n${what}: ${pairs.length} visited twice`);
  console.log(
    `script: ${median(pairs.map(({ without }) => without.script)).toFixed(1)} ms without; more: ${quantiles(more("script"))} ms (median / p95)`,
  );
  console.log(
    `heap: ${median(pairs.map(({ without }) => without.heap)).toFixed(0)} KiB without; more: ${quantiles(more("heap"))} KiB (median / p95)`,
  );
  console.log(
    `pages whose own highlight was touched: ${count(({ having }) => !having.isOwnKept)}; with highlights of ours: ${count(({ having }) => having.names.length > 0)}`,
  );
}

/** Differences between a page with and without the extension. Many of them occur occasionally by themselves. */
const DIFFERENCES: Readonly<Record<string, (pair: Pair) => boolean>> = {
  "layout shifted more": ({ without, having }) => having.shift > without.shift + 0.001,
  "another message in the console": ({ without, having }) =>
    having.messages.some((one) => !without.messages.includes(one)),
  "more elements": ({ without, having }) => having.elements > without.elements,
  "more mutations": ({ without, having }) => having.mutations > without.mutations,
};

/** Number of further visits to a page that differs: only a difference in each visit can be caused by the extension. */
const AGAIN = 4;

/** Counts the pages that differ, and those that differ in every further visit. */
async function reportDifferences(pairs: readonly Pair[], visitAgain: (file: string) => Promise<Pair>): Promise<void> {
  const revisited = new Map<string, Pair[]>();
  for (const [what, differs] of Object.entries(DIFFERENCES)) {
    const odd = pairs.filter(differs);
    const constant: string[] = [];
    for (const { file } of odd) {
      const more = revisited.get(file) ?? [];
      while (more.length < AGAIN) more.push(await visitAgain(file));
      revisited.set(file, more);
      if (more.every(differs)) constant.push(file);
    }
    console.log(
      `${what}: ${odd.length} pages in one visit, ${constant.length} in each of ${AGAIN} more ${constant.join(" ")}`,
    );
  }
}

function reportBytes(): void {
  for (const { kind, files, most } of LOADS) {
    const bytes = files.map((file) => execFileSync("gzip", ["-9", "-c", join(EXTENSION, file)]).length);
    const sum = bytes.reduce((one, other) => one + other, 0);
    const parts = files.map((file, index) => `${file} ${bytes[index]}`).join(", ");
    console.log(`${kind}: ${sum} bytes gzip (${parts}); the aim is ${most}: ${sum <= most ? "kept" : "missed"}`);
  }
}

/** The least script time of one page with each extension, in milliseconds. */
interface ScriptTimes {
  readonly without: number;
  readonly empty: number;
  readonly having: number;
}

function reportScripts(what: string, times: readonly ScriptTimes[]): void {
  const more = (key: "empty" | "without") => quantiles(times.map((one) => one.having - one[key]));
  const emptyMore = quantiles(times.map(({ empty, without }) => empty - without));
  console.log(
    `${what}, script ms more than with an empty extension: ${more("empty")}; than without: ${more("without")}; an empty one: ${emptyMore} (median / p95)`,
  );
}

const [folder, most = "40", rounds = "1", part] = process.argv.slice(2);
if (folder === undefined) throw new Error("Usage: bench/page-cost.ts PAGES_FOLDER [PAGES] [ROUNDS] [script]");
const all = readdirSync(folder).filter((name) => name.endsWith(".html"));
// Chooses pages evenly from the whole list, which is sorted by site.
const step = Math.max(1, Math.floor(all.length / Number(most)));
const files = all
  .sort()
  .filter((_, index) => index % step === 0)
  .slice(0, Number(most));
const server = createServer((request, response) => {
  const name = decodeURIComponent((request.url ?? "/").slice(1));
  const path = all.includes(name) ? join(folder, name) : join(ROOT, "test/demo", name);
  const body = all.includes(name) || /^(?:oslo\.html|demo\.css)$/.test(name) ? readFileSync(path) : undefined;
  const type = name.endsWith(".css") ? "text/css" : "text/html";
  response.writeHead(body ? 200 : 404, { "content-type": `${type}; charset=utf-8` }).end(body ?? "");
});
await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
reportBytes();
const emptyExtension = makeEmptyExtension();
const plain = await openBrowser();
const empty = await openBrowser(emptyExtension);
const extended = await openBrowser(EXTENSION);
try {
  const pairOf = async (file: string, time: number): Promise<Pair> => ({
    file,
    without: await visit(plain, origin, file, time),
    having: await visit(extended, origin, file, time),
  });
  const ordinary: Pair[] = [];
  const least = new Map<string, ScriptTimes>();
  for (let round = 1; round <= Number(rounds); round += 1) {
    const times: ScriptTimes[] = [];
    for (const file of files) {
      const pair = await pairOf(file, WATCHED.ordinary);
      if (round === 1) ordinary.push(pair);
      const { script } = await visit(empty, origin, file, WATCHED.ordinary);
      const one = { without: pair.without.script, empty: script, having: pair.having.script };
      const before = least.get(file) ?? one;
      least.set(file, {
        without: Math.min(before.without, one.without),
        empty: Math.min(before.empty, one.empty),
        having: Math.min(before.having, one.having),
      });
      times.push(one);
    }
    reportScripts(`Round ${round}`, times);
  }
  reportScripts(`Least of ${rounds} rounds`, [...least.values()]);
  const slowest = [...least].sort(([, a], [, b]) => b.having - b.empty - (a.having - a.empty)).slice(0, 8);
  for (const [file, { having, empty: none }] of slowest)
    console.log(`  ${(having - none).toFixed(1)} ms more: ${file}`);
  if (part !== "script") {
    report("Ordinary pages", ordinary);
    await reportDifferences(ordinary, (file) => pairOf(file, WATCHED.ordinary));
    const readouts: Pair[] = [];
    for (let round = 0; round < 5; round += 1) readouts.push(await pairOf("oslo.html", WATCHED.readout));
    report("The demonstration readout", readouts);
    await reportDifferences(readouts.slice(0, 1), (file) => pairOf(file, WATCHED.readout));
  }
} finally {
  await Promise.all([plain.close(), empty.close(), extended.close()]);
  rmSync(emptyExtension, { recursive: true, force: true });
  server.close();
}
