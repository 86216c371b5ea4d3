import { expect } from "chai";
import { findFormulas } from "../../src/comparison/find-formulas.ts";
import { type DatedClaims, indexPhrases } from "../../src/comparison/phrase-index.ts";
import { tracePhrase } from "../../src/comparison/trace-phrase.ts";
import { finish } from "../../src/engine/slices.ts";

function textOf(
  day: string,
  issuer: string,
  ...claims: readonly (readonly [speaker: string, content: string])[]
): DatedClaims {
  return {
    id: `${issuer} ${day}`,
    day,
    issuer,
    claims: claims.map(([speaker, content]) => ({ speakers: [speaker], content })),
  };
}

const TEXTS = [
  textOf("2026-01-05", "Norway", ["Ingrid Solheim", "a rock-solid commitment to the northern coast"]),
  textOf(
    "2026-02-01",
    "Norway",
    ["Ingrid Solheim", "that the commitment was “rock solid”"],
    ["Pavel Orlenko", "no limits to trade"],
  ),
  textOf("2026-02-20", "Norway", ["I. Solheim", "that support is not rock‑solid any more"]),
  textOf("2026-03-01", "Norway", ["Ingrid Solheim", "the price of fish"]),
  textOf("2026-01-20", "Ghana", ["Kofi Mensah", "commitments that are solid as a rock"]),
];
const INDEX = finish(indexPhrases(TEXTS));

describe("a phrase over time", () => {
  it("is found with hyphens, quotation marks and inflections folded", () => {
    expect(tracePhrase(INDEX, "rock solid").uses.map(({ day }) => day)).to.deep.equal([
      "2026-01-05",
      "2026-02-01",
      "2026-02-20",
    ]);
    expect(tracePhrase(INDEX, "limit").uses).to.have.length(1);
  });

  it("is found with other words between only where they are allowed, and never in another order", () => {
    expect(tracePhrase(INDEX, "commitment solid").uses).to.deep.equal([]);
    const withGaps = tracePhrase(INDEX, "commitment solid", { gap: 2 }).uses.map(({ issuer }) => issuer);
    expect(withGaps).to.deep.equal(["Ghana", "Norway"]);
  });

  it("is given with its place, and shown as denied where it is", () => {
    const [first, , denied] = tracePhrase(INDEX, "rock-solid").uses;
    expect(TEXTS[0]?.claims[0]?.content.slice(first?.span.start, first?.span.end)).to.equal("rock-solid");
    expect(first?.isNegated).to.equal(false);
    expect(denied?.isNegated).to.equal(true);
  });

  it("has a first and a last use with the readouts of that side since", () => {
    expect(tracePhrase(INDEX, "rock solid").byIssuer).to.deep.equal([
      { name: "Norway", uses: 3, readouts: 3, first: "2026-01-05", last: "2026-02-20", since: 1, until: "2026-03-01" },
    ]);
  });

  it("is counted once for a speaker whom texts name differently", () => {
    const [speaker] = tracePhrase(INDEX, "solid").bySpeaker;
    expect(speaker).to.include({ name: "Ingrid Solheim", readouts: 3, since: 1 });
  });

  it("has no uses where one of its words is in no claim, or it has none", () => {
    expect(tracePhrase(INDEX, "rock quarry").uses).to.deep.equal([]);
    expect(tracePhrase(INDEX, "…").uses).to.deep.equal([]);
  });
});

describe("formulas", () => {
  const said = (content: string, times: number, issuer = "Norway"): DatedClaims[] =>
    Array.from({ length: times }, (_, at) => textOf(`2026-04-${10 + at}`, issuer, ["Ingrid Solheim", content]));

  it("are wordings that recur, without those that are part of a longer one", () => {
    const index = finish(indexPhrases(said("that the seas must stay open and safe", 6)));
    const found = finish(findFormulas(index));
    expect(found.map(({ words }) => words)).to.deep.equal(["seas must stay open and safe"]);
    expect(found[0]).to.deep.include({
      readouts: 6,
      first: "2026-04-10",
      last: "2026-04-15",
      issuers: [["Norway", 6]],
    });
  });

  it("keep a shorter wording that is used much more than the longer one", () => {
    const texts = [...said("open and safe seas in the north", 5), ...said("open and safe seas", 9, "Ghana")];
    const found = finish(findFormulas(finish(indexPhrases(texts))));
    expect(found.map(({ words, readouts }) => [words, readouts])).to.deep.equal([
      ["open and safe seas", 14],
      ["safe seas in the north", 5],
    ]);
  });

  it("are those of one side where that is asked for, and none where too few readouts have them", () => {
    const index = finish(
      indexPhrases([...said("the old stone bridge stands", 5), ...said("the new iron bridge stands", 4, "Ghana")]),
    );
    expect(finish(findFormulas(index)).map(({ words }) => words)).to.deep.equal(["old stone bridge stands"]);
    expect(finish(findFormulas(index, { issuer: "Ghana" }))).to.deep.equal([]);
  });
});
