/**
 * Measures how fast notes find their passages, compared with dom-anchor-text-quote and @apache-annotator/dom: one page,
 * the same selectors, one run, in Chromium. Our time includes reading the page's text, the index and the ranges. Usage:
 * node --import tsx bench/anchoring.ts [RUNS] [SAMPLE]   (peers: npm ci --prefix bench)
 */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { build } from "esbuild";
import puppeteer from "puppeteer-core";
import type { Measured } from "./anchoring-page.ts";

const ROOT = new URL("..", import.meta.url).pathname;
const [runs = "5", sample = "10"] = process.argv.slice(2);
const SIZES = [
  { paragraphs: 1500, notes: 300 },
  { paragraphs: 4000, notes: 1000 },
];

if (!existsSync(join(ROOT, "bench/node_modules/dom-anchor-text-quote"))) {
  throw new Error("The peers are missing: run npm ci --prefix bench");
}
const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
const { outputFiles } = await build({
  entryPoints: [join(ROOT, "bench/anchoring-page.ts")],
  bundle: true,
  write: false,
  format: "iife",
  target: "es2023",
  nodePaths: (process.env.NODE_PATH ?? "").split(delimiter).filter((folder) => folder !== ""),
  define: { "process.env.NODE_ENV": '"production"', global: "globalThis" },
});
const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
const browser = await puppeteer.launch({ executablePath, headless: true, pipe: true, args, protocolTimeout: 0 });
try {
  console.log("| page | edit | by | notes run | ms a note (median) | times ours | found | wrong |");
  console.log("|---|---|---|---|---|---|---|---|");
  for (const { paragraphs, notes } of SIZES) {
    for (const edit of ["unedited", "shifted", "one word changed"]) {
      const page = await browser.newPage();
      await page.setContent("<!doctype html><body></body>");
      await page.addScriptTag({ content: outputFiles[0]?.text ?? "" });
      const call = `measure(${paragraphs}, ${notes}, ${JSON.stringify(edit)}, ${runs}, ${sample})`;
      const measured = (await page.evaluate(call)) as Measured;
      for (const one of measured.by) {
        const times = (one.perNote / (measured.by[0]?.perNote ?? 1)).toFixed(1);
        const what = `${notes} notes in ${measured.length.toLocaleString("en")} characters`;
        const found = `${one.found} of ${one.notes}`;
        console.log(
          `| ${what} | ${edit} | ${one.name} | ${one.notes} | ${one.perNote.toFixed(3)} | ${times} | ${found} | ${one.wrong} |`,
        );
      }
      await page.close();
    }
  }
} finally {
  await browser.close();
}
