import { expect } from "chai";
import {
  type Comparison,
  type LinkDecision,
  mergeComparisons,
  withDecision,
} from "../../src/annotation/comparison-record.ts";
import { type AlignmentData, alignClaims, candidatesOf } from "../../src/comparison/align-claims.ts";
import { readoutClaims } from "../../src/comparison/claim.ts";
import { comparisonTable, type TableSide } from "../../src/comparison/comparison-table.ts";
import { parseTopicLexicon } from "../../src/comparison/find-topics.ts";
import { locateDecisions, locateRows } from "../../src/comparison/locate-decisions.ts";
import { type ComparedReadout, chooseCandidate, decideLink, refOf } from "../../src/comparison/make-decisions.ts";
import { NO_WORDS } from "../../src/comparison/word-table.ts";
import type { Act, Analysis, Attribution } from "../../src/engine/analysis.ts";
import { comparisonCsv } from "../../src/import-export/comparison-csv.ts";
import { comparisonHtml } from "../../src/import-export/comparison-html.ts";
import { comparisonMarkdown } from "../../src/import-export/comparison-markdown.ts";

const NORWAY =
  "Call with Minister Adeyemi\n\nMinister Solheim pledged 40 million kroner for schools. She called for an end to the siege of the port. " +
  "The ministers discussed fishing quotas.";
const NIGERIA =
  "Minister receives call\n\nMinister Adeyemi thanked for new money for schools. He said =1+1 <b>was</b> the road map for elections.";
const AT = "2026-03-15T10:00:00.000Z";

/** Returns an analysis with the claims at some passages; an attribution needs its content alone here. */
function analysisOf(
  text: string,
  issuer: string,
  rows: readonly (readonly [speaker: string, act: Act, content: string])[],
): Analysis {
  const attributions = rows.map(([speaker, act, content]): Attribution => {
    const start = text.indexOf(content);
    const contents = [{ start, end: start + content.length }];
    return {
      sources: [],
      cue: undefined,
      contents,
      addressees: [],
      speakers: [speaker],
      act,
      checkables: [],
      confidence: 1,
    };
  });
  const event = { kind: "call", participants: ["Ingrid Solheim", "Tunde Adeyemi"], issuer, date: "today" } as const;
  return { readout: { isReadout: true, score: 1, reasons: [] }, event, attributions };
}

const ANALYSES = {
  norway: analysisOf(NORWAY, "Norway", [
    ["Ingrid Solheim", "pledge", "40 million kroner for schools"],
    ["Ingrid Solheim", "request", "an end to the siege of the port"],
    ["Ingrid Solheim", "consult", "fishing quotas"],
  ]),
  nigeria: analysisOf(NIGERIA, "Nigeria", [
    ["Tunde Adeyemi", "courtesy", "new money for schools"],
    ["Tunde Adeyemi", "state", "=1+1 <b>was</b> the road map for elections"],
  ]),
};
const DATA: AlignmentData = { lexicon: parseTopicLexicon(), table: NO_WORDS };

function sideOf(id: string, text: string, analysis: Analysis): ComparedReadout {
  return { id, text, claims: readoutClaims(text, analysis).claims };
}
const [A, B] = [sideOf("norway", NORWAY, ANALYSES.norway), sideOf("nigeria", NIGERIA, ANALYSES.nigeria)];

function align(decisions: readonly LinkDecision[] = []) {
  const { placed } = locateDecisions(decisions, A, B);
  return alignClaims(readoutClaims(NORWAY, ANALYSES.norway), readoutClaims(NIGERIA, ANALYSES.nigeria), DATA, placed);
}

describe("decisions on links", () => {
  it("are found again after another reading has numbered and cut the claims anew", () => {
    const decision = decideLink(A, B, { a: 1, b: 1 }, "linked", AT);
    const other = analysisOf(NORWAY, "Norway", [
      ["Ingrid Solheim", "consult", "fishing quotas"],
      ["Ingrid Solheim", "request", "the siege of the port"],
    ]);
    const again = sideOf("norway", NORWAY, other);
    expect(locateDecisions([decision], again, B)).to.deep.equal({
      placed: [{ a: 1, b: 1, verdict: "linked" }],
      lost: [],
    });
  });

  it("are found again in a page with other words before, and with the sides exchanged", () => {
    const decision = decideLink(A, B, { a: 0, b: 0 }, "separate", AT);
    const text = `A new notice of the page.\n\n${NORWAY}`;
    const moved = sideOf(
      "norway",
      text,
      analysisOf(text, "Norway", [["Ingrid Solheim", "pledge", "40 million kroner for schools"]]),
    );
    expect(locateDecisions([decision], B, moved).placed).to.deep.equal([{ a: 0, b: 0, verdict: "separate" }]);
  });

  it("are kept where their passage has gone", () => {
    const decision = decideLink(A, B, { a: 2, b: 0 }, "linked", AT);
    const text = NORWAY.replace(" The ministers discussed fishing quotas.", "");
    const less = sideOf(
      "norway",
      text,
      analysisOf(text, "Norway", [["Ingrid Solheim", "pledge", "40 million kroner for schools"]]),
    );
    expect(locateDecisions([decision], less, B)).to.deep.equal({ placed: [], lost: [decision] });
  });

  it("link the n-th candidate and part those before it", () => {
    const candidates = candidatesOf(align(), "b", 0);
    const decisions = chooseCandidate(A, B, candidates, 2, AT);
    const { placed } = locateDecisions(decisions, A, B);
    expect(placed.map(({ a, verdict }) => [a, verdict])).to.deep.equal([
      [candidates[0]?.a, "separate"],
      [candidates[1]?.a, "linked"],
    ]);
    expect(chooseCandidate(A, B, candidates, 9, AT)).to.deep.equal([]);
  });

  it("take the place of an older one on the same two claims", () => {
    const [one, other] = [
      decideLink(A, B, { a: 0, b: 0 }, "linked", AT),
      decideLink(A, B, { a: 0, b: 0 }, "separate", AT),
    ];
    expect(withDecision([one], other)).to.deep.equal([other]);
  });

  it("are merged with those of an import: of each the later", () => {
    const early = decideLink(A, B, { a: 0, b: 0 }, "linked", "2026-03-15T10:00:00.000Z");
    const late = decideLink(A, B, { a: 0, b: 0 }, "separate", "2026-03-16T10:00:00.000Z");
    const other = decideLink(A, B, { a: 1, b: 1 }, "linked", "2026-03-14T10:00:00.000Z");
    const base: Comparison = {
      id: "c1",
      readouts: ["norway", "nigeria"],
      decisions: [],
      rows: [],
      comment: "old",
      rowComments: [],
      created: AT,
      modified: AT,
    };
    const mine = { ...base, decisions: [late] };
    const theirs = { ...base, decisions: [early, other], comment: "new", modified: "2026-03-17T10:00:00.000Z" };
    const merged = mergeComparisons(mine, theirs);
    expect(merged.decisions).to.deep.equal([other, late]);
    expect(merged.comment).to.equal("new");
    expect(mergeComparisons(theirs, mine).decisions).to.deep.equal(merged.decisions);
  });

  it("put a claim into the user's own row", () => {
    const rows = locateRows([{ claim: refOf(A, 2), row: "fish", at: AT }], A);
    expect([...rows]).to.deep.equal([[2, "fish"]]);
  });
});

function tableWith(decisions: readonly LinkDecision[], rows?: ReadonlyMap<number, string>) {
  const side = (readout: ComparedReadout, issuer: string): TableSide => ({
    readout: readout.id,
    title: readout.text.split("\n")[0] ?? "",
    issuer,
    url: `https://${readout.id}.example/call`,
    publishedDay: "2026-03-14",
    capturedAt: AT,
    text: readout.text,
    claims: readout.claims,
  });
  const sides = [{ ...side(A, "Norway"), rows }, side(B, "Nigeria")];
  return comparisonTable(sides, [{ a: 0, b: 1, alignment: align(decisions) }], DATA.lexicon, {
    comment: "A comment of *mine*.",
    rowComments: [{ row: "", text: "On what has *no* topic.", at: AT }],
  });
}

describe("table of a comparison", () => {
  it("keeps linked claims together, in the row of a topic, and has every claim once", () => {
    const table = tableWith([decideLink(A, B, { a: 0, b: 0 }, "linked", AT)]);
    const groups = table.rows.flatMap((row) => row.groups);
    const all = groups.flatMap(({ cells }) => cells.flat());
    expect(all).to.have.length(5);
    const linked = groups.find(({ cells }) => cells[0]?.some(({ claim }) => claim.index === 0));
    expect(linked?.cells[1]?.map(({ claim }) => claim.index)).to.include(0);
    expect(table).to.include({ confirmed: 1 });
  });

  it("puts a claim where the user has put it", () => {
    const table = tableWith([], new Map([[2, "fish"]]));
    const row = table.rows.find(({ topic }) => topic === "fish");
    expect(row?.groups[0]?.cells[0]?.[0]?.claim.content).to.equal("fishing quotas");
  });
});

describe("exports of a comparison", () => {
  const table = tableWith([decideLink(A, B, { a: 0, b: 0 }, "linked", AT)]);

  it("say in every format what has no counterpart, and what the user confirmed", () => {
    const markdown = comparisonMarkdown(table);
    expect(markdown).to.include("no counterpart found").and.to.include("linked by the user");
    expect(comparisonHtml(table)).to.include("no counterpart found").and.to.include("linked by the user");
    expect(comparisonCsv(table)).to.include("none found").and.to.include(",yes,");
  });

  it("let no word of a page be markup or a formula", () => {
    expect(comparisonHtml(table)).to.include("&lt;b&gt;was").and.not.to.include("<b>");
    expect(comparisonMarkdown(table)).to.include("\\<b\\>");
    expect(comparisonCsv(table)).to.include("'=1+1");
  });

  it("name both sources with address, day and length in the head, and the user's comment", () => {
    for (const written of [comparisonMarkdown(table), comparisonHtml(table)]) {
      expect(written).to.include("https://norway.example/call").and.to.include("https://nigeria.example/call");
      expect(written).to.include("published 2026-03-14").and.to.include(" words, 3 claims");
      expect(written).to.match(/A comment of/);
    }
    expect(comparisonMarkdown(table)).to.include("A comment of *mine*.");
  });

  it("have a line of CSV for each claim", () => {
    expect(comparisonCsv(table).trimEnd().split("\r\n")).to.have.length(6);
  });
});
