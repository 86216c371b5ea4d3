// The command line of `npm test`.

import { parseArgs } from "node:util";

export const BROWSERS = ["chromium", "firefox"];

export const HELP = `Usage: npm test -- [OPTION...] [PATH...]

Installs what is missing, checks and builds the extension, and runs the tests.
The last line is "N passed, N failed"; the exit status is 0 only if no test failed.

PATH              Run only the test files at these paths or in these folders, for example
                  test/store or test/e2e/library.test.ts. The checks are skipped then.
--grep TEXT       Run only the tests whose full title contains TEXT.
--browser NAME    Use only one browser, chromium or firefox.
--quick           Run the part for everyday work: types, linter, build, the tests in Node, and in
                  one browser the page tests and one end-to-end path.
--random [SEED]   Run files and tests in random order. The seed is printed; give it to repeat the order.
--alone           Run every test file in a process, and a browser, of its own.
--jobs NUMBER     Run at most so many test processes at once (default: 1.5 for each processor core).
--verbose         Print the title of every test.
--help            Print this text.
`;

/**
 * Returns the options of a command line.
 * @param {string[]} args The arguments after `npm test --`.
 * @throws An error whose message can be shown to the user.
 */
export function parseOptions(args) {
  const { values, positionals } = parseArgs({
    args: withSeed(args),
    allowPositionals: true,
    options: {
      grep: { type: "string", default: "" },
      browser: { type: "string" },
      quick: { type: "boolean", default: false },
      random: { type: "string" },
      alone: { type: "boolean", default: false },
      jobs: { type: "string" },
      verbose: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.browser !== undefined && !BROWSERS.includes(values.browser))
    throw new Error(`--browser takes ${BROWSERS.join(" or ")}, not "${values.browser}".`);
  return {
    ...values,
    paths: positionals,
    browsers: values.browser === undefined ? BROWSERS : [values.browser],
    seed: numberOf("--random", values.random),
    jobs: numberOf("--jobs", values.jobs),
  };
}

/** Adds a seed to `--random` where the command line has none. */
function withSeed(args) {
  return args.flatMap((arg, at) => {
    const hasSeed = /^\d+$/.test(args[at + 1] ?? "");
    return arg === "--random" && !hasSeed ? [`--random=${1 + (Date.now() % 999_999)}`] : [arg];
  });
}

function numberOf(option, value) {
  if (value === undefined) return undefined;
  if (!/^[1-9]\d*$/.test(value)) throw new Error(`${option} takes a whole number from 1, not "${value}".`);
  return Number(value);
}
