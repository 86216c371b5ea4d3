import type { ExportInput } from "./export-model.ts";
import type { Chunk } from "./format.ts";
import { findFormat } from "./formats.ts";
import { type ExportHooks, type ExportRequest, streamExport } from "./stream-export.ts";

/** A file to save: its name, its media type, and its content in parts that the Blob constructor accepts. */
export interface ExportFile {
  readonly name: string;
  readonly type: string;
  readonly chunks: readonly Chunk[];
}

/** Writes a complete export in one of the formats. Use `streamExport` to get it in chunks. */
export async function exportToString(
  id: string,
  source: ExportInput,
  order: ExportRequest = {},
  run: ExportHooks = {},
): Promise<ExportFile> {
  const format = findFormat(id);
  if (!format) throw new Error(`There is no format “${id}”.`);
  const { name, type, chunks } = await streamExport(format, source, order, run);
  const pieces: Chunk[] = [];
  for await (const chunk of chunks) pieces.push(chunk);
  return { name, type, chunks: pieces };
}
