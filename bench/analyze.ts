/**
 * Prints the engine's analysis of files, one JSON object per line: `npm run --silent analyze -- [--url ADDRESS]
 * FILE...`, for UTF-8 `.txt` files (with the title on the first line) or `.html` files. `--url` sets the address of the
 * page from which the files after it were saved, and `--url ""` removes it. A file that cannot be read gives
 * `{"file","error"}`. The other files are still analysed, and the exit status is 1.
 */
import { readFileSync } from "node:fs";
import type { Analysis } from "../src/engine/analysis.ts";
import { analyzeText } from "../src/engine/analyze-text.ts";
import { type PageFacts, publishedDayOf } from "../src/engine/page-facts.ts";
import type { Span } from "../src/engine/span.ts";
import { loadShippedTagger } from "./load-shipped-tagger.ts";

type Pair = [number, number];

const pair = (span: Span): Pair => [span.start, span.end];

/** The result for one file, in the format that `npm run analyze` documents. */
interface Answer {
  file: string;
  text?: string;
  readout: object;
  attributions: object[];
}

function describe(file: string, { readout, event, language, attributions }: Analysis, facts: PageFacts): Answer {
  return {
    file,
    readout: {
      isReadout: readout.isReadout,
      score: readout.score,
      event: event?.kind ?? null,
      participants: event?.participants ?? [],
      issuer: event?.issuer ?? null,
      date: event?.date ?? null,
      day: event?.day ?? null,
      dayFrom: event?.dayFrom ?? null,
      published: publishedDayOf(facts) ?? null,
      language: language ?? null,
    },
    attributions: attributions.map((attribution) => ({
      sources: attribution.sources.map(pair),
      cue: attribution.cue === undefined ? null : pair(attribution.cue),
      contents: attribution.contents.map(pair),
      addressees: attribution.addressees.map(pair),
      speaker: attribution.speakers,
      act: attribution.act,
      checkable: attribution.checkables.map(({ span, reason }) => ({ span: pair(span), reason })),
      confidence: Math.round(attribution.confidence * 100) / 100,
      rules: attribution.rules ?? [],
    })),
  };
}

/** Reads a file. Throws if its bytes are not UTF-8, instead of returning replacement characters. */
function readUtf8(file: string): string {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
}

const tagger = loadShippedTagger();

async function analyze(file: string, url: string | undefined): Promise<Answer> {
  const content = readUtf8(file);
  if (/\.html?$/i.test(file)) {
    const { extractPageText } = await import("./page-text-in-node.ts");
    const { text, title, facts } = extractPageText(content, url);
    const { readout, attributions } = describe(file, analyzeText(text, { title, facts, tagger }), facts);
    return { file, text, readout, attributions };
  }
  if (!/\.txt$/i.test(file)) throw new Error("not a .txt or .html file");
  const facts: PageFacts = { url };
  return describe(file, analyzeText(content, { facts, tagger }), facts);
}

/** Returns the reason of an error in one line, without Node's call and path. */
function reasonOf(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return (reason.split("\n")[0] ?? reason).replace(/, \w+ '.*'$/, "");
}

async function print(file: string, url: string | undefined): Promise<void> {
  try {
    console.log(JSON.stringify(await analyze(file, url)));
  } catch (error) {
    console.log(JSON.stringify({ file, error: reasonOf(error) }));
    process.exitCode = 1;
  }
}

let url: string | undefined;
let files = 0;
const args = process.argv.slice(2);
for (let at = 0; at < args.length; at++) {
  const arg = args[at] ?? "";
  if (arg === "--url") url = args[++at] || undefined;
  else if (arg.startsWith("--url=")) url = arg.slice("--url=".length) || undefined;
  else {
    files++;
    await print(arg, url);
  }
}
if (files === 0) {
  console.error("usage: npm run --silent analyze -- [--url ADDRESS] FILE... (.txt or .html)");
  process.exitCode = 1;
}
