/**
 * Measures how long other tabs wait for their highlights while five background tabs request one analysis after another.
 * Opens ten ordinary readouts one after the other in Chromium, first alone and then with the five tabs. Each of these
 * shows another long readout at another address ten times a second, driven by a worker, whose timers the browser does
 * not throttle in the background. Prints the time from navigation to the first highlights, and the longest time for
 * which the background did not answer its debugger. A loop of fixed length shows how much slower the machine is under
 * the load: "scaled" times are divided by that, as if the extension had the machine to itself. Finally measures the
 * work for one page of the flood alone, in Node. Usage: node --import tsx bench/flood.ts   (after npm run build;
 * CHROMIUM_PATH sets another browser)
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import puppeteer, { type Browser, type CDPSession, type Page } from "puppeteer-core";
import { PAGE_BUDGET } from "../src/background/analysis-queue.ts";
import { loadShippedTagger } from "../src/cli/shipped-files.ts";
import { analyzeTextIncrementally } from "../src/engine/analyze-text.ts";
import { MAX_ANALYZED_LENGTH } from "../src/rpc/rpc-contract.ts";

const EXTENSION = join(new URL("..", import.meta.url).pathname, "dist/chrome");
const FLOODS = 5;
const ORDINARY = 10;

const wait = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

/** Returns a readout of about 150 words, with other names for each number. */
function ordinary(number: number): string {
  const [first, second] = [`Minister Halla Brekke`, `Minister Tomas Verin${number}`];
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Readout ${number}</title><main>
<h1>Readout of Foreign ${first}’s call with Foreign ${second} of Ostrava</h1>
<p>Foreign ${first} spoke by telephone today with Foreign ${second} of Ostrava to discuss ferry line ${number}.</p>
<p>${first} thanked her counterpart for the ${number} pilots. She stressed that the strait must stay open to all ships.</p>
<p>${second} said that his government would send two tugs. He warned that delays would have consequences for trade.</p>
<p>${first} announced that three harbours would be dredged, and urged all sides to pay their share before the summer.</p>
<p>The two ministers agreed to meet in May and reaffirmed their commitment to the convention.</p></main></html>`;
}

const FLOOD_LEAD = ordinary(0).replace(/^.*?<main>|<\/main>.*$/gs, "");

/** Returns the text of a flooding page below its lead: as much text as the extension reads of a page. */
function floodText(shown: number): string {
  let more = "";
  for (let line = 0; more.length < MAX_ANALYZED_LENGTH; line += 1) {
    more += `<p>The envoy stressed that ship ${shown}-${line} would sail in the morning, and the minister agreed.</p>`;
  }
  return more;
}

const FLOOD = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Flood</title><main>${FLOOD_LEAD}</main><script>
const MAX_ANALYZED_LENGTH = ${MAX_ANALYZED_LENGTH};
${floodText};
const lead = document.querySelector("main").innerHTML;
let shown = 0;
const clock = new Worker(URL.createObjectURL(new Blob(["setInterval(() => postMessage(0), 100)"])));
clock.onmessage = () => {
  shown += 1;
  history.pushState({}, "", "/flood/" + shown + "/" + Math.random());
  document.querySelector("main").innerHTML = lead + floodText(shown + Math.random());
};
</script></html>`;

/** Returns the duration of a loop of fixed length in milliseconds. */
function loopTime(): number {
  const start = performance.now();
  let sum = 0;
  for (let step = 0; step < 10_000_000; step += 1) sum += step % 7;
  return performance.now() - start + (sum < 0 ? 1 : 0);
}

/** Repeats the loop while `work` runs. Returns the mean duration. */
async function loopDuring(work: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  let isDone = false;
  const timing = (async () => {
    while (!isDone) {
      times.push(loopTime());
      await wait(200);
    }
  })();
  await work().finally(() => {
    isDone = true;
  });
  await timing;
  return times.reduce((sum, time) => sum + time, 0) / times.length;
}

/** Repeatedly sends the background a request that it answers immediately, and stores the longest response time. */
class Pings {
  longest = 0;
  private isDone = false;

  constructor(private readonly session: CDPSession) {
    void this.run();
  }

  end(): number {
    this.isDone = true;
    return this.longest;
  }

  private async run(): Promise<void> {
    while (!this.isDone) {
      const start = performance.now();
      await this.session.send("Runtime.evaluate", { expression: "1" }).catch(() => undefined);
      this.longest = Math.max(this.longest, performance.now() - start);
      await wait(20);
    }
  }
}

/** Returns the milliseconds from navigation to the first highlights, by the page's own clock. */
async function timeToMarks(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(`(function look() {
    if (CSS.highlights.size > 0) globalThis.markedAt = performance.now();
    else setTimeout(look, 10);
  })()`);
  await page.goto(url, { timeout: 0 });
  await page.bringToFront();
  const handle = await page.waitForFunction("globalThis.markedAt", { timeout: 0, polling: 50 });
  const time = (await handle.jsonValue()) as number;
  await page.close();
  return time;
}

const median = (times: readonly number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
const seconds = (time: number) => (time / 1000).toFixed(2);

async function measure(browser: Browser, root: string, what: string, quiet: number): Promise<void> {
  const target = await browser.waitForTarget((one) => one.type() === "service_worker");
  const pings = new Pings(await target.createCDPSession());
  const times: number[] = [];
  const loop = await loopDuring(async () => {
    for (let number = 1; number <= ORDINARY; number += 1)
      times.push(await timeToMarks(browser, `${root}/call/${number}`));
  });
  const slowness = Math.max(1, loop / quiet);
  const cells = [
    what,
    seconds(median(times)),
    seconds(Math.max(...times)),
    slowness.toFixed(1),
    seconds(median(times) / slowness),
    seconds(Math.max(...times) / slowness),
    pings.end().toFixed(0),
  ];
  console.log(`| ${cells.join(" | ")} |`);
}

/** Returns the engine's processor time for one flooding page, in milliseconds. */
function workForOnePage(): number {
  const tagger = loadShippedTagger();
  const text = `${FLOOD_LEAD}${floodText(1)}`.replace(/<[^>]+>/g, "\n").slice(0, MAX_ANALYZED_LENGTH);
  const spent = () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  const before = process.cpuUsage();
  const work = analyzeTextIncrementally(text, { title: "Flood", tagger, isSpent: () => spent() >= PAGE_BUDGET });
  while (!work.next().done) if (spent() > 10 * PAGE_BUDGET) break;
  return spent();
}

const server = createServer((request, response) => {
  const path = request.url ?? "";
  const number = Number(/^\/call\/(\d+)$/.exec(path)?.[1]);
  const body = number ? ordinary(number) : path.startsWith("/flood") ? FLOOD : "";
  response.writeHead(body ? 200 : 404, { "content-type": "text/html; charset=utf-8" }).end(body);
});
await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
// Uses another site, because tabs of other sites have separate processes.
const floodRoot = root.replace("127.0.0.1", "localhost");
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
  headless: true,
  pipe: true,
  enableExtensions: true,
  args: ["--no-sandbox", "--host-resolver-rules=MAP localhost 127.0.0.1"],
  protocolTimeout: 1_200_000,
});
try {
  await browser.installExtension(EXTENSION);
  const quiet = Math.min(...Array.from({ length: 20 }, loopTime));
  console.log(`A loop of ten million steps: ${quiet.toFixed(1)} ms at the least.\n`);
  console.log(
    "| | to the highlights, median, s | longest | slowness | median, scaled | longest, scaled | background silent at most, ms |",
  );
  console.log("|---|---|---|---|---|---|---|");
  await timeToMarks(browser, `${root}/call/99`);
  await measure(browser, root, "alone", quiet);
  const floods: Page[] = [];
  for (let number = 0; number < FLOODS; number += 1) {
    const page = await browser.newPage();
    await page.goto(`${floodRoot}/flood`, { timeout: 0 });
    floods.push(page);
  }
  await wait(10_000);
  await measure(browser, root, "beside five flooding tabs", quiet);
  console.log(`\nOne page of the flood: ${workForOnePage().toFixed(0)} ms of processor time in the engine.`);
} finally {
  await browser.close();
  server.close();
}
