/**
 * Analyses randomly changed texts and pages with rules and tagger. Counts exceptions, spans outside the text,
 * overlapping spans of one attribution and spans that are not found again in the page, and prints which inputs took
 * longest for their length. One page is read for every ten texts. The input depends only on seed and number, so a long
 * run can be split. Usage: node --import tsx bench/fuzz.ts FOLDER [TEXTS] [SEED] [FIRST] [LAST] [texts|pages]
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { withPageText } from "../src/cli/page-text-in-node.ts";
import { loadShippedTagger } from "../src/cli/shipped-files.ts";
import type { Analysis } from "../src/engine/analysis.ts";
import { analyzeText } from "../src/engine/analyze-text.ts";
import { offsetSpan, type Span } from "../src/engine/span.ts";
import { getMainText, type PageText } from "../src/page/page-text.ts";
import { wrongSpans } from "../test/engine/check-spans.ts";
import { mutate, mutateMarkup, randomNumbers } from "../test/engine/mutate.ts";

const [folder = "test/readouts", total = "10000", seed = "2026", first = "0", last = total, only = ""] =
  process.argv.slice(2);
const tagger = loadShippedTagger();

/**
 * Maximum size of files. Longer text files are word lists and archives, and longer pages take a second each to parse.
 */
const MOST_TEXT = 60_000;
const MOST_MARKUP = 300_000;

/** Maximum number of characters analysed of a text, except for every tenth text, which is analysed completely. */
const READ = 600;

/** Maximum number of characters of a page's main text that the engine analyses. */
const READ_OF_PAGE = 3_000;

function filesIn(ending: string, most: number): string[] {
  const names = readdirSync(folder, { recursive: true }).map(String).sort();
  const texts = names.filter((name) => name.endsWith(ending)).map((name) => readFileSync(join(folder, name), "utf8"));
  return texts.filter(({ length }) => length <= most);
}

/** The results for many texts of one kind. */
class Tally {
  private count = 0;
  private exceptions = 0;
  private wrong = 0;
  private attributions = 0;
  private time = 0;
  private length = 0;
  private slowest = { perKb: 0, number: 0, words: "" };

  /** @param read Returns the analysis and the faults of its spans. */
  add(number: number, given: string, read: () => { reading: Analysis; wrong: readonly string[] }): void {
    this.count += 1;
    const before = process.cpuUsage();
    try {
      const { reading, wrong } = read();
      this.attributions += reading.attributions.length;
      if (wrong.length > 0) console.log(`wrong, number ${number}: ${wrong.slice(0, 3).join("; ")}`);
      this.wrong += wrong.length;
    } catch (error) {
      this.exceptions += 1;
      console.log(`exception, number ${number}: ${error instanceof Error ? error.stack : error}`);
    }
    const { user, system } = process.cpuUsage(before);
    const time = (user + system) / 1_000;
    const length = Math.max(1, given.length / 1_024);
    this.time += time;
    this.length += length;
    if (time / length > this.slowest.perKb) this.slowest = { perKb: time / length, number, words: given.slice(0, 60) };
  }

  print(what: string): void {
    const { count, exceptions, wrong, attributions, time, length, slowest } = this;
    console.log(
      `${what}: ${count}, ${attributions} attributions, ${exceptions} exceptions, ${wrong} wrong spans; ` +
        `${(time / length).toFixed(1)} ms of processor time a kB, slowest ${slowest.perKb.toFixed(0)} ` +
        `(number ${slowest.number}, ${JSON.stringify(slowest.words)})`,
    );
  }
}

/** Spreads the seeds of neighbouring numbers, because similar seeds produce similar first random numbers. */
function seedOf(number: number): number {
  return Math.imul(Number(seed) + number, 2_654_435_761);
}

function readMutatedTexts(): void {
  const originals = filesIn(".txt", MOST_TEXT);
  const tally = new Tally();
  for (let number = Number(first); number < Number(last); number += 1) {
    const random = randomNumbers(seedOf(number));
    const changed = mutate(originals[random(originals.length)] ?? "", originals, random);
    const text = number % 10 === 0 ? changed : changed.slice(0, READ);
    tally.add(number, text, () => {
      const reading = analyzeText(text, { tagger });
      return { reading, wrong: wrongSpans(reading, text.length) };
    });
  }
  tally.print("Texts");
}

function readMutatedPages(): void {
  const originals = filesIn(".html", MOST_MARKUP);
  if (originals.length === 0) return;
  const tally = new Tally();
  for (let number = Math.ceil(Number(first) / 10); number < Number(last) / 10; number += 1) {
    const random = randomNumbers(seedOf(number));
    const markup = mutateMarkup(originals[random(originals.length)] ?? "", originals, random);
    tally.add(number, markup, () =>
      withPageText(markup, (page) => {
        const text = getMainText(page, READ_OF_PAGE);
        const reading = analyzeText(text, { title: page.title, tagger });
        return { reading, wrong: [...wrongSpans(reading, text.length), ...lostSpans(reading, page)] };
      }),
    );
  }
  tally.print("Pages");
}

/**
 * Returns spans that are not found again at their position: spans without a range in the page, or whose ranges map to
 * another span.
 */
function lostSpans({ attributions }: Analysis, page: PageText): string[] {
  const spans = attributions.flatMap(({ sources, cue, contents }) => [...sources, ...(cue ? [cue] : []), ...contents]);
  return spans.flatMap((span) => {
    const inPage = offsetSpan(span, page.main.start);
    const found = page.rangesOf(inPage).flatMap((range) => page.spanOf(range) ?? []);
    const again: Span = { start: found[0]?.start ?? -1, end: found.at(-1)?.end ?? -1 };
    if (again.start === inPage.start && again.end === inPage.end) return [];
    return [`${inPage.start}-${inPage.end} in the page is ${again.start}-${again.end}`];
  });
}

if (only !== "pages") readMutatedTexts();
if (only !== "texts") readMutatedPages();
