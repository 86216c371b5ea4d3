import { expect } from "chai";
import { eventCardOfPage, findPairs } from "../../src/comparison/find-pairs.ts";
import { type EventCard, findDoubts, pairReadouts, pairTwo, searchWords } from "../../src/comparison/pair-readouts.ts";
import { finish } from "../../src/engine/slices.ts";

const OSLO: EventCard = {
  id: "oslo",
  participants: ["Ingrid Solheim", "Volodymyr Hrytsenko"],
  kind: "call",
  day: "2026-03-14",
  issuer: "Norway",
  host: "regjeringen.no",
};
const card = (id: string, changes: Partial<EventCard>): EventCard => ({
  ...OSLO,
  id,
  issuer: "Ukraine",
  host: "president.gov.ua",
  participants: ["Volodymyr Hrytsenko", "Ingrid Solheim"],
  ...changes,
});

describe("pairing of readouts of one event", () => {
  it("takes an open page without a day as stored now, unless its readout is stored", () => {
    const { participants, issuer } = OSLO;
    const event = { kind: "call", participants: [...participants], issuer, date: "today" } as const;
    const now = new Date("2026-11-21T10:00:00Z");
    const other = card("other", { day: undefined, capturedAt: "2026-11-20T18:00:00Z" });
    const open = eventCardOfPage("https://oslo.example/call", event, undefined, now);
    expect(pairReadouts(open, [other]).map(({ id }) => id)).to.deep.equal(["other"]);
    const stored = { id: "own", capturedAt: "2026-03-01T00:00:00Z" };
    expect(pairReadouts(eventCardOfPage("https://oslo.example/call", event, stored, now), [other])).to.deep.equal([]);
  });

  it("finds the other side's account and says by what", () => {
    const [best, ...more] = pairReadouts(OSLO, [OSLO, card("kyiv", { day: "2026-03-15" })]);
    expect(more).to.deep.equal([]);
    expect(best).to.include({ id: "kyiv" });
    expect(best?.reasons).to.deep.equal([
      {
        kind: "people",
        names: [
          ["Ingrid Solheim", "Ingrid Solheim"],
          ["Volodymyr Hrytsenko", "Volodymyr Hrytsenko"],
        ],
      },
      { kind: "day", apart: 1 },
      { kind: "event", one: "call", other: "call" },
    ]);
  });

  it("puts the nearest day first, and leaves out what lies too far apart", () => {
    const others = [card("later", { day: "2026-03-16" }), card("same", {}), card("week", { day: "2026-03-21" })];
    expect(pairReadouts(OSLO, others).map(({ id }) => id)).to.deep.equal(["same", "later"]);
  });

  it("counts a day across the end of a month and of summer time as one", () => {
    const one = { ...OSLO, day: "2026-03-31" };
    expect(pairTwo(one, card("next", { day: "2026-04-01" }))?.score).to.be.greaterThan(0.9);
  });

  it("suggests no readout of the same side", () => {
    expect(pairReadouts(OSLO, [card("own", { issuer: "Norway" })])).to.deep.equal([]);
    expect(pairReadouts(OSLO, [card("own", { issuer: undefined, host: "regjeringen.no" })])).to.deep.equal([]);
  });

  it("suggests no readout with other people, or with one of the two only", () => {
    const others = [
      card("one", { participants: ["Ingrid Solheim", "Pekka Lehtonen"] }),
      card("none", { participants: [] }),
    ];
    expect(pairReadouts(OSLO, others)).to.deep.equal([]);
  });

  it("takes several issuers of one event, and lets another kind only lower the score", () => {
    const others = [
      card("kyiv", {}),
      card("brussels", { issuer: "European Union", host: "europa.eu", kind: "meeting" }),
    ];
    expect(pairReadouts(OSLO, others).map(({ id }) => id)).to.deep.equal(["kyiv", "brussels"]);
  });

  it("keeps silent without a day, because two calls of the same two cannot be told apart", () => {
    expect(pairReadouts(OSLO, [card("undated", { day: undefined })])).to.deep.equal([]);
    expect(pairTwo(OSLO, card("undated", { day: undefined }))?.reasons).to.deep.include({ kind: "no day" });
  });

  it("suggests two without a day that name the same people and were stored at about the same time", () => {
    const undated = (id: string, capturedAt: string, changes: Partial<EventCard> = {}) =>
      card(id, { day: undefined, capturedAt, issuer: id, host: `${id}.example`, ...changes });
    const [oslo, kyiv, late] = [
      undated("oslo", "2026-03-20T08:00:00Z"),
      undated("kyiv", "2026-03-21T20:00:00Z"),
      undated("late", "2026-03-24T08:00:00Z"),
    ];
    const summit = undated("summit", "2026-03-20T09:00:00Z", {
      participants: [...OSLO.participants, "Pekka Lehtonen"],
    });
    expect(pairTwo(oslo, kyiv)?.reasons).to.deep.include({ kind: "stored near" });
    const pairs = finish(findPairs([late, kyiv, summit, OSLO, oslo], []));
    expect(pairs.map(({ a, b }) => [a, b.id])).to.deep.equal([["oslo", "kyiv"]]);
  });

  it("says why two readouts are probably not about one event, and gives no reason if they may be or too little is known", () => {
    const other = card("other", { participants: ["Ingrid Solheim", "Pekka Lehtonen"], day: "2026-03-30" });
    expect(findDoubts(OSLO, other)).to.deep.equal([
      { kind: "people", one: OSLO.participants, other: other.participants },
      { kind: "days", one: "2026-03-14", other: "2026-03-30" },
    ]);
    expect(findDoubts(OSLO, card("kyiv", { day: "2026-03-16" }))).to.deep.equal([]);
    expect(findDoubts(OSLO, card("unknown", { participants: [], day: undefined }))).to.deep.equal([]);
  });

  it("does not suggest again what the user has rejected, in either order", () => {
    const rejectedPairs = [{ a: "kyiv", b: "oslo", at: "2026-03-20T08:00:00Z" }];
    expect(pairReadouts(OSLO, [card("kyiv", {})], rejectedPairs)).to.deep.equal([]);
  });

  it("gives words to look for the other account with", () => {
    expect(searchWords(OSLO)).to.equal("Solheim Hrytsenko call 2026-03-14");
  });
});
