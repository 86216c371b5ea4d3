import type { ExportSource } from "../../src/exchange/export-document.ts";
import type { FormatOptions } from "../../src/exchange/format.ts";
import { serialize } from "../../src/exchange/serialize.ts";

/** Returns a whole export as bytes. */
export async function bytesIn(format: string, source: ExportSource, options: FormatOptions = {}): Promise<Uint8Array> {
  const { chunks } = await serialize(format, source, { options });
  return Buffer.concat(chunks.map((chunk) => Buffer.from(chunk as string)));
}

/** Returns a whole export as text. */
export async function textIn(format: string, source: ExportSource, options: FormatOptions = {}): Promise<string> {
  return Buffer.from(await bytesIn(format, source, options)).toString("utf8");
}
