import type { Writable } from "node:stream";
import { alignClaims } from "../comparison/align-claims.ts";
import { readoutClaims } from "../comparison/claim.ts";
import { parseTopicLexicon } from "../comparison/find-topics.ts";
import { type AnalyzedDocument, analyzeDocument, printedAnalysis, readDocument, reasonOf } from "./analyze-document.ts";
import { UsageError } from "./cli-error.ts";
import { writeChunk } from "./output.ts";
import { loadShippedTagger, loadShippedWordTable } from "./shipped-files.ts";

export const COMPARE_HELP = `note-verbale compare A B

Prints how the claims of two readouts correspond, as one JSON object. A and B are .txt or .html files. "links" contains
all pairs with a score worth ranking, best first; "noneFound" contains the claims without a counterpart. A file without
claims is named on standard error.
`;

/** The streams of the process to which the command writes. */
interface OutputStreams {
  readonly stdout: Writable;
  readonly stderr: Writable;
}

/** Runs the command. Returns the exit status: 1 if a file could not be analysed. */
export async function runCompare(files: readonly string[], { stdout, stderr }: OutputStreams): Promise<number> {
  const option = files.find((file) => file.startsWith("-"));
  if (option !== undefined) throw new UsageError(`compare has no option "${option}"`);
  const [fileA, fileB, ...more] = files;
  if (fileA === undefined || fileB === undefined || more.length > 0) throw new UsageError("compare needs two files");
  const tagger = loadShippedTagger();
  const sides = [];
  for (const file of [fileA, fileB]) {
    try {
      const document = readDocument(file);
      sides.push({ file, isHtml: document.html !== undefined, ...(await analyzeDocument(document, tagger)) });
    } catch (error) {
      await writeChunk(stdout, `${JSON.stringify({ file, error: reasonOf(error) })}\n`);
    }
  }
  const [a, b] = sides;
  if (a === undefined || b === undefined) return 1;
  for (const { file, analysis } of [a, b]) {
    if (analysis.attributions.length === 0) stderr.write(`note-verbale: no claims were found in ${file}\n`);
  }
  await writeChunk(stdout, `${JSON.stringify(compareDocuments(a, b))}\n`);
  return 0;
}

/** An analysed file. */
interface Side extends AnalyzedDocument {
  readonly file: string;
  readonly isHtml: boolean;
}

function compareDocuments(a: Side, b: Side): object {
  const data = { lexicon: parseTopicLexicon(), table: loadShippedWordTable() };
  const { candidates, states } = alignClaims(
    readoutClaims(a.text, a.analysis),
    readoutClaims(b.text, b.analysis),
    data,
  );
  const noneIn = (side: "a" | "b"): number[] =>
    states[side].flatMap((state, index) => (state === "none found" ? [index] : []));
  return {
    a: printedSide(a),
    b: printedSide(b),
    // A pair with a score below "unsure" has that state too. Claims that only have such pairs are in `noneFound`.
    links: candidates.map(({ a, b, score, state = "unsure", evidence }) => ({
      a,
      b,
      score: Math.round(score * 10_000) / 10_000,
      state,
      evidence,
    })),
    noneFound: { a: noneIn("a"), b: noneIn("b") },
  };
}

function printedSide(side: Side): object {
  return { file: side.file, ...(side.isHtml && { text: side.text }), ...printedAnalysis(side) };
}
