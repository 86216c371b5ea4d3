/**
 * Measures the verdict of the whole engine on practice texts: `node --import tsx bench/near-misses.ts bench/practice
 * [--list]`. Prints how many readouts of `tune/` and `held/` are recognised and how many texts of `not-readouts/` are
 * taken for readouts, by half. `--list` names the wrong ones of the half for tuning.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { analyzeText } from "../src/engine/analyze-text.ts";
import type { PageFacts } from "../src/engine/page-facts.ts";

const [folder = "", ...options] = process.argv.slice(2);
if (folder === "") throw new Error("Usage: bench/near-misses.ts FOLDER [--list]");
const isListing = options.includes("--list");

/** Returns whether the engine takes a text for a readout, given what the page around it states. */
function isReadout(file: string): boolean {
  const gold = file.replace(/\.txt$/, ".json");
  const { meta } = existsSync(gold)
    ? (JSON.parse(readFileSync(gold, "utf8")) as { meta?: { page?: { url?: string; published?: string } } })
    : {};
  const facts: PageFacts = { url: meta?.page?.url, publishedDay: meta?.page?.published };
  return analyzeText(readFileSync(file, "utf8"), { facts }).readout.isReadout;
}

function textsIn(name: string, prefix = ""): string[] {
  return readdirSync(join(folder, name))
    .filter((file) => file.startsWith(prefix) && file.endsWith(".txt"))
    .map((file) => join(folder, name, file));
}

function print(label: string, files: readonly string[], expected: boolean): void {
  const wrong = files.filter((file) => isReadout(file) !== expected);
  const right = files.length - wrong.length;
  console.log(`${label.padEnd(34)} ${right} of ${files.length} right, ${((100 * right) / files.length).toFixed(1)} %`);
  if (isListing && !label.includes("held")) for (const file of wrong) console.log(`  ${file}`);
}

console.log(`${new Date().toISOString().slice(0, 10)}  node --import tsx bench/near-misses.ts ${folder}`);
print("readouts, tune", textsIn("tune"), true);
print("readouts, held", textsIn("held"), true);
print("texts that are not readouts, tune", textsIn("not-readouts", "tune-"), false);
print("texts that are not readouts, held", textsIn("not-readouts", "held-"), false);
