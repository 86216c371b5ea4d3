import { writeCsv } from "./csv.ts";
import type { ExportDocument } from "./export-document.ts";
import { fileName } from "./file-name.ts";
import { writeBackup } from "./json.ts";
import { writeMarkdown } from "./markdown.ts";

export type ExportFormat = "markdown" | "csv" | "json";

/** A file to be saved: its name, its media type and its text. */
export interface ExportFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

interface Writer {
  readonly extension: string;
  readonly type: string;
  write(document: ExportDocument): string;
}

const WRITERS: Readonly<Record<ExportFormat, Writer>> = {
  markdown: { extension: "md", type: "text/markdown;charset=utf-8", write: writeMarkdown },
  csv: { extension: "csv", type: "text/csv;charset=utf-8", write: writeCsv },
  json: { extension: "json", type: "application/json", write: writeBackup },
};

/** Writes an export in one of the formats: Markdown to read and link, CSV to count, JSON to keep and bring back. */
export function serialize(format: ExportFormat, document: ExportDocument): ExportFile {
  const { extension, type, write } = WRITERS[format];
  return { name: fileName(document, extension), type, text: write(document) };
}
