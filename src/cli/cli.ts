#!/usr/bin/env node
import { ANALYZE_HELP, runAnalyze } from "./analyze-command.ts";
import { UsageError } from "./cli-error.ts";
import { COMPARE_HELP, runCompare } from "./compare-command.ts";
import { exitWithError } from "./output.ts";
import { PHRASES_HELP, runPhrases } from "./phrases-command.ts";
import { commandVersion } from "./version.ts";

const HELP = `Note Verbale ${commandVersion()}: who says what in diplomatic readouts

${ANALYZE_HELP}
${COMPARE_HELP}
${PHRASES_HELP}
Everything is analysed on this machine. No command uses the network.
`;

/** Each command with its help and the function that runs it and returns the exit status. */
const COMMANDS: Readonly<Record<string, readonly [help: string, run: (args: string[]) => Promise<number>]>> = {
  analyze: [ANALYZE_HELP, (args) => runAnalyze(args, process)],
  compare: [COMPARE_HELP, (files) => runCompare(files, process)],
  phrases: [PHRASES_HELP, (args) => runPhrases(args, process)],
};

/** Runs the command that the arguments name. Returns the exit status: 2 for an error in the command line. */
async function run([name = "", ...args]: readonly string[]): Promise<number> {
  if (name === "--version") {
    process.stdout.write(`${commandVersion()}\n`);
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    const isHelp = ["", "help", "--help", "-h"].includes(name);
    (isHelp ? process.stdout : process.stderr).write(
      isHelp ? HELP : `note-verbale: unknown command "${name}"\n\n${HELP}`,
    );
    return isHelp && name !== "" ? 0 : 2;
  }
  const [help, runCommand] = command;
  if (args.includes("--help") || args.includes("-h")) {
    process.stdout.write(help);
    return 0;
  }
  try {
    return await runCommand(args);
  } catch (error) {
    if (!isUsageError(error)) throw error;
    process.stderr.write(`note-verbale: ${error.message}\nSee note-verbale ${name} --help\n`);
    return 2;
  }
}

function isUsageError(error: unknown): error is Error {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return error instanceof UsageError || code.startsWith("ERR_PARSE_ARGS");
}

// A receiver such as `head` may close the pipe early, which is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  exitWithError(`cannot write to standard output: ${error.message}`);
});
process.exitCode = await run(process.argv.slice(2));
