import { oneLine } from "./bibliographic-record.ts";
import type { ExportedPage, ExportInput } from "./export-model.ts";
import { fileName, safeName, uniqueNames } from "./file-name.ts";
import { type Chunk, completeOptions, type FileKind, type Format, type FormatOptions } from "./format.ts";
import { replaceForbidden } from "./replace-forbidden.ts";
import { type ZipEntry, zip } from "./zip.ts";

/** The method of an AbortSignal that an export uses. */
export interface AbortCheck {
  throwIfAborted(): void;
}

/** The progress of an export within the current iteration over the pages, and the number of completed iterations. */
export interface ExportProgress {
  readonly pages: number;
  readonly notes: number;
  readonly passes: number;
}

/** Hooks to observe an export, to stop it, and to keep it from blocking other work. */
export interface ExportHooks {
  readonly signal?: AbortCheck;
  onProgress?(progress: ExportProgress): void;
  /** Called and awaited after every few milliseconds of work, to let the event loop run. */
  yieldToEventLoop?(): Promise<void>;
}

/** What to write: one file if the format allows it, or a zip with one file per page. */
export interface ExportRequest {
  readonly options?: FormatOptions;
  readonly zipped?: boolean;
}

/** A file to save, whose content is produced in chunks. */
export interface StreamedFile {
  readonly name: string;
  readonly type: string;
  readonly chunks: AsyncGenerator<Chunk, void, undefined>;
}

const ZIP_TYPE: FileKind = { extension: "zip", type: "application/zip" };

/** The time, in milliseconds, after which an export pauses. Shorter work is not noticeable. */
const YIELD_INTERVAL = 12;

/**
 * The approximate length of the chunks of text, in characters. It avoids both thousands of small strings and one huge
 * string.
 */
const CHUNK_LENGTH = 1 << 16;

/** Prepares an export in a format. Nothing is written before the first chunk is requested. */
export async function streamExport(
  format: Format,
  source: ExportInput,
  request: ExportRequest = {},
  hooks: ExportHooks = {},
): Promise<StreamedFile> {
  const options = completeOptions(format, request.options);
  const yielder = createYielder(hooks);
  const pages = format.takesAllCharacters ? source.pages : withoutForbidden(source.pages);
  const watched = { ...source, pages: watch(pages, hooks, yielder) };
  const first = await firstPages(source.pages, 2);
  const kind = format.kindFor?.(options) ?? format;
  const inZip = request.zipped === true || (format.pages === "file-per-page" && first.length > 1);
  const { extension, type } = inZip ? ZIP_TYPE : kind;
  const written = inZip
    ? zip(entries(format, kind.extension, watched, options), source.exportedAt)
    : format.write(watched, options);
  const name = fileName(
    first,
    first.length > 1 ? await countPages(source) : first.length,
    source.exportedAt,
    extension,
  );
  return { name, type, chunks: coalesceChunks(written, hooks, yielder) };
}

async function firstPages(pages: ExportInput["pages"], count: number): Promise<ExportedPage[]> {
  const first: ExportedPage[] = [];
  for await (const page of pages) {
    first.push(page);
    if (first.length === count) break;
  }
  return first;
}

/** Returns the same pages without characters that other programs do not accept, in each iteration. */
function withoutForbidden(pages: ExportInput["pages"]): AsyncIterable<ExportedPage> {
  return {
    async *[Symbol.asyncIterator]() {
      for await (const page of pages) yield replaceForbidden(page);
    },
  };
}

/** Returns the number of pages if it is known without iterating over them. */
async function countPages({ pages }: ExportInput): Promise<number | undefined> {
  return Array.isArray(pages) ? pages.length : undefined;
}

/** Yields one file per page, named after the page's title, which is made unique if the format requires it. */
async function* entries(
  format: Format,
  extension: string,
  source: ExportInput,
  options: FormatOptions,
): AsyncGenerator<ZipEntry> {
  const [uniqueName, uniqueTitle] = [uniqueNames(), uniqueNames()];
  for await (const given of source.pages) {
    const title = format.hasUniqueTitles
      ? uniqueTitle(oneLine(given.title).normalize("NFC") || "Untitled", "")
      : given.title;
    const page = { ...given, title };
    const name = uniqueName(safeName(page.title), `.${extension}`);
    yield { name, chunks: format.write({ ...source, pages: [page] }, options) };
  }
}

/** Lets the event loop run if the current interval of work is over. */
type Yielder = () => Promise<void> | undefined;

function createYielder({ signal, yieldToEventLoop }: ExportHooks): Yielder {
  let since = Date.now();
  return () => {
    signal?.throwIfAborted();
    if (!yieldToEventLoop || Date.now() - since < YIELD_INTERVAL) return undefined;
    return yieldToEventLoop().then(() => {
      since = Date.now();
      signal?.throwIfAborted();
    });
  };
}

/** Returns the same pages, and reports the progress as they are consumed. */
function watch(pages: ExportInput["pages"], hooks: ExportHooks, yielder: Yielder): AsyncIterable<ExportedPage> {
  let passes = 0;
  return {
    async *[Symbol.asyncIterator]() {
      let [count, notes] = [0, 0];
      for await (const page of pages) {
        const resting = yielder();
        if (resting) await resting;
        yield page;
        notes += page.notes.length;
        hooks.onProgress?.({ pages: ++count, notes, passes });
      }
      passes += 1;
    },
  };
}

/** Joins small chunks into larger ones, and checks the abort signal between them. */
async function* coalesceChunks(
  chunks: AsyncIterable<Chunk>,
  { signal }: ExportHooks,
  yielder: Yielder,
): AsyncGenerator<Chunk, void, undefined> {
  signal?.throwIfAborted();
  let [text, length]: [string[], number] = [[], 0];
  for await (const chunk of chunks) {
    if (typeof chunk === "string") {
      text.push(chunk);
      length += chunk.length;
      if (length < CHUNK_LENGTH) continue;
    }
    const resting = yielder();
    if (resting) await resting;
    if (text.length > 0) yield text.join("");
    if (typeof chunk !== "string") yield chunk;
    [text, length] = [[], 0];
  }
  if (text.length > 0) yield text.join("");
}
