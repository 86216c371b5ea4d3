/**
 * Measures the processor time of formulas and of the alignment: `node --import tsx bench/formulas.ts FOLDER...`. Claims
 * of the folders' texts, as the rules alone read them, are repeated until 2,000 readouts are full; a fixed loop is
 * timed in the same run, because machines differ. All times are medians of processor time.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadShippedWordTable } from "../src/cli/shipped-files.ts";
import { type Alignment, alignClaims, applyDecisions, scoreClaims } from "../src/comparison/align-claims.ts";
import { countGroups } from "../src/comparison/arrange-rows.ts";
import { type Claim, type ReadoutClaims, readoutClaims } from "../src/comparison/claim.ts";
import { type ComparisonTable, comparisonTable, type TableSide } from "../src/comparison/comparison-table.ts";
import { findFormulas } from "../src/comparison/find-formulas.ts";
import { parseTopicLexicon } from "../src/comparison/find-topics.ts";
import { type DatedClaims, indexPhrases } from "../src/comparison/phrase-index.ts";
import { tracePhrase } from "../src/comparison/trace-phrase.ts";
import { analyzeText } from "../src/engine/analyze-text.ts";
import { finish, type Sliced } from "../src/engine/slices.ts";

const READOUTS = 2_000;
const PHRASES = [
  "ironclad",
  "rock solid",
  "free and open",
  "as long as it takes",
  "sovereignty and territorial integrity",
];

function readFolder(folder: string): { id: string; side: ReadoutClaims }[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".txt"));
  return names.sort().map((name) => {
    const text = readFileSync(join(folder, name), "utf8");
    return { id: name, side: readoutClaims(text, analyzeText(text)) };
  });
}

function timed(times: number, run: () => unknown): number {
  const all = Array.from({ length: times }, () => {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1_000;
  });
  return all.sort((a, b) => a - b)[Math.floor(times / 2)] ?? 0;
}

/** Returns the longest slice of some sliced work in milliseconds of the clock. */
function longestSlice<T>(work: Sliced<T>): number {
  for (let longest = 0; ; ) {
    const start = performance.now();
    const { done } = work.next();
    longest = Math.max(longest, performance.now() - start);
    if (done) return longest;
  }
}

function fixedLoop(): number {
  let sum = 0;
  for (let i = 1; i < 20_000_000; i++) sum = (sum + i * 7) % 1_000_003;
  return sum;
}

const sides = process.argv.slice(2).flatMap(readFolder);
const texts: DatedClaims[] = Array.from({ length: READOUTS }, (_, at) => {
  const { id, side } = sides[at % sides.length] ?? {
    id: "",
    side: { claims: [], participants: [], issuer: undefined },
  };
  const day = new Date(Date.UTC(2021, 0, 1 + (at % 1_200))).toISOString().slice(0, 10);
  return { id: `${at} ${id}`, day, issuer: side.issuer, claims: side.claims };
});
const index = finish(indexPhrases(texts));

function sideOf(count: number, from: number): ReadoutClaims {
  const claims: Claim[] = sides.slice(from).flatMap(({ side }) => side.claims);
  return {
    claims: claims.slice(0, count).map((claim, index) => ({ ...claim, index })),
    participants: [],
    issuer: undefined,
  };
}

function tableOf(alignment: Alignment): ComparisonTable {
  const tableSides = [longA, longB].map(
    ({ claims }): TableSide => ({
      readout: "",
      title: "",
      issuer: undefined,
      url: "",
      publishedDay: undefined,
      capturedAt: "",
      text: "",
      claims,
    }),
  );
  const table = comparisonTable(tableSides, [{ a: 0, b: 1, alignment }], data.lexicon);
  countGroups(table, { kind: "differences" }, []);
  return table;
}

const data = { lexicon: parseTopicLexicon(), table: loadShippedWordTable() };
const [a, b] = [sideOf(20, 0), sideOf(20, 40)];
const show = (name: string, value: number): void =>
  console.log(`${name.padEnd(46)} ${value.toFixed(1).padStart(8)} ms`);

console.log(
  `${new Date().toISOString().slice(0, 10)}  node --import tsx bench/formulas.ts ${process.argv.slice(2).join(" ")}`,
);
console.log(`${texts.length} readouts, ${texts.reduce((sum, { claims }) => sum + claims.length, 0)} claims`);
show("fixed loop of 20 million steps", timed(5, fixedLoop));
show(
  "folding all claims",
  timed(5, () => finish(indexPhrases(texts))),
);
show("  longest slice", longestSlice(indexPhrases(texts)));
for (const phrase of PHRASES)
  show(
    `phrase "${phrase}"`,
    timed(15, () => tracePhrase(index, phrase, { gap: 1 })),
  );
show(
  "all formulas",
  timed(5, () => finish(findFormulas(index))),
);
show("  longest slice", longestSlice(findFormulas(index)));
for (let warm = 0; warm < 5; warm++) alignClaims(a, b, data);
show(
  "alignment of 20 with 20 claims",
  timed(25, () => alignClaims(a, b, data)),
);
// Two texts of about 15,000 words each.
const [longA, longB] = [sideOf(500, 0), sideOf(500, 60)];
show(
  `alignment of ${longA.claims.length} with ${longB.claims.length} claims`,
  timed(1, () => finish(scoreClaims(longA, longB, data))),
);
show("  longest slice", longestSlice(scoreClaims(longA, longB, data)));
const scores = finish(scoreClaims(longA, longB, data));
show(
  "  their table after a decision",
  timed(3, () => tableOf(applyDecisions(scores, []))),
);
console.log(`${finish(findFormulas(index)).length} formulas, ${scores.offered.length} pairs offered`);
