import { readFileSync } from "node:fs";
import type { Analysis } from "../src/engine/analysis.ts";
import { analyzeText } from "../src/engine/analyze-text.ts";
import { type PageFacts, publishedDayOf } from "../src/engine/page-facts.ts";
import type { Span } from "../src/engine/span.ts";
import { loadShippedTagger } from "./load-shipped-tagger.ts";

type Pair = [number, number];

const pair = (span: Span): Pair => [span.start, span.end];

/** The result for one file, in the format that `npm run analyze` documents. */
export interface Answer {
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

/** The text of a file, its analysis, and the analysis as `analyze` prints it. */
export interface AnalyzedFile {
  readonly text: string;
  readonly analysis: Analysis;
  readonly answer: Answer;
}

/** Reads a `.txt` or `.html` file and analyses it; `url` is the address of the page from which it was saved. */
export async function analyzeFile(file: string, url?: string): Promise<AnalyzedFile> {
  const content = readUtf8(file);
  if (/\.html?$/i.test(file)) {
    const { extractPageText } = await import("./page-text-in-node.ts");
    const { text, title, facts } = extractPageText(content, url);
    const analysis = analyzeText(text, { title, facts, tagger });
    const { readout, attributions } = describe(file, analysis, facts);
    return { text, analysis, answer: { file, text, readout, attributions } };
  }
  if (!/\.txt$/i.test(file)) throw new Error("not a .txt or .html file");
  const facts: PageFacts = { url };
  const analysis = analyzeText(content, { facts, tagger });
  return { text: content, analysis, answer: describe(file, analysis, facts) };
}

/** Returns the reason of an error in one line, without Node's call and path. */
export function reasonOf(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return (reason.split("\n")[0] ?? reason).replace(/, \w+ '.*'$/, "");
}
