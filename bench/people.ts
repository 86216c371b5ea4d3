/**
 * Prints how many names remain after the suggested merges, and a sample of suggestions to check by hand: `node --import
 * tsx bench/people.ts FOLDER...`. The texts are read by the rules alone, with the day that a file `published.json`
 * beside the folder gives. The sample is seeded, so that it is the same at each run.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { NameFactsCollector } from "../src/comparison/collect-name-facts.ts";
import { suggestPeople } from "../src/comparison/suggest-people.ts";
import { analyzeText } from "../src/engine/analyze-text.ts";
import { finish } from "../src/engine/slices.ts";

const SAMPLE = 100;
const SEED = 20_261_130;

type Published = Readonly<Record<string, { readonly date?: string }>>;

function publishedBeside(folder: string): Published {
  const file = join(dirname(folder), "published.json");
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Published) : {};
}

const milliseconds = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1_000;
};

/** Returns the list in an order that depends only on the seed. */
function shuffled<T>(list: readonly T[], seed: number): T[] {
  let state = seed;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return list
    .map((one) => ({ one, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

const collector = new NameFactsCollector();
let texts = 0;
let collecting = 0;
for (const folder of process.argv.slice(2)) {
  const published = publishedBeside(folder);
  for (const file of readdirSync(folder, { recursive: true }).map(String).sort()) {
    if (!file.endsWith(".txt")) continue;
    const text = readFileSync(join(folder, file), "utf8");
    const { event, attributions } = analyzeText(text);
    const names = [...(event?.participants ?? []), ...attributions.flatMap(({ speakers }) => speakers)];
    const day = event?.day ?? published[basename(file, ".txt")]?.date;
    const start = process.cpuUsage();
    collector.add({ key: `${folder} ${file}`, names, day, text });
    collecting += milliseconds(start);
    texts++;
  }
}
const facts = collector.all();
const start = process.cpuUsage();
const suggestions = finish(suggestPeople(facts, { people: [], rejectedNames: [] }));
const suggesting = milliseconds(start);
const kinds = new Map<string, number>();
for (const { reason } of suggestions) kinds.set(reason.kind, (kinds.get(reason.kind) ?? 0) + 1);

for (const { name, other, reason } of shuffled(suggestions, SEED).slice(0, SAMPLE)) {
  const why = "title" in reason ? `${reason.kind}: ${reason.title}` : reason.kind;
  console.log(`${other.padEnd(40)} = ${name.padEnd(40)} (${why})`);
}
console.log(`\n${texts} texts, ${facts.length} names, ${facts.length - suggestions.length} after all suggested merges`);
console.log(`${suggestions.length} suggestions: ${[...kinds].map(([kind, count]) => `${kind} ${count}`).join(", ")}`);
console.log(`processor time: facts ${collecting.toFixed(0)} ms, suggestions ${suggesting.toFixed(0)} ms`);
