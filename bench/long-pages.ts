/**
 * Measures how long the extension blocks the main thread of a very long page: a readout at the top of the given number
 * of paragraphs in Chromium, from load until the highlights are shown, after a style change and after a text change.
 * Also measures the same page without the extension, and prints what happened in each task that took too long. Times
 * are processor times, because the wall clock of a busy machine includes other work. Usage: node --import tsx
 * bench/long-pages.ts [PARAGRAPHS...]   (after npm run build; CHROMIUM_PATH sets another browser)
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import puppeteer, { type Browser, type CDPSession, type Page } from "puppeteer-core";

const EXTENSION = join(new URL("..", import.meta.url).pathname, "dist/chrome");

const LEAD = [
  "<h1>Readout of Prime Minister Halla Brekke’s call with President Tomas Verin of Ostrava Republic</h1>",
  "<p>Prime Minister Halla Brekke spoke by telephone today with President Tomas Verin.</p>",
  "<p>The Prime Minister thanked President Verin for the ferry agreement. She said that the first ships would sail in May.</p>",
  "<p>President Verin stressed that both sides must keep the strait open. The two leaders agreed to meet in the autumn.</p>",
].join("\n");

/** Returns a page with this number of paragraphs below the lead, some of which report statements. */
function pageOf(paragraphs: number): string {
  const lines = Array.from({ length: paragraphs }, (_, number) =>
    number % 40 === 0
      ? `<p>President Verin underlined that ferry <b>number ${number}</b> would be repaired before the winter.</p>`
      : `<p>Paragraph ${number} lists the <i>harbours</i> at which the ferries call, and the hours of the day at which they leave.</p>`,
  );
  return `<!doctype html><meta charset="utf-8"><title>Call with President Verin</title><main>${LEAD}${lines.join("\n")}</main>`;
}

/** A task of the page's main thread, with its processor time in milliseconds. */
interface Task {
  readonly start: number;
  readonly end: number;
  readonly cpu: number;
  /** Whether a script of the extension ran in it. */
  isOurs: boolean;
  /** The longest events that the browser reports in it, with milliseconds. */
  readonly parts: readonly string[];
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: {
    readonly data?: { readonly url?: string; readonly fileName?: string; readonly functionName?: string };
  };
}

const CATEGORIES = ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline", "blink.user_timing"];

/** Records the tasks of the page's main thread while `work` runs. */
async function tasksDuring(client: CDPSession, page: Page, work: () => Promise<void>): Promise<Task[]> {
  const events: TraceEvent[] = [];
  const hear = ({ value }: { value: unknown[] }) => void events.push(...(value as TraceEvent[]));
  client.on("Tracing.dataCollected", hear);
  await client.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { recordMode: "recordUntilFull", traceBufferSizeInKb: 800_000, includedCategories: CATEGORIES },
  });
  await work();
  await page.evaluate("performance.mark('the page itself')");
  const isComplete = new Promise((resolve) => client.once("Tracing.tracingComplete", resolve));
  await client.send("Tracing.end");
  await isComplete;
  client.off("Tracing.dataCollected", hear);
  return tasksOf(events);
}

function tasksOf(events: readonly TraceEvent[]): Task[] {
  const mark = events.find(({ name }) => name === "the page itself");
  const own = events.filter(({ pid, tid }) => pid === mark?.pid && tid === mark.tid);
  const tasks: Task[] = own
    .filter(({ name }) => name === "RunTask" || name === "ThreadControllerImpl::RunTask")
    .map(({ ts, dur = 0, tdur = 0 }) => ({
      start: ts,
      end: ts + dur,
      cpu: tdur / 1000,
      isOurs: false,
      parts: tdur > 50_000 ? partsOf(own, ts, ts + dur) : [],
    }))
    .sort((a, b) => a.start - b.start);
  const ours = own
    .filter(({ args }) => /^chrome-extension:/.test(args?.data?.url ?? args?.data?.fileName ?? ""))
    .sort((a, b) => a.ts - b.ts);
  let index = 0;
  for (const { ts } of ours) {
    while (index < tasks.length && (tasks[index] as Task).end < ts) index += 1;
    const task = tasks[index];
    if (task && task.start <= ts) task.isOurs = true;
  }
  return tasks;
}

/** Returns the longest events in a time interval. */
function partsOf(events: readonly TraceEvent[], start: number, end: number): string[] {
  return events
    .filter(({ name, ts, dur = 0 }) => ts >= start && ts + dur <= end && !name.endsWith("RunTask"))
    .sort((a, b) => (b.dur ?? 0) - (a.dur ?? 0))
    .slice(0, 6)
    .map(({ name, dur = 0, args }) => {
      const { url = "", fileName = "", functionName = "" } = args?.data ?? {};
      return `${name} ${(url || fileName).split("/").at(-1)} ${functionName} ${ms(dur / 1000)}`;
    });
}

const ms = (time: number) => time.toFixed(0);
const longest = (tasks: readonly Task[]) => tasks.reduce((most, { cpu }) => Math.max(most, cpu), 0);

/** Waits until no script of the extension has run in the page for a while. */
const wait = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

interface Phase {
  readonly name: string;
  readonly work: (page: Page) => Promise<void>;
}

async function untilMarked(page: Page, isExtended: boolean): Promise<void> {
  if (!isExtended) return void (await wait(5_000));
  for (let tries = 0; tries < 600; tries += 1) {
    if (await page.evaluate("CSS.highlights.size > 0")) return void (await wait(3_000));
    await wait(1_000);
  }
  throw new Error("No marks were shown.");
}

/** How long a change is observed, in milliseconds. The extension waits until the page is idle before it reads again. */
const FOLLOWED = 40_000;

async function measure(url: string, isExtended: boolean): Promise<void> {
  const browser = await openBrowser(isExtended);
  try {
    const page = await browser.newPage();
    const client = await page.createCDPSession();
    const phases: readonly Phase[] = [
      {
        name: "from load to the highlights",
        work: async () => {
          await page.goto(url, { waitUntil: "load", timeout: 0 });
          await untilMarked(page, isExtended);
        },
      },
      {
        name: "after a change of styles",
        work: async () => {
          await page.evaluate("document.querySelector('main').classList.toggle('other')");
          await wait(isExtended ? FOLLOWED : 5_000);
        },
      },
      {
        name: "after a change of text",
        work: async () => {
          await page.evaluate("document.querySelector('p').append(' The call was short.')");
          await wait(isExtended ? FOLLOWED : 5_000);
        },
      },
    ];
    const over: string[] = [];
    for (const { name, work } of phases) {
      const began = performance.now();
      const tasks = await tasksDuring(client, page, () => work(page));
      const ours = tasks.filter(({ isOurs }) => isOurs);
      const others = tasks.filter(({ isOurs }) => !isOurs);
      const cells = [
        isExtended ? "with" : "without",
        name,
        ms(longest(ours)),
        ours.filter(({ cpu }) => cpu > 50).length,
        ours.length,
        ms(ours.reduce((sum, { cpu }) => sum + cpu, 0)),
        ms(longest(others)),
        others.filter(({ cpu }) => cpu > 50).length,
        ms((performance.now() - began) / 1000),
      ];
      console.log(`| ${cells.join(" | ")} |`);
      for (const { cpu, parts } of ours) if (cpu > 50) over.push(`${name}: ${ms(cpu)} ms, in it ${parts.join("; ")}`);
    }
    for (const line of over) console.log(line);
  } finally {
    await browser.close();
  }
}

async function openBrowser(isExtended: boolean): Promise<Browser> {
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    headless: true,
    pipe: true,
    enableExtensions: true,
    args: ["--no-sandbox"],
    protocolTimeout: 1_200_000,
  });
  if (isExtended) await browser.installExtension(EXTENSION);
  return browser;
}

const counts = process.argv.slice(2).map(Number);
const pages = new Map((counts.length > 0 ? counts : [100_000, 500_000]).map((count) => [`/${count}`, pageOf(count)]));
const server = createServer((request, response) => {
  const body = pages.get(request.url ?? "");
  response.writeHead(body ? 200 : 404, { "content-type": "text/html; charset=utf-8" }).end(body ?? "");
});
await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
try {
  for (const path of pages.keys()) {
    console.log(`\n${path.slice(1)} paragraphs\n`);
    console.log(
      "| extension | phase | its longest task, ms | over 50 ms | its tasks | its sum, ms | longest other task | over 50 ms | seconds |",
    );
    console.log("|---|---|---|---|---|---|---|---|---|");
    for (const isExtended of [false, true]) {
      await measure(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, isExtended);
    }
  }
} finally {
  server.close();
}
