/**
 * Analyses extreme texts of 1, 2 and 4 MB. Prints the processor time of the rules and its growth (2 is linear), and
 * that of rules and tagger on a twentieth of the size. Every span is checked: `node --import tsx bench/stress-texts.ts
 * [MEGABYTES]`.
 */

import { loadShippedTagger } from "../src/cli/shipped-files.ts";
import type { Analysis } from "../src/engine/analysis.ts";
import { analyzeText } from "../src/engine/analyze-text.ts";

const READOUT = [
  "Prime Minister's call with President Anna Bell of Norway: 4 May",
  "The Prime Minister spoke to the President of Norway, Anna Bell, this morning.",
  "He thanked her for the loan of three ships, and stressed that the strait must stay open. “It is our road,” she said.",
  "The leaders agreed to speak again in June.\n",
].join("\n\n");

const KINDS: readonly (readonly [name: string, unit: string])[] = [
  ["one word", "said "],
  ["open marks", "“He said "],
  ["marks alone", '"“'],
  ["readouts", READOUT],
  ["no punctuation", READOUT.replace(/[^\w\s]/g, "")],
  ["capitals", READOUT.toUpperCase()],
  ["one line", READOUT.replace(/\s+/g, " ")],
  ["short lines", "He said that it rains\n"],
  ["names", "President Anna Bell of Norway, "],
  ["commas", "stressed, "],
  ["lone surrogates", "😀 The \ud800 said that 👑 \udc00 "],
  ["right to left", "قال الرئيس said that "],
];

function checkSpans({ attributions }: Analysis, length: number): void {
  for (const { sources, cue, contents, addressees } of attributions)
    for (const { start, end } of [...sources, ...(cue ? [cue] : []), ...contents, ...addressees])
      if (!(start >= 0 && start < end && end <= length)) throw new Error(`span ${start}-${end} of ${length}`);
}

function timeOf(text: string, read: (text: string) => Analysis): number {
  const before = process.cpuUsage();
  const reading = read(text);
  const took = process.cpuUsage(before).user / 1000;
  checkSpans(reading, text.length);
  return took;
}

const million = 1_000_000 * Number(process.argv[2] ?? 1);
const tagger = loadShippedTagger();
console.log(
  `${new Date().toISOString().slice(0, 10)}  node --import tsx bench/stress-texts.ts; milliseconds of processor time`,
);
console.log("kind               1 MB    2 MB    4 MB   growth   with tagger, 0.05 MB   0.1 MB   growth");
for (const [name, unit] of KINDS) {
  const long = (size: number) => unit.repeat(Math.ceil(size / unit.length)).slice(0, size);
  const ruled = [1, 2, 4].map((times) => timeOf(long(times * million), (text) => analyzeText(text)));
  const tagged = [0.05, 0.1].map((times) => timeOf(long(times * million), (text) => analyzeText(text, { tagger })));
  const growth = ([a = 1, b = 1]: number[], steps: number) => ((b / a) ** (1 / steps)).toFixed(1).padStart(8);
  const cells = ruled.map((ms) => ms.toFixed(0).padStart(8)).join("");
  console.log(
    `${name.padEnd(15)}${cells}${growth([ruled[0] ?? 1, ruled[2] ?? 1], 2)}${tagged.map((ms) => ms.toFixed(0).padStart(12)).join("")}${growth(tagged, 1)}`,
  );
}
