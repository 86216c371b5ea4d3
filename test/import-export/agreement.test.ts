import { expect } from "chai";
import fc from "fast-check";
import { ACTS, type Attribution } from "../../src/engine/analysis.ts";
import {
  agreementCsv,
  annotationFromReadout,
  cohensKappa,
  computeAgreement,
  matchAttributions,
} from "../../src/import-export/inter-annotator-agreement.ts";
import { anyReadout, READOUT } from "./samples.ts";

const MINE = annotationFromReadout(READOUT);

function other(change: (attributions: readonly Attribution[]) => readonly Attribution[]) {
  return { ...MINE, attributions: change(MINE.attributions) };
}

describe("cohensKappa", () => {
  it("returns the value of Cohen's example: 20 and 15 of 50 equal, 0.5 by chance", () => {
    const pairs = [
      ...Array.from({ length: 20 }, () => ["yes", "yes"] as const),
      ...Array.from({ length: 5 }, () => ["yes", "no"] as const),
      ...Array.from({ length: 10 }, () => ["no", "yes"] as const),
      ...Array.from({ length: 15 }, () => ["no", "no"] as const),
    ];
    expect(cohensKappa(pairs)).to.be.closeTo(0.4, 1e-9);
  });

  it("returns undefined when there is nothing to compare", () => {
    expect(cohensKappa([])).to.equal(undefined);
    expect(cohensKappa([["a", "a"]])).to.equal(undefined);
    expect(
      cohensKappa([
        ["a", "b"],
        ["b", "a"],
      ]),
    ).to.equal(-1);
  });
});

describe("computeAgreement", () => {
  it("finds full agreement of a file with itself", () => {
    const { spans, kappa, attributions, readouts } = computeAgreement([MINE], [MINE]);
    expect(attributions).to.deep.equal({ first: 3, second: 3, matched: 3 });
    expect([readouts, kappa]).to.deep.equal([1, 1]);
    for (const one of spans) expect([one.exactF1, one.characterF1], one.role).to.deep.equal([1, 1]);
  });

  it("distinguishes acts, spans and missing attributions", () => {
    const second = other(([a, b]) =>
      a && b
        ? [{ ...a, act: "pledge", contents: a.contents.map(({ start, end }) => ({ start: start + 5, end })) }, b]
        : [],
    );
    const { spans, acts, attributions, kappa } = computeAgreement([MINE], [second]);
    expect(attributions).to.deep.equal({ first: 3, second: 2, matched: 2 });
    expect(spans.find(({ role }) => role === "source")).to.include({ first: 3, second: 2, exact: 2, exactF1: 0.8 });
    expect(spans.find(({ role }) => role === "content")).to.include({ exact: 1, exactF1: 0.4 });
    expect(spans.find(({ role }) => role === "content")?.characterF1).to.be.within(0.6, 0.9);
    expect(acts.find(({ act }) => act === "agree")).to.include({ first: 1, second: 1, both: 1, kappa: 1 });
    expect(acts.find(({ act }) => act === "state")).to.include({ first: 1, second: 0, both: 0, kappa: 0 });
    expect(kappa).to.be.closeTo(1 / 3, 1e-9);
  });

  it("compares no texts that differ, and lists the texts of only one file", () => {
    const changed = { ...MINE, text: `${MINE.text}.`, title: "Changed" };
    expect(computeAgreement([changed], [MINE])).to.deep.include({
      readouts: 0,
      differing: ["Changed"],
      unpaired: [],
    });
    const alone = { ...MINE, key: "https://example.org/alone", title: "Alone" };
    expect(computeAgreement([MINE], [MINE, alone])).to.deep.include({ readouts: 1, unpaired: ["Alone"] });
  });

  it("is symmetric and stays within its bounds", () => {
    fc.assert(
      fc.property(anyReadout, anyReadout, (a, b) => {
        const attributions = b.reading.attributions.filter((one) =>
          [...one.sources, ...one.contents].every(({ end }) => end <= a.text.length),
        );
        const [first, second] = [[annotationFromReadout(a)], [annotationFromReadout(a, attributions)]];
        const [there, back] = [computeAgreement(first, second), computeAgreement(second, first)];
        for (const [index, { exactF1, characterF1 }] of there.spans.entries()) {
          for (const value of [exactF1, characterF1]) if (value !== undefined) expect(value).to.be.within(0, 1);
          expect(back.spans[index]).to.deep.include({ exactF1, characterF1 });
        }
        for (const { kappa } of [there, ...there.acts]) if (kappa !== undefined) expect(kappa).to.be.within(-1, 1);
        expect(matchAttributions(attributions, attributions).length).to.be.at.most(attributions.length);
      }),
      { numRuns: 100 },
    );
  });

  it("is exported as a table", () => {
    const lines = agreementCsv(computeAgreement([MINE], [MINE]))
      .trim()
      .split("\r\n");
    expect(lines.length).to.equal(1 + 4 * 2 + 1 + ACTS.length);
    expect(lines[0]).to.equal("what,of,first,second,both,measure,value");
    expect(lines).to.include("span,content,3,3,3,exact F1,1.000").and.to.include("act,all,3,3,3,Cohen's kappa,1.000");
    expect(lines).to.include("act,reject,0,0,0,Cohen's kappa,");
  });
});
