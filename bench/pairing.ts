/**
 * Measures the pairing of stored readouts: `node --import tsx bench/pairing.ts DATA`. Reads all texts of `readouts` and
 * `readouts-unlabelled` with the day and address of `published.json` as what their pages state, and suggests for each
 * the readouts of the same event; the true pairs are those of `readouts/pairs.json`. `--show` prints every suggestion.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadShippedTagger } from "../src/cli/shipped-files.ts";
import { type EventCard, pairReadouts } from "../src/comparison/pair-readouts.ts";
import { analyzeText } from "../src/engine/analyze-text.ts";
import { hostOf, type PageFacts } from "../src/engine/page-facts.ts";

const [data = "."] = process.argv.slice(2);
const published = JSON.parse(readFileSync(join(data, "published.json"), "utf8")) as Record<
  string,
  { date?: string; url?: string }
>;
const truePairs = Object.values(
  JSON.parse(readFileSync(join(data, "readouts", "pairs.json"), "utf8")) as Record<string, { a: string; b: string }>,
);
const tagger = loadShippedTagger();

function readCard(folder: string, name: string): EventCard {
  const text = readFileSync(join(data, folder, `${name}.txt`), "utf8");
  const facts: PageFacts = { publishedDay: published[name]?.date, url: published[name]?.url };
  const { event } = analyzeText(text, { facts, tagger });
  const day = event?.day ?? facts.publishedDay;
  return {
    id: name,
    participants: event?.participants ?? [],
    kind: event?.kind,
    day,
    issuer: event?.issuer,
    host: hostOf(facts),
  };
}

const cards = ["readouts", "readouts-unlabelled"].flatMap((folder) =>
  readdirSync(join(data, folder))
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .map((name) => readCard(folder, name.replace(/\.txt$/, ""))),
);
const keyOf = (a: string, b: string): string => [a, b].sort().join(" ");
const isTrue = new Set(truePairs.map(({ a, b }) => keyOf(a, b)));
const suggested = new Map<string, number>();
const started = process.cpuUsage();
const firsts = new Map<string, string | undefined>();
for (const card of cards) {
  const found = pairReadouts(card, cards);
  firsts.set(card.id, found[0]?.id);
  for (const { id, score, reasons } of found) {
    const key = keyOf(card.id, id);
    if (!suggested.has(key) && process.argv.includes("--show"))
      console.log(`${isTrue.has(key) ? "true " : "wrong"} ${score.toFixed(2)} ${key} ${JSON.stringify(reasons)}`);
    suggested.set(key, score);
  }
}
const used = process.cpuUsage(started);
const first = truePairs.filter(({ a, b }) => firsts.get(a) === b && firsts.get(b) === a).length;
const wrong = [...suggested.keys()].filter((key) => !isTrue.has(key)).length;
console.log(
  `${new Date().toISOString().slice(0, 10)}  node --import tsx bench/pairing.ts ${process.argv.slice(2).join(" ")}`,
);
console.log(
  `${cards.length} readouts, ${cards.filter(({ day }) => day !== undefined).length} with a day: ${suggested.size} pairs suggested, ` +
    `${first} of ${truePairs.length} true pairs first on both sides, ${wrong} wrong; ` +
    `${((used.user + used.system) / 1_000 / cards.length).toFixed(2)} ms of processor time a readout`,
);
