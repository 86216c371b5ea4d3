import { type Code, placeCodes } from "../annotation/code-record.ts";
import { csvLine, guardCell } from "./csv-parse.ts";

/** The columns of a codebook as a table. Only the first is required in an import. */
export const CODEBOOK_COLUMNS = ["code", "definition", "color", "parent"] as const;

/** Returns the codebook as a CSV table in reading order. The column `parent` has the name of the code above. */
export function codebookCsv(codes: readonly Code[]): string {
  const rows = placeCodes(codes).map(({ code, path }) => [code.name, code.definition, code.color, path.at(-2) ?? ""]);
  return [[...CODEBOOK_COLUMNS], ...rows].map((row) => csvLine(row.map(guardCell), ",")).join("");
}
