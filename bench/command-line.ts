/**
 * Runs the built command over many short documents, of which one in a thousand reports a call: measures its memory,
 * kills it without warning in the middle, resumes it, and checks that the output contains every document once and in
 * order. Usage: node --import tsx bench/command-line.ts [DOCUMENTS] [JOBS]   (after npm run build; CLI sets another
 * note-verbale.mjs)
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const COMMAND = process.env.CLI ?? new URL("../dist/cli/note-verbale.mjs", import.meta.url).pathname;
const total = Number(process.argv[2] ?? 1_000_000);
const jobs = process.argv[3] ?? String(availableParallelism());

/** The number of parts of the output for which the memory is printed. */
const PARTS = 20;

const FIRST_WORDS = ["Closed", "Open", "Snow", "Rain", "Sold"];
const LAST_WORDS = ["today", "on Sunday", "again", "until noon"];

function textOf(number: number): string {
  if (number % 1000 === 0) return `Minister Rask spoke with Minister Avelar. She said that talk ${number} had ended.`;
  return `${FIRST_WORDS[number % FIRST_WORDS.length]} ${LAST_WORDS[number % LAST_WORDS.length]}.`;
}

async function writeDocuments(file: string): Promise<void> {
  const stream = createWriteStream(file);
  for (let number = 0; number < total; number += 1) {
    if (!stream.write(`${JSON.stringify({ id: `d${number}`, text: textOf(number) })}\n`)) await once(stream, "drain");
  }
  stream.end();
  await once(stream, "finish");
}

/** Memory of a process in MB: now, and the most so far. Linux only. */
function memoryOf({ pid }: ChildProcess): { readonly now: number; readonly most: number } | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const read = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024;
    // A process that has ended, but was not waited for, has no memory.
    return read("VmRSS") > 0 ? { now: read("VmRSS"), most: read("VmHWM") } : undefined;
  } catch {
    return undefined;
  }
}

/** Seconds of processor time of a process, user and system. Linux only; a clock tick is 10 ms there. */
function processorTimeOf({ pid }: ChildProcess): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return Number.NaN;
  }
}

const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/**
 * Runs the command until it ends, or until its output has so many bytes: then it is killed. Prints the most memory
 * that was seen in each part of its output.
 */
async function run(what: string, args: readonly string[], output: string, killAt: number): Promise<void> {
  const child = spawn(process.execPath, [COMMAND, "analyze", "--jobs", jobs, "--output", output, ...args], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  const exited = once(child, "exit");
  const parts: number[] = [];
  const expected = sizeOf(documents) * OUTPUT_PER_INPUT;
  let [most, processorTime] = [0, 0];
  const timer = setInterval(() => {
    const memory = memoryOf(child);
    if (memory === undefined) return;
    most = memory.most;
    processorTime = processorTimeOf(child);
    const part = Math.min(PARTS - 1, Math.floor((sizeOf(output) / expected) * PARTS));
    parts[part] = Math.max(parts[part] ?? 0, memory.now);
    if (sizeOf(output) >= killAt) child.kill("SIGKILL");
  }, 200);
  const [status, signal] = await exited;
  clearInterval(timer);
  console.log(`\n${what}: ${signal ?? `status ${status}`}, processor time ${processorTime.toFixed(0)} s`);
  console.log(`memory at most ${most.toFixed(0)} MB; by part of the output, MB:`);
  console.log(Array.from(parts, (one) => one?.toFixed(0) ?? "-").join(" "));
}

/** The size of the output relative to that of the input, measured on these documents. */
const OUTPUT_PER_INPUT = 4.63;

/** Counts documents that are missing, repeated, out of order, or no JSON. */
async function faultsIn(output: string): Promise<number> {
  let [expected, faults] = [0, 0];
  for await (const line of createInterface({ input: createReadStream(output) })) {
    try {
      if ((JSON.parse(line) as { readonly id?: string }).id !== `d${expected}`) faults += 1;
    } catch {
      faults += 1;
    }
    expected += 1;
  }
  return faults + Math.abs(total - expected);
}

const folder = mkdtempSync(join(tmpdir(), "command-line-"));
const [documents, output] = [join(folder, "documents.jsonl"), join(folder, "output.jsonl")];
try {
  await writeDocuments(documents);
  console.log(`${total} documents, ${(sizeOf(documents) / 1e6).toFixed(1)} MB, ${jobs} worker threads`);
  const half = (sizeOf(documents) * OUTPUT_PER_INPUT) / 2;
  await run("first run", [documents], output, half);
  console.log(`output when it was killed: ${(sizeOf(output) / 1e6).toFixed(1)} MB`);
  await run("resumed", ["--resume", documents], output, Number.POSITIVE_INFINITY);
  const faults = await faultsIn(output);
  console.log(`\noutput: ${(sizeOf(output) / 1e6).toFixed(1)} MB; missing, repeated or misplaced documents: ${faults}`);
  process.exitCode = faults > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
