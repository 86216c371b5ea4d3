import { expect } from "chai";
import { createRejectedPair } from "../../src/annotation/comparison-record.ts";
import { countGroups, filterRows, type GroupFilter, orderRows } from "../../src/comparison/arrange-rows.ts";
import type { Claim } from "../../src/comparison/claim.ts";
import type { TableClaim, TableGroup, TableRow } from "../../src/comparison/comparison-table.ts";
import { dayAfter, findPairs } from "../../src/comparison/find-pairs.ts";
import type { EventCard } from "../../src/comparison/pair-readouts.ts";
import type { Act } from "../../src/engine/analysis.ts";
import { finish } from "../../src/engine/slices.ts";
import { sideOf } from "./sample-readout.ts";

type Given = readonly [content: string, act?: Act, state?: TableClaim["state"]];

let made = 0;

/** Returns a claim in a cell. Each claim has another index, which is also its position in the text. */
function entry(side: number, [content, act = "state", state = "none found"]: Given): TableClaim {
  const index = made++;
  const [first] = sideOf("Norland", [["Ingrid Vale", act, content]]).claims;
  const claim: Claim = { ...(first as Claim), index, start: index };
  return { side, claim, state, best: undefined, pairs: [], isDecided: false };
}

function row(topic: string, ...groups: readonly (readonly (readonly Given[])[])[]): TableRow {
  const all = groups.map(
    (cells): TableGroup => ({ cells: cells.map((cell, side) => cell.map((given) => entry(side, given))) }),
  );
  return { topic, groups: all, comment: "" };
}

const ROWS = [
  row("same", [[["schools", "state", "likely"]], [["schools", "state", "likely"]]]),
  row("only A", [[["the port"]], []]),
  row("figures", [[["40 million", "pledge", "likely"]], [["50 million", "pledge", "likely"]]]),
  row("acts", [[["talks", "request", "likely"]], [["talks", "agree", "likely"]]]),
  row("unsure", [[["the fund", "state", "unsure"]], []], [[], [["elections"]]]),
];

const topics = (rows: readonly TableRow[]) => rows.map(({ topic }) => topic);

describe("filterRows", () => {
  const cases: readonly (readonly [filter: GroupFilter, rows: readonly string[]])[] = [
    [{ kind: "all" }, ["same", "only A", "figures", "acts", "unsure"]],
    [{ kind: "differences" }, ["figures", "acts"]],
    [{ kind: "only", side: 0 }, ["only A"]],
    [{ kind: "only", side: 1 }, ["unsure"]],
    [{ kind: "unsure" }, ["unsure"]],
  ];
  for (const [filter, expected] of cases)
    it(`returns the rows with groups for ${JSON.stringify(filter)}, and the number of these groups`, () => {
      const found = filterRows(ROWS, filter, []);
      expect(topics(found)).to.deep.equal(expected);
      expect(countGroups({ rows: ROWS }, filter, [])).to.equal(found.flatMap(({ groups }) => groups).length);
    });

  it("returns what a side says that a person of another side said", () => {
    const index = ROWS[1]?.groups[0]?.cells[0]?.[0]?.claim.index ?? -1;
    expect(topics(filterRows(ROWS, { kind: "by other", side: 0 }, [new Set([index])]))).to.deep.equal(["only A"]);
    expect(filterRows(ROWS, { kind: "by other", side: 1 }, [new Set([index])])).to.deep.equal([]);
  });
});

describe("orderRows", () => {
  it("puts rows with other acts or figures first, then those that a side lacks", () => {
    expect(topics(orderRows(ROWS, "differences"))).to.deep.equal(["figures", "acts", "only A", "unsure", "same"]);
  });

  it("follows the text of a side, and puts rows without its claims last", () => {
    expect(topics(orderRows(ROWS, 1))).to.deep.equal(["same", "figures", "acts", "unsure", "only A"]);
  });
});

describe("findPairs", () => {
  const card = (id: string, issuer: string, day: string, people = ["Ingrid Vale", "Tomas Orsk"]): EventCard => ({
    id,
    participants: people,
    kind: "call",
    day,
    issuer,
  });
  const cards = [
    card("a", "Norland", "2026-02-28"),
    card("b", "Tarma", "2026-03-01"),
    card("c", "Tarma", "2026-03-01", ["Ingrid Vale", "Olav Brann"]),
    card("d", "Tarma", "2026-03-09"),
  ];

  it("finds pairs of near days across the end of a month, and none of other people or distant days", () => {
    const pairs = finish(findPairs(cards, []));
    expect(pairs.map(({ a, b }) => [a, b.id])).to.deep.equal([["a", "b"]]);
  });

  it("leaves out pairs that the user has rejected", () => {
    expect(finish(findPairs(cards, [createRejectedPair("b", "a")]))).to.deep.equal([]);
  });

  it("counts days across months and leap days", () => {
    expect([dayAfter("2028-02-28", 1), dayAfter("2026-03-01", -1)]).to.deep.equal(["2028-02-29", "2026-02-28"]);
  });
});
