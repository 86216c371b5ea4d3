import { expect } from "chai";
import { contentWords } from "../../src/comparison/content-words.ts";
import { foldPersonName, samePersonName } from "../../src/comparison/fold-person-name.ts";
import { readNumbers } from "../../src/comparison/read-numbers.ts";
import {
  directionOf,
  dotProduct,
  nearnessOf,
  parseWordTable,
  VECTOR_SOURCES,
  writeWordTable,
} from "../../src/comparison/word-table.ts";

const keysOf = (text: string): string[] => contentWords(text).map(({ key }) => key);

describe("words of a claim", () => {
  it("folds the forms of a word and the names of a state", () => {
    expect(keysOf("American weapons")).to.deep.equal(keysOf("U.S. arms"));
    expect(keysOf("the Republic of Korea’s exports")).to.deep.equal(keysOf("South Korean export"));
    expect(keysOf("Türkiye")).to.deep.equal(keysOf("Turkish"));
  });

  it("leaves out words without meaning of their own", () => {
    expect(keysOf("of the it that with")).to.deep.equal([]);
  });
});

describe("numbers of a claim", () => {
  const cases: readonly (readonly [text: string, numbers: readonly string[]])[] = [
    ["half a billion dollars", ["500000000"]],
    ["$500 million", ["500000000"]],
    ["1,200 tonnes and 3.5 per cent", ["1200", "3.5"]],
    ["a million doses", ["1000000"]],
    ["two more rounds", []],
    ["COVID-19 and the G20", ["19"]],
    ["in 2015.", ["2015"]],
  ];
  for (const [text, numbers] of cases)
    it(`reads ${numbers.join(", ") || "none"} in "${text}"`, () => {
      expect([...readNumbers(text)].sort()).to.deep.equal([...numbers].sort());
    });
});

describe("names of persons", () => {
  it("takes transliterations and short forms for one person", () => {
    for (const [a, b] of [
      ["Volodymyr Hrytsenkyy", "Volodymyr Hrytsenkiy"],
      ["Joseph R. Marlow, Jr.", "Joe Marlow"],
      ["Prime Minister Ólafur Bjarnason", "Bjarnason"],
      ["Khaled al-Masri", "Haled Masri"],
      ["Shen Weiguo", "Shen"],
    ] as const)
      expect(samePersonName(a, b), `${a}, ${b}`).to.be.at.least(0.8);
  });

  it("tells persons apart who share a surname or an office", () => {
    expect(samePersonName("Anna Keller", "Ruth Keller")).to.be.at.most(0.5);
    expect(samePersonName("Foreign Minister", "Foreign Minister")).to.equal(0);
    expect(samePersonName("Anna Keller", "Anna Brandt")).to.equal(0);
    expect(foldPersonName("The President")).to.deep.equal([]);
  });
});

describe("table of words", () => {
  const table = parseWordTable(
    writeWordTable(
      [
        { key: "gas", rarity: 3, vectors: { contexts: [0.9, 0.1, 0.4], definitions: [0.6, 0.8] } },
        { key: "oil", rarity: 3.5, vectors: { contexts: [0.9, 0.2, 0.4] } },
        { key: "visa", rarity: 5, vectors: { contexts: [-0.1, 1, 0.1], definitions: [0.8, -0.6] } },
      ],
      { contexts: 5, definitions: 2 },
    ),
  );
  const nearness = (a: string, b: string): number => {
    const [x, y] = [table.vectorOf(a, "contexts"), table.vectorOf(b, "contexts")];
    return x && y ? nearnessOf(dotProduct(x, y)) : 0;
  };

  it("gives back what was written", () => {
    expect(table.rarityOf("oil")).to.be.closeTo(3.5, 0.03);
    expect(nearness("gas", "oil")).to.be.greaterThan(0.9);
    expect(nearness("gas", "visa")).to.equal(0);
    expect(table.vectorOf("oil", "definitions")).to.equal(undefined);
    const [x, y] = table.vectorOf("visa", "definitions") ?? [];
    expect(x).to.be.greaterThan(0);
    expect(y).to.be.lessThan(0);
  });

  it("returns vectors of length 1", () => {
    for (const key of ["gas", "visa"])
      for (const source of VECTOR_SOURCES) {
        const vector = table.vectorOf(key, source) ?? new Float32Array();
        expect(dotProduct(vector, vector)).to.be.closeTo(1, 1e-6);
      }
  });

  it("takes a word that it lacks for rare and near to none", () => {
    expect(table.rarityOf("quorum")).to.be.greaterThan(5);
    expect(table.vectorOf("quorum", "contexts")).to.equal(undefined);
    expect(directionOf(new Map([["quorum", 1]]), table)).to.equal(undefined);
  });

  it("refuses bytes of another kind", () => {
    expect(() => parseWordTable(new Uint8Array(20))).to.throw("not a table of words");
  });
});
