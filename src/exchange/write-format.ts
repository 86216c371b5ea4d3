import type { ExportedPage, ExportSource } from "./export-document.ts";
import { fileName, safeName, uniqueNames } from "./file-name.ts";
import { type Chunk, completeOptions, type FileKind, type Format, type FormatOptions } from "./format.ts";
import { type ZipEntry, zip } from "./zip.ts";

/** The part of an AbortSignal that an export heeds. */
export interface StopSignal {
  throwIfAborted(): void;
}

/** How far an export is, in the present walk over the pages, and how many walks are behind it. */
export interface Progress {
  readonly pages: number;
  readonly notes: number;
  readonly walks: number;
}

/** How an export is watched, stopped, and kept from holding up what else the program does. */
export interface Run {
  readonly signal?: StopSignal;
  onProgress?(progress: Progress): void;
  /** Called every few milliseconds of work, and awaited: give the event loop its turn here. */
  pause?(): Promise<void>;
}

/** What to write: one file, where the format can, or a zip with a file for each page. */
export interface Order {
  readonly options?: FormatOptions;
  readonly zipped?: boolean;
}

/** A file to be saved, to be had piece by piece. */
export interface StreamedFile {
  readonly name: string;
  readonly type: string;
  readonly chunks: AsyncGenerator<Chunk, void, undefined>;
}

const ZIP: FileKind = { extension: "zip", type: "application/zip" };

/** Work this long, in milliseconds, is not felt; after it comes a pause. */
const STRETCH = 12;

/** Text is handed on in pieces of about this many characters: neither thousands of crumbs nor one huge string. */
const PIECE = 1 << 16;

/** Begins an export in a format; nothing is written before the first piece is asked for. */
export async function openExport(
  format: Format,
  source: ExportSource,
  order: Order = {},
  run: Run = {},
): Promise<StreamedFile> {
  const options = completeOptions(format, order.options);
  const turn = startTurn(run);
  const watched = { ...source, pages: watch(source.pages, run, turn) };
  const first = await firstPages(source.pages, 2);
  const kind = format.kindFor?.(options) ?? format;
  const inZip = order.zipped === true || (format.pages === "apart" && first.length > 1);
  const { extension, type } = inZip ? ZIP : kind;
  const written = inZip
    ? zip(entries(format, kind.extension, watched, options), source.exportedAt)
    : format.write(watched, options);
  const name = fileName(
    first,
    first.length > 1 ? await countPages(source) : first.length,
    source.exportedAt,
    extension,
  );
  return { name, type, chunks: gather(written, run, turn) };
}

async function firstPages(pages: ExportSource["pages"], count: number): Promise<ExportedPage[]> {
  const first: ExportedPage[] = [];
  for await (const page of pages) {
    first.push(page);
    if (first.length === count) break;
  }
  return first;
}

/** How many pages there are, if that can be had without walking over all of them. */
async function countPages({ pages }: ExportSource): Promise<number | undefined> {
  return Array.isArray(pages) ? pages.length : undefined;
}

/** A file for each page, named by the page's title. */
async function* entries(
  format: Format,
  extension: string,
  source: ExportSource,
  options: FormatOptions,
): AsyncGenerator<ZipEntry> {
  const unique = uniqueNames();
  for await (const page of source.pages) {
    const name = unique(safeName(page.title), `.${extension}`);
    yield { name, chunks: format.write({ ...source, pages: [page] }, options) };
  }
}

/** Lets the event loop have its turn when a stretch of work is over. */
type Turn = () => Promise<void> | undefined;

function startTurn({ signal, pause }: Run): Turn {
  let since = Date.now();
  return () => {
    signal?.throwIfAborted();
    if (!pause || Date.now() - since < STRETCH) return undefined;
    return pause().then(() => {
      since = Date.now();
      signal?.throwIfAborted();
    });
  };
}

/** The same pages, counted as they pass. */
function watch(pages: ExportSource["pages"], run: Run, turn: Turn): AsyncIterable<ExportedPage> {
  let walks = 0;
  return {
    async *[Symbol.asyncIterator]() {
      let [count, notes] = [0, 0];
      for await (const page of pages) {
        const resting = turn();
        if (resting) await resting;
        yield page;
        notes += page.notes.length;
        run.onProgress?.({ pages: ++count, notes, walks });
      }
      walks += 1;
    },
  };
}

/** The pieces joined to a size worth handing on, with a look at the signal between them. */
async function* gather(
  chunks: AsyncIterable<Chunk>,
  { signal }: Run,
  turn: Turn,
): AsyncGenerator<Chunk, void, undefined> {
  signal?.throwIfAborted();
  let [text, length]: [string[], number] = [[], 0];
  for await (const chunk of chunks) {
    if (typeof chunk === "string") {
      text.push(chunk);
      length += chunk.length;
      if (length < PIECE) continue;
    }
    const resting = turn();
    if (resting) await resting;
    if (text.length > 0) yield text.join("");
    if (typeof chunk !== "string") yield chunk;
    [text, length] = [[], 0];
  }
  if (text.length > 0) yield text.join("");
}
