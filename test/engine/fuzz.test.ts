import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { analyzeText } from "../../src/engine/analyze-text.ts";
import { openTagger } from "../../src/engine/tagger/tagger.ts";
import { wrongSpans } from "./check-spans.ts";
import { mutate, randomNumbers } from "./mutate.ts";

const READOUTS = join(import.meta.dirname, "..", "readouts");
const TEXTS = readdirSync(READOUTS).map((name) => readFileSync(join(READOUTS, name, "text.txt"), "utf8"));
const tagger = openTagger(readFileSync(join(import.meta.dirname, "../../src/engine/tagger/weights.bin")));

/** Short texts for which the rules and the tagger disagreed, or the tagger returned invalid spans. */
const SHORT = [
  "T CAN TELL WHAT WAS AGREED.",
  "WE SHARE WHAT THEY SAID.",
  "Said he said.",
  "“It rains,” he said, “and snows”, she said.",
  "He: it rains.",
  ": said :",
  "\u201c\u201d said \u201c\u201d",
  "Agreed.",
];

describe("the engine with randomly changed texts", function () {
  this.timeout(0);

  const check = (text: string, isTagged: boolean) => {
    const reading = analyzeText(text, isTagged ? { tagger } : {});
    expect(wrongSpans(reading, text.length), JSON.stringify(text)).to.deep.equal([]);
  };

  it("returns valid, separate spans for short texts", () => {
    for (const text of SHORT) for (const isTagged of [false, true]) check(text, isTagged);
  });

  it("returns valid, separate spans for changed readouts without the tagger", () => {
    const random = randomNumbers(2026);
    for (let count = 0; count < 250; count += 1) check(mutate(TEXTS[random(TEXTS.length)] ?? "", TEXTS, random), false);
  });

  it("returns valid, separate spans for changed readouts with the tagger", () => {
    const random = randomNumbers(12);
    for (let count = 0; count < 30; count += 1) {
      const text = mutate(TEXTS[random(TEXTS.length)] ?? "", TEXTS, random);
      check(text.slice(0, 1_200), true);
    }
  });

  it("returns valid, separate spans for lines of random words with the tagger", () => {
    const random = randomNumbers(7);
    const words = TEXTS.join(" ").split(/\s+/);
    for (let count = 0; count < 150; count += 1) {
      const line = Array.from({ length: 2 + random(8) }, () => words[random(words.length)]).join(" ");
      check(random(3) === 0 ? line.toUpperCase() : line, true);
    }
  });
});
