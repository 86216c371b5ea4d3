import { once } from "node:events";
import {
  closeSync,
  createReadStream,
  createWriteStream,
  existsSync,
  openSync,
  realpathSync,
  truncateSync,
} from "node:fs";
import { createInterface } from "node:readline";
import type { Writable } from "node:stream";
import { UsageError } from "./cli-error.ts";

/** Writes a chunk and waits while the receiver is slower, so that memory does not grow. */
export async function writeChunk(output: Writable, chunk: string | Uint8Array): Promise<void> {
  if (!output.write(chunk)) await once(output, "drain");
}

/** Throws a usage error if a file cannot be written, before any document is analysed. */
function assertWritable(file: string): void {
  try {
    closeSync(openSync(file, "a"));
  } catch (error) {
    throw new UsageError(`cannot write ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Ends an output and waits until everything is written. Standard output stays open. */
export async function endOutput(output: Writable): Promise<void> {
  if (output === process.stdout) return;
  output.end();
  await once(output, "finish");
}

/** Opens a file for writing, or standard output if there is no file. */
export function openOutput(file: string | undefined, isResumed = false): Writable {
  if (file === undefined) return process.stdout;
  assertWritable(file);
  const output = createWriteStream(file, { flags: isResumed ? "a" : "w" });
  output.on("error", (error) => exitWithError(`cannot write ${file}: ${error.message}`));
  return output;
}

/** The documents that an interrupted run has finished. */
export interface FinishedDocuments {
  /** The number of lines of each id. Ids should be unique, but need not be. */
  readonly counts: Map<string, number>;
  readonly lines: number;
  /** The number of lines with an error. */
  readonly errors: number;
}

/**
 * Returns the documents whose complete lines a file already contains. Removes an incomplete last line, which
 * remains when the command was stopped while it wrote.
 */
export async function readFinished(file: string): Promise<FinishedDocuments> {
  const counts = new Map<string, number>();
  let [lines, errors] = [0, 0];
  if (!existsSync(file)) return { counts, lines, errors };
  const length = await lengthOfCompleteLines(file);
  for await (const line of createInterface({ input: createReadStream(file) })) {
    // A file that the command has not written must stay as it is. Its results and their rests begin with a brace.
    if (!line.startsWith("{")) throw new UsageError(`${file} is not an output of this command, so it is left as it is`);
    if (lines === length.lines) break;
    const { id, isError } = resultIn(line);
    lines += 1;
    if (isError) errors += 1;
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  truncateSync(file, length.bytes);
  return { counts, lines, errors };
}

/** Returns the number of complete lines, and of bytes up to the last line break. */
async function lengthOfCompleteLines(file: string): Promise<{ readonly bytes: number; readonly lines: number }> {
  let [position, bytes, lines] = [0, 0, 0];
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) {
      lines += 1;
      bytes = position + at + 1;
    }
    position += chunk.length;
  }
  return { bytes, lines };
}

/** Throws a usage error if an output file is also an input, which writing would destroy. */
export function assertNoInput(file: string, paths: readonly string[]): void {
  if (existsSync(file) && paths.some((path) => existsSync(path) && realpathSync(path) === realpathSync(file)))
    throw new UsageError(`${file} is an input and cannot be the output too`);
}

function resultIn(line: string): { readonly id?: string | undefined; readonly isError: boolean } {
  try {
    const { id, file, error } = JSON.parse(line) as Readonly<Record<string, string | undefined>>;
    return { id: id ?? file, isError: error !== undefined };
  } catch {
    return { isError: true };
  }
}

/** Ends the process with a message, as a write error leaves nothing else to do. */
export function exitWithError(message: string): never {
  process.stderr.write(`note-verbale: ${message}\n`);
  process.exit(1);
}
