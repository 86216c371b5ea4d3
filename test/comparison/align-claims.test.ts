import { expect } from "chai";
import fc from "fast-check";
import { loadShippedWordTable } from "../../src/cli/shipped-files.ts";
import { type AlignmentData, alignClaims, candidatesOf } from "../../src/comparison/align-claims.ts";
import { parseTopicLexicon } from "../../src/comparison/find-topics.ts";
import { ACTS } from "../../src/engine/analysis.ts";
import { sideOf } from "./sample-readout.ts";

const DATA: AlignmentData = { lexicon: parseTopicLexicon(), table: loadShippedWordTable() };

const NORWAY = sideOf("Norway", [
  ["Ingrid Solheim", "pledge", "that Norway would give 300 million dollars for the repair of power plants"],
  ["Ingrid Solheim", "request", "an end to attacks on merchant ships in the strait"],
  ["Ingrid Solheim+Pavel Orlenko", "consult", "fisheries quotas, visas for students, and the situation in Sudan"],
  ["Ingrid Solheim", "state", "that the archive of the old trading house would open to scholars"],
]);
const OTHER = sideOf("Ukraine", [
  ["Pavel Orlenko", "courtesy", "for another $300 million to repair the electricity grid"],
  ["Ingrid Solheim+Pavel Orlenko", "consult", "the easing of visa rules for young people who study abroad"],
  ["Ingrid Solheim+Pavel Orlenko", "consult", "the fighting in Sudan"],
  ["Pavel Orlenko", "pledge", "to pass the law on courts before winter"],
]);

describe("alignment of claims", () => {
  it("takes the pledge of one side and the thanks of the other for one thing, and says why", () => {
    const [best] = candidatesOf(alignClaims(NORWAY, OTHER, DATA), "a", 0);
    expect(best).to.include({ b: 0, state: "likely" });
    expect(best?.evidence).to.deep.include({ numbers: ["300000000"], acts: ["pledge", "courtesy"], swap: true });
    expect(best?.evidence.topics).to.include("energy");
  });

  it("gives the parts of a list each its own counterpart", () => {
    const alignment = alignClaims(NORWAY, OTHER, DATA);
    const two = candidatesOf(alignment, "a", 2).slice(0, 2);
    expect(two.map(({ b }) => b)).to.have.members([1, 2]);
  });

  it("finds no counterpart for what only one side tells", () => {
    const { states } = alignClaims(NORWAY, OTHER, DATA);
    expect(states.a[3]).to.equal("none found");
    expect(states.b[3]).to.equal("none found");
  });

  it("puts what the user has decided before any score", () => {
    const alignment = alignClaims(NORWAY, OTHER, DATA, [
      { a: 0, b: 0, verdict: "separate" },
      { a: 3, b: 3, verdict: "linked" },
    ]);
    expect(alignment.candidates.some(({ a, b }) => a === 0 && b === 0)).to.equal(false);
    expect(alignment.separated.map(({ a, b }) => [a, b])).to.deep.equal([[0, 0]]);
    expect(alignment.candidates[0]).to.include({ a: 3, b: 3, verdict: "linked", state: "likely" });
    expect(alignment.states.a[3]).to.equal("likely");
  });

  it("says that no counterpart was found where the other side has no claims", () => {
    const { candidates, states } = alignClaims(NORWAY, sideOf("Ukraine", []), DATA);
    expect(candidates).to.deep.equal([]);
    expect(states).to.deep.equal({ a: Array(4).fill("none found"), b: [] });
  });

  it("gives the same turned round when the sides are exchanged, and the same each time", () => {
    const words = fc.constantFrom(
      ..."trade gas Sudan visas agreed on the ceasefire, and 500 million in this regard".split(" "),
    );
    const row = fc.tuple(
      fc.constantFrom("Ingrid Solheim", "Pavel Orlenko"),
      fc.constantFrom(...ACTS),
      fc.array(words, { minLength: 1, maxLength: 12 }).map((list) => list.join(" ")),
    );
    const rows = fc.array(row, { maxLength: 6 });
    fc.assert(
      fc.property(rows, rows, (x, y) => {
        const [a, b] = [sideOf("Norway", x), sideOf("Ukraine", y)];
        const [one, other] = [alignClaims(a, b, DATA), alignClaims(b, a, DATA)];
        const key = (p: number, q: number, score: number): string => `${p},${q} ${score.toFixed(9)}`;
        expect(one.candidates.map((pair) => key(pair.a, pair.b, pair.score)).sort()).to.deep.equal(
          other.candidates.map((pair) => key(pair.b, pair.a, pair.score)).sort(),
        );
        expect(one.states).to.deep.equal({ a: other.states.b, b: other.states.a });
        expect(alignClaims(a, b, DATA)).to.deep.equal(one);
      }),
      { numRuns: 60 },
    );
  });
});
