import { expect } from "chai";
import type { Act, Attribution } from "../../src/engine/analysis.ts";
import { agreementCsv } from "../../src/import-export/agreement-csv.ts";
import type { CodedAttribution, CodedReadout, Coding } from "../../src/import-export/coded-readout.ts";
import { computeAgreement } from "../../src/import-export/inter-annotator-agreement.ts";

/**
 * The acts and the codes of two coders in ten readouts of two attributions each: "-" is no code. The second coder has
 * no attribution at every ninth place, and begins the passage of every fourth one five characters later.
 */
const FIRST = {
  acts: "state pledge state request state agree pledge accuse state request state pledge agree state reject state pledge request state agree",
  codes: "t,s t - s t t,s - e e t - s,e t - s t t,s - e t",
};
const SECOND = {
  acts: "state pledge request request state agree state accuse state state state pledge agree pledge reject state pledge request agree agree",
  codes: "t t - s,e t s - e t t - s t - - t t,s e e t",
};

/** Returns the ten readouts as a coder leaves them. */
function codingOf(coder: string, { acts, codes }: typeof FIRST, isSecond: boolean): Coding {
  const tags = codes.split(" ").map((one) => (one === "-" ? [] : one.split(",")));
  const marks = acts.split(" ").map((act, at): CodedAttribution => {
    const start = 100 * (at % 2) + 10;
    const contents = [{ start: start + (isSecond && at % 4 === 0 ? 5 : 0), end: start + 30 }];
    const attribution: Attribution = {
      ...{ sources: [], cue: undefined, contents, addressees: [], speakers: ["Ida Lund"], act: act as Act },
      ...{ checkables: [], confidence: 1 },
    };
    return { attribution, tags: tags[at] ?? [], isDecided: true, isChecked: true };
  });
  const readouts = Array.from({ length: 10 }, (_, at): CodedReadout => {
    const attributions = [2 * at, 2 * at + 1].flatMap((place) =>
      isSecond && place % 9 === 8 ? [] : (marks[place] ?? []),
    );
    return { key: `readout ${at}`, title: `Readout ${at}`, text: "x".repeat(200), attributions, isDecided: true };
  });
  return { coder, readouts };
}

/**
 * The expected values were computed outside the project with exact fractions: kappa from the table of both coders' labels
 * (Cohen 1960), alpha from the matrix of coincidences (Krippendorff 2011), MASI after Passonneau 2006, F1 from sets of
 * spans and of characters.
 */
describe("The agreement of two coders on ten readouts", () => {
  const agreement = computeAgreement([codingOf("A", FIRST, false), codingOf("B", SECOND, true)], "decided");
  const rows = agreementCsv(agreement)
    .trim()
    .split("\r\n")
    .map((line) => line.split(","));
  const row = (what: string, of: string) => rows.find((one) => one[0] === what && one[1] === of)?.slice(2);

  it("has the independently computed kappa and alpha of acts and codes", () => {
    expect([agreement.readouts, agreement.matched]).to.deep.equal([10, 18]);
    expect(row("act", "all")).to.deep.equal(["", "", "18", "0.722", "0.637", "0.646", "", "", "", ""]);
    expect(row("code", "e")).to.deep.equal(["3", "3", "18", "0.889", "0.600", "0.611", "", "", "", ""]);
    expect(row("code", "s")).to.deep.equal(["6", "4", "18", "0.889", "0.727", "0.731", "", "", "", ""]);
    expect(row("code", "t")).to.deep.equal(["9", "8", "18", "0.944", "0.889", "0.892", "", "", "", ""]);
    expect(row("code", "all")).to.deep.equal(["", "", "18", "0.722", "0.739", "0.726", "0.745", "", "", ""]);
  });

  it("has the independently computed F1 of spans", () => {
    expect(row("span", "content")).to.deep.equal(["20", "18", "", "", "", "", "", "0.737", "0.947", "0.929"]);
  });

  it("lists what the coders do not agree on", () => {
    const count = (aspect: string) => agreement.disagreements.filter((one) => one.aspect === aspect).length;
    expect(["spans", "speakers", "act", "tags"].map(count)).to.deep.equal([6, 0, 5, 5]);
  });
});
