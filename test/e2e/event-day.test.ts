import { expect } from "chai";
import type { Page } from "puppeteer-core";
import { createComparison } from "../../src/annotation/comparison-record.ts";
import type { ReadoutRecord } from "../../src/annotation/readout-record.ts";
import { writeNoteInEditor } from "./support/extension.ts";
import { paintedCount, waitForNoteHighlights } from "./support/highlights.ts";
import { LibraryPage } from "./support/library-page.ts";
import { readoutOf } from "./support/records.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
import { waitFor } from "./support/wait.ts";

/** A readout that names only a weekday. The page declares its publication on Friday, 13 March 2020. */
function weekdayReadout(metadata: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
${metadata}
<title>Readout of Prime Minister Halvorsen’s call with President Duarte</title>
<link rel="icon" href="data:,">
<main>
<h1>Readout of Prime Minister Halvorsen’s call with President Duarte</h1>
<p>Prime Minister Astrid Halvorsen of Norway spoke by telephone on Thursday with President Mateus Duarte of Brazil.</p>
<p>Prime Minister Halvorsen thanked President Duarte for hosting the climate ministers, and underlined that the two
countries depend on open sea lanes. President Duarte expressed concern about the drought in the north, and invited the
Prime Minister to visit Brazil in the autumn.</p>
<p>The two leaders agreed to remain in close contact on the rainforest fund and on shipping.</p>
</main>
</html>`;
}

/** The ways in which pages declare when they were published. */
const DECLARATIONS: readonly [name: string, metadata: string][] = [
  ["a meta element", '<meta property="article:published_time" content="2020-03-13T18:05:00+01:00">'],
  [
    "JSON-LD",
    '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"2020-03-13"}]}</script>',
  ],
];

/** Opens a readout with fewer than eight cues and waits until it is highlighted. */
async function visit(path: string, html: string): Promise<Page> {
  const page = await testBrowser.openPage(site.add(path, html));
  await waitFor("the highlighted cues", async () => (await paintedCount(page, "cue")) >= 4);
  return page;
}

/** Returns the facts of the event as the popup shows them. */
async function factsInPopup(page: Page): Promise<string> {
  const popup = await testBrowser.openPopup(page);
  const facts = await waitFor("the event in the popup", async () => (await popup.texts(".event-facts"))[0]);
  await popup.close();
  return facts;
}

describe("The day of an event", () => {
  for (const [name, metadata] of DECLARATIONS) {
    it(`is calculated from the publication date in ${name} if the text names only a weekday`, async () => {
      const page = await visit("/weekday.html", weekdayReadout(metadata));
      expect(await factsInPopup(page)).to.match(/^Call · Mar 12, 2020 · /);
    });
  }

  it("is as written if the page declares a date in the future, a default or an ambiguous date", async () => {
    for (const [index, date] of ["2099-01-01", "1970-01-01", "03/04/2020"].entries()) {
      const meta = `<meta property="article:published_time" content="${date}">`;
      const page = await visit(`/odd-${index}.html`, weekdayReadout(meta));
      expect(await factsInPopup(page), date).to.match(/^Call · Thursday · /);
    }
  });

  it("is as written if the page declares no date", async () => {
    const page = await visit("/undated.html", weekdayReadout(""));
    expect(await factsInPopup(page)).to.match(/^Call · Thursday · /);
  });

  it("orders the timeline and heads the readout in the library, not the day on which the page was saved", async () => {
    const page = await visit("/weekday.html", weekdayReadout(DECLARATIONS[0]?.[1] ?? ""));
    await writeNoteInEditor(page, 1, "The autumn is new.");
    await waitForNoteHighlights(page, 1);
    const library = await LibraryPage.open(`timeline/${encodeURIComponent("Mateus Duarte")}`);
    await library.waitForTexts(".timeline-page > time", ["Mar 12, 2020"]);
    await library.press("Readout of Prime Minister Halvorsen’s call with President Duarte", ".timeline-page");
    await library.waitForText(".readout-facts", "Mar 12, 2020");
  });

  it("is labelled as the day of publication in timeline and library if the text names no day", async () => {
    const html = weekdayReadout(DECLARATIONS[0]?.[1] ?? "").replace(" on Thursday", "");
    const page = await visit("/no-day.html", html);
    expect(await factsInPopup(page)).to.match(/^Call · Published Mar 13, 2020 · /);
    await writeNoteInEditor(page, 1, "When was the call?");
    await waitForNoteHighlights(page, 1);
    const library = await LibraryPage.open(`timeline/${encodeURIComponent("Mateus Duarte")}`);
    await library.waitForTexts(".timeline-page > time", ["Published Mar 13, 2020"]);
    await library.press("Readout of Prime Minister Halvorsen’s call with President Duarte", ".timeline-page");
    await library.waitForText(".readout-facts", "Published Mar 13, 2020");
  });

  it("heads a comparison as the text of one side gives it, not as the day of publication of the other", async () => {
    const [first, second] = ["norway", "brazil"].map((side) =>
      readoutOf(`https://${side}.example/call`, weekdayReadout("").replace("<title>", `<title>${side}: `)),
    );
    if (!first?.event || !second?.event) throw new Error("A readout has no event.");
    const readouts: ReadoutRecord[] = [
      { ...first, event: { ...first.event, day: "2020-03-13", dayFrom: "published" } },
      { ...second, event: { ...second.event, day: "2020-03-12", dayFrom: "relative" } },
    ];
    const comparison = createComparison(readouts.map(({ id }) => id));
    await testBrowser.store({ readouts, comparisons: [comparison] });
    const library = await LibraryPage.open(`comparison/${comparison.id}`);
    await library.waitForText(".readout-header", "Mar 12, 2020");
    await library.go("comparison", ".row-source");
    await library.waitForTexts(".row-source", ["Mar 12, 2020"]);
  });
});
