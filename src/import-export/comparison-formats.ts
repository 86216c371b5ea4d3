import { formatLocalDay } from "../annotation/moment.ts";
import type { ComparisonTable } from "../comparison/comparison-table.ts";
import type { MessageKey } from "../locale/i18n.ts";
import { comparisonCsv } from "./comparison-csv.ts";
import { comparisonHtml } from "./comparison-html.ts";
import { sideName } from "./comparison-labels.ts";
import { comparisonMarkdown } from "./comparison-markdown.ts";
import { safeName } from "./file-name.ts";
import type { FileKind } from "./format.ts";
import type { StreamedFile } from "./stream-export.ts";

/** A format in which one comparison can be saved. */
interface ComparisonFormat extends FileKind {
  readonly id: string;
  readonly title: MessageKey;
  write(table: ComparisonTable): string;
}

/** The formats of a comparison, in the order in which they are shown. A backup contains all comparisons too. */
export const COMPARISON_FORMATS = [
  { id: "html", title: "title_html", extension: "html", type: "text/html", write: comparisonHtml },
  { id: "markdown", title: "title_markdown", extension: "md", type: "text/markdown", write: comparisonMarkdown },
  { id: "csv", title: "title_csv", extension: "csv", type: "text/csv", write: (table) => comparisonCsv(table) },
] as const satisfies readonly ComparisonFormat[];

export type ComparisonFormatId = (typeof COMPARISON_FORMATS)[number]["id"];

/** Returns a file with a comparison, named "2026-11-24 Norland – Tarma (Note Verbale).html" after its sides. */
export function comparisonFile(table: ComparisonTable, format: ComparisonFormatId, savedAt: string): StreamedFile {
  const { extension, type, write } = COMPARISON_FORMATS.find(({ id }) => id === format) ?? COMPARISON_FORMATS[0];
  const title = safeName(table.sides.map(sideName).join(" – "));
  return {
    name: `${formatLocalDay(savedAt)} ${title} (Note Verbale).${extension}`,
    type,
    chunks: chunksOf(write(table)),
  };
}

async function* chunksOf(text: string): AsyncGenerator<string, void, undefined> {
  yield text;
}
