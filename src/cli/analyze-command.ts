import { availableParallelism } from "node:os";
import type { Readable, Writable } from "node:stream";
import { parseArgs } from "node:util";
import { UsageError } from "./cli-error.ts";
import { assertNoInput, endOutput, openOutput, readFinished, writeChunk } from "./output.ts";
import { type InputDocument, readInputs } from "./read-inputs.ts";
import { commandVersion } from "./version.ts";
import { WorkerPool } from "./worker-pool.ts";
import { errorResult, type ResultKind, type WorkerResult, type WorkerTask } from "./worker-protocol.ts";
import { findExportFormat, writeExport } from "./write-export.ts";

export const ANALYZE_HELP = `note-verbale analyze [OPTIONS] [FILE|FOLDER|-]...

Analyses readouts: .txt files (with the title on the first line), .html files, all of these in folders, .jsonl files,
and standard input ("-", the default) with one JSON object per line:
  {"id": "…", "url": "…", "text": "…" or "html": "…", "published": "2026-03-14"}
The results are in the order of the input. A document that cannot be analysed gives one line with "error".

  --format NAME     jsonl (default), csv, w3c, refi, brat or any other export format
  --output FILE     write to a file instead of standard output
  --resume          continue an interrupted run: skip the documents whose ids are in the output file (jsonl only)
  --url-base URL    the address below which the files were published
  --jobs N          worker threads; by default one for each processor
  --progress        print the progress to standard error, as is done by default if it is a terminal
  --quiet           do not print progress and summary to standard error
`;

/** The streams of the process, so that tests can replace them. */
export interface Streams {
  readonly stdin: Readable;
  readonly stderr: Writable & { readonly isTTY?: boolean };
}

/** Counts of one run. */
interface Totals {
  documents: number;
  words: number;
  errors: number;
}

/** The formats that contain notes only. Each attribution becomes a note for them. */
const NOTE_FORMATS: ReadonlySet<string> = new Set(["w3c", "hypothesis", "readwise"]);

/** Runs the command. Returns the exit status: 1 if a document could not be analysed. */
export async function runAnalyze(args: readonly string[], { stdin, stderr }: Streams): Promise<number> {
  const { paths, format, file, resume, urlBase, jobs, progress, quiet } = readOptions(args);
  if (file !== undefined) assertNoInput(file, paths);
  const finished = resume && file !== undefined ? await readFinished(file) : undefined;
  const inputs = readInputs(paths, urlBase, stdin);
  const output = openOutput(file, resume);
  const start = Date.now();
  const totals: Totals = { documents: 0, words: 0, errors: 0 };
  const analyzed = analyzeInputs(withoutFinished(inputs, finished?.counts), resultKindOf(format), jobs);
  const isShown = !quiet && (progress || stderr.isTTY === true);
  const results = isShown ? withProgress(analyzed, stderr, start) : analyzed;
  if (format) {
    const pages = linesWithoutErrors(results, totals, stderr);
    await writeExport(pages, format, output, { exportedAt: new Date(start).toISOString(), version: commandVersion() });
  } else {
    for await (const { line, words, isError } of results) {
      count(totals, words, isError);
      await writeChunk(output, `${line}\n`);
    }
  }
  await endOutput(output);
  if (!quiet) stderr.write(summary(totals, finished?.lines ?? 0, Date.now() - start));
  return totals.errors + (finished?.errors ?? 0) > 0 ? 1 : 0;
}

/** Reads the command line. `format` is undefined for JSON lines. Throws a usage error if a value is wrong. */
function readOptions(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      format: { type: "string", default: "jsonl" },
      output: { type: "string" },
      resume: { type: "boolean", default: false },
      "url-base": { type: "string" },
      jobs: { type: "string" },
      progress: { type: "boolean", default: false },
      quiet: { type: "boolean", default: false },
    },
  });
  const { output: file, resume, progress, quiet, "url-base": urlBase } = values;
  if (urlBase !== undefined && !URL.canParse(urlBase)) throw new UsageError(`--url-base "${urlBase}" is not a URL`);
  const format = values.format === "jsonl" ? undefined : findExportFormat(values.format);
  if (resume && (file === undefined || format)) throw new UsageError("--resume needs --output and the format jsonl");
  const paths = positionals.length > 0 ? positionals : ["-"];
  return { paths, format, file, resume, urlBase, jobs: jobsOf(values.jobs), progress, quiet };
}

/** Returns what the workers return for a format: for JSON lines, which have none, the analysis. */
function resultKindOf(format: { readonly id: string } | undefined): ResultKind {
  if (!format) return "analysis";
  return NOTE_FORMATS.has(format.id) ? "notes" : "page";
}

/** Yields the results of documents in their order, each analysed by one of several worker threads. */
export async function* analyzeInputs(
  inputs: AsyncIterable<InputDocument>,
  kind: ResultKind,
  jobs: number,
): AsyncGenerator<WorkerResult> {
  const pool = new WorkerPool<WorkerTask, WorkerResult>(WORKER, jobs, ({ input }, error) =>
    errorResult(input, `the worker failed: ${error instanceof Error ? error.message : String(error)}`),
  );
  const capturedAt = new Date().toISOString();
  try {
    yield* pool.mapInOrder(tasks(inputs, kind, capturedAt));
  } finally {
    await pool.close();
  }
}

async function* tasks(
  inputs: AsyncIterable<InputDocument>,
  kind: ResultKind,
  capturedAt: string,
): AsyncGenerator<WorkerTask> {
  for await (const input of inputs) yield { kind, input, capturedAt };
}

/** The worker's script in the built package. Node 20 runs no TypeScript in workers, so the source has none. */
const WORKER = new URL("./worker.mjs", import.meta.url);

/** Returns the number of worker threads. Throws a usage error unless the option is a positive integer. */
export function jobsOf(option: string | undefined): number {
  if (option === undefined) return availableParallelism();
  if (!/^[1-9]\d{0,2}$/.test(option)) throw new UsageError(`--jobs must be a positive number, not "${option}"`);
  return Number(option);
}

async function* withoutFinished(
  inputs: AsyncIterable<InputDocument>,
  finished: Map<string, number> = new Map(),
): AsyncGenerator<InputDocument> {
  for await (const input of inputs) {
    const count = finished.get(input.id) ?? 0;
    if (count > 0) finished.set(input.id, count - 1);
    else yield input;
  }
}

/** Yields the lines of the analysed documents, and prints the errors to standard error. */
async function* linesWithoutErrors(
  results: AsyncIterable<WorkerResult>,
  totals: Totals,
  stderr: Writable,
): AsyncGenerator<string> {
  for await (const { line, words, isError } of results) {
    count(totals, words, isError);
    if (isError) stderr.write(`${line}\n`);
    else yield line;
  }
}

/** Milliseconds between two lines of progress: on a terminal one line is overwritten, elsewhere lines are added. */
const PROGRESS_ON_TERMINAL = 200;
const PROGRESS_ELSEWHERE = 5_000;

/** Yields results as they are, and prints how many there were so far, first after the first one. */
async function* withProgress(
  results: AsyncIterable<WorkerResult>,
  stderr: Streams["stderr"],
  start: number,
): AsyncGenerator<WorkerResult> {
  const totals: Totals = { documents: 0, words: 0, errors: 0 };
  const isTerminal = stderr.isTTY === true;
  let printedAt = Number.NEGATIVE_INFINITY;
  for await (const result of results) {
    count(totals, result.words, result.isError);
    const now = Date.now();
    if (now - printedAt >= (isTerminal ? PROGRESS_ON_TERMINAL : PROGRESS_ELSEWHERE)) {
      printedAt = now;
      const line = `… ${summary(totals, 0, now - start).trim()}`;
      stderr.write(isTerminal ? `\r${line}${CLEAR_REST}` : `${line}\n`);
    }
    yield result;
  }
  if (isTerminal) stderr.write(`\r${CLEAR_REST}`);
}

/** Clears a terminal's line from the cursor to its end. */
const CLEAR_REST = "\u001b[K";

function count(totals: Totals, words: number, isError: boolean): void {
  totals.documents += 1;
  totals.words += words;
  totals.errors += isError ? 1 : 0;
}

function summary({ documents, words, errors }: Totals, skipped: number, time: number): string {
  const seconds = Math.max(time, 1) / 1000;
  const rate = Math.round(words / seconds);
  const before = skipped > 0 ? `, ${skipped} finished before` : "";
  return `${documents} ${documents === 1 ? "document" : "documents"}${before}, ${words} words, ${errors} errors, ${seconds.toFixed(1)} s, ${rate} words per second\n`;
}
