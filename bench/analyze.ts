/**
 * Prints the engine's analysis of documents, one JSON object per line: `npm run --silent analyze -- [--url ADDRESS]
 * PATH...`, for `.txt` files (with the title on the first line), `.html` files, folders of them, `.jsonl` files and
 * standard input ("-"), as `note-verbale analyze` reads them. `--url` sets the address of the page from which the files
 * after it were saved, and `--url ""` removes it. A document that cannot be read gives a line with `error`. The others
 * are still analysed, and the exit status is 1. It is 2 for an unknown option.
 */
import { analyzeDocument, printedAnalysis, readDocument, reasonOf } from "../src/cli/analyze-document.ts";
import { type InputDocument, readInputs } from "../src/cli/read-inputs.ts";
import { loadShippedTagger } from "../src/cli/shipped-files.ts";

const USAGE = "usage: npm run --silent analyze -- [--url ADDRESS] PATH... (.txt, .html, .jsonl, folders, or -)";

/** A path with the address that was given for it. */
interface Input {
  readonly path: string;
  readonly url: string | undefined;
}

/** Returns the paths of the command line with their addresses, or the reason why it cannot be understood. */
function inputsIn(args: readonly string[]): Input[] | string {
  const inputs: Input[] = [];
  let url: string | undefined;
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? "";
    if (arg === "--url") url = args[++at] || undefined;
    else if (arg.startsWith("--url=")) url = arg.slice("--url=".length) || undefined;
    else if (arg.startsWith("-") && arg !== "-") {
      return `analyze has no option "${arg}"; the built command note-verbale analyze has options`;
    } else inputs.push({ path: arg, url });
  }
  return inputs.length > 0 ? inputs : USAGE;
}

/** Prints the analysis of one document, or the reason why there is none. */
async function print({ key, id, file, document, error }: InputDocument, url: string | undefined): Promise<void> {
  try {
    if (error !== undefined) throw new Error(error);
    const given = file === undefined ? { ...document } : readDocument(file);
    const analyzed = await analyzeDocument({ ...given, url: given.url ?? url }, tagger);
    const text = given.html === undefined ? {} : { text: analyzed.text };
    console.log(JSON.stringify({ [key]: id, ...text, ...printedAnalysis(analyzed) }));
  } catch (error) {
    console.log(JSON.stringify({ [key]: id, error: reasonOf(error) }));
    process.exitCode = 1;
  }
}

const tagger = loadShippedTagger();
const inputs = inputsIn(process.argv.slice(2));
if (typeof inputs === "string") {
  console.error(inputs);
  process.exitCode = inputs === USAGE ? 1 : 2;
} else {
  for (const { path, url } of inputs) {
    for await (const document of readInputs([path], undefined, process.stdin)) await print(document, url);
  }
}
