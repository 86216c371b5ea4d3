import type { ExportSource } from "./export-document.ts";
import type { Chunk } from "./format.ts";
import { formatOf } from "./formats.ts";
import { type Order, openExport, type Run } from "./write-format.ts";

/** A file to be saved: its name, its media type and its content in pieces, as a Blob takes them. */
export interface ExportFile {
  readonly name: string;
  readonly type: string;
  readonly chunks: readonly Chunk[];
}

/** Writes a whole export in one of the formats; `openExport` gives it piece by piece instead. */
export async function serialize(
  id: string,
  source: ExportSource,
  order: Order = {},
  run: Run = {},
): Promise<ExportFile> {
  const format = formatOf(id);
  if (!format) throw new Error(`There is no format “${id}”.`);
  const { name, type, chunks } = await openExport(format, source, order, run);
  const pieces: Chunk[] = [];
  for await (const chunk of chunks) pieces.push(chunk);
  return { name, type, chunks: pieces };
}
