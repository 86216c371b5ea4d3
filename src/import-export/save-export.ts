import type { ExportContent, ExportSettings } from "./export-selection.ts";
import type { Format } from "./format.ts";
import { findFormat } from "./formats.ts";
import { type AbortCheck, type ExportProgress, type StreamedFile, streamExport } from "./stream-export.ts";

/** What saving an export needs from the page that runs it. */
export interface ExportEnvironment {
  /** The version of the extension, which is written into the file. */
  readonly version: string;
  /** Receives how far the export has come; called after each page. */
  readonly onProgress: (progress: ExportProgress) => void;
  /** Stops the export; no file is saved then. */
  readonly signal: AbortCheck & { readonly aborted: boolean };
  readonly yieldToEventLoop: () => Promise<void>;
  /** Saves the file; rejects when its chunks cannot be written. */
  readonly download: (file: StreamedFile) => Promise<void>;
}

/** Writes the content and has the file saved; returns the name of the file, or undefined when the export was stopped. */
export async function saveExport(
  content: ExportContent,
  { format: id, options, zipped }: ExportSettings,
  { version, download, ...hooks }: ExportEnvironment,
): Promise<string | undefined> {
  const source = { ...content, exportedAt: new Date().toISOString(), version };
  try {
    const file = await streamExport(existingFormat(id), source, { options, zipped }, hooks);
    await download(file);
    return file.name;
  } catch (error) {
    if (hooks.signal.aborted) return undefined;
    throw error;
  }
}

/** Returns how often an export iterates over its pages. */
export function passesOf({ format: id, zipped }: ExportSettings): number {
  const format = existingFormat(id);
  return zipped || format.pages === "file-per-page" ? 1 : (format.passes ?? 1);
}

function existingFormat(id: string): Format {
  const format = findFormat(id);
  if (!format) throw new Error(`There is no format “${id}”.`);
  return format;
}
