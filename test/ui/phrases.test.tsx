import { expect } from "chai";
import { type DatedClaims, indexPhrases } from "../../src/comparison/phrase-index.ts";
import { finish } from "../../src/engine/slices.ts";
import type { LibraryPhrases } from "../../src/library/load-phrase-index.ts";
import { PhraseReport } from "../../src/library/phrase-report.tsx";
import { axeViolations, type ColorScheme, renderOn, texts, unmount } from "./render-surface.ts";

const claim = (speaker: string, content: string) => ({ speakers: [speaker], content });

const TEXTS: readonly DatedClaims[] = [
  { id: "late", day: "2026-03-20", issuer: "Norland", claims: [claim("Ingrid Vale", "that the port is closed")] },
  { id: "first", day: "2026-01-05", issuer: "Norland", claims: [claim("Ingrid Vale", "to rock-solid friendship")] },
  {
    id: "denied",
    day: "2026-02-01",
    issuer: "Norland",
    claims: [claim("Tomas Orsk", "on fish"), claim("Ingrid Vale", "that aid is not “rock solid” <b>yet</b>")],
  },
  { id: "undated", day: undefined, issuer: undefined, claims: [claim("Tomas Orsk", "a rock solid pact")] },
];

const PHRASES: LibraryPhrases = {
  index: finish(indexPhrases(TEXTS)),
  sources: new Map(
    TEXTS.map(({ id, claims }) => [
      id,
      {
        title: `Readout ${id}`,
        language: "en",
        passages: claims.map((_, at) => ({ start: at * 100, end: at * 100 + 9 })),
      },
    ]),
  ),
};

const show = (words: string, scheme: ColorScheme = "light") =>
  renderOn(
    <div class="phrases">
      <h1>Phrases</h1>
      <PhraseReport phrases={PHRASES} words={words} gap={0} />
    </div>,
    "library",
    scheme,
  );

describe("The report on a phrase", () => {
  afterEach(unmount);

  it("names first and last use of each side, always with the readouts of that side since", () => {
    const [issuer = "", speaker = ""] = texts(show("rock solid"), ".phrase-history");
    for (const row of [issuer, speaker]) {
      expect(row).to.include("2 uses · 2 readouts");
      expect(row).to.include("First use in this library: Jan 5, 2026 · Last use: Feb 1, 2026");
      expect(row).to.include("1 later readout of this side, until Mar 20, 2026");
    }
    expect(issuer).to.include("Norland");
    expect(speaker).to.include("Ingrid Vale");
  });

  it("names no first use where no use has a day", () => {
    const row = texts(show("rock solid"), ".phrase-history").find((one) => one.includes("Tomas Orsk"));
    expect(row).to.include("Day not known").and.not.to.include("First use");
  });

  it("lists the uses in order of day with the verbatim claim, the phrase marked and a negation named", () => {
    const container = show("rock solid");
    expect(texts(container, "blockquote")).to.deep.equal([
      "to rock-solid friendship",
      "that aid is not “rock solid” <b>yet</b>",
      "a rock solid pact",
    ]);
    expect(texts(container, "mark")).to.deep.equal(["rock-solid", "rock solid", "rock solid"]);
    const rows = [...container.querySelectorAll("[data-entry]")];
    expect(rows.map((row) => row.querySelector(".tag")?.textContent)).to.deep.equal([undefined, "negated", undefined]);
    expect(texts(container, ".message").join()).to.include("1 use without a known day is listed last");
  });

  it("links each use to its passage in the readout", () => {
    const links = [...show("rock solid").querySelectorAll("[data-main]")].map((link) => link.getAttribute("href"));
    expect(links).to.deep.equal(["#readout/first/0-9", "#readout/denied/100-109", "#readout/undated/0-9"]);
  });

  it("draws the uses by month up to the last readout, with the same numbers in a table", () => {
    const container = show("rock solid");
    const heights = [...container.querySelectorAll("svg rect")].map((bar) => Number(bar.getAttribute("height")));
    expect(heights).to.deep.equal([100, 100, 0]);
    expect(
      [...container.querySelectorAll("tbody tr")].map((row) => [...row.children].map((cell) => cell.textContent)),
    ).to.deep.equal([
      ["Jan 2026", "1", "1"],
      ["Feb 2026", "1", "1"],
      ["Mar 2026", "0", "1"],
    ]);
  });

  it("says that no claim contains the phrase", () => {
    expect(texts(show("stone bridge"), "p")).to.deep.equal(["No claim in this library contains this phrase."]);
  });

  for (const scheme of ["light", "dark"] as const)
    it(`passes the checks of axe in ${scheme} colours`, async () => {
      const container = show("rock solid", scheme);
      container.querySelector("details")?.setAttribute("open", "");
      expect(await axeViolations(container, scheme)).to.deep.equal([]);
    });
});
