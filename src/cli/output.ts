import { once } from "node:events";
import { createReadStream, createWriteStream, existsSync, truncateSync } from "node:fs";
import { createInterface } from "node:readline";
import type { Writable } from "node:stream";

/** Writes a chunk and waits while the receiver is slower, so that memory does not grow. */
export async function writeChunk(output: Writable, chunk: string | Uint8Array): Promise<void> {
  if (!output.write(chunk)) await once(output, "drain");
}

/** Ends an output and waits until everything is written. Standard output stays open. */
export async function endOutput(output: Writable): Promise<void> {
  if (output === process.stdout) return;
  output.end();
  await once(output, "finish");
}

/** Opens a file for writing, or standard output if there is no file. */
export function openOutput(file: string | undefined, isResumed = false): Writable {
  return file === undefined ? process.stdout : createWriteStream(file, { flags: isResumed ? "a" : "w" });
}

/**
 * Returns the ids of the documents whose complete lines a file already contains. Removes an incomplete last line, which
 * remains when the command was stopped while it wrote.
 */
export async function readFinishedIds(file: string): Promise<Set<string>> {
  const ids = new Set<string>();
  if (!existsSync(file)) return ids;
  truncateSync(file, await lengthOfCompleteLines(file));
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const id = idOf(line);
    if (id !== undefined) ids.add(id);
  }
  return ids;
}

/** Returns the number of bytes up to the last line break. */
async function lengthOfCompleteLines(file: string): Promise<number> {
  let position = 0;
  let complete = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    const last = chunk.lastIndexOf("\n");
    if (last >= 0) complete = position + last + 1;
    position += chunk.length;
  }
  return complete;
}

function idOf(line: string): string | undefined {
  try {
    const { id, file } = JSON.parse(line) as { readonly id?: string; readonly file?: string };
    return id ?? file;
  } catch {
    return undefined;
  }
}
