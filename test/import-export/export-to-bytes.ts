import type { ExportInput } from "../../src/import-export/export-model.ts";
import { exportToString } from "../../src/import-export/export-to-string.ts";
import type { FormatOptions } from "../../src/import-export/format.ts";

/** Returns a whole export as bytes. */
export async function exportToBytes(
  format: string,
  source: ExportInput,
  options: FormatOptions = {},
): Promise<Uint8Array> {
  const { chunks } = await exportToString(format, source, { options });
  return Buffer.concat(chunks.map((chunk) => Buffer.from(chunk as string)));
}

/** Returns a whole export as text. */
export async function exportToText(format: string, source: ExportInput, options: FormatOptions = {}): Promise<string> {
  return Buffer.from(await exportToBytes(format, source, options)).toString("utf8");
}
