/**
 * Compares the day of events, and how it is known, with answers that a person read from the texts: `node --import tsx
 * bench/event-days.ts DATA [--seed N] [--count N] [--names]`. DATA has `readouts`, `readouts-unlabelled` and
 * `published.json` with the day and address of each page. The sample takes one text of each issuer in turn. `--names`
 * only prints its names, to read the texts before the engine does; the answers are in `event-days.tsv`. `--hard`: only
 * texts with a weekday, a calendar day or a word such as "yesterday", and no "today" at their beginning.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadShippedTagger } from "../src/cli/shipped-files.ts";
import { analyzeText } from "../src/engine/analyze-text.ts";
import { makeRandom } from "../training/synthetic-readouts.ts";

/** The page of a text, as `published.json` has it. */
interface Page {
  readonly date?: string;
  readonly url?: string;
}

const args = process.argv.slice(2);
const VALUED = ["--seed", "--count"];
const valueAfter = (option: string, other: number): number =>
  args.includes(option) ? Number(args[args.indexOf(option) + 1]) : other;
const data = args.find((arg, i) => !arg.startsWith("--") && !VALUED.includes(args[i - 1] ?? "")) ?? ".";
const pages = JSON.parse(readFileSync(join(data, "published.json"), "utf8")) as Readonly<Record<string, Page>>;

/** Returns the path of the text of a page, or undefined if it is not stored. */
function pathOf(name: string): string | undefined {
  return ["readouts", "readouts-unlabelled"]
    .map((folder) => join(data, folder, `${name}.txt`))
    .find((path) => existsSync(path));
}

const DAY_WORDS =
  /\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|tonight|tomorrow|this (?:morning|afternoon|evening|week)|last (?:night|week)|(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}|\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December))\b/i;
/** The number of characters at the beginning in which "today" tells the day. */
const BEGINNING = 600;

/** Returns whether a text names days and does not begin with "today". */
function isHard(text: string): boolean {
  return DAY_WORDS.test(text) && !/\btoday\b/i.test(text.slice(0, BEGINNING));
}

function shuffle(names: readonly string[], random: () => number): string[] {
  const shuffled = [...names];
  for (let at = shuffled.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [shuffled[at], shuffled[other]] = [shuffled[other] ?? "", shuffled[at] ?? ""];
  }
  return shuffled;
}

/** Draws `count` names of texts with a day of publication, one of each issuer in turn. */
function drawSample(seed: number, count: number, hardOnly: boolean): string[] {
  const random = makeRandom(seed);
  const byIssuer = new Map<string, string[]>();
  for (const name of Object.keys(pages).sort()) {
    const path = pathOf(name);
    if (pages[name]?.date === undefined || path === undefined) continue;
    if (hardOnly && !isHard(readFileSync(path, "utf8"))) continue;
    const issuer = name.replace(/-x?\d+(?:\.\w+)?$/, "");
    byIssuer.set(issuer, [...(byIssuer.get(issuer) ?? []), name]);
  }
  const queues = [...byIssuer].sort().map(([, names]) => shuffle(names, random));
  const sample: string[] = [];
  while (sample.length < count && queues.some((names) => names.length > 0))
    for (const names of queues) {
      const name = names.pop();
      if (name !== undefined && sample.length < count) sample.push(name);
    }
  return sample.sort();
}

const sample = drawSample(valueAfter("--seed", 1), valueAfter("--count", 60), args.includes("--hard"));
if (args.includes("--names")) {
  for (const name of sample) console.log(pathOf(name));
} else {
  const lines = readFileSync(new URL("event-days.tsv", import.meta.url), "utf8")
    .trim()
    .split("\n");
  const answers = new Map(lines.map((line) => [line.split("\t")[0], line.split("\t").slice(1)]));
  const tagger = loadShippedTagger();
  let [days, sources] = [0, 0];
  for (const name of sample) {
    const { date, url } = pages[name] ?? {};
    const text = readFileSync(pathOf(name) ?? "", "utf8");
    const { event } = analyzeText(text, { facts: { publishedDay: date, url }, tagger });
    const found = [event?.day ?? "-", event?.dayFrom ?? "-"];
    const right = answers.get(name) ?? ["?", "?"];
    if (found[0] === right[0]) days++;
    if (found[1] === right[1]) sources++;
    const sign = found.join() === right.join() ? "=" : "~";
    console.log(`${sign} ${name.padEnd(24)} published ${date}  found ${found.join(" ")}  right ${right.join(" ")}`);
  }
  console.log(`${sample.length} texts: day right ${days}, how it is known right ${sources}`);
}
