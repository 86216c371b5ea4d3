import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import puppeteer from "puppeteer-core";
import { findBrowser } from "./find-browsers.mjs";

/** @typedef {{ title: string, state: "passed" | "failed", stack?: string }} Result */

const HEADERS = {
  "Cache-Control": "no-store",
  "Content-Security-Policy": "default-src 'self' 'unsafe-inline' data: blob:",
};

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Tests</title>
<link rel="icon" href="data:,">
<body>
<script src="/mocha.js"></script>
<script>
  const report = { results: [], isDone: false };
  const failed = (title, error) => report.results.push({ title, state: "failed", stack: String(error?.stack ?? error) });
  addEventListener("error", (event) => report.isRunning || failed("The test files could not be loaded", event.error ?? event.message));
  mocha.setup({
    ui: "bdd",
    timeout: 120000,
    reporter: class {
      constructor(runner) {
        runner.on("pass", (test) => report.results.push({ title: test.fullTitle(), state: "passed" }));
        runner.on("fail", (test, error) => failed(test.fullTitle(), error.stack.includes(error.message) ? error : error.message + "\\n" + error.stack));
      }
    },
  });
</script>
<script src="/tests.js"></script>
<script>
  report.isRunning = true;
  mocha.run(() => { report.isDone = true; });
</script>
</body>
</html>`;

/**
 * Runs test files in a real browser and prints what passed and failed.
 * @param {"chromium" | "firefox"} browserName
 * @param {string[]} files
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runInBrowser(browserName, files) {
  const executablePath = findBrowser(browserName);
  if (!executablePath)
    throw new Error(`No ${browserName} found. Install it, or set ${browserName.toUpperCase()}_PATH.`);
  const server = await serve(await bundle(files));
  const browser = await launch(browserName, executablePath).catch((error) => {
    server.close();
    throw error;
  });
  try {
    return print(browserName, await readResults(browser, `http://127.0.0.1:${server.address().port}/`));
  } finally {
    await browser.close();
    server.close();
  }
}

/**
 * The test files and all they import as one script; JSX as tsconfig.json has it, style sheets and pages as text.
 * @param {string[]} files
 */
async function bundle(files) {
  const { outputFiles } = await build({
    stdin: {
      contents: files.map((file) => `import ${JSON.stringify(resolve(file))};`).join("\n"),
      resolveDir: process.cwd(),
    },
    bundle: true,
    write: false,
    format: "iife",
    target: "es2023",
    sourcemap: "inline",
    jsx: "automatic",
    jsxImportSource: "preact",
    loader: { ".css": "text", ".html": "text", ".txt": "text", ".svg": "text" },
    logLevel: "error",
  });
  return outputFiles[0].text;
}

/** @param {string} tests */
async function serve(tests) {
  const mocha = await readFile(createRequire(import.meta.url).resolve("mocha/mocha.js"));
  const answers = new Map([
    ["/", ["text/html", PAGE]],
    ["/mocha.js", ["text/javascript", mocha]],
    ["/tests.js", ["text/javascript", tests]],
  ]);
  const server = createServer((request, response) => {
    const [type, body] = answers.get(request.url ?? "") ?? [];
    if (type === undefined) response.writeHead(404, HEADERS).end();
    else response.writeHead(200, { ...HEADERS, "Content-Type": `${type}; charset=utf-8` }).end(body);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return server;
}

/**
 * @param {"chromium" | "firefox"} browserName
 * @param {string} executablePath
 */
function launch(browserName, executablePath) {
  if (browserName === "firefox") return puppeteer.launch({ browser: "firefox", executablePath, headless: true });
  // Chromium's sandbox does not start for root, as in a container.
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return puppeteer.launch({ executablePath, headless: true, pipe: true, args });
}

/**
 * @param {import("puppeteer-core").Browser} browser
 * @param {string} url
 * @returns {Promise<Result[]>}
 */
async function readResults(browser, url) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1024, height: 768 });
  page.on("console", (message) => console.log(`  [${message.type()}] ${message.text()}`));
  await page.goto(url, { waitUntil: "load", timeout: 0 });
  await page.waitForFunction("report.isDone", { timeout: 0, polling: 100 });
  return page.evaluate("report.results");
}

/**
 * @param {string} browserName
 * @param {Result[]} results
 */
function print(browserName, results) {
  for (const { title, state } of results) console.log(`  ${state === "passed" ? "✔" : "✘"} ${title}`);
  const failures = results.filter(({ state }) => state === "failed");
  for (const { title, stack } of failures) console.log(`\n✘ ${title}\n${stack}`);
  const counts = { passed: results.length - failures.length, failed: failures.length };
  console.log(`\n${browserName}: ${counts.passed} passed, ${counts.failed} failed`);
  return counts;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [browserName, ...files] = process.argv.slice(2);
  if ((browserName !== "chromium" && browserName !== "firefox") || files.length === 0) {
    console.error("Usage: node test/browser/run-in-browser.mjs chromium|firefox FILE...");
    process.exit(2);
  }
  const { passed, failed } = await runInBrowser(browserName, files);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}
