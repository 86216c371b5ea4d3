/**
 * Measures the alignment of claims on linked pairs of readouts: `node --import tsx bench/comparison.ts FOLDER...`. A folder
 * holds texts, gold files and `pairs.json`. Every pair is judged by weights, cut and bands from all other pairs of the
 * folders (leave one pair out), over the gold's attributions and over the engine's. `--fit` prints the weights of all
 * pairs; `--shipped` judges by the shipped ones. `--without=later/Q6,…` ignores some pairs.
 */

import { basename } from "node:path";
import { loadShippedTagger, loadShippedWordTable } from "../src/cli/shipped-files.ts";
import { LIKELY, UNSURE } from "../src/comparison/align-claims.ts";
import { signalsOf } from "../src/comparison/claim-evidence.ts";
import { parseTopicLexicon } from "../src/comparison/find-topics.ts";
import { weighClaims } from "../src/comparison/pair-context.ts";
import { prepareReadout } from "../src/comparison/prepare-claims.ts";
import { scoreSignals } from "../src/comparison/score-pairs.ts";
import { type ScoreWeights, WEIGHTS } from "../src/comparison/score-weights.ts";
import { finish } from "../src/engine/slices.ts";
import { type GoldPair, readPairs } from "./comparison-data.ts";
import { fitWeights, type LinkTable } from "./fit-weights.ts";

/** A pair of claims with its score and whether the gold links them. */
interface Judged {
  readonly pair: string;
  readonly a: number;
  readonly b: number;
  readonly score: number;
  readonly isLink: boolean;
}

const args = process.argv.slice(2);
const leftOut = (args.find((arg) => arg.startsWith("--without="))?.slice("--without=".length) ?? "").split(",");
const folders = args.filter((arg) => !arg.startsWith("--"));
const [lexicon, table, tagger] = [parseTopicLexicon(), loadShippedWordTable(), loadShippedTagger()];

/** The signals of each pair do not depend on weights: they are computed once. */
const known = new Map<GoldPair, LinkTable>();

function tableOf(pair: GoldPair): LinkTable {
  const before = known.get(pair);
  if (before) return before;
  const context = finish(
    weighClaims(finish(prepareReadout(pair.a, lexicon)), finish(prepareReadout(pair.b, lexicon)), table, lexicon),
  );
  const made = {
    signals: context.a.map((a) => context.b.map((b) => signalsOf(a, b, context))),
    isLink: context.a.map((_, a) => context.b.map((_, b) => pair.links.has(`${a},${b}`))),
  };
  known.set(pair, made);
  return made;
}

function judge(pair: GoldPair, weights: ScoreWeights): Judged[] {
  const scored = scoreSignals(tableOf(pair).signals, weights);
  return scored.map(({ a, b, score }) => ({ pair: pair.id, a, b, score, isLink: pair.links.has(`${a},${b}`) }));
}

function averagePrecision(judged: readonly Judged[]): number {
  let [links, sum] = [0, 0];
  for (const [at, { isLink }] of [...judged].sort((p, q) => q.score - p.score).entries())
    if (isLink) sum += ++links / (at + 1);
  return links === 0 ? 1 : sum / links;
}

interface Counts {
  readonly right: number;
  readonly chosen: number;
  readonly links: number;
}

function countAbove(judged: readonly Judged[], cut: number): Counts {
  const chosen = judged.filter(({ score }) => score >= cut);
  return {
    right: chosen.filter(({ isLink }) => isLink).length,
    chosen: chosen.length,
    links: judged.filter(({ isLink }) => isLink).length,
  };
}

const f1 = ({ right, chosen, links }: Counts): number => (chosen + links === 0 ? 1 : (2 * right) / (chosen + links));
const CUTS = Array.from({ length: 90 }, (_, at) => 0.04 + at / 100);

function bestCut(judged: readonly Judged[]): number {
  return CUTS.reduce((best, cut) => (f1(countAbove(judged, cut)) > f1(countAbove(judged, best)) ? cut : best), 0.04);
}

/** A claim with its pairs, the best first. */
type Ranked = readonly Judged[];

function byClaim(judged: readonly Judged[]): Ranked[] {
  const claims = new Map<string, Judged[]>();
  for (const one of judged)
    for (const key of [`${one.pair} a ${one.a}`, `${one.pair} b ${one.b}`])
      claims.set(key, [...(claims.get(key) ?? []), one]);
  return [...claims.values()].map((list) => list.sort((p, q) => q.score - p.score));
}

const percent = (part: number, whole: number): string => (whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`);
const hasLink = (claim: Ranked): boolean => claim.some(({ isLink }) => isLink);

/** Returns the 95 % interval of F1 by a bootstrap: the claims of A are drawn a thousand times with a fixed seed. */
function bootstrap(judged: readonly { one: Judged; cut: number }[]): [number, number] {
  const groups = new Map<string, { one: Judged; cut: number }[]>();
  for (const entry of judged) {
    const key = `${entry.one.pair} ${entry.one.a}`;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  const counts = [...groups.values()].map((entries) => ({
    right: entries.filter(({ one, cut }) => one.isLink && one.score >= cut).length,
    chosen: entries.filter(({ one, cut }) => one.score >= cut).length,
    links: entries.filter(({ one }) => one.isLink).length,
  }));
  let seed = 11;
  const draw = (): Counts => {
    seed = (seed * 1_664_525 + 1_013_904_223) >>> 0;
    return counts[Math.floor((seed / 2 ** 32) * counts.length)] ?? { right: 0, chosen: 0, links: 0 };
  };
  const results = Array.from({ length: 1_000 }, () => {
    const sum = { right: 0, chosen: 0, links: 0 };
    for (let i = 0; i < counts.length; i++) {
      const { right, chosen, links } = draw();
      sum.right += right;
      sum.chosen += chosen;
      sum.links += links;
    }
    return f1(sum);
  }).sort((p, q) => p - q);
  return [results[25] ?? 0, results[975] ?? 1];
}

function report(name: string, judged: readonly { one: Judged; cut: number }[]): void {
  const all = judged.map(({ one }) => one);
  const pairs = [...new Set(all.map(({ pair }) => pair))];
  const mean =
    pairs.reduce((sum, id) => sum + averagePrecision(all.filter(({ pair }) => pair === id)), 0) / pairs.length;
  const counts = {
    right: judged.filter(({ one, cut }) => one.isLink && one.score >= cut).length,
    chosen: judged.filter(({ one, cut }) => one.score >= cut).length,
    links: all.filter(({ isLink }) => isLink).length,
  };
  const [low, high] = bootstrap(judged);
  const claims = byClaim(all);
  const linked = claims.filter(hasLink);
  const first = linked.filter(([best]) => best?.isLink).length;
  const two = linked.filter((claim) => claim.slice(0, 2).some(({ isLink }) => isLink)).length;
  const scoreOf = (claim: Ranked): number => claim[0]?.score ?? 0;
  const likely = claims.filter((claim) => scoreOf(claim) >= LIKELY);
  const unsure = claims.filter((claim) => scoreOf(claim) < LIKELY && scoreOf(claim) >= UNSURE);
  const none = claims.filter((claim) => scoreOf(claim) < UNSURE);
  console.log(
    `${name}: ${pairs.length} pairs, ${claims.length} claims (${claims.length - linked.length} without partner), ${counts.links} links`,
  );
  console.log(`  AP ${(100 * averagePrecision(all)).toFixed(1)} (mean of pairs ${(100 * mean).toFixed(1)})`);
  console.log(
    `  F1 ${(100 * f1(counts)).toFixed(1)} (precision ${percent(counts.right, counts.chosen)}, recall ${percent(counts.right, counts.links)}; ` +
      `95 % interval ${(100 * low).toFixed(0)} to ${(100 * high).toFixed(0)})`,
  );
  console.log(
    `  first candidate right ${percent(first, linked.length)}, one of the first two ${percent(two, linked.length)}`,
  );
  console.log(
    `  likely ${likely.length} claims, best partner right ${percent(likely.filter(([best]) => best?.isLink).length, likely.length)}; ` +
      `unsure ${unsure.length}, with a partner ${percent(unsure.filter(hasLink).length, unsure.length)}; ` +
      `none found ${none.length} (${percent(none.length, claims.length)} of all), right ${percent(none.filter((claim) => !hasLink(claim)).length, none.length)}`,
  );
}

const round = (value: number): number => Math.round(value * 100) / 100;
const read = (folder: string) => {
  // Pairs of several folders have the same ids.
  const named = (pairs: readonly GoldPair[]): GoldPair[] =>
    pairs.map((pair) => ({ ...pair, id: `${basename(folder)}/${pair.id}` })).filter(({ id }) => !leftOut.includes(id));
  return { folder, gold: named(readPairs(folder)), engine: named(readPairs(folder, tagger)) };
};
const sets = folders.map(read);
const tables = new Map(
  sets.flatMap(({ gold, engine }) =>
    gold.map((pair, at) => [pair.id, [pair, ...engine.slice(at, at + 1)].map(tableOf)] as const),
  ),
);

/** Returns the weights that fit all pairs but one, and the cut that is best for these pairs. */
function fromOthers(id: string): { weights: ScoreWeights; cut: (kind: "gold" | "engine") => number } {
  const others = [...tables].filter(([other]) => other !== id).flatMap(([, list]) => list);
  const weights = args.includes("--shipped") ? WEIGHTS : fitWeights(others);
  const judgedOthers = (kind: "gold" | "engine") =>
    sets.flatMap((set) => set[kind].filter((pair) => pair.id !== id).flatMap((pair) => judge(pair, weights)));
  return { weights, cut: (kind) => (args.includes("--shipped") ? LIKELY : bestCut(judgedOthers(kind))) };
}

console.log(`${new Date().toISOString().slice(0, 10)}  node --import tsx bench/comparison.ts ${args.join(" ")}`);
if (args.includes("--fit")) {
  const { signals, constant, second } = fitWeights([...tables.values()].flat());
  console.log(
    JSON.stringify(
      {
        signals: Object.fromEntries(Object.entries(signals).map(([key, value]) => [key, round(value ?? 0)])),
        constant: round(constant),
        second: second.map(round),
      },
      null,
      2,
    ),
  );
}
const folds = new Map([...tables.keys()].map((id) => [id, fromOthers(id)]));
for (const { folder, ...kinds } of sets)
  for (const kind of ["gold", "engine"] as const)
    report(
      `${folder}, attributions of the ${kind}`,
      kinds[kind].flatMap((pair) => {
        const fold = folds.get(pair.id);
        if (!fold) return [];
        const cut = fold.cut(kind);
        return judge(pair, fold.weights).map((one) => ({ one, cut }));
      }),
    );
console.log("Differences of F1 under ten points are noise.");
