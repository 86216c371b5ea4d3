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

/** Texts of few words on which rules and tagger have disagreed, or the tagger alone went astray. */
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

describe("the engine, given texts changed at random", function () {
  this.timeout(0);

  const check = (text: string, isTagged: boolean) => {
    const reading = analyzeText(text, isTagged ? { tagger } : {});
    expect(wrongSpans(reading, text.length), JSON.stringify(text)).to.deep.equal([]);
  };

  it("reads short ones without an exception, and no two spans of an attribution overlap", () => {
    for (const text of SHORT) for (const isTagged of [false, true]) check(text, isTagged);
  });

  it("reads long ones by its rules without an exception, and no two spans of an attribution overlap", () => {
    const random = randomNumbers(2026);
    for (let count = 0; count < 250; count += 1) check(mutate(TEXTS[random(TEXTS.length)] ?? "", TEXTS, random), false);
  });

  it("reads them by rules and tagger without an exception, and no two spans of an attribution overlap", () => {
    const random = randomNumbers(12);
    for (let count = 0; count < 30; count += 1) {
      const text = mutate(TEXTS[random(TEXTS.length)] ?? "", TEXTS, random);
      check(text.slice(0, 1_200), true);
    }
  });

  it("reads lines of a few of their words by rules and tagger just so", () => {
    const random = randomNumbers(7);
    const words = TEXTS.join(" ").split(/\s+/);
    for (let count = 0; count < 150; count += 1) {
      const line = Array.from({ length: 2 + random(8) }, () => words[random(words.length)]).join(" ");
      check(random(3) === 0 ? line.toUpperCase() : line, true);
    }
  });
});
