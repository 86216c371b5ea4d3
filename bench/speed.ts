/**
 * Measures the speed of the engine, compared with compromise and wink-nlp on the same texts in the same run, each in a
 * separate process: `node --import tsx bench/speed.ts FOLDER_OF_READOUTS` (peers: `npm ci --prefix bench`). The peers
 * do less: see TELLS.
 */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const SHORT = 300;
const LONG = 20_000;
const SHORT_RUNS = 15;
const LONG_RUNS = 3;

/** Analyses a text and returns how many items were found. */
type Read = (text: string) => number;

const TELLS = {
  engine: "readout?, event, attributions with source, cue, content, addressee, speaker, act, checkable facts",
  rules: "the same without the learned tagger",
  tagger: "source, cue, content, addressee",
  compromise: "parts of speech, and what stands between quotation marks",
  wink: "parts of speech, sentences, entities",
} as const;

type Name = keyof typeof TELLS;

const OPENERS: Record<Name, () => Promise<Read>> = {
  async engine() {
    const [{ analyzeText }, { loadShippedTagger }] = await Promise.all([
      import("../src/engine/analyze-text.ts"),
      import("../src/cli/shipped-files.ts"),
    ]);
    const tagger = loadShippedTagger();
    return (text) => analyzeText(text, { tagger }).attributions.length;
  },
  async rules() {
    const { analyzeText } = await import("../src/engine/analyze-text.ts");
    return (text) => analyzeText(text).attributions.length;
  },
  async tagger() {
    const { loadShippedTagger } = await import("../src/cli/shipped-files.ts");
    const tagger = loadShippedTagger();
    return (text) => tagger.tag(text, "readout").length;
  },
  async compromise() {
    const { default: nlp } = await import("compromise");
    return (text) => nlp(text).quotations().out("array").length;
  },
  async wink() {
    const [{ default: open }, { default: model }] = await Promise.all([
      import("wink-nlp"),
      import("wink-eng-lite-web-model"),
    ]);
    const nlp = open(model);
    return (text) => {
      const document = nlp.readDoc(text);
      return document.tokens().out(nlp.its.pos).length && document.entities().length();
    };
  },
};

interface Figures {
  readonly load: number;
  readonly first: number;
  readonly short: number;
  readonly long: number;
  readonly memory: number;
  readonly found: number;
}

const median = (times: number[]): number => times.sort((a, b) => a - b)[times.length >> 1] ?? 0;

function time(read: Read, text: string): number {
  const before = performance.now();
  read(text);
  return performance.now() - before;
}

async function measure(name: Name, short: string, long: string): Promise<Figures> {
  const before = performance.now();
  const read = await OPENERS[name]();
  const load = performance.now() - before;
  const first = time(read, short);
  const shorts = Array.from({ length: SHORT_RUNS }, () => time(read, short));
  const longs = Array.from({ length: LONG_RUNS }, () => time(read, long));
  const found = read(long);
  return {
    load,
    first,
    short: median(shorts.slice(3)),
    long: median(longs),
    memory: process.resourceUsage().maxRSS / 1024,
    found,
  };
}

/**
 * Returns the readout whose length is closest to 300 words, and the concatenation of all readouts up to 20,000 words.
 */
function chooseTexts(folder: string): { short: string; long: string } {
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .map((name) => readFileSync(join(folder, name), "utf8").trim());
  const lengthOf = (text: string) => text.split(/\s+/).length;
  const short = texts.reduce((best, text) =>
    Math.abs(lengthOf(text) - SHORT) < Math.abs(lengthOf(best) - SHORT) ? text : best,
  );
  const long: string[] = [];
  for (let words = 0, i = 0; words < LONG; i++) {
    const text = texts[i % texts.length] ?? "";
    long.push(text);
    words += lengthOf(text);
  }
  return { short, long: long.join("\n\n") };
}

function printTable(folder: string): void {
  const { short, long } = chooseTexts(folder);
  const words = [short, long].map((text) => text.split(/\s+/).length);
  console.log(`${new Date().toISOString().slice(0, 10)}  node --import tsx bench/speed.ts FOLDER`);
  console.log(
    `A readout of ${words[0]} words: first call and median of ${SHORT_RUNS - 3} warm ones; ${words[1]} words: median of ${LONG_RUNS}; milliseconds`,
  );
  console.log("reader       load  first   warm     long   words/s  x engine  peak MB  found");
  let ours = 0;
  for (const name of Object.keys(TELLS) as Name[]) {
    const answer = execFileSync(process.execPath, ["--import", "tsx", fileURLToPath(import.meta.url), folder, name], {
      encoding: "utf8",
    });
    const figures = JSON.parse(answer) as Figures;
    const speed = (1000 * (words[1] ?? 0)) / figures.long;
    if (name === "engine") ours = speed;
    const cells = [
      figures.load.toFixed(0).padStart(5),
      figures.first.toFixed(0).padStart(6),
      figures.short.toFixed(1).padStart(6),
      figures.long.toFixed(0).padStart(8),
      speed.toFixed(0).padStart(9),
      (speed / ours).toFixed(1).padStart(9),
      figures.memory.toFixed(0).padStart(8),
      String(figures.found).padStart(6),
    ];
    console.log(`${name.padEnd(11)} ${cells.join(" ")}   ${TELLS[name]}`);
  }
}

const [folder, name] = process.argv.slice(2);
if (folder === undefined) throw new Error("usage: speed.ts FOLDER_OF_READOUTS");
if (name === undefined) printTable(folder);
else {
  const { short, long } = chooseTexts(folder);
  console.log(JSON.stringify(await measure(name as Name, short, long)));
}
