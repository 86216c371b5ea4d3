/**
 * Measures how many claims have a topic: `node --import tsx bench/topic-coverage.ts FOLDER...`. The texts fall into
 * two halves by a hash of their names; the lexicon was grown on the first alone. `--show N` prints N claims of the
 * first half without a row.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadShippedTagger } from "../src/cli/shipped-files.ts";
import { readoutClaims } from "../src/comparison/claim.ts";
import { writtenWords } from "../src/comparison/content-words.ts";
import { findTopics, parseTopicLexicon } from "../src/comparison/find-topics.ts";
import { GENERAL_TOPICS } from "../src/comparison/topic-hierarchy.ts";
import { analyzeText } from "../src/engine/analyze-text.ts";

const args = process.argv.slice(2);
const folders = args.filter((arg, at) => !arg.startsWith("--") && args[at - 1] !== "--show");
let toShow = args.includes("--show") ? Number(args[args.indexOf("--show") + 1]) : 0;
const [lexicon, tagger] = [parseTopicLexicon(), loadShippedTagger()];

/** Returns the FNV-1a hash of a name, which gives the same half on every machine. */
function hash(name: string): number {
  let value = 2_166_136_261;
  for (const letter of name) value = Math.imul(value ^ letter.charCodeAt(0), 16_777_619) >>> 0;
  return value;
}

const halves = [1, 0].map((rest) => ({ rest, texts: 0, claims: 0, none: 0, general: 0 }));
for (const folder of folders)
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".txt"))) {
    const half = halves.find(({ rest }) => hash(file.replace(/\.txt$/, "")) % 2 === rest);
    if (!half) continue;
    half.texts++;
    const text = readFileSync(join(folder, file), "utf8");
    for (const { cue, content, addressee } of readoutClaims(text, analyzeText(text, { tagger })).claims) {
      const { topics } = findTopics(writtenWords(`${cue} ${content} ${addressee}`), lexicon);
      half.claims++;
      if (topics.size === 0) half.none++;
      else if ([...topics].every((topic) => GENERAL_TOPICS.has(topic))) half.general++;
      if (topics.size === 0 && half.rest === 1 && toShow-- > 0) console.log(`${cue} ${content}`);
    }
  }
console.log(`${new Date().toISOString().slice(0, 10)}  node --import tsx bench/topic-coverage.ts ${args.join(" ")}`);
for (const [at, { texts, claims, none, general }] of halves.entries()) {
  const share = (count: number): string => `${((100 * count) / Math.max(1, claims)).toFixed(1)} %`;
  console.log(
    `${at === 0 ? "half that the lexicon was grown on" : "half not looked at"}: ${texts} texts, ${claims} claims, ` +
      `${share(none)} without a row, ${share(general)} with a general one only`,
  );
}
