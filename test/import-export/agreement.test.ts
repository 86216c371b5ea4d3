import { expect } from "chai";
import fc from "fast-check";
import { createReview } from "../../src/annotation/attribution-review.ts";
import { createCorrection } from "../../src/annotation/correction.ts";
import type { Attribution } from "../../src/engine/analysis.ts";
import { agreementCsv, decisionText, disagreementsCsv } from "../../src/import-export/agreement-csv.ts";
import {
  cohensKappa,
  countMatches,
  kappaOfCoders,
  krippendorffsAlpha,
  masiDistance,
  nominalDistance,
  setLabel,
} from "../../src/import-export/agreement-statistics.ts";
import { type CodedReadout, type Coding, codeReadout, groupDecisions } from "../../src/import-export/coded-readout.ts";
import { computeAgreement } from "../../src/import-export/inter-annotator-agreement.ts";
import { matchAttributions } from "../../src/import-export/match-codings.ts";
import { anyReadout, READOUT } from "./samples.ts";

const MINE = codeReadout(READOUT);

function coding(coder: string, ...readouts: CodedReadout[]): Coding {
  return { coder, readouts };
}

function withAttributions(change: (attributions: readonly Attribution[]) => readonly Attribution[]): CodedReadout {
  const attributions = change(MINE.attributions.map(({ attribution }) => attribution));
  const mark = { tags: [], isDecided: false, isChecked: false };
  return { ...MINE, attributions: attributions.map((attribution) => ({ ...mark, attribution })) };
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

  it("is the mean over each two of three coders", () => {
    const units = [
      ["a", "a", "a"],
      ["a", "b", "a"],
      ["b", "b", "b"],
      ["b", "b", "a"],
    ];
    // Coders 1 and 2: 0.5; 1 and 3: 0.5; 2 and 3: 0.2 (po 0.5, pe 0.375).
    expect(kappaOfCoders(units, 3)).to.be.closeTo((0.5 + 0.5 + 0.2) / 3, 1e-9);
  });
});

describe("krippendorffsAlpha", () => {
  it("returns the value of Krippendorff's example of four coders with missing labels: 0.743", () => {
    // "Computing Krippendorff's Alpha-Reliability" (2011), section C: nominal data, four observers, twelve units.
    const coders = [
      [1, 2, 3, 3, 2, 1, 4, 1, 2, undefined, undefined, undefined],
      [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, undefined, 3],
      [undefined, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, undefined],
      [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, undefined],
    ];
    const units = Array.from({ length: 12 }, (_, unit) => coders.map((labels) => labels[unit]));
    expect(krippendorffsAlpha(units)?.toFixed(3)).to.equal("0.743");
    expect(krippendorffsAlpha(units, nominalDistance)?.toFixed(3)).to.equal("0.743");
  });

  it("returns the value of Krippendorff's example of two coders and binary data: 0.095", () => {
    // The same, section A.
    const units = [
      [0, 1],
      [1, 1],
      [0, 1],
      [0, 0],
      [0, 0],
      [0, 1],
      [0, 0],
      [0, 0],
      [1, 0],
      [0, 0],
    ];
    expect(krippendorffsAlpha(units)?.toFixed(3)).to.equal("0.095");
  });

  it("is undefined if all labels are equal", () => {
    expect(krippendorffsAlpha([["a", "a"]])).to.equal(undefined);
    expect(krippendorffsAlpha([["a", undefined]])).to.equal(undefined);
  });
});

describe("masiDistance", () => {
  it("weighs subsets by 2/3 and other overlaps by 1/3, after Passonneau", () => {
    const distance = (a: string[], b: string[]) => masiDistance(setLabel(a), setLabel(b));
    expect(distance(["a", "b"], ["b", "a"])).to.equal(0);
    expect(distance([], [])).to.equal(0);
    expect(distance(["a"], [])).to.equal(1);
    expect(distance(["a"], ["a", "b"])).to.be.closeTo(1 - (1 / 2) * (2 / 3), 1e-9);
    expect(distance(["a", "b"], ["b", "c"])).to.be.closeTo(1 - (1 / 3) * (1 / 3), 1e-9);
  });
});

describe("countMatches", () => {
  it("pairs as many items as possible, each once", () => {
    const fits = (a: number, b: number) => Math.abs(a - b) < 2;
    // A choice of the first that fits would pair 2 with 1 and leave 1 alone.
    expect(countMatches([2, 1], [1, 3], fits)).to.equal(2);
    expect(countMatches([1, 1, 1], [1], fits)).to.equal(1);
  });
});

describe("computeAgreement", () => {
  it("finds full agreement of a coder with the same work", () => {
    const found = computeAgreement([coding("A", MINE), coding("B", MINE)], "all");
    expect([found.attributions, found.matched, found.readouts]).to.deep.equal([[3, 3], 3, 1]);
    expect(found.labels.find(({ aspect, of }) => aspect === "act" && of === "")).to.include({
      ...{ units: 3, agreement: 1, kappa: 1, alpha: 1 },
    });
    for (const { role, exactF1, overlapF1, characterF1 } of found.spans)
      expect([exactF1, overlapF1, characterF1], role).to.deep.equal([1, 1, 1]);
    expect(found.disagreements).to.deep.equal([]);
  });

  it("distinguishes acts, spans and missing attributions", () => {
    const second = withAttributions(([a, b]) =>
      a && b
        ? [{ ...a, act: "pledge", contents: a.contents.map(({ start, end }) => ({ start: start + 5, end })) }, b]
        : [],
    );
    const found = computeAgreement([coding("A", MINE), coding("B", second)], "all");
    const { spans, labels, attributions, matched, disagreements } = found;
    expect([attributions, matched]).to.deep.equal([[3, 2], 2]);
    expect(spans.find(({ role }) => role === "source")).to.deep.include({ counts: [3, 2], exact: 2, exactF1: 0.8 });
    expect(spans.find(({ role }) => role === "content")).to.include({ exact: 1, exactF1: 0.4, overlapF1: 0.8 });
    expect(spans.find(({ role }) => role === "content")?.characterF1).to.be.within(0.6, 0.9);
    const act = (of: string) => labels.find((one) => one.aspect === "act" && one.of === of);
    expect(act("agree")).to.deep.include({ counts: [1, 1], agreement: 1, kappa: 1 });
    expect(act("state")).to.deep.include({ counts: [1, 0], agreement: 0.5, kappa: 0 });
    expect(act("")?.kappa).to.be.closeTo(1 / 3, 1e-9);
    expect(disagreements.map(({ aspect }) => aspect)).to.deep.equal(["spans", "act", "spans"]);
    const [, differing] = disagreements;
    expect(differing?.marks.map((mark) => decisionText(differing, mark))).to.deep.equal(["state", "pledge"]);
  });

  it("compares no texts that differ, and lists the texts of only one coder", () => {
    const changed = { ...MINE, text: `${MINE.text}.` };
    expect(computeAgreement([coding("A", changed), coding("B", MINE)], "all")).to.deep.include({
      ...{ readouts: 0, differing: [MINE.title], unpaired: [] },
    });
    const alone = { ...MINE, key: "https://example.org/alone", title: "Alone" };
    expect(computeAgreement([coding("A", MINE), coding("B", MINE, alone)], "all")).to.deep.include({
      ...{ readouts: 1, unpaired: ["Alone"] },
    });
  });

  it("compares only what all have decided on, unless the engine's results are to count", () => {
    const [first] = READOUT.reading.attributions;
    if (!first) throw new Error("The sample has attributions.");
    const { url, text } = READOUT;
    const review = createReview({ url, text, attribution: first, tags: ["trade"], coder: "A" });
    const correction = createCorrection({ url, text, engine: first, user: { ...first, act: "pledge" }, coder: "B" });
    const byCoder = groupDecisions({ corrections: [correction], reviews: [review], coderDecisions: [] });
    const codings = ["A", "B"].map((coder) =>
      coding(coder, codeReadout(READOUT, byCoder.get(coder)?.get("https://example.org/readout"))),
    );
    const decided = computeAgreement(codings, "decided");
    expect(decided.labels.find(({ aspect, of }) => aspect === "act" && of === "")).to.include({
      units: 1,
      agreement: 0,
    });
    expect(decided.labels.find(({ of }) => of === "trade")).to.deep.include({ counts: [1, 0], units: 1 });
    expect(decided.disagreements.map(({ aspect }) => aspect)).to.deep.equal(["act", "tags"]);
    const all = computeAgreement(codings, "all");
    expect(all.labels.find(({ aspect, of }) => aspect === "act" && of === "")?.units).to.equal(3);
  });

  it("leaves resolutions out, and compares the decisions that they replaced", () => {
    const [first] = READOUT.reading.attributions;
    if (!first) throw new Error("The sample has attributions.");
    const { url, text } = READOUT;
    const before = createReview({ url, text, attribution: first, tags: ["trade"], coder: "A" });
    const resolved = createReview({ url, text, attribution: first, tags: ["war"], coder: "A", resolves: ["tags"] });
    const replaced = { id: before.id, coder: "A", isReplaced: true, kind: "review", record: before } as const;
    const byCoder = groupDecisions({ corrections: [], reviews: [resolved], coderDecisions: [replaced] });
    expect(byCoder.get("A")?.get("https://example.org/readout")?.reviews).to.deep.equal([before]);
  });

  it("is symmetric and stays within its bounds", () => {
    fc.assert(
      fc.property(anyReadout, anyReadout, (a, b) => {
        const attributions = b.reading.attributions.filter((one) =>
          [...one.sources, ...one.contents].every(({ end }) => end <= a.text.length),
        );
        const [first, second] = [
          coding("A", codeReadout(a)),
          coding("B", codeReadout({ ...a, reading: { ...a.reading, attributions } })),
        ];
        const [there, back] = [computeAgreement([first, second], "all"), computeAgreement([second, first], "all")];
        for (const [index, { exactF1, overlapF1, characterF1 }] of there.spans.entries()) {
          for (const value of [exactF1, overlapF1, characterF1])
            if (value !== undefined) expect(value).to.be.within(0, 1);
          expect(back.spans[index]).to.deep.include({ exactF1, overlapF1, characterF1 });
        }
        for (const { kappa, alpha } of there.labels)
          for (const value of [kappa, alpha]) if (value !== undefined) expect(value).to.be.within(-1, 1 + 1e-9);
        expect(matchAttributions(attributions, attributions).length).to.be.at.most(attributions.length);
      }),
      { numRuns: 100 },
    );
  });

  it("is exported as a table, and so are the disagreements", () => {
    const second = withAttributions((all) => all.map((one) => ({ ...one, act: "pledge" })));
    const agreement = computeAgreement([coding("=A", MINE), coding("B", second)], "all");
    const lines = agreementCsv(agreement).trim().split("\r\n");
    expect(lines[0]).to.equal(
      "what,of,count: =A,count: B,units,percent_agreement,cohens_kappa,krippendorffs_alpha,mean_alpha,exact_f1,overlap_f1,character_f1",
    );
    expect(lines).to.include("span,content,3,3,,,,,,1.000,1.000,1.000");
    expect(lines).to.include("speaker,all,,,3,1.000,1.000,1.000,,,,");
    const rows = agreement.disagreements.map((disagreement) => ({
      disagreement,
      resolution: { coder: "C", at: "2026-11-24T10:00:00.000Z" },
    }));
    const table = disagreementsCsv(agreement.coders, rows).trim().split("\r\n");
    expect(table[0]).to.equal("title,page,start,end,quote,about,'=A,B,resolved_by,resolved_at");
    expect(table[1]).to.match(/,act,state,pledge,C,2026-11-24T10:00:00.000Z$/);
  });
});
