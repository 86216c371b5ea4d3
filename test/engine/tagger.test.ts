import { readdirSync, readFileSync } from "node:fs";
import { expect } from "chai";
import fc from "fast-check";
import { type Span, textOf } from "../../src/engine/span.ts";
import { openTagger, type TaggedAttribution } from "../../src/engine/tagger/tagger.ts";
import { WeightsError } from "../../src/engine/tagger/weights.ts";
import { readMarkedText } from "../../training/marked-text.ts";
import { tagger, WEIGHTS } from "./shipped-tagger.ts";

const PRACTICE = new URL("./practice/", import.meta.url);

/** Returns `[source] <cue> {content} → addressee`, with "-" for a missing part and " … " between several spans. */
function describeAttribution(text: string, one: TaggedAttribution): string {
  const describe = (spans: readonly Span[]): string => spans.map((span) => textOf(text, span)).join(" … ") || "-";
  const { sources, cue, contents, addressees } = one;
  return `[${describe(sources)}] <${textOf(text, cue)}> {${describe(contents)}} → ${describe(addressees)}`;
}

function checkSpans(text: string, one: TaggedAttribution): void {
  const spans = [...one.sources, one.cue, ...one.contents, ...one.addressees];
  for (const { start, end } of spans) {
    expect(start).to.be.within(0, end - 1);
    expect(end).to.be.at.most(text.length);
    expect(textOf(text, { start, end })).to.match(/^\S(?:.*\S)?$/su);
  }
  expect(one.contents).not.to.be.empty;
  expect(one.confidence).to.be.within(0, 1.000001);
}

/** Simple sentences with the expected attributions. */
const PLAIN: readonly (readonly [text: string, ...attributions: string[]])[] = [
  [
    "The two ministers discussed trade and the situation in the region.",
    "[The two ministers] <discussed> {trade and the situation in the region} → -",
  ],
  [
    "The President thanked the Prime Minister for his support and stressed that the talks must go on.",
    "[The President] <thanked> {for his support} → the Prime Minister",
    "[The President] <stressed> {that the talks must go on} → -",
  ],
  [
    "The Secretary underscored the importance of free elections.",
    "[The Secretary] <underscored> {the importance of free elections} → -",
  ],
  ["They agreed to remain in close contact.", "[They] <agreed> {to remain in close contact} → -"],
];

describe("the tagger", () => {
  for (const [text, ...wanted] of PLAIN) {
    it(`finds the attributions in “${text}”`, () => {
      expect(tagger.tag(text).map((one) => describeAttribution(text, one))).to.deep.equal(wanted);
    });
  }

  it("finds no attributions in texts without any", () => {
    expect(tagger.tag("")).to.be.empty;
    expect(tagger.tag("Add two eggs, then bake the cake for forty minutes.")).to.be.empty;
  });

  it("reaches an exact F1 of 0.7 on the practice readouts", () => {
    let hits = 0;
    let sides = 0;
    for (const name of readdirSync(PRACTICE)) {
      const { text, attributions } = readMarkedText(name, readFileSync(new URL(name, PRACTICE), "utf8"));
      const wanted = attributions.map(({ cues, ...one }) =>
        describeAttribution(text, { ...one, cue: cues[0] ?? { start: 0, end: 0 }, confidence: 1 }),
      );
      const found = tagger.tag(text).map((one) => describeAttribution(text, one));
      hits += found.filter((one) => wanted.includes(one)).length;
      sides += found.length + wanted.length;
    }
    expect((2 * hits) / sides).to.be.at.least(0.7);
  });

  it("returns the same result with and without pauses", () => {
    const text = readMarkedText("gulf", readFileSync(new URL("gulf.txt", PRACTICE), "utf8")).text;
    const slices = tagger.tagIncrementally(text);
    let steps = 0;
    let last = slices.next();
    for (; !last.done; last = slices.next()) steps++;
    expect(steps).to.be.greaterThan(5);
    expect(last.value).to.deep.equal(tagger.tag(text));
  });

  it("returns valid spans for any text", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "The Minister said",
        "“",
        "”",
        '"',
        "\n",
        "\n\n",
        ",",
        ".",
        "that peace is possible",
        "He",
        "thanked",
        "him",
        "for aid",
        "🕊️",
        "ア",
      ),
      fc.string({ unit: "grapheme", maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join(" ");
        for (const one of tagger.tag(text)) checkSpans(text, one);
      }),
      { numRuns: 40 },
    );
  });

  it("keeps spans within a paragraph when no quotation is open", () => {
    const text = "The Minister said that the talks\n\nwere useful and that the parties\n\nwill meet again.";
    for (const one of tagger.tag(text)) {
      for (const span of [...one.contents, ...one.sources]) expect(textOf(text, span)).not.to.include("\n");
    }
  });
});

describe("the weights file", () => {
  const damaged: readonly (readonly [string, (bytes: Uint8Array) => Uint8Array, RegExp])[] = [
    ["it is empty", () => new Uint8Array(0), /not the tagger's weights/],
    ["it is another file", () => new Uint8Array(5000).fill(60), /not the tagger's weights/],
    ["it is truncated", (bytes) => bytes.slice(0, bytes.length >> 1), /damaged/],
    ["one byte is changed", (bytes) => bytes.with(bytes.length - 100, (bytes.at(-100) ?? 0) ^ 1), /damaged/],
    ["it has another version", (bytes) => bytes.with(4, 99), /version 99/],
  ];
  for (const [what, damage, message] of damaged) {
    it(`is rejected if ${what}`, () => {
      expect(() => openTagger(damage(new Uint8Array(WEIGHTS)))).to.throw(WeightsError, message);
    });
  }

  it("can be read at an unaligned memory address", () => {
    const shifted = new Uint8Array(WEIGHTS.length + 1);
    shifted.set(WEIGHTS, 1);
    expect(openTagger(shifted.subarray(1)).tag("She said that it was late.")).to.have.length(1);
  });
});
