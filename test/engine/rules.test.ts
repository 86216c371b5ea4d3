import { expect } from "chai";
import { analyzeText } from "../../src/engine/analyze-text.ts";
import { findAttributions } from "../../src/engine/attribution/find-attributions.ts";
import { WORD_RULES } from "../../src/engine/attribution/sentence-rules.ts";
import { createDocument } from "../../src/engine/document/document.ts";
import { RESOLVERS } from "../../src/engine/speakers/resolve-speakers.ts";

const LEAD =
  "A call\n\nPrime Minister Ana Lund of Norway spoke by phone with President Diego Rojas of Chile. President Rojas praised the road.";

/** The speakers that each resolver finds for its example. */
const SPEAKERS: Readonly<Record<string, readonly string[]>> = {
  list: ["Ana Lund", "Diego Rojas"],
  "parties-of-states": ["Diego Rojas", "Ana Lund"],
  name: ["Ana Lund"],
  pronoun: ["Diego Rojas"],
  anonymous: ["Official sources"],
  group: ["Ana Lund", "Diego Rojas"],
  counterpart: ["Diego Rojas"],
  office: ["Diego Rojas"],
  state: ["Norway"],
};

describe("attribution rules", () => {
  for (const { id, example } of WORD_RULES)
    it(`${id} finds an attribution in its example`, () => {
      const found = findAttributions(createDocument(example, "A headline"));
      expect(found.flatMap(({ rules }) => rules)).to.include(id);
    });

  it("have unique ids", () => {
    expect(new Set(WORD_RULES.map(({ id }) => id)).size).to.equal(WORD_RULES.length);
  });

  it("store their ids in the attributions that they found", () => {
    const { attributions } = analyzeText(`${LEAD} It was agreed that the road would open.`);
    expect(attributions.map(({ rules }) => rules)).to.deep.equal([["finite-verb"], ["passive"]]);
  });
});

describe("analyzeText with a failing step", () => {
  it("omits only the results of the tagger and reports its name if the tagger throws", () => {
    const broken = () => {
      throw new Error("broken");
    };
    const { attributions, failed } = analyzeText(LEAD, { tagger: { tag: broken, tagIncrementally: broken } });
    expect(attributions).to.have.length(1);
    expect(failed).to.deep.equal(["tagger"]);
  });

  it("uses the next resolver and reports the failed one if a resolver throws", () => {
    const [first] = RESOLVERS;
    if (!first) throw new Error("there are no resolvers");
    const { resolve } = first;
    const broken = () => {
      throw new Error("broken");
    };
    try {
      Object.assign(first, { resolve: broken });
      const { attributions, failed } = analyzeText(LEAD);
      expect(attributions[0]?.speakers).to.deep.equal(["Diego Rojas"]);
      expect(failed).to.deep.equal(["list"]);
    } finally {
      Object.assign(first, { resolve });
    }
  });
});

describe("speaker resolvers", () => {
  for (const { id, example } of RESOLVERS)
    it(`${id} resolves “${example}”`, () => {
      const subject = example[0]?.toUpperCase() + example.slice(1);
      expect(analyzeText(`${LEAD} ${subject} praised the plan.`).attributions.at(-1)?.speakers).to.deep.equal(
        SPEAKERS[id],
      );
    });
});
