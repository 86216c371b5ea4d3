/**
 * Measures the cost of painting 1,000 and 10,000 ranges in one page in Chromium: with our painter, by wrapping in
 * elements, and with the libraries on which annotation tools are built. Each run has a new page, and the order rotates
 * from round to round. Usage: node --import tsx bench/painting.ts [ROUNDS] [CHROMIUM]   (after npm ci --prefix bench)
 */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { build } from "esbuild";
import puppeteer, { type Browser } from "puppeteer-core";

const ROOT = new URL("..", import.meta.url).pathname;

/** The effects of one run of one painter on one page. */
interface Cost {
  /** Milliseconds until the call returned, and until the frame with the last highlight was rendered. */
  readonly script: number;
  readonly frame: number;
  /** Elements added to the page, and mutations that an observer of the page's own received. */
  readonly elements: number;
  readonly mutations: number;
  /** Ranges that are highlighted in the end. */
  readonly marked: number;
}

/** The painters by name, with the maximum number of ranges: some would take many minutes for more. */
const PAINTERS = [
  { name: "Note Verbale", most: 10_000 },
  { name: "one Highlight for each range", most: 10_000 },
  { name: "<mark> by surroundContents", most: 10_000 },
  { name: "mark.js markRanges", most: 1_000 },
  { name: "web-highlighter fromRange", most: 1_000 },
  { name: "@recogito/text-annotator, spans", most: 10_000 },
  { name: "@recogito/text-annotator, highlights", most: 10_000 },
] as const;

/** The number of paragraphs. At the higher count, each has five ranges. */
const PARAGRAPHS = 2_000;
const WORDS =
  "the minister met envoy of river and bridge said that both sides would open ferry lines before autumn talks on trade".split(
    " ",
  );

function pageText(): string[] {
  let seed = 7;
  const next = (most: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % most;
  };
  return Array.from({ length: PARAGRAPHS }, () =>
    Array.from({ length: 80 }, () => WORDS[next(WORDS.length)] ?? "").join(" "),
  );
}

const PAGE = `<!doctype html><meta charset="utf-8"><title>Bench</title><link rel="stylesheet" href="/page.css">
<style>body{font:16px/1.5 serif;max-width:40em;color:#111;background:#fff}</style><main id="root">${pageText()
  .map((text) => `<p>${text}</p>`)
  .join("")}</main><script src="/painters.js"></script>`;

/**
 * Runs in the page. Each painter accepts ranges or their offsets in the root's text, and returns how many are
 * highlighted.
 */
const IN_PAGE = `
import { createPainter, HIGHLIGHT_ROLES } from "./src/page/painter.ts";
import Mark from "mark.js";
import Highlighter from "web-highlighter";
import { createTextAnnotator } from "@recogito/text-annotator";

const root = document.getElementById("root");
const ROLES = HIGHLIGHT_ROLES.slice(0, 7);

function placesOf(count) {
  const places = [];
  let offset = 0;
  const each = count / root.children.length;
  [...root.children].forEach((paragraph, index) => {
    const text = paragraph.firstChild;
    const here = Math.floor((index + 1) * each) - Math.floor(index * each);
    for (let number = 0; number < here; number++) {
      const start = 4 + number * 70;
      places.push({ node: text, start, end: start + 45, at: offset + start });
    }
    offset += text.length;
  });
  return places;
}

function rangeOf({ node, start, end }) {
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(node, end);
  return range;
}

/** Sorts from the last range of a text to the first, so that wrapping one does not move the positions of the others. */
const backwards = (places) => [...places].reverse();
const sizes = () => [...CSS.highlights.values()].reduce((sum, one) => sum + one.size, 0);

const PAINTERS = {
  "Note Verbale": (places) => {
    const painter = createPainter();
    ROLES.forEach((role, index) =>
      painter.paint(role, places.filter((_, number) => number % ROLES.length === index).map(rangeOf)));
    return () => sizes();
  },
  "one Highlight for each range": (places) => {
    places.forEach((place, index) => {
      CSS.highlights.set("one-" + index, new Highlight(rangeOf(place)));
      style.sheet.insertRule("::highlight(one-" + index + "){background-color:#fae8c4}");
    });
    return () => sizes();
  },
  "<mark> by surroundContents": (places) => {
    for (const place of backwards(places)) rangeOf(place).surroundContents(document.createElement("mark"));
    return () => root.querySelectorAll("mark").length;
  },
  "mark.js markRanges": (places) => {
    new Mark(root).markRanges(places.map(({ at, start, end }) => ({ start: at, length: end - start })));
    return () => root.querySelectorAll("mark").length;
  },
  "web-highlighter fromRange": (places) => {
    const highlighter = new Highlighter({ $root: root });
    for (const place of backwards(places)) highlighter.fromRange(rangeOf(place));
    return () => new Set([...root.querySelectorAll("[data-highlight-id]")].map((one) => one.dataset.highlightId)).size;
  },
  "@recogito/text-annotator, spans": (places) => recogito(places, "SPANS"),
  "@recogito/text-annotator, highlights": (places) => recogito(places, "CSS_HIGHLIGHTS"),
};

function recogito(places, renderer) {
  const annotator = createTextAnnotator(root, { renderer });
  annotator.setAnnotations(places.map(({ node, start, end, at }, index) => ({
    id: "a" + index, bodies: [],
    target: { annotation: "a" + index, selector: [{ quote: node.data.slice(start, end), start: at, end: at + end - start }] },
  })));
  return () => renderer === "SPANS" ? document.querySelectorAll(".r6o-annotation").length : sizes();
}

const style = document.head.appendChild(document.createElement("style"));
const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

window.run = async (name, count) => {
  const places = placesOf(count);
  await frame();
  let mutations = 0;
  const observer = new MutationObserver((records) => { mutations += records.length; });
  observer.observe(document.body, { childList: true, attributes: true, characterData: true, subtree: true });
  const before = document.querySelectorAll("*").length;
  const began = performance.now();
  const countMarked = PAINTERS[name](places);
  const script = performance.now() - began;
  await frame();
  // Some painters render later: when nothing has been added for a second, the last addition counts.
  let shown = performance.now();
  let marked = countMarked();
  for (let quiet = performance.now(); performance.now() - quiet < (marked < Math.min(count, 20) ? 5_000 : 1_000);) {
    await frame();
    const now = countMarked();
    if (now !== marked) { marked = now; shown = quiet = performance.now(); }
  }
  const elements = document.querySelectorAll("*").length - before;
  mutations += observer.takeRecords().length;
  return { script, frame: shown - began, elements, mutations, marked };
};`;

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: IN_PAGE, resolveDir: ROOT, loader: "ts" },
    nodePaths: [join(ROOT, "bench/node_modules")],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2023",
    loader: { ".css": "empty" },
  });
  return outputFiles[0]?.text ?? "";
}

/** Measures in a new browser, because what one painter leaves running would slow down the next. */
async function costOf(url: string, name: string, count: number): Promise<Cost> {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1200, height: 900 });
    await page.goto(url, { waitUntil: "load", timeout: 0 });
    return (await page.evaluate(`run(${JSON.stringify(name)}, ${count})`)) as Cost;
  } finally {
    await browser.close();
  }
}

function openBrowser(): Promise<Browser> {
  return puppeteer.launch({
    executablePath: process.argv[3] ?? "/usr/bin/chromium",
    headless: true,
    pipe: true,
    args: ["--no-sandbox"],
    protocolTimeout: 600_000,
  });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function line(name: string, costs: readonly Cost[], own: number): string {
  const middle = (key: keyof Cost) => median(costs.map((cost) => cost[key]));
  const spread = `${Math.min(...costs.map((cost) => cost.frame)).toFixed(0)}–${Math.max(...costs.map((cost) => cost.frame)).toFixed(0)}`;
  const cells = [
    name,
    middle("script").toFixed(0),
    `${middle("frame").toFixed(0)} (${spread})`,
    `${(middle("frame") / own).toFixed(1)} ×`,
    middle("elements"),
    middle("mutations"),
    middle("marked"),
  ];
  return `| ${cells.join(" | ")} |`;
}

const rounds = Number(process.argv[2] ?? 5);
const scripts = new Map([
  ["/", ["text/html", PAGE]],
  ["/painters.js", ["text/javascript", await bundle()]],
  ["/page.css", ["text/css", readFileSync(join(ROOT, "src/page/page.css"), "utf8")]],
]);
const server = createServer((request, response) => {
  const [type, body] = scripts.get(request.url ?? "") ?? [];
  response.writeHead(type ? 200 : 404, { "content-type": `${type ?? "text/plain"}; charset=utf-8` }).end(body ?? "");
});
await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
try {
  console.log(`${PARAGRAPHS} paragraphs, ${rounds} rounds`);
  for (const count of [1_000, 10_000]) {
    const taking = PAINTERS.filter(({ most }) => count <= most);
    const costs = new Map<string, Cost[]>(taking.map(({ name }) => [name, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (let turn = 0; turn < taking.length; turn += 1) {
        const name = taking[(turn + round) % taking.length]?.name ?? "";
        const cost = await costOf(url, name, count);
        costs.get(name)?.push(cost);
        // A run takes long on a busy machine, so intermediate results are printed.
        console.error(`${round + 1} ${count} ${name}: ${cost.script.toFixed(0)} ${cost.frame.toFixed(0)} ms`);
      }
    }
    const own = median((costs.get("Note Verbale") ?? []).map(({ frame }) => frame));
    console.log(
      `\n| ${count} ranges | script ms | to the frame, ms | ours = 1 | elements added | mutations | marked |`,
    );
    console.log("|---|---|---|---|---|---|---|");
    for (const [name, some] of costs) console.log(line(name, some, own));
  }
} finally {
  server.close();
}
