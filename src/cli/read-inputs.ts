import { createReadStream, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { reasonOf, type SourceDocument } from "./analyze-document.ts";

/** A document that a worker reads and analyses, or the reason why there is none. */
export interface InputDocument {
  /** The name of the field that identifies the document in the output: a file, or a line with an id. */
  readonly key: "file" | "id";
  readonly id: string;
  /** The file to read. */
  readonly file?: string;
  readonly document?: SourceDocument;
  readonly error?: string;
}

/**
 * Yields the documents of files, of folders with all of their `.txt` and `.html` files in alphabetical order, of `.jsonl`
 * files, and of standard input for "-".
 * @param urlBase The URL below which files were published. The relative path of a file is appended to it.
 */
export async function* readInputs(
  paths: readonly string[],
  urlBase: string | undefined,
  stdin: Readable,
): AsyncGenerator<InputDocument> {
  for (const path of paths) {
    if (path === "-") yield* readLines(stdin);
    else if (/\.(?:jsonl|ndjson)$/i.test(path)) yield* readLinesOfFile(path);
    else yield* readPath(path, urlBase);
  }
}

async function* readLinesOfFile(path: string): AsyncGenerator<InputDocument> {
  try {
    yield* readLines(createReadStream(path));
  } catch (error) {
    yield { key: "file", id: path, error: reasonOf(error) };
  }
}

function* readPath(path: string, urlBase: string | undefined): Generator<InputDocument> {
  try {
    let count = 0;
    for (const [file, relative] of statSync(path).isDirectory() ? filesBelow(path, "") : [[path, basename(path)]]) {
      const url = urlBase === undefined ? undefined : joinUrl(urlBase, relative);
      yield { key: "file", id: file, file, ...(url !== undefined && { document: { url } }) };
      count += 1;
    }
    if (count === 0) yield { key: "file", id: path, error: "no .txt or .html files in this folder" };
  } catch (error) {
    yield { key: "file", id: path, error: reasonOf(error) };
  }
}

/**
 * Yields the documents in a folder and its subfolders, each with its path relative to the first folder. Links to folders
 * are not followed, because they may lead in a circle.
 */
function* filesBelow(folder: string, relative: string): Generator<[file: string, relative: string]> {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const file = join(folder, entry.name);
    const name = relative === "" ? entry.name : `${relative}/${entry.name}`;
    if (entry.isDirectory()) yield* filesBelow(file, name);
    else if (/\.(?:txt|html?)$/i.test(entry.name)) yield [file, name];
  }
}

function joinUrl(base: string, relative: string): string {
  return `${base.replace(/\/$/, "")}/${relative.split("/").map(encodeURIComponent).join("/")}`;
}

/** Yields the documents of JSON lines `{"id", "url", "html" or "text", "published"}`. Only one line is in memory. */
async function* readLines(stream: Readable): AsyncGenerator<InputDocument> {
  let number = 0;
  for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    const text = number === 1 ? line.replace(/^\ufeff/, "") : line;
    if (text.trim() !== "") yield parseLine(text, number);
  }
}

function parseLine(line: string, number: number): InputDocument {
  let given: unknown;
  try {
    given = JSON.parse(line);
  } catch {
    return { key: "id", id: `line ${number}`, error: `line ${number} is not valid JSON` };
  }
  if (typeof given !== "object" || given === null) {
    return { key: "id", id: `line ${number}`, error: `line ${number} is not a JSON object` };
  }
  const { id, url, html, text, published } = given as Readonly<Record<string, unknown>>;
  const name = typeof id === "string" || typeof id === "number" ? String(id) : `line ${number}`;
  if (typeof html !== "string" && typeof text !== "string") {
    return { key: "id", id: name, error: `line ${number} has neither a text nor html` };
  }
  if (published !== undefined && !isDay(published)) {
    return { key: "id", id: name, error: `line ${number} has a "published" that is not a day such as 2026-03-14` };
  }
  const document = { html: stringOf(html), text: stringOf(text), url: stringOf(url), published: stringOf(published) };
  return { key: "id", id: name, document };
}

function isDay(value: unknown): boolean {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

function stringOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
