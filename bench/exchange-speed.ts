/**
 * How much of the processor each format takes and how much memory: `node --import tsx bench/exchange-speed.ts [NOTES]` (10,000). Each format is
 * written by a process of its own, from pages that are made one after another, its pieces counted and thrown away. Times stand
 * beside `JSON.stringify` of the same pages in the same process. Then a zip of ten times as many notes, a page each, beside
 * fflate's own `zipSync`, with the longest time that the event loop had to wait.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { strToU8, zipSync } from "fflate";
import type { ExportInput } from "../src/import-export/export-model.ts";
import { FORMATS, findFormat } from "../src/import-export/formats.ts";
import { parseImport } from "../src/import-export/parse-import.ts";
import { planImport } from "../src/import-export/plan-import.ts";
import { type ExportRequest, streamExport } from "../src/import-export/stream-export.ts";
import { t } from "../src/locale/i18n.ts";
import { setEnglish } from "../test/set-english.ts";
import { everydayPages } from "./exchange-documents.ts";

setEnglish();

const PER_PAGE = 5;

/** What one process measured, in milliseconds of the processor and bytes; only the longest wait is by the clock. */
interface Measure {
  readonly milliseconds: number;
  readonly beside: number;
  readonly bytes: number;
  readonly peak: number;
  readonly longestWait: number;
}

/** The processor's time of this process: on a busy machine the clock tells little. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function sourceOf(notes: number, perPage: number): ExportInput {
  return { pages: everydayPages(notes, perPage), exportedAt: "2026-11-24T10:00:00.000Z", version: "0.1.0" };
}

/** The work, with a turn for the event loop whenever the export pauses; a timer tells how long it waited at most. */
async function write(
  id: string,
  notes: number,
  perPage: number,
  order: ExportRequest,
): Promise<Pick<Measure, "milliseconds" | "bytes" | "longestWait">> {
  const format = findFormat(id);
  if (!format) throw new Error(id);
  let [bytes, last, longestWait] = [0, performance.now(), 0];
  const heart = setInterval(() => {
    const now = performance.now();
    longestWait = Math.max(longestWait, now - last);
    last = now;
  }, 1);
  const start = cpu();
  const yieldToEventLoop = () => new Promise<void>((resolve) => setTimeout(resolve));
  const { chunks } = await streamExport(format, sourceOf(notes, perPage), order, { yieldToEventLoop });
  for await (const chunk of chunks) bytes += chunk.length;
  clearInterval(heart);
  return { milliseconds: cpu() - start, bytes, longestWait };
}

/** The pages made and turned into JSON, one after another: what every format has to do at the least. */
async function stringifyAll(notes: number, perPage: number): Promise<number> {
  const start = cpu();
  let length = 0;
  for await (const page of everydayPages(notes, perPage)) length += JSON.stringify(page).length;
  if (length === 0) throw new Error("There is nothing to write.");
  return cpu() - start;
}

/** The same files by fflate, all at once. */
async function zipAll(notes: number): Promise<number> {
  const start = cpu();
  const files: Record<string, Uint8Array> = {};
  let number = 0;
  for await (const page of everydayPages(notes, 1)) files[`${++number}.json`] = strToU8(JSON.stringify(page));
  zipSync(files, { level: 6 });
  return cpu() - start;
}

async function measureHere(id: string, notes: number): Promise<Measure> {
  if (id === "nothing") return { milliseconds: 0, beside: 0, bytes: 0, longestWait: 0, peak: peakOf() };
  if (id === "zip-peer") {
    const milliseconds = await zipAll(notes);
    return { milliseconds, beside: milliseconds, bytes: 0, longestWait: milliseconds, peak: peakOf() };
  }
  if (id.startsWith("in:")) return measureImport(id.slice(3), notes);
  const zipped = id.startsWith("zip:");
  const perPage = zipped ? 1 : PER_PAGE;
  await write(id.replace("zip:", ""), 100, perPage, { zipped });
  const measured = await write(id.replace("zip:", ""), notes, perPage, { zipped });
  const peak = peakOf();
  return { ...measured, peak, beside: await stringifyAll(notes, perPage) };
}

/** Reading a file of these notes and planning what it would do in an empty notebook, beside `JSON.parse`. */
async function measureImport(id: string, notes: number): Promise<Measure> {
  const format = findFormat(id);
  if (!format) throw new Error(id);
  const pieces: Uint8Array[] = [];
  const { chunks } = await streamExport(format, sourceOf(notes, PER_PAGE));
  for await (const chunk of chunks) pieces.push(typeof chunk === "string" ? strToU8(chunk) : chunk);
  const bytes = Buffer.concat(pieces);
  const start = cpu();
  const { file } = parseImport(bytes);
  if (!file) throw new Error(id);
  const plan = await planImport(file, { note: () => undefined, notesOnPage: () => [], readout: () => undefined });
  const milliseconds = cpu() - start;
  if (plan.counts.new < notes) throw new Error(`${plan.counts.new} of ${notes} were read.`);
  const peak = peakOf();
  const again = cpu();
  JSON.parse(id === "csv-data" ? JSON.stringify(plan.writes) : bytes.toString("utf8"));
  return { milliseconds, bytes: bytes.length, longestWait: milliseconds, peak, beside: cpu() - again };
}

function peakOf(): number {
  return process.resourceUsage().maxRSS * 1024;
}

function measure(id: string, notes: number): Measure {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ["--import", "tsx", fileURLToPath(import.meta.url), "--one", id, String(notes)],
    {
      encoding: "utf8",
      maxBuffer: 1 << 24,
    },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
}

const mb = (bytes: number) => (bytes / 1e6).toFixed(1);
const s = (milliseconds: number) => (milliseconds / 1000).toFixed(2);

function row(name: string, { milliseconds, beside, bytes, peak, longestWait }: Measure, base: number): string {
  return `| ${name} | ${s(milliseconds)} | ${(milliseconds / beside).toFixed(1)} | ${mb(bytes)} | ${mb(peak - base)} | ${longestWait.toFixed(0)} |`;
}

/** The name of a format, in English. */
function titleOf(id: string): string {
  const format = findFormat(id);
  return format ? t(format.title) : id;
}

function report(notes: number): void {
  const base = measure("nothing", notes).peak;
  const head = (what: string, beside: string) =>
    `\n| ${what} | CPU seconds | times ${beside} | MB written | MB of memory at most | longest hold, ms |\n|---|---|---|---|---|---|`;
  console.log(head(`${notes} notes on ${notes / PER_PAGE} readouts, out`, "JSON.stringify"));
  for (const { id } of FORMATS) console.log(row(titleOf(id), measure(id, notes), base));
  console.log(head("the same, in", "JSON.parse"));
  for (const id of ["json", "w3c", "hypothesis", "csv-data"])
    console.log(row(titleOf(id), measure(`in:${id}`, notes), base));
  console.log(head(`zip of ${notes * 10} notes, a file each`, "JSON.stringify"));
  for (const id of ["markdown", "json"])
    console.log(row(`${titleOf(id)}, zipped`, measure(`zip:${id}`, notes * 10), base));
  console.log(row("fflate's zipSync of the same as JSON (times itself)", measure("zip-peer", notes * 10), base));
}

const args = process.argv.slice(2);
if (args[0] === "--one") console.log(JSON.stringify(await measureHere(args[1] ?? "", Number(args[2]))));
else report(Number(args[0] ?? 10_000));
