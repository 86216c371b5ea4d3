import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Writable } from "node:stream";
import english from "../_locales/en/messages.json";
import type { ExportedPage } from "../import-export/export-model.ts";
import { FORMATS, findFormat } from "../import-export/formats.ts";
import { streamExport } from "../import-export/stream-export.ts";
import { setLanguage } from "../locale/i18n.ts";
import { UsageError } from "./cli-error.ts";
import { endOutput, writeChunk } from "./output.ts";

/** Short names of formats, which are more common on a command line than their ids. */
const ALIASES: Readonly<Record<string, string>> = { csv: "csv-data", spreadsheet: "csv", refi: "qdpx" };

/** Returns the format with an id or a short name. Throws a usage error if there is none. */
export function findExportFormat(name: string) {
  const format = findFormat(ALIASES[name] ?? name);
  if (format) return format;
  const names = [...Object.keys(ALIASES), ...FORMATS.map(({ id }) => id)];
  throw new UsageError(`unknown format "${name}"; the formats are jsonl, ${[...new Set(names)].sort().join(", ")}`);
}

/**
 * Writes pages in an export format. Some formats need several passes over all pages, so the pages are first written to
 * a temporary file, one per line, and never all in memory.
 * @param lines The pages as lines of JSON.
 */
export async function writeExport(
  lines: AsyncIterable<string>,
  format: ReturnType<typeof findExportFormat>,
  output: Writable,
  { exportedAt, version }: { readonly exportedAt: string; readonly version: string },
): Promise<void> {
  setLanguage("en", (name) => (english as Readonly<Record<string, { readonly message: string }>>)[name]?.message);
  const folder = await mkdtemp(join(tmpdir(), "note-verbale-"));
  const file = join(folder, "pages.jsonl");
  try {
    const spool = createWriteStream(file);
    for await (const line of lines) await writeChunk(spool, `${line}\n`);
    await endOutput(spool);
    const { chunks } = await streamExport(format, { pages: pagesOf(file), exportedAt, version });
    for await (const chunk of chunks) await writeChunk(output, chunk);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function pagesOf(file: string): AsyncIterable<ExportedPage> {
  return {
    async *[Symbol.asyncIterator]() {
      for await (const line of createInterface({ input: createReadStream(file) })) {
        yield JSON.parse(line) as ExportedPage;
      }
    },
  };
}
