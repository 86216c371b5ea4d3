/**
 * Writes the corpora as numbers for the training in Python: `node --import tsx training/export-corpora.ts DATA OUT`.
 * DATA contains polnear/{train,dev}, readouts, readouts-unlabelled and vectors. Writes one `.i32` and one `.json` file
 * per corpus to OUT.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Span } from "../src/engine/span.ts";
import { readFeatures, type TextFeatures } from "../src/engine/tagger/features.ts";
import { changeTitleCase, dropPunctuation, substituteCues, swapQuotes } from "./augment.ts";
import { readFixtures, readMarkedFolder, readPlainTexts, readPolnear, readReadouts } from "./corpora.ts";
import type { GoldDocument } from "./gold-standard.ts";
import { generateReadouts } from "./synthetic-readouts.ts";

const VOCABULARY_SIZE = 18_000;
const MIN_NEWS_COUNT = 4;
const MIN_READOUT_COUNT = 3;
const SYNTHETIC_COUNT = 1000;

/**
 * The corpora that are also written in three variants: without quotation marks and final full stops, with other cues,
 * and with other quotation marks.
 */
const VARIED = new Set(["polnear-train", "readouts", "written"]);

/** The folders of `bench/` whose readouts were looked at while rules were changed, and which therefore measure nothing new. */
const OPENED_BENCHES = ["held-out", "practice/tune", "practice/held", "pairs/tune", "pairs/held", "pairs/further"];

type TokenSpan = [start: number, end: number];

interface DumpedDocument {
  readonly id: string;
  readonly length: number;
  readonly attributions: readonly {
    readonly sources: TokenSpan[];
    readonly cues: TokenSpan[];
    readonly contents: TokenSpan[];
    readonly addressees: TokenSpan[];
  }[];
}

function toTokenSpan(features: TextFeatures, span: Span): TokenSpan | undefined {
  const start = features.tokens.findIndex((token) => token.end > span.start);
  if (start < 0) return undefined;
  let end = start;
  while ((features.tokens[end]?.start ?? Number.POSITIVE_INFINITY) < span.end) end++;
  return end > start ? [start, end] : undefined;
}

function dumpDocument(document: GoldDocument, features: TextFeatures): DumpedDocument {
  const convert = (spans: readonly Span[]) =>
    spans.map((span) => toTokenSpan(features, span)).filter((span) => span !== undefined);
  return {
    id: document.id,
    length: features.tokens.length,
    attributions: document.attributions
      .map((one) => ({
        sources: convert(one.sources),
        cues: convert(one.cues),
        contents: convert(one.contents),
        addressees: convert(one.addressees),
      }))
      .filter((one) => one.cues.length > 0),
  };
}

function countWords(documents: readonly GoldDocument[]): Map<string, number> {
  const counts = new Map<string, number>();
  const texts = new Set(documents.map(({ text }) => text));
  for (const text of texts) {
    for (const word of readFeatures(text).words) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/**
 * Returns the vocabulary: first the frequent words of the training texts, then the most frequent words with vectors
 * until it is full.
 */
function chooseVocabulary(
  news: readonly GoldDocument[],
  readouts: readonly GoldDocument[],
  vectorWords: readonly string[],
): string[] {
  const known = new Set<string>();
  for (const [word, count] of countWords(news)) if (count >= MIN_NEWS_COUNT) known.add(word);
  for (const [word, count] of countWords(readouts)) if (count >= MIN_READOUT_COUNT) known.add(word);
  for (const word of vectorWords) {
    if (known.size >= VOCABULARY_SIZE) break;
    known.add(word);
  }
  return [...known].sort();
}

function writeCorpus(
  out: string,
  name: string,
  documents: readonly GoldDocument[],
  ids: ReadonlyMap<string, number>,
): void {
  const rows: number[] = [];
  const dumped = documents.map((document) => {
    const features = readFeatures(document.text);
    for (let i = 0; i < features.tokens.length; i++) {
      rows.push(
        ids.get(features.words[i] ?? "") ?? ids.size,
        features.suffixes[i] ?? 0,
        features.prefixes[i] ?? 0,
        features.shapes[i] ?? 0,
        features.quotes[i] ?? 0,
        features.boundaries[i] ?? 0,
        features.verbClasses[i] ?? 0,
        features.paragraphs[i] ?? 0,
      );
    }
    return dumpDocument(document, features);
  });
  writeFileSync(join(out, `${name}.i32`), Int32Array.from(rows));
  writeFileSync(join(out, `${name}.json`), JSON.stringify(dumped));
  const attributions = dumped.reduce((sum, { attributions }) => sum + attributions.length, 0);
  console.log(`${name}: ${dumped.length} documents, ${rows.length / 8} tokens, ${attributions} attributions`);
}

/** Reads the readouts written for this project, in the styles of issuers that the annotated ones do not contain. */
function readWritten(): GoldDocument[] {
  const here = (path: string) => new URL(path, import.meta.url).pathname;
  return [
    ...readReadouts(here("readouts")),
    ...OPENED_BENCHES.flatMap((folder) => readReadouts(here(`../bench/${folder}`))),
    ...readFixtures(here("../test/readouts")),
    ...readMarkedFolder(here("../test/engine/practice")),
  ];
}

function main(data: string, out: string): void {
  mkdirSync(out, { recursive: true });
  const train = readPolnear(join(data, "polnear/train"));
  const readouts = readReadouts(join(data, "readouts"));
  const unlabelled = readPlainTexts(join(data, "readouts-unlabelled"));
  const vectorWords = readFileSync(join(data, "vectors/words.txt"), "utf8").split("\n");
  const words = chooseVocabulary(train, [...readouts, ...unlabelled], vectorWords);
  const ids = new Map(words.map((word, i) => [word, i]));
  writeFileSync(join(out, "vocabulary.json"), JSON.stringify(words));
  const corpora: [string, GoldDocument[]][] = [
    ["polnear-train", train],
    ["polnear-dev", readPolnear(join(data, "polnear/dev"))],
    ["readouts", readouts],
    ["written", readWritten()],
    ["unlabelled", unlabelled],
    ["practice", generateReadouts(SYNTHETIC_COUNT)],
  ];
  for (const [name, documents] of corpora) writeCorpus(out, name, documents, ids);
  for (const [name, documents] of corpora.filter(([name]) => VARIED.has(name))) {
    writeCorpus(out, `${name}-dropped`, documents.map(dropPunctuation), ids);
    writeCorpus(out, `${name}-exchanged`, documents.map(substituteCues), ids);
    writeCorpus(
      out,
      `${name}-swapped`,
      documents.map((one) => changeTitleCase(swapQuotes(one))),
      ids,
    );
  }
}

const [data, out] = process.argv.slice(2);
if (data === undefined || out === undefined) throw new Error("usage: export-corpora.ts DATA OUT");
main(data, out);
