import { expect } from "chai";
import { writtenWords } from "../../src/comparison/content-words.ts";
import { findTopics, parseTopicLexicon } from "../../src/comparison/find-topics.ts";
import { GENERAL_TOPICS } from "../../src/comparison/topic-hierarchy.ts";
import { TOPIC_ROWS } from "../../src/comparison/topic-lexicon.ts";

const LEXICON = parseTopicLexicon();
const topicsOf = (text: string): string[] => [...findTopics(writtenWords(text), LEXICON).topics];

describe("topics of a claim", () => {
  const cases: readonly (readonly [text: string, topics: readonly string[], not: readonly string[]])[] = [
    ["the sale of 12 howitzers and shells", ["military support"], []],
    ["the importance of the crisis talks", ["next contact"], ["trade", "terrorism"]],
    ["the reopening of the embassy in Accra", ["consular"], []],
    ["respect for each other’s territorial integrity", ["sovereignty"], []],
    ["wind farms and lower emissions", ["climate"], []],
    ["the JCPOA", ["nuclear arms"], []],
    ["cross-Strait peace", ["taiwan", "peace process"], []],
    ["to deter any aggressor", ["deterrence", "war"], []],
    // Words that begin like a term, or that mean something else beside it.
    ["that diplomacy must go on", ["peace process"], ["people and culture"]],
    ["talks with the port authorities", ["next contact"], ["people and culture"]],
    ["its grave concern at the attack", ["war"], ["people and culture"]],
    ["regular consultations with President Macron", ["next contact"], ["consular", "financial support"]],
    ["a joint investigation of the crime", ["crime and drugs"], ["investment"]],
    ["rules on artificial intelligence", ["technology"], ["crime and drugs"]],
    ["the sharing of intelligence and police files", ["crime and drugs"], []],
    ["fruitful talks on the business environment", ["trade"], ["food", "climate"]],
    ["the protection of the environment", ["climate"], []],
    ["a fire in the battery plant", [], ["military support", "trade"]],
    ["the launch of a space rocket", ["technology"], ["war"]],
    ["cooperation in nuclear energy", ["energy"], ["nuclear arms"]],
    ["its firm opposition to tariffs", ["trade"], ["human rights"]],
  ];
  for (const [text, topics, not] of cases)
    it(`finds ${topics.join(", ") || "no wrong topic"} in "${text}"`, () => {
      expect(topicsOf(text)).to.include.members([...topics]);
      for (const topic of not) expect(topicsOf(text)).not.to.include(topic);
    });

  it("finds a term with other words between, but not too many", () => {
    const lexicon = parseTopicLexicon([["training", "train … soldiers"]]);
    const has = (text: string): boolean => findTopics(writtenWords(text), lexicon).topics.has("training");
    expect(has("to train a hundred young soldiers")).to.equal(true);
    expect(has("to train staff who would later look after many soldiers")).to.equal(false);
  });

  it("takes the signs of patterns in a user's own terms literally", () => {
    const lexicon = parseTopicLexicon([["notes", "c++, (draft*, a.b"]]);
    expect(findTopics(["axb", "ccc"], lexicon).topics.size).to.equal(0);
  });

  it("names only topics of the lexicon as general", () => {
    const topics = new Set(TOPIC_ROWS.map(([topic]) => topic));
    for (const topic of GENERAL_TOPICS) expect(topics).to.include(topic);
  });

  it("has terms in every row, in lower case", () => {
    for (const [topic, terms] of TOPIC_ROWS) {
      const list = terms.split(",").map((term) => term.trim());
      expect(list, topic).not.to.include("");
      expect(terms, topic).to.equal(terms.toLowerCase());
    }
  });
});
