/**
 * Prints the readout detector's recall by issuer and its false alarms by kind. Usage: node --import tsx
 * bench/detection.ts DATA_FOLDER [--misses]
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ReadoutVerdict } from "../src/engine/analysis.ts";
import { detectReadout } from "../src/engine/detection/detect-readout.ts";

interface Row {
  readonly file: string;
  readonly kind: string;
  readonly verdict: ReadoutVerdict;
}

/** Runs the detector on every text of a folder. A text's kind is its file name without the number. */
function judgeFolder(folder: string): Row[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .map((file) => ({
      file,
      kind: file.replace(/[-_]?\d+\.txt$/, ""),
      verdict: detectReadout(readFileSync(join(folder, file), "utf8")),
    }));
}

function byKind(rows: readonly Row[]): Map<string, Row[]> {
  const kinds = new Map<string, Row[]>();
  for (const row of rows) kinds.set(row.kind, [...(kinds.get(row.kind) ?? []), row]);
  return kinds;
}

function printTable(rows: readonly Row[], label: string): void {
  console.log(`\n${label}`);
  for (const [kind, of] of byKind(rows)) printLine(kind, of);
  printLine("all", rows);
}

function printLine(kind: string, rows: readonly Row[]): void {
  const yes = rows.filter((row) => row.verdict.isReadout).length;
  console.log(
    `${kind.padEnd(30)} ${String(yes).padStart(5)} of ${String(rows.length).padStart(5)}  ${((100 * yes) / rows.length).toFixed(1)} %`,
  );
}

function printRows(rows: readonly Row[], label: string): void {
  console.log(`\n${label}`);
  for (const { file, verdict } of rows) console.log(`${file}  ${verdict.score}  ${verdict.reasons.join("; ")}`);
}

const data = process.argv[2];
if (data === undefined) throw new Error("Usage: bench/detection.ts DATA_FOLDER [--misses]");
const readouts = judgeFolder(join(data, "readouts"));
const unlabelled = judgeFolder(join(data, "readouts-unlabelled"));
const others = judgeFolder(join(data, "not-readouts"));
printTable(readouts, "Recall, readouts");
printTable(unlabelled, "Recall, readouts-unlabelled");
printTable(others, "Called a readout, not-readouts");
printRows(
  others.filter((row) => row.verdict.isReadout),
  "False alarms",
);
if (process.argv.includes("--misses")) {
  printRows(
    [...readouts, ...unlabelled].filter((row) => !row.verdict.isReadout),
    "Misses",
  );
}
