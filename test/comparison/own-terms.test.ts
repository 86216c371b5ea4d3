import { expect } from "chai";
import { writtenWords } from "../../src/comparison/content-words.ts";
import { findTopics, parseTopicLexicon } from "../../src/comparison/find-topics.ts";
import { parseOwnTerm } from "../../src/comparison/parse-own-term.ts";

describe("A term of the user's own", () => {
  for (const [typed, term] of [
    ["Seed potatoes", "seed potatoes"],
    ["  Deep-Sea   mining ", "deep sea mining"],
    ["Radiolocat*", "radiolocat*"],
    ["seed potato*", "seed potato*"],
    ["U.S. bases", "usa bases"],
    ["稻", "稻"],
  ] as const)
    it(`is “${term}” where “${typed}” is typed`, () => expect(parseOwnTerm(typed)).to.deep.equal({ term }));

  for (const [typed, problem] of [
    ["", "empty"],
    [" * , …", "empty"],
    ["a*", "too short"],
    ["one two three four five six seven eight nine", "too long"],
    ["x".repeat(101), "too long"],
  ] as const)
    it(`is refused as ${problem} where “${typed.slice(0, 20)}” is typed`, () =>
      expect(parseOwnTerm(typed)).to.deep.equal({ problem }));

  it("is found in texts whatever their capitals and hyphens", () => {
    const parsed = parseOwnTerm("Deep-sea min*");
    const lexicon = parseTopicLexicon([["Seabed", "term" in parsed ? parsed.term : ""]]);
    expect([...findTopics(writtenWords("rules for deep-sea mining"), lexicon).topics]).to.deep.equal(["Seabed"]);
    expect([...findTopics(writtenWords("the sea is deep"), lexicon).topics]).to.deep.equal([]);
  });
});
