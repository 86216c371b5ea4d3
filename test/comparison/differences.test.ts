import { expect } from "chai";
import type { Claim } from "../../src/comparison/claim.ts";
import { describeDifference } from "../../src/comparison/describe-difference.ts";
import { findClaimsByOtherSide } from "../../src/comparison/find-claims-by-other-side.ts";
import { findNearestSentences } from "../../src/comparison/find-nearest-sentences.ts";
import { parseTopicLexicon } from "../../src/comparison/find-topics.ts";
import { readFrameFacts } from "../../src/comparison/frame-facts.ts";
import { markSharedWords } from "../../src/comparison/mark-shared-words.ts";
import { NO_WORDS } from "../../src/comparison/word-table.ts";
import type { Act } from "../../src/engine/analysis.ts";
import { sideOf } from "./sample-readout.ts";

const claims = (...rows: readonly (readonly [speaker: string, act: Act, content: string])[]): readonly Claim[] =>
  sideOf("Norland", rows).claims;

describe("describeDifference", () => {
  it("finds other acts, figures and names, and nothing in equal claims", () => {
    const pledge = claims(["A", "pledge", "to send 40 million kroner to the schools of Tarma"]);
    const thanks = claims(["B", "courtesy", "half a million kroner for schools"]);
    expect(describeDifference([pledge, thanks])).to.deep.include({
      acts: [["pledge"], ["courtesy"]],
      hasOtherActs: true,
      hasOtherNumbers: true,
      hasOtherNames: true,
    });
    expect(describeDifference([pledge, pledge])).to.deep.include({
      hasOtherActs: false,
      hasOtherNumbers: false,
      hasOtherNames: false,
    });
  });

  it("ignores a side without claims, and two notations of one number", () => {
    const half = claims(["A", "pledge", "half a billion dollars"]);
    const digits = claims(["B", "pledge", "$500 million"]);
    expect(describeDifference([half, [], digits])).to.include({ hasOtherActs: false, hasOtherNumbers: false });
  });
});

describe("markSharedWords", () => {
  const marked = (content: string, ...others: string[]) =>
    markSharedWords(content, others)
      .filter(({ mark }) => mark)
      .map(({ text, mark }) => `${mark}: ${text}`);

  it("marks words that a counterpart has in any form, and names and figures that none has", () => {
    expect(marked("the ceasefire near Tarma and 300 trucks", "a cease-fire and trucks")).to.deep.equal([
      "shared: ceasefire",
      "own: Tarma",
      "own: 300",
      "shared: trucks",
    ]);
  });

  it("marks no figure that a counterpart writes in another way", () => {
    expect(marked("$500 million", "half a billion dollars")).to.deep.equal([]);
  });

  it("returns the whole content in its parts, and one part without counterparts", () => {
    const content = "“Peace” in Tarma, and 40 (forty) schools.";
    const parts = markSharedWords(content, ["schools in Tarma"]);
    expect(parts.map(({ text }) => text).join("")).to.equal(content);
    expect(markSharedWords(content, [])).to.deep.equal([{ text: content, mark: undefined }]);
  });
});

describe("readFrameFacts", () => {
  const factsOf = (text: string) => readFrameFacts(text, [], parseTopicLexicon());

  for (const [text, initiative] of [
    ["The call took place at the initiative of the Norland side.", "at the initiative of the Norland side"],
    ["Minister Orsk spoke, at the request of Tarma, with her.", "at the request of Tarma"],
    ["The call, initiated by the Tarman side, was short.", "initiated by the Tarman side"],
    ["The ministers spoke.", undefined],
  ] as const)
    it(`finds who asked for the event in “${text}”`, () => expect(factsOf(text).initiative).to.equal(initiative));

  it("finds duration and mood in the words of the text", () => {
    const facts = factsOf("They had a frank and constructive exchange. The talks lasted about 90 minutes.");
    expect(facts).to.include({ duration: "lasted about 90 minutes", words: 13 });
    expect(facts.tone).to.deep.equal(["frank and constructive"]);
  });

  it("returns what claims say about the next contact", () => {
    const [one] = [claims(["A", "agree", "to meet again next month"], ["A", "state", "fishing quotas"])];
    const facts = readFrameFacts("They agreed to meet again next month.", one ?? [], parseTopicLexicon());
    expect(facts.nextContact).to.deep.equal(["to meet again next month"]);
  });
});

describe("findNearestSentences", () => {
  const text = "Call with Tarma\n\nThe harbour is open. Ministers spoke of herring quotas. It rained.";

  it("returns the sentences with the most words in common", () => {
    const [span, ...more] = findNearestSentences(text, "new quotas for herring", NO_WORDS);
    expect(span && text.slice(span.start, span.end)).to.equal("Ministers spoke of herring quotas.");
    expect(more).to.deep.equal([]);
  });

  it("returns nothing for a claim without words of meaning, or without any in common", () => {
    expect(findNearestSentences(text, "that it is", NO_WORDS)).to.deep.equal([]);
    expect(findNearestSentences(text, "sanctions", NO_WORDS)).to.deep.equal([]);
  });
});

describe("findClaimsByOtherSide", () => {
  it("returns the claims whose speaker is the person of the other side alone", () => {
    const norland = claims(
      ["Ingrid Vale", "pledge", "x"],
      ["Ingrid Vale", "request", "y"],
      ["Tomas Orsk", "state", "z"],
      ["Ingrid Vale+Tomas Orsk", "agree", "w"],
    );
    const tarma = claims(["T. Orsk", "state", "x"], ["Tomas Orsk", "state", "z"]);
    expect(findClaimsByOtherSide([norland, tarma]).map((found) => [...found])).to.deep.equal([[2], []]);
  });

  it("ignores a person that both sides let speak alike", () => {
    const side = claims(["Ingrid Vale", "pledge", "x"]);
    expect(findClaimsByOtherSide([side, side]).map((found) => [...found])).to.deep.equal([[], []]);
  });
});
