import { readdirSync, readFileSync } from "node:fs";
import { expect } from "chai";
import { analyzeText } from "../../src/engine/analyze-text.ts";
import { findAttributions } from "../../src/engine/attribution/find-attributions.ts";
import { mergeRulesAndTagger } from "../../src/engine/attribution/merge-rules-and-tagger.ts";
import { createDocument } from "../../src/engine/document/document.ts";
import { findSentences } from "../../src/engine/document/find-sentences.ts";
import { type Span, textOf } from "../../src/engine/span.ts";
import type { TaggedAttribution } from "../../src/engine/tagger/tagger.ts";
import { tagger } from "./shipped-tagger.ts";

const READOUTS = new URL("../readouts/", import.meta.url);

const READOUT =
  "The two presidents discussed trade. President Orlan, leaning back, put it about that grain would move in May.";

/** Returns the span of the first occurrence of `words` in a text. */
function at(text: string, words: string): Span {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
}

function tagged(text: string, source: string, cue: string, content: string, confidence: number): TaggedAttribution {
  return {
    sources: [at(text, source)],
    cue: at(text, cue),
    contents: [at(text, content)],
    addressees: [],
    confidence,
  };
}

function adopt(text: string, more: readonly TaggedAttribution[], isReadout: boolean): string[] {
  const sentences = findSentences(text);
  const extent = isReadout ? { start: 0, end: text.length } : undefined;
  const findings = mergeRulesAndTagger(text, sentences, findAttributions(createDocument(text)), more, extent);
  return findings.map(({ cue }) => textOf(text, cue));
}

describe("mergeRulesAndTagger", () => {
  it("excludes the infinitive at the beginning of a content from the cue", () => {
    const text = "The two presidents agreed to instruct their ministers to conclude the talks.";
    const drawnIn = tagged(text, "The two presidents", "agreed to instruct", "to conclude the talks", 0.99);
    expect(adopt(text, [drawnIn], true)).to.deep.equal(["agreed"]);
  });

  const known = tagged(READOUT, "President Orlan", "put it about", "that grain would move in May", 0.95);

  it("adds attributions of a readout that only the tagger has found, in text order", () => {
    expect(adopt(READOUT, [known], true)).to.deep.equal(["discussed", "put it about"]);
  });

  it("adds no attribution of low tagger confidence", () => {
    expect(adopt(READOUT, [{ ...known, confidence: 0.6 }], true)).to.deep.equal(["discussed"]);
  });

  it("keeps an attribution of the rules that overlaps one of medium tagger confidence", () => {
    const rival = tagged(READOUT, "The two presidents", "discussed trade", "discussed trade", 0.92);
    expect(adopt(READOUT, [rival], true)).to.deep.equal(["discussed"]);
  });

  it("replaces an attribution of the rules by one of high tagger confidence", () => {
    const rival = tagged(READOUT, "The two presidents", "discussed trade", "trade", 0.99);
    expect(adopt(READOUT, [rival], true)).to.deep.equal(["discussed trade"]);
  });

  it("uses the shorter content and the addressees of the rules if both found the same cue", () => {
    const text = "President Orlan thanked Minister Vey for the grain, a gift of the spring, and for the boats.";
    const sentences = findSentences(text);
    const ruled = findAttributions(createDocument(text));
    const read = (content: string) => {
      const more = [tagged(text, "President Orlan", "thanked", content, 0.99)];
      const [found] = mergeRulesAndTagger(text, sentences, ruled, more, { start: 0, end: text.length });
      return [...(found?.contents ?? []), ...(found?.addressees ?? [])].map((span) => textOf(text, span));
    };
    expect(read("for the grain")).to.deep.equal(["for the grain", "Minister Vey"]);
    const rules = ruled[0]?.contents.map((span) => textOf(text, span)) ?? [];
    expect(read(text.slice(text.indexOf("for the grain")))).to.deep.equal([...rules, "Minister Vey"]);
  });

  it("prefers the rules inside the readout section and the tagger outside it", () => {
    const outside = tagged(READOUT, "The two presidents", "discussed", "trade", 0.6);
    const sentences = findSentences(READOUT);
    const extent = { start: READOUT.indexOf("President Orlan"), end: READOUT.length };
    const findings = mergeRulesAndTagger(
      READOUT,
      sentences,
      findAttributions(createDocument(READOUT)),
      [outside, known],
      extent,
    );
    expect(findings.map(({ cue }) => textOf(READOUT, cue))).to.deep.equal(["discussed", "put it about"]);
  });

  it("uses only the tagger in a text without a readout", () => {
    expect(adopt(READOUT, [known], false)).to.deep.equal(["put it about"]);
    expect(adopt(READOUT, [], false)).to.deep.equal([]);
  });
});

describe("analyzeText with the shipped tagger", () => {
  for (const slug of readdirSync(READOUTS)) {
    it(`keeps three quarters of the rules' cues in ${slug}, without duplicates or invalid spans`, () => {
      const text = readFileSync(new URL(`${slug}/text.txt`, READOUTS), "utf8");
      const both = analyzeText(text, { tagger });
      const cues = new Set(both.attributions.map(({ cue }) => cue?.start));
      const ruled = analyzeText(text).attributions.map(({ cue }) => cue?.start);
      expect(cues.size).to.equal(both.attributions.length);
      if (both.readout.isReadout)
        expect(ruled.filter((start) => cues.has(start)).length).to.be.at.least(0.75 * ruled.length);
      for (const { sources, cue, contents, addressees } of both.attributions) {
        for (const span of [...sources, ...(cue ? [cue] : []), ...contents, ...addressees]) {
          expect(span.start).to.be.within(0, span.end - 1);
          expect(span.end).to.be.at.most(text.length);
        }
      }
    });
  }

  it("finds the cues of quotations in news", () => {
    const text =
      "Nets mended by lamplight\n\n“It is quiet work,” Tobias Renn said on Monday. The harbour council denied that the lamp was broken.";
    const cues = analyzeText(text, { tagger }).attributions.map(({ cue }) => cue && textOf(text, cue));
    expect(cues).to.deep.equal(["said", "denied"]);
  });
});
