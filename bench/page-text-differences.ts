/**
 * Compares our text of a page with what the browser copies, in Chromium: the text of the main content and
 * `Selection.toString()` of the same range. Pages are served from memory, and every other request is blocked. Usage:
 * node --import tsx bench/page-text-differences.ts FOLDER [--from N] [--to N] [--show KIND] [--chromium PATH]
 */
import { readdirSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import puppeteer, { type Browser } from "puppeteer-core";
import { type Difference, findDifferences } from "./text-differences.ts";

const ROOT = new URL("..", import.meta.url).pathname;

/**
 * The results for a page: both texts of its main content, and why characters that the browser copies are missing in
 * ours.
 */
interface Texts {
  readonly ours: string;
  readonly browsers: string;
  readonly leftOut: readonly { readonly why: string; readonly words: string }[];
}

/** Bundles the script that reads a page as the content script does, and then as the browser copies a selection. */
async function bundlePageText(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { readPageText } from "./src/page/page-text.ts";
        import { readBoth } from "./bench/text-in-page.ts";
        globalThis.readBoth = () => readBoth(readPageText(document));`,
      resolveDir: ROOT,
      loader: "ts",
    },
    bundle: true,
    format: "iife",
    target: "es2023",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

function serve(folder: string, files: readonly string[]): Promise<Server> {
  const server = createServer((request, response) => {
    const file = decodeURIComponent((request.url ?? "/").slice(1));
    if (!files.includes(file)) return response.writeHead(404).end();
    const type = file.endsWith(".xhtml") ? "application/xhtml+xml" : "text/html";
    return response.writeHead(200, { "content-type": `${type}; charset=utf-8` }).end(readFileSync(join(folder, file)));
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

async function readTexts(browser: Browser, origin: string, file: string, pageText: string): Promise<Texts> {
  const page = await browser.newPage();
  try {
    await page.setRequestInterception(true);
    page.on("request", (request) => {
      const isPage = request.url() === origin + encodeURIComponent(file);
      void (isPage || request.url().startsWith("data:") ? request.continue() : request.abort()).catch(() => undefined);
    });
    page.on("dialog", (dialog) => void dialog.dismiss().catch(() => undefined));
    await page.goto(origin + encodeURIComponent(file), { waitUntil: "domcontentloaded", timeout: 20_000 });
    return (await page.evaluate(`${pageText}; readBoth()`)) as Texts;
  } finally {
    await page.close();
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    from: { type: "string", default: "0" },
    to: { type: "string" },
    show: { type: "string" },
    chromium: { type: "string", default: "/usr/bin/chromium" },
  },
});
const [folder] = positionals;
if (folder === undefined) throw new Error("Usage: bench/page-text-differences.ts FOLDER");
const files = readdirSync(folder)
  .filter((name) => /\.x?html$/.test(name))
  .sort()
  .slice(Number(values.from), values.to === undefined ? undefined : Number(values.to));
const kinds = new Map<string, { count: number; letters: number; files: Set<string>; examples: string[] }>();
const note = (file: string, { kind, letters, example }: Difference) => {
  const seen = kinds.get(kind) ?? { count: 0, letters: 0, files: new Set(), examples: [] };
  kinds.set(kind, seen);
  seen.count += 1;
  seen.letters += letters;
  seen.files.add(file);
  seen.examples.push(`${file}: ${example}`);
};
const server = await serve(folder, files);
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
const browser = await puppeteer.launch({ executablePath: values.chromium, pipe: true, args: ["--no-sandbox"] });
let letters = 0;
try {
  const pageText = await bundlePageText();
  for (const file of files) {
    try {
      const { ours, browsers, leftOut } = await readTexts(browser, origin, file, pageText);
      letters += ours.replace(/\s/g, "").length;
      for (const { why, words } of leftOut)
        note(file, { kind: `left out: ${why}`, letters: words.length, example: words });
      for (const difference of findDifferences(ours, browsers)) note(file, difference);
    } catch (error) {
      note(file, { kind: "could not be read", letters: 0, example: String(error) });
    }
  }
} finally {
  await browser.close();
  server.close();
}
console.log(`${files.length} pages, ${letters} letters of main content`);
console.log("| kind | differences | letters | pages |\n|---|---|---|---|");
for (const [kind, seen] of [...kinds].sort(([, a], [, b]) => b.count - a.count)) {
  console.log(`| ${kind} | ${seen.count} | ${seen.letters} | ${seen.files.size} |`);
}
for (const [kind, { examples }] of kinds) {
  if (values.show === undefined || !kind.includes(values.show)) continue;
  console.log(`\n${kind}`);
  for (const example of examples.slice(0, 60)) console.log(`  ${example}`);
}
