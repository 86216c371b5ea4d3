import { expect } from "chai";
import type { AttributionCandidate } from "../../src/engine/attribution/attribution-candidate.ts";
import { postprocessAttributions } from "../../src/engine/attribution/postprocess-attributions.ts";
import { createDocument, sentenceIndexAt } from "../../src/engine/document/document.ts";
import { type Span, textOf } from "../../src/engine/span.ts";

/** An attribution in words: source, cue, contents and addressee, joined by vertical bars, contents by plus signs. */
type Words = `${string} | ${string} | ${string} | ${string}`;

function postprocess(text: string, words: Words, kind: AttributionCandidate["kind"] = "phrase"): string {
  const document = createDocument(text, "A headline");
  const find = (list: string): Span[] =>
    list.split(" + ").flatMap((part) => {
      const start = part === "-" ? -1 : text.indexOf(part);
      return start < 0 ? [] : [{ start, end: start + part.length }];
    });
  const [sources = [], [cue] = [], contents = [], addressees = []] = words.split(" | ").map(find);
  if (!cue) throw new Error(`There is no cue in ${words}`);
  const one: AttributionCandidate = {
    sources,
    cue,
    contents,
    addressees,
    verb: { verb: "say", act: "state", reliability: 0.9, frames: ["clause"] },
    tense: "past",
    kind,
    passive: false,
    confidence: 0.9,
    sentence: sentenceIndexAt(document.sentences, cue.start),
    rules: ["tagger"],
  };
  const said = (spans: readonly Span[]) => spans.map((span) => textOf(text, span)).join(" + ") || "-";
  return postprocessAttributions(document, [one])
    .map((found) => [found.sources, [found.cue], found.contents, found.addressees].map(said).join(" | "))
    .join("\n");
}

describe("postprocessAttributions", () => {
  const cases: readonly (readonly [title: string, text: string, given: Words, expected: string])[] = [
    [
      "takes the source of a list item from the line that introduces the list",
      "During the talks, the Ministers:\n\n• reviewed the ferry line;\n\n• agreed to meet again.",
      "- | agreed | to meet again | -",
      "the Ministers | agreed | to meet again | -",
    ],
    [
      "gives an impersonal passive no source",
      "Minister Vey met Envoy Lund and it was decided to open the port.",
      "Minister Vey | was decided | to open the port | -",
      "- | was decided | to open the port | -",
    ],
    [
      "takes the source of a passive from its agent, and its subject as addressee",
      "The leaders were briefed on the ferry line by the Minister of Transport, Ada Vey.",
      "The leaders | were briefed on | the ferry line by the Minister of Transport, Ada Vey | -",
      "the Minister of Transport, Ada Vey | were briefed on | the ferry line | The leaders",
    ],
    [
      "takes the partner at the beginning of the sentence as addressee",
      "With Minister Ada Vey, President Orlan discussed the ferry line.",
      "President Orlan | discussed | the ferry line | -",
      "President Orlan | discussed | the ferry line | Minister Ada Vey",
    ],
    [
      "ends a topic before a clause that gives only its date",
      "President Orlan praised the ferry treaty, which entered into force last year.",
      "President Orlan | praised | the ferry treaty, which entered into force last year | -",
      "President Orlan | praised | the ferry treaty | -",
    ],
    [
      "keeps a relative clause that is part of the claim",
      "President Orlan praised the ferry treaty, which protects every port.",
      "President Orlan | praised | the ferry treaty, which protects every port | -",
      "President Orlan | praised | the ferry treaty, which protects every port | -",
    ],
    [
      "drops the reception of a guest and the signature of a document",
      "Minister Vey has welcomed Envoy Lund for talks on the ferry line.",
      "Minister Vey | has welcomed | for talks on the ferry line | Envoy Lund",
      "",
    ],
    [
      "drops the name of a document",
      "They praised the Memorandum of Understanding that opens the port.",
      "They | Understanding | that opens the port | -",
      "",
    ],
    [
      "keeps both parts that the tagger found around an expressed feeling",
      "Gratitude was expressed to the Isles for the grain, which arrived in May.",
      "- | was expressed | Gratitude + for the grain | the Isles",
      "- | was expressed | Gratitude + for the grain | the Isles",
    ],
  ];
  for (const [title, text, given, expected] of cases)
    it(title, () => {
      expect(postprocess(text, given)).to.equal(expected);
    });
});
