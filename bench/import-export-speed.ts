/**
 * Measures the processor time and memory of each format: `node --import tsx bench/import-export-speed.ts [NOTES]` (10,000).
 * A separate process writes each format from pages that are created one after another, and counts and discards its
 * output. Times are compared with `JSON.stringify` of the same pages in the same process. Then it measures a zip of ten
 * times as many notes with one page each, compared with fflate's own `zipSync`, and the longest time that the event
 * loop was blocked.
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
import { everydayPages } from "./import-export-documents.ts";

setEnglish();

const PER_PAGE = 5;

/**
 * The measurements of one process, in milliseconds of processor time and bytes. Only the longest wait is wall-clock
 * time.
 */
interface Measure {
  readonly milliseconds: number;
  readonly beside: number;
  readonly bytes: number;
  readonly peak: number;
  readonly longestWait: number;
}

/** Returns the processor time of this process. On a busy machine the wall-clock time says little. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function sourceOf(notes: number, perPage: number): ExportInput {
  return { pages: everydayPages(notes, perPage), exportedAt: "2026-11-24T10:00:00.000Z", version: "0.1.0" };
}

/** Writes an export and yields to the event loop whenever it pauses. A timer measures the longest wait. */
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

/** Creates the pages and converts them to JSON one after another: the minimum work of every format. */
async function stringifyAll(notes: number, perPage: number): Promise<number> {
  const start = cpu();
  let length = 0;
  for await (const page of everydayPages(notes, perPage)) length += JSON.stringify(page).length;
  if (length === 0) throw new Error("There is nothing to write.");
  return cpu() - start;
}

/** Compresses the same files with fflate in a single call. */
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

/**
 * Measures parsing a file of these notes and planning its import into an empty store, compared with `JSON.parse`.
 */
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

/** Returns the English name of a format. */
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
