import type { Writable } from "node:stream";
import { parseArgs } from "node:util";
import { findFormulas } from "../comparison/find-formulas.ts";
import { type DatedClaims, indexPhrases } from "../comparison/phrase-index.ts";
import { tracePhrase } from "../comparison/trace-phrase.ts";
import { finish } from "../engine/slices.ts";
import { analyzeInputs, jobsOf, type Streams } from "./analyze-command.ts";
import { UsageError } from "./cli-error.ts";
import { writeChunk } from "./output.ts";
import { readInputs } from "./read-inputs.ts";

export const PHRASES_HELP = `note-verbale phrases [OPTIONS] FILE|FOLDER|-...

Prints the wordings that many readouts contain, one JSON object per line, most frequent first. The claims of all
readouts are in memory. Input as for "analyze".

  --phrase WORDS    print the uses of a phrase by speaker and issuer instead, in any inflection
  --gap N           the maximum number of other words between two words of the phrase (default 0)
  --issuer NAME     only the wordings of one issuer
  --least N         the minimum number of readouts that contain a wording (default 5)
  --url-base URL    the address below which the files were published
  --jobs N          worker threads; by default one for each processor
`;

/** Runs the command. Returns the exit status: 1 if a document could not be analysed. */
export async function runPhrases(
  args: readonly string[],
  { stdin, stderr, stdout }: Streams & { readonly stdout: Writable },
): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      phrase: { type: "string" },
      gap: { type: "string", default: "0" },
      issuer: { type: "string" },
      least: { type: "string", default: "5" },
      "url-base": { type: "string" },
      jobs: { type: "string" },
    },
  });
  if (positionals.length === 0) throw new UsageError("phrases needs files or folders");
  if (values.phrase !== undefined && !/\p{L}/u.test(values.phrase)) throw new UsageError("--phrase needs words");
  const gap = integerOf("gap", values.gap);
  const least = integerOf("least", values.least);
  const texts: DatedClaims[] = [];
  let errors = 0;
  const inputs = readInputs(positionals, values["url-base"], stdin);
  for await (const { line, isError } of analyzeInputs(inputs, "claims", jobsOf(values.jobs))) {
    if (isError) {
      errors += 1;
      stderr.write(`${line}\n`);
    } else texts.push(JSON.parse(line) as DatedClaims);
  }
  const index = finish(indexPhrases(texts));
  const found =
    values.phrase === undefined
      ? finish(findFormulas(index, { least, ...(values.issuer !== undefined && { issuer: values.issuer }) }))
      : [{ phrase: values.phrase, ...tracePhrase(index, values.phrase, { gap }) }];
  for (const one of found) await writeChunk(stdout, `${JSON.stringify(one)}\n`);
  return errors > 0 ? 1 : 0;
}

function integerOf(option: string, value: string): number {
  if (!/^\d{1,4}$/.test(value)) throw new UsageError(`--${option} must be a number, not "${value}"`);
  return Number(value);
}
