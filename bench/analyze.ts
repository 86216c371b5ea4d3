import { readFileSync } from "node:fs";
import type { Analysis } from "../src/engine/analysis.ts";
import { analyzeText } from "../src/engine/analyze-text.ts";
import type { Span } from "../src/engine/span.ts";
import { openShippedTagger } from "./shipped-tagger.ts";

type Pair = [number, number];

const pair = (span: Span): Pair => [span.start, span.end];

/** One file's answer, in the shape that `npm run analyze` promises. */
interface Answer {
  file: string;
  text?: string;
  readout: object;
  attributions: object[];
}

function describe(file: string, reading: Analysis): Answer {
  const { readout, event, attributions } = reading;
  return {
    file,
    readout: {
      isReadout: readout.isReadout,
      score: readout.score,
      event: event?.kind ?? null,
      participants: event?.participants ?? [],
      issuer: event?.issuer ?? null,
      date: event?.date ?? null,
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
    })),
  };
}

/** Bytes that are no UTF-8 are an error here, not a text full of replacement marks. */
function readUtf8(file: string): string {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
}

const tagger = openShippedTagger();

async function analyze(file: string): Promise<Answer> {
  const content = readUtf8(file);
  if (/\.html?$/i.test(file)) {
    const { extractPageText } = await import("./page-text-in-node.ts");
    const { text, title } = extractPageText(content);
    const { readout, attributions } = describe(file, analyzeText(text, { title, tagger }));
    return { file, text, readout, attributions };
  }
  if (!/\.txt$/i.test(file)) throw new Error("not a .txt or .html file");
  return describe(file, analyzeText(content, { tagger }));
}

/** The reason in one line, without Node's call and path. */
function reasonOf(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return (reason.split("\n")[0] ?? reason).replace(/, \w+ '.*'$/, "");
}

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error("usage: npm run --silent analyze -- FILE... (.txt or .html)");
  process.exitCode = 1;
}
for (const file of files) {
  try {
    console.log(JSON.stringify(await analyze(file)));
  } catch (error) {
    console.error(`${file}: ${reasonOf(error)}`);
    process.exitCode = 1;
  }
}
