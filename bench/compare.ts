/**
 * Prints how the claims of two readouts correspond, as one JSON object: `npm run --silent compare -- A B`, for UTF-8 `.txt`
 * files (with the title on the first line) or `.html` files. `links` contains all pairs with a score worth ranking, best
 * first. Pairs with a score below "unsure" have that state too, and claims that only have such pairs are in `noneFound`.
 */
import { alignClaims } from "../src/comparison/align-claims.ts";
import { readoutClaims } from "../src/comparison/claim.ts";
import { parseTopicLexicon } from "../src/comparison/find-topics.ts";
import { type AnalyzedFile, analyzeFile, reasonOf } from "./analyze-file.ts";
import { loadShippedWordTable } from "./load-shipped-word-table.ts";

/** Rounds a score to four digits, which are enough for ranking. */
const round = (score: number): number => Math.round(score * 10_000) / 10_000;

function compare(a: AnalyzedFile, b: AnalyzedFile): object {
  const data = { lexicon: parseTopicLexicon(), table: loadShippedWordTable() };
  const { candidates, states } = alignClaims(
    readoutClaims(a.text, a.analysis),
    readoutClaims(b.text, b.analysis),
    data,
  );
  const noneIn = (side: "a" | "b"): number[] =>
    states[side].flatMap((state, index) => (state === "none found" ? [index] : []));
  return {
    a: a.answer,
    b: b.answer,
    links: candidates.map(({ a, b, score, state = "unsure", evidence }) => ({
      a,
      b,
      score: round(score),
      state,
      evidence,
    })),
    noneFound: { a: noneIn("a"), b: noneIn("b") },
  };
}

/** Analyses a file. Prints the reason and returns undefined if that fails. */
async function analyzeOrTell(file: string): Promise<AnalyzedFile | undefined> {
  try {
    return await analyzeFile(file);
  } catch (error) {
    console.log(JSON.stringify({ file, error: reasonOf(error) }));
    process.exitCode = 1;
    return undefined;
  }
}

const [fileA, fileB, ...more] = process.argv.slice(2);
if (fileA === undefined || fileB === undefined || more.length > 0) {
  console.error("usage: npm run --silent compare -- A B (two files, .txt or .html)");
  process.exitCode = 1;
} else {
  const [a, b] = [await analyzeOrTell(fileA), await analyzeOrTell(fileB)];
  if (a && b) console.log(JSON.stringify(compare(a, b)));
}
