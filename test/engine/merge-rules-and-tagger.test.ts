import { readdirSync, readFileSync } from "node:fs";
import { expect } from "chai";
import { analyzeText } from "../../src/engine/analyze-text.ts";
import { findAttributions } from "../../src/engine/attribution/find-attributions.ts";
import { mergeRulesAndTagger } from "../../src/engine/attribution/merge-rules-and-tagger.ts";
import { createDocument } from "../../src/engine/document/document.ts";
import { CONTENT_REMAINDERS } from "../../src/engine/languages/en/content-remainders.ts";
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
  const document = createDocument(text);
  const extent = isReadout ? { start: 0, end: text.length } : undefined;
  const findings = mergeRulesAndTagger(document, findAttributions(document), more, extent);
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
    const document = createDocument(text);
    const ruled = findAttributions(document);
    const read = (content: string) => {
      const more = [tagged(text, "President Orlan", "thanked", content, 0.99)];
      const [found] = mergeRulesAndTagger(document, ruled, more, { start: 0, end: text.length });
      return [...(found?.contents ?? []), ...(found?.addressees ?? [])].map((span) => textOf(text, span));
    };
    expect(read("for the grain")).to.deep.equal(["for the grain", "Minister Vey"]);
    const rules = ruled[0]?.contents.map((span) => textOf(text, span)) ?? [];
    expect(read(text.slice(text.indexOf("for the grain")))).to.deep.equal([...rules, "Minister Vey"]);
  });

  /** Returns source, cue, contents and addressees of the only attribution, joined by vertical bars. */
  function combine(text: string, given: Omit<Partial<Record<keyof TaggedAttribution, string>>, "confidence">): string {
    const document = createDocument(text);
    const spans = (words = "") => words.split(" + ").flatMap((part) => (part === "" ? [] : [at(text, part)]));
    const one: TaggedAttribution = {
      sources: spans(given.sources),
      cue: at(text, given.cue ?? ""),
      contents: spans(given.contents),
      addressees: spans(given.addressees),
      confidence: 0.99,
    };
    const extent = { start: 0, end: text.length };
    const found = mergeRulesAndTagger(document, findAttributions(document), [one], extent);
    return found
      .map(({ sources, cue, contents, addressees }) =>
        [sources, [cue], contents, addressees]
          .map((list) => list.map((span) => textOf(text, span)).join(" + "))
          .join(" | "),
      )
      .join("\n");
  }

  it("uses the source of the rules if the tagger has two, a bullet, or a surname without its forename", () => {
    const text = "Minister Ada Vey met Envoy Tor Lund. Ada Vey welcomed the grain.";
    const expected = "Ada Vey | welcomed | the grain | ";
    const cut = text.slice(text.indexOf("Ada Vey welcomed"));
    const sources = ["Tor Lund + Ada Vey", "."];
    for (const one of sources) {
      const [, source] =
        combine(text, { sources: one, cue: "welcomed", contents: "the grain" }).match(/^(.*?) \|/u) ?? [];
      expect(source, one).to.equal("Ada Vey");
    }
    expect(combine(cut, { sources: "Vey", cue: "welcomed", contents: "the grain" })).to.equal(expected);
  });

  it("uses the preposition of the rules' cue, and leaves the tagger's one out if the addressee follows it", () => {
    const committed = "President Orlan committed to reforms of the ports.";
    expect(
      combine(committed, { sources: "President Orlan", cue: "committed", contents: "to reforms of the ports" }),
    ).to.equal("President Orlan | committed to | reforms of the ports | ");
    const appealed = "President Orlan appealed to Minister Vey to open the ports.";
    const given = {
      sources: "President Orlan",
      cue: "appealed to",
      contents: "to open the ports",
      addressees: "Minister Vey",
    };
    expect(combine(appealed, given)).to.equal("President Orlan | appealed | to open the ports | Minister Vey");
  });

  it("keeps an addressee of the tagger that is longer or that the rules do not know, but only if it names somebody", () => {
    const longer = "President Orlan thanked Minister Vey of the Isles for the grain.";
    expect(
      combine(longer, {
        sources: "President Orlan",
        cue: "thanked",
        contents: "for the grain",
        addressees: "Minister Vey of the Isles",
      }),
    ).to.equal("President Orlan | thanked | for the grain | Minister Vey of the Isles");
    const thing = "President Orlan advocated a budget that matches the plans.";
    expect(
      combine(thing, {
        sources: "President Orlan",
        cue: "advocated",
        contents: "that matches the plans",
        addressees: "a budget",
      }),
    ).to.equal("President Orlan | advocated | a budget that matches the plans | ");
  });

  it("keeps a content of the tagger in two parts of which the rules have one", () => {
    const text = "Regret was voiced at the slow harvest.";
    expect(combine(text, { cue: "was voiced", contents: "Regret + at the slow harvest" })).to.equal(
      " | was voiced | Regret + at the slow harvest | ",
    );
  });

  for (const { before, after, example } of CONTENT_REMAINDERS)
    it(`continues a content that the tagger ended too early: ${example}`, () => {
      const [content = "", rest = ""] = example.split("|");
      expect(after.test(rest.startsWith(",") ? rest : ` ${rest}`)).to.equal(true);
      expect(before?.test(content) ?? true).to.equal(true);
    });

  it("prefers the rules inside the readout section and the tagger outside it", () => {
    const outside = tagged(READOUT, "The two presidents", "discussed", "trade", 0.6);
    const document = createDocument(READOUT);
    const extent = { start: READOUT.indexOf("President Orlan"), end: READOUT.length };
    const findings = mergeRulesAndTagger(document, findAttributions(document), [outside, known], extent);
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
