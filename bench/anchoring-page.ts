import { createTextQuoteSelectorMatcher } from "@apache-annotator/dom";
import { toRange } from "dom-anchor-text-quote";
import { locateMany } from "../src/annotation/locate-many.ts";
import { describe, type Selectors } from "../src/annotation/selectors.ts";
import { readPageText } from "../src/page/page-text.ts";

/** The result of one program on one page. */
interface ByOne {
  readonly name: string;
  readonly notes: number;
  readonly perNote: number;
  readonly found: number;
  readonly wrong: number;
}

/** The results of all programs on one page. */
export interface Measured {
  readonly length: number;
  readonly by: readonly ByOne[];
}

const SYLLABLES = "ba ke li mo nu ra se ti vo za du fe gi ho ju".split(" ");
const LINKS = "said that the agreed to in of with and talks two sides ministers peace trade border visit".split(" ");

/** Returns a generator of pseudo-random numbers, which are the same in every run. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/**
 * Returns paragraphs of about 490 characters. Half of their words are common to all, and each contains the same
 * formula.
 */
function paragraphsOf(count: number): string[] {
  const random = randomNumbers(7);
  const word = () =>
    random(2) === 0
      ? (LINKS[random(LINKS.length)] as string)
      : Array.from({ length: 2 + random(2) }, () => SYLLABLES[random(15)]).join("");
  return Array.from(
    { length: count },
    () => `${Array.from({ length: 84 }, word).join(" ")}. The two sides agreed to remain in contact.`,
  );
}

/** Adds a paragraph with some of its words in elements, as in real pages. Its text equals the line. */
function addParagraph(line: string): void {
  const paragraph = document.createElement("p");
  const words = line.split(" ");
  for (let at = 0; at < words.length; at += 20) {
    const part = document.createElement(at % 40 === 0 ? "span" : "em");
    part.textContent = words.slice(at, at + 20).join(" ") + (at + 20 < words.length ? " " : "");
    paragraph.append(part);
  }
  document.body.append(paragraph, "\n");
}

/** A note: its selectors, its paragraph, and the text that it should be found with. */
interface Note {
  readonly selectors: Selectors;
  readonly paragraph: number;
  readonly words: string;
}

/** Returns notes on about ten words in each of `count` paragraphs, and the paragraphs after the edit. */
function makeNotes(lines: readonly string[], count: number, edit: string): { notes: Note[]; edited: string[] } {
  const text = lines.join("\n");
  const edited = [...lines];
  const by = Math.floor(lines.length / count);
  let [at, done] = [0, 0];
  const notes = Array.from({ length: count }, (_, n) => {
    const paragraph = n * by;
    for (; done < paragraph; done++) at += (lines[done] as string).length + 1;
    const line = lines[paragraph] as string;
    const words = line.split(" ");
    const from = 5 + ((n * 7) % 50);
    const start = words.slice(0, from).join(" ").length + 1;
    const quote = words.slice(from, from + 12).join(" ");
    const changed =
      edit === "one word changed"
        ? words
            .slice(from, from + 12)
            .with(5, "rewritten")
            .join(" ")
        : quote;
    edited[paragraph] = line.slice(0, start) + changed + line.slice(start + quote.length);
    const span = { start: at + start, end: at + start + quote.length };
    return { selectors: describe(text, span), paragraph, words: changed };
  });
  return {
    notes,
    edited: edit === "shifted" ? ["A correction was put in before all of this text.", ...edited] : edited,
  };
}

type Find = (notes: readonly Note[]) => Promise<(Range | null | undefined)[]>;

const WAYS: Record<string, Find> = {
  async "Note Verbale"(notes) {
    const page = readPageText(document);
    const pause = () => new Promise((go) => setTimeout(go));
    const pass = await locateMany(
      page.text,
      notes.map(({ selectors }) => selectors),
      { pause, budget: 50 },
    );
    return (pass?.located ?? []).map((one) => (one && "span" in one ? page.rangeOf(one.span) : undefined));
  },
  async "dom-anchor-text-quote"(notes) {
    // The library accepts at most 32 characters of context.
    return notes.map(({ selectors: [{ exact, prefix, suffix }, { start }] }) =>
      toRange(document.body, { exact, prefix: prefix.slice(-32), suffix: suffix.slice(0, 32) }, { hint: start }),
    );
  },
  async "@apache-annotator/dom"(notes) {
    const scope = document.createRange();
    scope.selectNodeContents(document.body);
    const ranges: (Range | null)[] = [];
    for (const { selectors } of notes) {
      const { value } = await createTextQuoteSelectorMatcher(selectors[0])(scope).next();
      ranges.push((value as Range | undefined) ?? null);
    }
    return ranges;
  },
};

function isRight(range: Range, { paragraph, words }: Note, shift: number): boolean {
  const start = range.startContainer;
  const element = start instanceof Element ? start : start.parentElement;
  const holder = element?.closest("p");
  return holder === document.querySelectorAll("p")[paragraph + shift] && range.toString() === words;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

async function run(name: string, find: Find, notes: readonly Note[], runs: number, shift: number): Promise<ByOne> {
  const times: number[] = [];
  let ranges: (Range | null | undefined)[] = [];
  for (let n = 0; n < runs; n++) {
    const before = performance.now();
    ranges = await find(notes);
    times.push(performance.now() - before);
  }
  const found = ranges.flatMap((range, n) => (range ? [isRight(range, notes[n] as Note, shift)] : []));
  const right = found.filter((one) => one).length;
  return {
    name,
    notes: notes.length,
    perNote: median(times) / notes.length,
    found: right,
    wrong: found.length - right,
  };
}

/** Measures every program on a newly built page, and the other libraries on a sample of the notes. */
async function measure(
  paragraphs: number,
  count: number,
  edit: string,
  runs: number,
  sample: number,
): Promise<Measured> {
  const { notes, edited } = makeNotes(paragraphsOf(paragraphs), count, edit);
  document.body.replaceChildren();
  for (const line of edited) addParagraph(line);
  const by: ByOne[] = [];
  for (const [name, find] of Object.entries(WAYS)) {
    const some = by.length === 0 ? notes : notes.filter((_, n) => n % Math.ceil(notes.length / sample) === 0);
    by.push(await run(name, find, some, runs, edited.length - paragraphs));
  }
  return { length: document.body.textContent?.length ?? 0, by };
}

Object.assign(globalThis, { measure });
