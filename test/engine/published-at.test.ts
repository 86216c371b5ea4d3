import { expect } from "chai";
import { JSDOM } from "jsdom";
import { analyzeText } from "../../src/engine/analyze-text.ts";
import { readPageFacts } from "../../src/page/read-page-facts.ts";

/** Returns the facts of a page with some elements in its head. */
function factsOf(head: string) {
  const { window } = new JSDOM(`<!doctype html><html><head>${head}</head><body></body></html>`);
  return readPageFacts(window.document);
}

const meta = (content: string) => `<meta property="article:published_time" content="${content}">`;

describe("The hour of publication", () => {
  for (const [given, at] of [
    ["2026-03-14T18:05:00+01:00", "2026-03-14T18:05+01:00"],
    ["2026-03-14T18:05:31.250Z", "2026-03-14T18:05Z"],
    ["2026-03-14 18:05 -0500", "2026-03-14T18:05-05:00"],
    ["2026-03-14 18:05", "2026-03-14T18:05"],
    ["2026-03-14T00:00:00+03:00", undefined],
    ["2026-03-14T25:05:00Z", undefined],
    ["14 March 2026", undefined],
  ] as const)
    it(`is ${at ?? "not known"} where the page gives ${given}`, () => {
      const { publishedDay, publishedAt } = factsOf(meta(given));
      expect([publishedDay, publishedAt]).to.deep.equal(["2026-03-14", at]);
    });

  it("is that of the same place of the page as the day", () => {
    const data = '<script type="application/ld+json">{"datePublished":"2026-03-15"}</script>';
    expect(factsOf(data + meta("2026-03-14T18:05Z"))).to.include({ publishedDay: "2026-03-15" });
    expect(factsOf(data + meta("2026-03-14T18:05Z")).publishedAt).to.equal(undefined);
  });

  it("is kept with the event", () => {
    const text =
      "Call with Kenya\n\nForeign Minister Ingrid Solheim of Norway spoke by telephone today with Foreign Minister Daniel Otieno of Kenya. Minister Solheim thanked Minister Otieno.";
    const { event } = analyzeText(text, {
      facts: { publishedDay: "2026-03-14", publishedAt: "2026-03-14T18:05+01:00" },
    });
    expect(event?.publishedAt).to.equal("2026-03-14T18:05+01:00");
  });
});

describe("The day of publication in the text of a page", () => {
  const dayOf = (body: string) => {
    const { window } = new JSDOM(`<!doctype html><html><body><article>${body}</article></body></html>`);
    return readPageFacts(window.document).publishedDay;
  };
  const time = '<time datetime="2026-03-14">14 March</time>';
  const paragraphs = "<p>Words.</p>".repeat(6000);

  it("is found at the top of a very long page", () => {
    expect(dayOf(`${time}${paragraphs}`)).to.equal("2026-03-14");
  });

  it("is found at the end of a page of ordinary length", () => {
    expect(dayOf(`${"<p>Words.</p>".repeat(300)}${time}`)).to.equal("2026-03-14");
  });

  it("is not sought at the end of a very long page, which would hold up the page", () => {
    expect(dayOf(`${paragraphs}${time}`)).to.equal(undefined);
  });
});
