import { expect } from "chai";
import fc from "fast-check";
import { separateSpans } from "../../src/engine/attribution/separate-spans.ts";
import { overlaps, type Span, textOf } from "../../src/engine/span.ts";

/** Returns the spans of the given strings in a text. Several strings are separated by "|". */
function spansOf(text: string, parts: { sources: string; cue: string; contents: string; addressees?: string }) {
  const spanOf = (words: string): Span => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const list = (words = "") => (words === "" ? [] : words.split("|").map(spanOf));
  return {
    sources: list(parts.sources),
    cue: spanOf(parts.cue),
    contents: list(parts.contents),
    addressees: list(parts.addressees),
  };
}

function wordsOf(text: string, { sources, cue, contents, addressees }: ReturnType<typeof spansOf>) {
  const list = (spans: readonly Span[]) => spans.map((span) => textOf(text, span));
  return { sources: list(sources), cue: textOf(text, cue), contents: list(contents), addressees: list(addressees) };
}

describe("separateSpans", () => {
  it("does not change an attribution whose spans do not overlap", () => {
    const text = "Envoy Talm told the minister that it rained.";
    const given = spansOf(text, {
      sources: "Envoy Talm",
      cue: "told",
      contents: "that it rained",
      addressees: "the minister",
    });
    expect(separateSpans(text, given)).to.equal(given);
  });

  const CASES: readonly (readonly [why: string, text: string, given: object, apart: object])[] = [
    [
      "removes the source from a content that contains it",
      "Envoy Talm can share what was agreed",
      { sources: "Envoy Talm", cue: "share", contents: "Envoy Talm can share what was agreed" },
      { sources: ["Envoy Talm"], cue: "share", contents: ["can", "what was agreed"], addressees: [] },
    ],
    [
      "splits a content that contains source and cue",
      "It rains, he said, and it snows",
      { sources: "he", cue: "said", contents: "It rains, he said, and it snows" },
      { sources: ["he"], cue: "said", contents: ["It rains", "and it snows"], addressees: [] },
    ],
    [
      "removes the cue from the source",
      "the warning of Envoy Talm that it rains",
      { sources: "the warning of Envoy Talm", cue: "warning", contents: "that it rains" },
      { sources: ["of Envoy Talm"], cue: "warning", contents: ["that it rains"], addressees: [] },
    ],
    [
      "assigns text that is in addressee and content to the addressee",
      "He asked the minister to come",
      { sources: "He", cue: "asked", contents: "the minister to come", addressees: "the minister" },
      { sources: ["He"], cue: "asked", contents: ["to come"], addressees: ["the minister"] },
    ],
    [
      "removes a content that equals the cue",
      "They agreed.",
      { sources: "They", cue: "agreed", contents: "agreed" },
      { sources: ["They"], cue: "agreed", contents: [], addressees: [] },
    ],
  ];
  for (const [why, text, given, apart] of CASES) {
    it(why, () => {
      const found = spansOf(text, given as Parameters<typeof spansOf>[1]);
      expect(wordsOf(text, separateSpans(text, found))).to.deep.equal(apart);
    });
  }

  it("returns separate, non-empty spans inside the text for any attribution", () => {
    const text = "Envoy Talm, who spoke, said to them that it rains and snows, and so on. ".repeat(3);
    const span = fc
      .tuple(fc.nat(text.length - 1), fc.integer({ min: 1, max: 60 }))
      .map(([start, length]) => ({ start, end: Math.min(text.length, start + length) }));
    const spans = fc.array(span, { maxLength: 4 });
    fc.assert(
      fc.property(spans, span, spans, spans, (sources, cue, contents, addressees) => {
        const apart = separateSpans(text, { sources, cue, contents, addressees });
        const all = [...apart.sources, apart.cue, ...apart.contents, ...apart.addressees];
        for (const [index, one] of all.entries()) {
          expect(one.start).to.be.within(0, one.end - 1);
          expect(one.end).to.be.at.most(text.length);
          for (const other of all.slice(0, index)) expect(overlaps(one, other)).to.equal(false);
        }
      }),
    );
  });
});
