// A process that runs test files one after another, as the runner sends them. With BROWSER set, the files are
// end-to-end tests and share one browser, which is reset before every test.

import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import Mocha from "mocha";
import { testCeiling } from "./machine.mjs";
import { shuffleBy, shuffleSuite } from "./shuffle.mjs";

const { BROWSER, TEST_GREP = "", TEST_SEED } = process.env;

/** The browser that all end-to-end files share. */
const shared = BROWSER ? await import("../e2e/support/shared-browser.ts") : undefined;

/** Runs one file and reports the start and end of each test to the runner. */
async function runFile(file) {
  const mocha = new Mocha({ timeout: testCeiling(), reporter: class {} });
  if (TEST_GREP) mocha.fgrep(TEST_GREP);
  if (shared) mocha.rootHooks({ beforeEach: shared.beforeTest });
  // Mocha's own loader would load TypeScript by `require`, and would therefore load the modules with the shared browser
  // twice.
  mocha.suite.emit("pre-require", globalThis, file, mocha);
  await import(pathToFileURL(resolve(file)).href);
  if (shared) mocha.suite.eachTest(checkAfter);
  if (TEST_SEED) shuffleSuite(mocha.suite, shuffleBy(Number(TEST_SEED)));
  const start = performance.now();
  await new Promise((resolve) => {
    const runner = mocha.run(resolve);
    const reportTest = (test, state, error) => {
      const time = test.duration ?? 0;
      send({ type: "test", file, title: test.fullTitle(), state, time, ...(error && { error: wordsOf(error) }) });
    };
    runner.on("test", (test) => send({ type: "start", file, title: test.fullTitle() }));
    runner.on("pass", (test) => reportTest(test, "passed"));
    runner.on("pending", (test) => reportTest(test, "skipped"));
    runner.on("fail", (test, error) => reportTest(test, "failed", error));
  });
  // Without this, Mocha would catch uncaught errors of the next files and end the process.
  mocha.dispose();
  send({ type: "file", file, time: performance.now() - start });
}

/** Makes a test check for errors of the extension at its end. In a hook, a failure would skip the remaining tests. */
function checkAfter(test) {
  const { fn } = test;
  if (!fn) return;
  test.fn = async function () {
    await fn.call(this);
    await shared.checkProblems();
  };
}

function wordsOf(error) {
  const { stack = "", message = "", actual, expected } = error;
  const words = stack.includes(message) ? stack : `${message}\n${stack}`;
  const hasValues = actual !== undefined && expected !== undefined && typeof actual !== "function";
  return hasValues ? `${words}\n  actual:   ${shown(actual)}\n  expected: ${shown(expected)}` : words;
}

function shown(value) {
  const words = typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  return words.length > 2000 ? `${words.slice(0, 2000)}… (${words.length} characters)` : words;
}

function send(message) {
  process.send?.(message);
}

process.on("message", async ({ file }) => {
  if (file === undefined) {
    await shared?.disposeAll().catch((error) => console.error(error));
    process.exit(0);
  }
  await runFile(file).catch((error) => {
    send({ type: "test", file, title: `${file} could be loaded`, state: "failed", time: 0, error: wordsOf(error) });
    send({ type: "file", file, time: 0 });
  });
});
process.on("disconnect", () => process.exit(1));
send({ type: "ready" });
