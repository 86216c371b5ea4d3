// `npm test`: installs missing packages, checks and builds, and runs the tests. `npm test -- --help` lists the options.

import { spawn } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { defaultJobs, measureSlowness } from "./runner/machine.mjs";
import { HELP, parseOptions } from "./runner/options.mjs";
import { ROOT } from "./runner/paths.mjs";
import { Report } from "./runner/report.mjs";
import { runLane } from "./runner/run-files.mjs";
import { setup } from "./runner/setup.mjs";
import { shuffleBy } from "./runner/shuffle.mjs";

/** The folders of `test/` whose tests run in Node, in a page of a browser, and with the extension in a browser. */
const FOLDERS = {
  node: ["runner", "engine", "annotation", "comparison", "cli", "import-export", "background", "build"],
  page: ["page", "store", "ui"],
  e2e: ["e2e"],
};

/** The end-to-end path that `--quick` runs. */
const QUICK_E2E = "test/e2e/page-to-export.test.ts";

/** The slowest end-to-end files. They start first, so that no lane has to wait for them at the end. */
const LONG_FILES = [
  "two-coders",
  "comparison",
  "keep",
  "change-watch",
  "library",
  "private-windows",
  "robustness",
  "locales",
  "export",
  "frameworks",
  "durability",
  "import",
  "page-to-export",
  "corrections",
  "expensive-pages",
];

const options = readOptions();
setup(options.browsers);
// Imported late because it needs the installed packages.
const { runPageTests } = await import("./runner/page-tests.mjs");

process.chdir(ROOT);
process.env.TEST_SLOWNESS = String(measureSlowness());
if (options.grep) process.env.TEST_GREP = options.grep;
if (options.seed !== undefined) process.env.TEST_SEED = String(options.seed);
const shuffle = options.seed === undefined ? (files) => files : shuffleBy(options.seed);
const jobs = options.jobs ?? defaultJobs();
console.log(
  `${jobs} test processes at once; waits ${Number(process.env.TEST_SLOWNESS).toFixed(1)} times as long as on the reference machine` +
    (options.seed === undefined ? "." : `; random order, seed ${options.seed}.`),
);

const report = new Report({ isVerbose: options.verbose });
const files = chosenFiles();
/** End-to-end tests use the built extension, and the tests of the build read it. */
const needsBuild = files.e2e.length > 0 || files.node.some((file) => isWithin(file, "test/build"));
const isWhole = options.paths.length === 0 && !options.grep;
let isBuilt = true;
if (isWhole || needsBuild) isBuilt = await check("the extension is built", process.execPath, ["build.mjs"]);
if (isBuilt) await runConcurrently(createLanes(), jobs);
report.end();
process.exit(report.failed === 0 && report.passed > 0 ? 0 : 1);

function readOptions() {
  try {
    const read = parseOptions(process.argv.slice(2));
    if (!read.help) return read;
    console.log(HELP);
    process.exit(0);
  } catch (error) {
    console.error(`${error.message}\n\n${HELP}`);
    process.exit(2);
  }
}

/** Returns the files that the options select, by kind, as paths relative to the project's folder. */
function chosenFiles() {
  const found = Object.fromEntries(Object.entries(FOLDERS).map(([kind, folders]) => [kind, folders.flatMap(testsIn)]));
  const paths = options.paths.map((path) => relative(ROOT, resolve(path)));
  for (const path of paths) {
    if (
      existsSync(join(ROOT, path)) &&
      Object.values(found)
        .flat()
        .some((file) => isWithin(file, path))
    )
      continue;
    console.error(`There is no test at ${path}.`);
    process.exit(2);
  }
  const isChosen = (file) => paths.length === 0 || paths.some((path) => isWithin(file, path));
  const chosen = Object.fromEntries(Object.entries(found).map(([kind, all]) => [kind, shuffle(all.filter(isChosen))]));
  return options.quick ? { ...chosen, e2e: chosen.e2e.filter((file) => file === QUICK_E2E) } : chosen;
}

function isWithin(file, path) {
  return file === path || file.startsWith(`${path.replace(/\/$/, "")}/`);
}

function testsIn(folder) {
  const path = join(ROOT, "test", folder);
  if (!existsSync(path) || !statSync(path).isDirectory()) return [];
  const names = readdirSync(path, { recursive: true }).map(String);
  const tests = names.filter((name) => /\.test\.(?:tsx?|mjs)$/.test(name)).sort();
  return tests.map((name) => join("test", folder, name));
}

/** Returns the tasks of the run as functions, the slowest first. */
function createLanes() {
  const { browsers, alone: isAlone } = options;
  const used = options.quick ? browsers.slice(0, 1) : browsers;
  const list = [];
  const queues = new Map(
    used.map((browser) => [browser, options.seed === undefined ? longestFirst(files.e2e) : [...files.e2e]]),
  );
  const e2eLane = (browser, number) => () =>
    runLane(
      { name: `${browser} e2e ${number}`, env: { BROWSER: browser }, queue: queues.get(browser), isAlone },
      report,
    );
  for (const browser of [...used].reverse()) list.push(e2eLane(browser, 1));
  for (const browser of used) list.push(() => runPages(browser, files.page, isAlone));
  list.push(() => runLane({ name: "node", queue: [...files.node], isAlone }, report));
  if (isWhole) list.push(runChecks);
  // The lanes that become free last share the remaining files.
  for (const browser of used) list.push(e2eLane(browser, 2));
  return list;
}

function longestFirst(names) {
  const rank = (file) => {
    const at = LONG_FILES.findIndex((name) => file.includes(`/${name}.`));
    return at < 0 ? LONG_FILES.length : at;
  };
  return [...names].sort((a, b) => rank(a) - rank(b));
}

async function runPages(browser, all, isAlone) {
  const lane = `${browser} page`;
  for (const some of isAlone ? all.map((file) => [file]) : [all]) {
    if (some.length === 0) continue;
    const start = performance.now();
    const name = some.length === 1 ? some[0] : "test/page, test/store, test/ui";
    report.fileStarts(lane, name);
    await runPageTests(browser, some, { grep: options.grep, seed: options.seed }, (message) =>
      report.record(lane, message),
    ).catch((error) =>
      report.record(lane, {
        type: "test",
        file: name,
        title: "the browser runs",
        state: "failed",
        time: 0,
        error: error.stack,
      }),
    );
    report.fileEnds(lane, { file: name, time: performance.now() - start });
  }
}

async function runChecks() {
  const bin = (name) => join("node_modules", ".bin", name);
  await check("types", bin("tsc"), ["-p", "."]);
  await check("types of the modules that know no DOM", bin("tsc"), ["-p", "tsconfig.pure.json"]);
  await check("style and layers", bin("biome"), ["check", "--error-on-warnings", "."]);
  if (!options.quick) {
    const lint = ["lint", "--source-dir", "dist/firefox", "--warnings-as-errors", "--no-config-discovery"];
    await check("Firefox's own linter accepts the extension", bin("web-ext"), lint);
  }
}

/** Runs a command, counts it as one test, and returns whether it succeeded. */
async function check(title, command, args) {
  const start = performance.now();
  const { status, output } = await run(command, args);
  report.check(title, status === 0, performance.now() - start, output);
  return status === 0;
}

function run(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, env: { ...process.env, NO_COLOR: "1" } });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (output += data));
    child.on("error", (error) => resolve({ status: 1, output: String(error) }));
    child.on("close", (status) => resolve({ status: status ?? 1, output }));
  });
}

/** Runs functions in their order, at most `most` of them at the same time. */
async function runConcurrently(work, most) {
  const rest = [...work];
  const next = async () => {
    for (let one = rest.shift(); one; one = rest.shift()) await one();
  };
  await Promise.all(Array.from({ length: most }, next));
}
