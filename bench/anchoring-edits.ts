/**
 * Tests whether notes find their passages again in edited texts. Texts and edits are generated with a fixed seed, so
 * the true position is known. Prints recall and wrong positions by how much of the passage was edited. Usage: node
 * --import tsx bench/anchoring-edits.ts [COUNT] [SEED] [--show]
 */
import fc from "fast-check";
import { describe, type Located, locate } from "../src/annotation/selectors.ts";
import {
  type EditedPassage,
  editedPassages,
  evaluateLocation,
  type TextKind,
} from "../test/annotation/generate-edits.ts";

const MANNERS: readonly TextKind[] = ["prose", "formulas"];

/** The rows of the table: the maximum share of a passage's words that were edited, with a label. */
const SIZES: readonly (readonly [number, string])[] = [
  [0, "words untouched"],
  [0.1, "up to 10 %"],
  [0.25, "up to 25 %"],
  [0.5, "up to 50 %"],
  [0.999, "more"],
  [Number.POSITIVE_INFINITY, "all, or gone"],
];

/** The results for the notes of one row. */
interface Tally {
  notes: number;
  remaining: number;
  right: number;
  ragged: number;
  wrong: number;
  ambiguous: number;
  orphaned: number;
}

const [count = "10000", seed = "2026"] = process.argv.slice(2).filter((one) => !one.startsWith("--"));
const isShown = process.argv.includes("--show");

function tallyOf(tallies: Map<string, Tally>, { touched }: EditedPassage): Tally {
  const name = SIZES.find(([most]) => touched <= most)?.[1] ?? "";
  const tally = tallies.get(name) ?? {
    notes: 0,
    remaining: 0,
    right: 0,
    ragged: 0,
    wrong: 0,
    ambiguous: 0,
    orphaned: 0,
  };
  tallies.set(name, tally);
  return tally;
}

function count1(tally: Tally, one: EditedPassage, located: Located): void {
  tally.notes++;
  if (one.remains.length > 0) tally.remaining++;
  if (!("span" in located)) {
    tally[located.state]++;
    return;
  }
  const judgement = evaluateLocation(one, located.span);
  tally[judgement]++;
  if (judgement === "wrong" && isShown) show(one, located);
}

function show({ text, span, edited, remains, kinds }: EditedPassage, located: Located): void {
  console.log(`\n${located.state} after ${kinds.join(", ")}`);
  const around = (of: string, { start, end }: { start: number; end: number }) =>
    `…${of.slice(Math.max(0, start - 64), start)}⟦${of.slice(start, end)}⟧${of.slice(end, end + 64)}…`.replace(
      /\n/g,
      "⏎",
    );
  console.log(`  was   ${span.start} ${around(text, span)}`);
  for (const one of remains) console.log(`  is    ${one.start} ${around(edited, one)}`);
  if ("span" in located) console.log(`  found ${located.span.start} ${around(edited, located.span)}`);
}

const percent = (part: number, whole: number) => (whole === 0 ? "–" : ((100 * part) / whole).toFixed(1));

function printTable(manner: TextKind): void {
  const samples = fc.sample(editedPassages(manner, 4), { numRuns: Number(count), seed: Number(seed) });
  const tallies = new Map<string, Tally>();
  for (const one of samples.filter(({ span }) => span.end > span.start)) {
    count1(tallyOf(tallies, one), one, locate(one.edited, describe(one.text, one.span)));
  }
  for (const [, name] of SIZES) {
    const tally = tallies.get(name);
    if (!tally) continue;
    const { notes, remaining, right, ragged, ambiguous, orphaned, wrong } = tally;
    const found = percent(right + ragged, remaining);
    console.log(
      `| ${manner}: ${name} | ${notes} | ${remaining} | ${found} | ${ragged} | ${ambiguous} | ${orphaned} | ${wrong} |`,
    );
  }
}

console.log(
  "| passage's words edited | notes | still there | found, % of those | edges off | ambiguous | orphaned | wrong |",
);
console.log("|---|---|---|---|---|---|---|---|");
for (const manner of MANNERS) printTable(manner);
