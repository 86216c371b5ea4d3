/**
 * Prints the engine's analysis of files, one JSON object per line: `npm run --silent analyze -- [--url ADDRESS]
 * FILE...`, for UTF-8 `.txt` files (with the title on the first line) or `.html` files. `--url` sets the address of the
 * page from which the files after it were saved, and `--url ""` removes it. A file that cannot be read gives
 * `{"file","error"}`. The other files are still analysed, and the exit status is 1.
 */
import { analyzeDocument, printedAnalysis, readDocument, reasonOf } from "../src/cli/analyze-document.ts";
import { loadShippedTagger } from "../src/cli/shipped-files.ts";

const tagger = loadShippedTagger();

async function print(file: string, url: string | undefined): Promise<void> {
  try {
    const document = readDocument(file);
    const analyzed = await analyzeDocument({ ...document, url }, tagger);
    const text = document.html === undefined ? {} : { text: analyzed.text };
    console.log(JSON.stringify({ file, ...text, ...printedAnalysis(analyzed) }));
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
