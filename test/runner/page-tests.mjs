// Runs the tests that need a page (`test/page`, `test/store`, `test/ui`) in a real browser.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { build } from "esbuild";
import puppeteer from "puppeteer-core";
import { findBrowser } from "./find-browsers.mjs";
import { testCeiling, waitCeiling } from "./machine.mjs";
import { ROOT } from "./paths.mjs";

/** The folder in which the bundled test modules would be. They are not written to disk. */
const MODULES = join(ROOT, "bundles");

const HEADERS = {
  "Cache-Control": "no-store",
  "Content-Security-Policy": "default-src 'self' 'unsafe-inline' data: blob:",
};

/** Returns the page in which the tests run. It reports each test to the runner with the function `report`. */
function pageFor(files, { grep, seed }) {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Tests</title>
<link rel="icon" href="data:,">
<body>
<script src="/mocha.js"></script>
<script>
  globalThis.waitCeiling = ${waitCeiling()};
  const wordsOf = (error) => String(error?.stack?.includes(error.message) ? error.stack : (error?.message ?? error) + "\\n" + (error?.stack ?? ""));
  const fail = (file, title, error) => report({ type: "test", file, title, state: "failed", time: 0, error: wordsOf(error) });
  mocha.setup({
    ui: "bdd",
    timeout: ${testCeiling()},
    reporter: class {
      constructor(runner) {
        const fileOf = (suite) => suite?.sourceFile ?? (suite?.parent ? fileOf(suite.parent) : "page tests");
        const reportTest = (test, state, error) =>
          report({ type: "test", file: fileOf(test.parent), title: test.fullTitle().trim(), state, time: test.duration ?? 0, ...(error && { error: wordsOf(error) }) });
        runner.on("test", (test) => report({ type: "start", file: fileOf(test.parent), title: test.fullTitle().trim() }));
        runner.on("pass", (test) => reportTest(test, "passed"));
        runner.on("pending", (test) => reportTest(test, "skipped"));
        runner.on("fail", (test, error) => reportTest(test, "failed", error));
      }
    },
  });
  ${grep ? `mocha.fgrep(${JSON.stringify(grep)});` : ""}
</script>
<script type="module">
  for (const file of ${JSON.stringify(files)}) {
    // A suite for each file isolates the hooks of the file and names its path.
    const suite = Mocha.Suite.create(mocha.suite, "");
    suite.sourceFile = file;
    Mocha.interfaces.bdd(suite);
    suite.emit("pre-require", globalThis, file, mocha);
    await import("/" + file.replace(/\\.tsx?$/, ".js")).catch((error) => fail(file, file + " could be loaded", error));
  }
  ${seed === undefined ? "" : `import { shuffleBy, shuffleSuite } from "/shuffle.mjs"; shuffleSuite(mocha.suite, shuffleBy(${seed}));`}
  mocha.run(() => report({ type: "end" }));
</script>
</body>
</html>`;
}

/**
 * Runs test files in a browser.
 * @param {"chromium" | "firefox"} browserName
 * @param {string[]} files
 * @param {{ grep: string, seed: number | undefined }} options
 * @param {(message: object) => void} tell Receives a message when a test starts or ends.
 */
export async function runPageTests(browserName, files, options, tell) {
  const server = await serve(await bundle(files), pageFor(files, options));
  const browser = await launch(browserName).catch((error) => {
    server.close();
    throw error;
  });
  try {
    await run(browser, `http://127.0.0.1:${server.address().port}/`, tell);
  } finally {
    await browser.close();
    server.close();
  }
}

/**
 * Bundles the test files as modules, with shared code in separate modules, JSX as set in tsconfig.json, and style sheets
 * and pages as text. There are no source maps: they would be most of what the browser reads, and a failure names its
 * function and file without them. Both browsers get the same bundle.
 * @returns {Promise<Map<string, string>>} The source of each module, by path.
 */
async function bundle(files) {
  const key = files.join("\n");
  if (!bundles.has(key)) bundles.set(key, makeBundle(files));
  return bundles.get(key);
}

/** The bundles made so far, by their test files. */
const bundles = new Map();

async function makeBundle(files) {
  const { outputFiles } = await build({
    entryPoints: files,
    outdir: MODULES,
    outbase: ".",
    bundle: true,
    write: false,
    splitting: true,
    format: "esm",
    target: "es2023",
    jsx: "automatic",
    jsxImportSource: "preact",
    loader: { ".css": "text", ".html": "text", ".txt": "text", ".svg": "text" },
    logLevel: "error",
  });
  return new Map(outputFiles.map(({ path, text }) => [`/${relative(MODULES, path)}`, text]));
}

async function serve(modules, page) {
  const mocha = await readFile(createRequire(import.meta.url).resolve("mocha/mocha.js"));
  const shuffle = await readFile(new URL("shuffle.mjs", import.meta.url));
  const answers = new Map([
    ["/", ["text/html", page]],
    ["/mocha.js", ["text/javascript", mocha]],
    ["/shuffle.mjs", ["text/javascript", shuffle]],
    ...[...modules].map(([path, text]) => [path, ["text/javascript", text]]),
  ]);
  const server = createServer((request, response) => {
    const [type, body] = answers.get(request.url ?? "") ?? [];
    if (type === undefined) response.writeHead(404, HEADERS).end();
    else response.writeHead(200, { ...HEADERS, "Content-Type": `${type}; charset=utf-8` }).end(body);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return server;
}

function launch(browserName) {
  const executablePath = findBrowser(browserName);
  if (!executablePath)
    throw new Error(`No ${browserName} found. Install it, or set ${browserName.toUpperCase()}_PATH.`);
  const patience = { timeout: waitCeiling(), protocolTimeout: testCeiling() };
  if (browserName === "firefox")
    return puppeteer.launch({ browser: "firefox", executablePath, headless: true, ...patience });
  // Chromium's sandbox does not start for root, for example in a container.
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return puppeteer.launch({ executablePath, headless: true, pipe: true, args, ...patience });
}

async function run(browser, url, tell) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1024, height: 768 });
  page.on("console", (message) => {
    if (message.type() === "error") tell({ type: "log", text: `[${message.type()}] ${message.text()}` });
  });
  const isDone = new Promise((resolve) => {
    void page.exposeFunction("report", (message) => (message.type === "end" ? resolve() : tell(message)));
  });
  await page.goto(url, { waitUntil: "load", timeout: 0 });
  await isDone;
}
