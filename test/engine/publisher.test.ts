import { expect } from "chai";
import { analyzeText } from "../../src/engine/analyze-text.ts";
import { publisherOf } from "../../src/engine/event/publisher.ts";
import type { PageFacts } from "../../src/engine/page-facts.ts";

const PAGES: readonly (readonly [facts: PageFacts, issuer: string | undefined])[] = [
  [{ url: "https://www.gov.uk/government/news/a-call" }, "United Kingdom"],
  [{ url: "https://www.state.gov/a-call/" }, "United States"],
  [{ host: "www.mofa.go.jp" }, "Japan"],
  [{ url: "https://mfa.gov.bt/?p=1" }, "Bhutan"],
  [{ siteName: "Ministry of Foreign Affairs of the Republic of Latvia" }, "Latvia"],
  [{ siteName: "Ministry of Foreign Affairs and International Cooperation, Guyana" }, "Guyana"],
  [{ siteName: "Ministry of Foreign Affairs and International Cooperation" }, "Italy"],
  [
    { url: "https://www.mofaic.gov.xy.gy/a", siteName: "Ministry of Foreign Affairs and International Cooperation" },
    "Guyana",
  ],
  [{ host: "www.iaea.org" }, "IAEA"],
  [{ siteName: "Caribbean Community (CARICOM)" }, "CARICOM"],
  [
    { url: "https://special-envoy.unmissions.org/a", siteName: "Office of the Special Envoy for Yemen" },
    "United Nations",
  ],
  [{ siteName: "UNHCR" }, "UNHCR"],
  [{ host: "www.europarl.europa.eu" }, "European Parliament"],
  [{ host: "governor.ny.gov" }, "New York"],
  [{ host: "www.gov.scot" }, "Scotland"],
  [{ host: "www.vm.ee" }, "Estonia"],
  [{ host: "www.saeima.lv" }, "Latvia"],
  [{ host: "foreign.gov.tt" }, "Trinidad and Tobago"],
  [{ siteName: "The White House" }, "United States"],
  [{ siteName: "Qatar News Agency (QNA)" }, "Qatar"],
  [{ url: "https://eeas.europa.eu/x" }, "European Union"],
  [{ url: "https://www.daily-post.example.no/2031/05/09/a-call", siteName: "Daily Post" }, undefined],
  [{ url: "https://news.example.com", siteName: "News" }, undefined],
  [{ url: "javascript:alert(1)", siteName: "(.*)*" }, undefined],
  [{}, undefined],
];

describe("publisherOf", () => {
  for (const [facts, issuer] of PAGES)
    it(`returns ${issuer ?? "no publisher"} for ${JSON.stringify(facts)}`, () =>
      expect(publisherOf(facts)).to.equal(issuer));
});

describe("the issuer of a readout", () => {
  const text =
    "A call\n\nPresident Diego Rojas of Chile phoned Prime Minister Ana Lund of Norway today. They discussed trade.";

  it("is the owner of the page and not the caller", () => {
    expect(analyzeText(text, { facts: { url: "https://www.regjeringen.no/x" } }).event?.issuer).to.equal("Norway");
  });

  it("is the party that the headline names without its state", () => {
    const phoned =
      "Chilean President Diego Rojas phones Ana Lund\n\nPresident Diego Rojas of Chile phoned Prime Minister Ana Lund of Norway today.";
    expect(analyzeText(phoned).event?.issuer).to.equal("Norway");
  });

  it("supplies the state of an office whose holder is not named", () => {
    const { event, attributions } = analyzeText(
      "A call\n\nThe Prime Minister spoke to the President of Chile, Diego Rojas, today. The Prime Minister welcomed the plan.",
      { facts: { url: "https://www.regjeringen.no/x" } },
    );
    expect(event?.participants).to.deep.equal(["Prime Minister of Norway", "Diego Rojas"]);
    expect(attributions.at(-1)?.speakers).to.deep.equal(["Prime Minister of Norway"]);
  });
});
