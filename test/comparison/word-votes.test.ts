import { expect } from "chai";
import { leadsOf } from "../../src/comparison/score-pairs.ts";
import { type VotingClaim, voteByWords } from "../../src/comparison/word-votes.ts";
import { finish } from "../../src/engine/slices.ts";

/** Words 0 to 9 are of the first text, 10 to 19 of the second. Word n and word n + 10 are alike. */
const cosineOf = (a: number, b: number): number => (a === b ? 1 : Math.abs(a - b) === 10 ? 0.7 : 0.1);

const claims = (...words: readonly (readonly number[])[]): VotingClaim[] =>
  words.map((list) => ({ places: Int32Array.from(list), values: new Float64Array(list.length).fill(4) }));

const votes = (a: readonly VotingClaim[], b: readonly VotingClaim[]): number[][] =>
  finish(voteByWords(a, b, cosineOf)).map((row) => [...row]);

/** Claims with words that are like no others. */
const OTHERS = claims(...Array.from({ length: 14 }, (_, at) => [100 + at]));

describe("votes of words", () => {
  const a = [...claims([0, 1, 2], [3, 4]), ...OTHERS];
  const b = [...claims([10, 11], [13, 15]), ...claims(...Array.from({ length: 14 }, (_, at) => [200 + at]))];

  it("prefer the claim that has most of the words or words like them", () => {
    const [[right = 0, wrong = 0] = []] = votes(a, b);
    expect(right).to.be.greaterThan(0.9);
    expect(wrong).to.equal(0);
  });

  it("are divided among claims that have the same word", () => {
    const one = [...claims([0, 7, 8, 9]), ...OTHERS];
    const alike = (times: number): VotingClaim[] =>
      claims(
        ...Array.from({ length: 15 }, (_, at) => [at < times ? 10 : 300, 3 * at + 301, 3 * at + 302, 3 * at + 303]),
      );
    const [[once = 0] = []] = votes(one, alike(1));
    const [[often = 0] = []] = votes(one, alike(4));
    expect(often).to.be.within(0.1, 0.8 * once);
  });

  it("count less in a short text, where a word has few claims to choose from", () => {
    const [[long = 0] = []] = votes(claims([0, 7, 8]), [...claims([10, 16, 19]), ...b.slice(2)]);
    const [[short = 0] = []] = votes(claims([0, 7, 8]), claims([10, 16, 19]));
    expect(short).to.be.lessThan(long);
  });

  it("are the same turned round when the texts are exchanged", () => {
    const exchanged = votes(b, a);
    for (const [at, row] of votes(a, b).entries())
      for (const [other, vote] of row.entries()) expect(exchanged[other]?.[at]).to.equal(vote);
  });

  it("are 0 for claims without words, and none for a text without claims", () => {
    expect(votes(claims([]), claims([10]))).to.deep.equal([[0]]);
    expect(votes(claims([0]), [])).to.deep.equal([[]]);
  });
});

describe("leads of pairs of claims", () => {
  it("are above 1 for the best pair of both claims, and below for the others", () => {
    const [[best = 0, second = 0] = [], [third = 0] = []] = leadsOf([
      [2, 0],
      [-1, -2],
    ]);
    expect(best).to.be.closeTo(1 + (2 + 3) / 8, 1e-9);
    expect(second).to.be.closeTo(1 + (-2 + 2) / 8, 1e-9);
    expect(third).to.be.lessThan(1);
  });

  it("are 1 for a single pair, and within 0 and 2", () => {
    expect(leadsOf([[5]]).map((row) => [...row])).to.deep.equal([[1]]);
    expect(leadsOf([[90, -90]]).map((row) => [...row])).to.deep.equal([[2, 0]]);
  });
});
