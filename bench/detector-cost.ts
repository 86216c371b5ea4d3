/**
 * Measures the cost of the detector on ordinary pages, in Chromium: script time of its first run, size, and offers
 * made. Every page is served from memory under its own path, and every other request is blocked. Usage: node --import
 * tsx bench/detector-cost.ts PAGES_FOLDER [CHROMIUM]
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import puppeteer, { type Browser, type CDPSession, type Page, type Target } from "puppeteer-core";

const ROOT = new URL("..", import.meta.url).pathname;
const EXTENSION = join(ROOT, "dist/chrome");
const READOUT = `<!doctype html><meta charset="utf-8"><title>Readout</title><h1>Foreign Minister Salmela meets with Moroccan Foreign Minister</h1>
<p>Minister for Foreign Affairs of Finland Aino Salmela held talks on Wednesday with Moroccan Foreign Minister Youssef Benhaddou.
The ministers discussed trade in green hydrogen and agreed to hold consultations every year.
Minister Salmela expressed Finland's appreciation for Morocco's role in the Sahel and reaffirmed the strength of the bilateral relations.</p>`;

/** Times of one cold visit in milliseconds, in chronological order. */
interface Cost {
  readonly file: string;
  /** First access to the DOM in a new world, which costs every script that reads the page this time. */
  readonly touch: number;
  /** The detector's script from its start to its result. */
  readonly first: number;
  /** A second run of the detector: the cost of a later check. */
  readonly again: number;
  /** A loop of a million steps for comparison, to distinguish a busy machine from a slow detector. */
  readonly loop: number;
  readonly isReadout: boolean;
}

/** The shipped detector, and one that runs immediately instead of when the browser is idle. */
const SHIPPED = { entryPoints: [join(ROOT, "src/detector/detector.ts")] };
const AT_ONCE = {
  stdin: {
    contents: `import { classifyPage } from "./src/detector/classify-page.ts";
      globalThis.judge = () => classifyPage(document); globalThis.verdict = judge();`,
    resolveDir: ROOT,
    loader: "ts" as const,
  },
};

async function bundle(source: typeof SHIPPED | typeof AT_ONCE): Promise<string> {
  const result = await build({
    ...source,
    bundle: true,
    minify: true,
    format: "iife",
    target: ["chrome120", "firefox140"],
    write: false,
  });
  return result.outputFiles[0]?.text ?? "";
}

function serve(pages: ReadonlyMap<string, string>): Promise<Server> {
  const server = createServer((request, response) => {
    const body = pages.get(decodeURIComponent((request.url ?? "/").slice(1)));
    response.writeHead(body === undefined ? 404 : 200, { "content-type": "text/html; charset=utf-8" });
    response.end(body ?? "");
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

async function openPage(browser: Browser, origin: string): Promise<Page> {
  const page = await browser.newPage();
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    const isPage =
      request.url().startsWith(origin) && request.isNavigationRequest() && request.frame() === page.mainFrame();
    void (isPage || request.url().startsWith("data:") ? request.continue() : request.abort()).catch(() => undefined);
  });
  page.on("dialog", (dialog) => void dialog.dismiss().catch(() => undefined));
  return page;
}

/** Measures one cold visit, in a separate world like that of a content script. */
async function costOf(browser: Browser, origin: string, file: string, script: string): Promise<Cost> {
  const page = await openPage(browser, origin);
  try {
    const client = await page.createCDPSession();
    await page.goto(origin + encodeURIComponent(file), { waitUntil: "load", timeout: 30_000 });
    await new Promise((resolve) => setTimeout(resolve, 300));
    const run = await isolatedWorld(client);
    const cost = await run(`(() => {
      const clock = () => performance.now();
      let t = clock(); document.body?.firstChild; document.querySelector("h1")?.textContent; const touch = clock() - t;
      t = clock(); ${script}; const first = clock() - t;
      t = clock(); judge(); const again = clock() - t;
      t = clock(); let n = 0; for (let i = 0; i < 1e6; i++) n += i % 7; const loop = clock() - t;
      return { touch, first, again, loop, isReadout: verdict.isReadout };
    })()`);
    return { file, ...(cost as Omit<Cost, "file">) };
  } finally {
    await page.close();
  }
}

async function isolatedWorld(client: CDPSession): Promise<(expression: string) => Promise<unknown>> {
  const { frameTree } = await client.send("Page.getFrameTree");
  const world = await client.send("Page.createIsolatedWorld", { frameId: frameTree.frame.id, worldName: "bench" });
  return async (expression) => {
    const answer = await client.send("Runtime.evaluate", {
      expression,
      contextId: world.executionContextId,
      returnByValue: true,
    });
    return answer.result.value;
  };
}

/** Returns whether the built extension offers each page. The service worker records every offer that it receives. */
async function offersOf(browser: Browser, origin: string, files: readonly string[]): Promise<string[]> {
  const id = await browser.installExtension(EXTENSION);
  const isOurs = (each: Target) => each.type() === "service_worker" && each.url().includes(id);
  const target = await browser.waitForTarget(isOurs, { timeout: 10_000 });
  const worker = await target.worker();
  if (worker === null) throw new Error("The extension has no service worker.");
  // The browser reports a worker before the extension APIs are available in it.
  while (!(await worker.evaluate("typeof chrome === 'object'")))
    await new Promise((resolve) => setTimeout(resolve, 50));
  await worker.evaluate(() => {
    const scope = globalThis as unknown as {
      offers: string[];
      chrome: { runtime: { onMessage: { addListener(f: unknown): void } } };
    };
    scope.offers = [];
    scope.chrome.runtime.onMessage.addListener((message: { type?: string }, sender: { url?: string }) => {
      if (message.type === "readoutDetected") scope.offers.push(sender.url ?? "");
    });
  });
  const page = await openPage(browser, origin);
  for (const file of files) {
    await page.goto(origin + encodeURIComponent(file), { waitUntil: "domcontentloaded", timeout: 20_000 });
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
  const offers = await worker.evaluate(() => (globalThis as unknown as { offers: string[] }).offers);
  return offers.map((url) => decodeURIComponent(url.slice(origin.length)));
}

function quantile(values: readonly number[], q: number): string {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN).toFixed(2);
}

function report(costs: readonly Cost[]): void {
  printTimes(
    "first touch of the page",
    costs.map((cost) => cost.touch),
  );
  printTimes(
    "script, first run",
    costs.map((cost) => cost.first),
  );
  printTimes(
    "script, touch included",
    costs.map((cost) => cost.touch + cost.first),
  );
  printTimes(
    "a later look",
    costs.map((cost) => cost.again),
  );
  printTimes(
    "a loop of a million steps",
    costs.map((cost) => cost.loop),
  );
  const found = costs.filter((cost) => cost.isReadout);
  console.log(`pages judged readouts: ${found.length} of ${costs.length} ${found.map((cost) => cost.file).join(" ")}`);
}

function printTimes(what: string, times: readonly number[]): void {
  const [least, median, high] = [0, 0.5, 0.95].map((q) => quantile(times, q));
  console.log(`${what.padEnd(26)} ms: least ${least}, median ${median}, p95 ${high}`);
}

const [folder, chromium = "/usr/bin/chromium"] = process.argv.slice(2);
if (folder === undefined) throw new Error("Usage: bench/detector-cost.ts PAGES_FOLDER [CHROMIUM]");
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".html"))
  .sort();
const pages = new Map(files.map((file) => [file, readFileSync(join(folder, file), "utf8")]));
pages.set("a readout", READOUT);
const server = await serve(pages);
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
const browser = await puppeteer.launch({
  executablePath: chromium,
  headless: true,
  pipe: true,
  enableExtensions: true,
  args: ["--no-sandbox"],
});
try {
  const shipped = await bundle(SHIPPED);
  console.log(`detector: ${gzipSync(shipped, { level: 9 }).length} bytes gzip, ${shipped.length} minified`);
  const script = await bundle(AT_ONCE);
  const costs: Cost[] = [];
  for (const file of files) costs.push(await costOf(browser, origin, file, script));
  report(costs);
  const control = await costOf(browser, origin, "a readout", script);
  console.log(`a readout: ${control.first.toFixed(2)} ms, judged a readout: ${control.isReadout}`);
  if (existsSync(join(EXTENSION, "manifest.json"))) {
    const offers = await offersOf(browser, origin, [...files, "a readout"]);
    console.log(`offers by the built extension: ${offers.length} (expected: only "a readout") ${offers.join(" | ")}`);
  } else console.log("offers by the built extension: dist/chrome is not built");
} finally {
  await browser.close();
  server.close();
}
