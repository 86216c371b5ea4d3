// `npm test`: installs what is missing, checks and builds, and runs every test; the last line is "N passed, N failed".
// `node test/run.mjs node pages e2e` runs some parts only.

import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { setUp } from "./set-up.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, "..");
const BROWSERS = ["chromium", "firefox"];

/** The rooms whose tests run in Node, and those that run in each browser. */
const NODE_ROOMS = ["text", "annotation", "exchange", "build"];
const BROWSER_ROOMS = ["page", "store", "ui"];

const counts = { passed: 0, failed: 0 };

/** One check counts as one test: the types, the linter, the manifests. */
async function check(what, command, args) {
  const { status, output } = await run(command, args);
  count(status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
  console.log(`${status === 0 ? "✔" : "✘"} ${what}`);
  if (status !== 0) console.log(output);
}

/** Runs test files, and says all that they say; behind a name where others run beside them. */
async function mocha(what, files, env = {}, lead = "") {
  if (files.length === 0) return;
  console.log(`\n${what}`);
  const { status, output } = await run(
    process.execPath,
    ["--import", "tsx", "node_modules/mocha/bin/mocha.js", "--no-config", ...files],
    env,
    (line) => console.log(lead + line),
  );
  const passed = Number(/^\s*(\d+) passing/m.exec(output)?.[1] ?? 0);
  const failed = Number(/^\s*(\d+) failing/m.exec(output)?.[1] ?? 0);
  // A runner that broke before it counted has failed too.
  count({ passed, failed: failed === 0 && status !== 0 ? 1 : failed });
}

function count({ passed, failed }) {
  counts.passed += passed;
  counts.failed += failed;
}

/** Runs a command to its end; gives its exit status and all that it printed, which `tell` hears line by line. */
function run(command, args, env = {}, tell = undefined) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, env: { ...process.env, NO_COLOR: "1", ...env } });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      createInterface(stream).on("line", (line) => {
        output += `${line}\n`;
        tell?.(line);
      });
    }
    child.on("error", (error) => resolve({ status: 1, output: String(error) }));
    child.on("close", (status) => resolve({ status: status ?? 1, output }));
  });
}

function testsIn(room) {
  const folder = join(HERE, room);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => /\.test\.tsx?$/.test(name));
  return names.sort().map((name) => relative(ROOT, join(folder, name)));
}

const bin = (name) => join("node_modules", ".bin", name);

const parts = {
  async check() {
    await check("types", bin("tsc"), ["-p", "."]);
    await check("types of the pure rooms, without the DOM", bin("tsc"), ["-p", "tsconfig.pure.json"]);
    await check("style and the floors of the house", bin("biome"), ["check", "--error-on-warnings", "."]);
    await check("build", process.execPath, ["build.mjs"]);
    await check("Firefox's own lint of the extension", bin("web-ext"), [
      "lint",
      "--source-dir",
      "dist/firefox",
      "--warnings-as-errors",
      "--no-config-discovery",
    ]);
  },
  async node() {
    await mocha("In Node", NODE_ROOMS.flatMap(testsIn));
  },
  async pages() {
    const { runInBrowser } = await import("./browser/run-in-browser.mjs");
    const files = BROWSER_ROOMS.flatMap(testsIn);
    for (const browser of BROWSERS) {
      console.log(`\nIn pages of ${browser}`);
      await runInBrowser(browser, files).then(count, (error) => {
        console.error(error);
        count({ passed: 0, failed: 1 });
      });
    }
  },
  // Both browsers at once: much of the time they wait.
  async e2e() {
    const files = testsIn("e2e");
    await Promise.all(
      BROWSERS.map((browser) =>
        mocha(`The extension in ${browser}`, files, { BROWSER: browser }, `${browser.padEnd(8)} │ `),
      ),
    );
  },
};

const named = process.argv.slice(2);
const unknown = named.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(", ")}; there are ${Object.keys(parts).join(", ")}.`);
  process.exit(1);
}

setUp(BROWSERS);
for (const [name, runPart] of Object.entries(parts)) {
  if (named.length === 0 || named.includes(name)) await runPart();
}
console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed === 0 && counts.passed > 0 ? 0 : 1);
