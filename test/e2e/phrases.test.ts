import { expect } from "chai";
import type { ReadoutRecord } from "../../src/annotation/readout-record.ts";
import { type Appearance, axeViolationsInAppearances } from "./support/accessibility.ts";
import { LibraryPage } from "./support/library-page.ts";
import { dismissalOf, readoutOf } from "./support/records.ts";
import { testBrowser } from "./support/shared-browser.ts";
import { waitFor, waitForValue } from "./support/wait.ts";

/** The two browsers render alike, so each tests some of the appearances. */
const APPEARANCES: readonly Appearance[] =
  testBrowser.name === "firefox"
    ? [
        ["dark", "ltr"],
        ["forced", "rtl"],
      ]
    : [
        ["light", "ltr"],
        ["dark", "rtl"],
      ];

/** Returns the readout of a call by the same government on a day of 2026, with one paragraph of its own. */
function account(day: string, paragraph: string): ReadoutRecord {
  const html = `<!doctype html><html lang="en"><head><title>Foreign Minister Solheim’s call with Kenya</title></head>
    <body><main><article><h1>Foreign Minister Solheim’s call with Kenya</h1>
    <p>Ministry of Foreign Affairs of Norway, ${day} 2026</p>
    <p>Norwegian Foreign Minister Ingrid Solheim spoke by telephone on ${day} 2026 with Kenyan Cabinet Secretary for
    Foreign Affairs Daniel Otieno.</p><p>${paragraph}</p></article></main></body></html>`;
  return readoutOf(`https://oslo.example/calls/${day.replace(" ", "-")}`, html);
}

const MARCH = account("14 March", "Minister Solheim stressed that the partnership is rock-solid and praised Kenya.");
const APRIL = account("9 April", "Minister Solheim said that support for Kenya is not rock solid. She thanked Kenya.");
const MAY = account("21 May", "Minister Solheim underlined that fish exports must grow. She welcomed the new port.");

async function openPhrases(phrase = "", viewport?: { width: number; height: number }): Promise<LibraryPage> {
  await testBrowser.store({ readouts: [MAY, MARCH, APRIL] });
  return LibraryPage.open(`phrases${phrase && `/${encodeURIComponent(phrase)}`}`, viewport);
}

describe("The uses of a phrase", () => {
  it("are found in all readouts while the user types, with first and last use and the readouts since", async () => {
    const library = await openPhrases();
    await library.waitForText(".phrases", "No wording is in enough readouts to be suggested.");
    await library.page.keyboard.press("/");
    await library.page.keyboard.type("rock solid");
    await library.waitForTexts(".found", ["2 uses · 2 readouts"]);
    await library.waitForTexts(".phrases mark", ["rock-solid", "rock solid"]);
    await library.waitForTexts(".phrases .tag", ["negated"]);
    const sides = await library.texts(".phrase-history");
    expect(sides).to.have.length(2);
    for (const side of sides) {
      expect(side).to.include("First use in this library: Mar 14, 2026 · Last use: Apr 9, 2026");
      expect(side).to.include("1 later readout of this side, until May 21, 2026");
    }
    expect(await library.page.evaluate(() => location.hash)).to.equal("#phrases/rock%20solid");
  });

  it("open the passage in the stored readout by keys", async () => {
    const library = await openPhrases("rock solid");
    await library.waitForElement(".phrases mark");
    await library.page.keyboard.press("j");
    await library.page.keyboard.press("Enter");
    await library.waitForText(".readout-view h1", "Solheim");
    const marked = async () => (await library.texts(".hl-match")).join(" ");
    await waitFor("the passage", async () => (await marked()).includes("the partnership is rock-solid"));
  });

  it("follow the store while the view is open, and leave out what the user dismissed", async () => {
    const library = await openPhrases("rock solid");
    await library.waitForTexts(".found", ["2 uses · 2 readouts"]);
    await testBrowser.store({ corrections: [dismissalOf(MARCH, "stressed")] });
    await library.waitForTexts(".found", ["1 use · 1 readout"]);
  });

  it("are suggested where many readouts have the same wording, each as a link", async () => {
    const days = ["2 June", "4 June", "6 June", "8 June", "10 June"];
    const readouts = days.map((day) =>
      account(day, "Minister Solheim stressed that the northern sea route must stay open."),
    );
    await testBrowser.store({ readouts });
    const library = await LibraryPage.open("phrases");
    await library.waitForText(".formulas .row", /northern sea route must stay open\s+5 readouts · Norway 5/);
    await library.press("northern sea route must stay open");
    await library.waitForTexts(".found", ["5 uses · 5 readouts"]);
    const field = () => library.page.$eval("[data-search]", (input) => (input as HTMLInputElement).value);
    await waitForValue("the words in the field", field, "northern sea route must stay open");
  });

  it("pass the checks of axe, and fit a window 320 pixels wide", async () => {
    const library = await openPhrases("rock solid", { width: 320, height: 640 });
    await library.waitForElement(".phrases mark");
    await library.pressElement(".phrases summary");
    expect(await library.page.evaluate(() => document.documentElement.scrollWidth)).to.be.at.most(320);
    expect(await axeViolationsInAppearances(library.page, APPEARANCES)).to.deep.equal([]);
  });
});
