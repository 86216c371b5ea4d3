import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { parse } from "csv-parse/sync";
import { createComparison } from "../../src/annotation/comparison-record.ts";
import type { ReadoutRecord } from "../../src/annotation/readout-record.ts";
import { type Appearance, axeViolationsInAppearances } from "./support/accessibility.ts";
import { writeNoteInEditor } from "./support/extension.ts";
import { paintedCount } from "./support/highlights.ts";
import { LibraryPage } from "./support/library-page.ts";
import { demoPage, readoutOf } from "./support/records.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
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

const NORWAY = "/e2e/two-sides/norway.html";
const KENYA = "/e2e/two-sides/kenya.html";

/** Returns the address of a page under another host, because two readouts of one host are never paired. */
const onOtherHost = (path: string) => site.url(path).replace("127.0.0.1", "localhost");

const htmlOf = (path: string) => readFileSync(join(import.meta.dirname, "..", path), "utf8");

/** Returns the stored readouts of both sides. */
function bothSides(): { readonly norway: ReadoutRecord; readonly kenya: ReadoutRecord } {
  return {
    norway: readoutOf(site.url(NORWAY), htmlOf(NORWAY)),
    kenya: readoutOf(onOtherHost(KENYA), htmlOf(KENYA)),
  };
}

/** Stores both sides with a comparison, and opens the comparison. */
async function openComparison(viewport?: { width: number; height: number }) {
  const { norway, kenya } = bothSides();
  const comparison = createComparison([norway.id, kenya.id]);
  await testBrowser.store({ readouts: [norway, kenya], comparisons: [comparison] });
  const library = await LibraryPage.open(`comparison/${comparison.id}`, viewport);
  await library.waitForElement(".compared-claim");
  return { library, comparison, norway, kenya };
}

async function openReadout(url: string) {
  const page = await testBrowser.openPage(url);
  await waitFor("the highlights", async () => (await paintedCount(page, "cue")) > 5);
  return page;
}

/** Keeps the readout of a page by writing a note on it. */
async function keep(url: string): Promise<void> {
  const page = await openReadout(url);
  await writeNoteInEditor(page, 1, "Compare with the other side");
  await waitFor("the readout", async () => (await testBrowser.storedRecords()).readouts.some((one) => one.url === url));
  await page.close();
}

/** The index of the filter for claims without a counterpart in the text of Kenya. */
const ONLY_NORWAY = 2;

/** Returns the contents of the claims that the user has linked, by side. */
const decided = (library: LibraryPage) => library.texts(".state-decided .hl-content");

/** Focuses the claim that Tab would reach, and presses the arrow key until the claim with these words has the focus. */
async function goDownTo({ page }: LibraryPage, words: string): Promise<void> {
  await page.focus('.compared-claim[tabindex="0"]');
  await page.keyboard.press("Home");
  await waitFor(`the focus on “${words}”`, async () => {
    if (await page.evaluate((text) => document.activeElement?.textContent?.includes(text), words)) return true;
    await page.keyboard.press("ArrowDown");
    return false;
  });
}

describe("The comparison of two readouts", () => {
  it("is suggested, paired again by keys, saved, and keeps its decisions after a restart and a new analysis", async () => {
    await keep(site.url(NORWAY));
    await keep(onOtherHost(KENYA));
    const library = await LibraryPage.open("comparison");
    await library.waitForText("section .row", /both name .*(?:Solheim|Otieno) · same day/);
    await library.press("Compare");
    await library.waitForText(".state-likely", /40 million/);
    await library.waitForText(".comparison tbody", /attacks on merchant ships[\s\S]+no counterpart found/);

    const { keyboard } = library.page;
    await goDownTo(library, "40 million");
    await keyboard.press("u");
    await library.waitForTexts(".comparison-status", ["Separated."]);
    await keyboard.press("z");
    await library.waitForTexts(".comparison-status", ["Undone."]);
    await keyboard.press("c");
    await library.waitForTexts(".comparison-status", ["Confirmed."]);
    await goDownTo(library, "the detained journalists");
    await keyboard.press("m");
    await keyboard.press("ArrowRight");
    await keyboard.press("End");
    await keyboard.press("m");
    await library.waitForTexts(".comparison-status", ["Linked."]);
    const linked = await decided(library);
    expect(linked).to.have.length(4);
    expect(linked.join(" ")).to.include("40 million").and.to.include("50 million").and.to.include("journalists");

    await library.select(".readout-header select", "csv");
    await library.press("Save");
    const rows: Record<string, string>[] = parse(await testBrowser.savedFile(".csv"), { columns: true, bom: true });
    expect(rows.filter(({ decided_by_user }) => decided_by_user === "yes")).to.have.length(4);
    expect(new Set(rows.map(({ issuer }) => issuer))).to.deep.equal(new Set(["Norway", "Kenya"]));

    await testBrowser.restart();
    const { comparisons, readouts } = await testBrowser.storedRecords();
    const again = await LibraryPage.open(`comparison/${comparisons[0]?.id}`);
    await waitFor("the decisions", async () => (await decided(again)).join() === linked.join());

    // A newer engine finds one claim less, so the other claims of this text have other indexes.
    await testBrowser.store({
      readouts: readouts.map((one) => (one.issuer === "Norway" ? withoutFirstClaim(one) : one)),
    });
    await waitFor(
      "the new analysis",
      async () => !(await again.texts(".hl-content")).join().includes("merchant ships"),
    );
    expect(await decided(again)).to.deep.equal(linked);
  });

  it("applies keys in their order when they are pressed faster than a decision is written", async () => {
    const { library } = await openComparison();
    await goDownTo(library, "40 million");
    await library.page.evaluate(() => {
      for (const key of "czczuzc")
        document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    });
    await waitFor("the link", async () => (await decided(library)).join(" ").includes("50 million"));
    await library.waitForTexts(".comparison-status", ["Confirmed."]);
    const verdicts = async () =>
      (await testBrowser.storedRecords()).comparisons[0]?.decisions.map(({ verdict }) => verdict);
    await waitForValue("the stored link", verdicts, ["linked"]);
    await library.page.evaluate(() => {
      for (const key of "zz")
        document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    });
    await library.waitForTexts(".comparison-status", ["There is nothing to undo."]);
    await waitForValue("no stored decision", verdicts, []);
    expect(await library.page.evaluate(() => document.activeElement?.textContent)).to.include("40 million");
  });

  it("shows the progress of two very long texts, can be cancelled and started again, and works while it runs", async () => {
    const [one, other] = [longReadout("https://norland.example/call", 0), longReadout("https://tarma.example/call", 7)];
    const comparison = createComparison([one.id, other.id]);
    await testBrowser.store({ readouts: [one, other], comparisons: [comparison] });
    const library = await LibraryPage.open(`comparison/${comparison.id}`);
    await library.waitForElement(".comparison-progress progress");
    await library.press("Cancel");
    await library.waitForText("h1", "The comparison was stopped.");
    await library.press("Compare again");
    await library.waitForElement(".comparison-progress progress");
    await library.go("settings", ".settings");
    await library.go(`comparison/${comparison.id}`, ".compared-claim");
    const claims = one.reading.attributions.length + other.reading.attributions.length;
    await waitFor("all claims", async () => (await library.texts(".compared-claim .claim-state")).length === claims);
    await library.page.focus('.compared-claim[tabindex="0"]');
    await library.page.keyboard.press("c");
    await library.waitForText(".comparison-status", /Confirmed|not linked/);
  });

  it("passes the checks of axe with a selected claim, as a table, as a list and in the list of comparisons", async () => {
    const { library } = await openComparison();
    await goDownTo(library, "40 million");
    await library.waitForElement(".candidates");
    // Where the page is scrolled, the heads of the table cover a part of some button, which axe reports as too small.
    await library.page.evaluate(() => scrollTo(0, 0));
    const faults = await axeViolationsInAppearances(library.page, APPEARANCES);
    await library.page.setViewport({ width: 320, height: 700 });
    await library.waitForElement(".comparison-stack");
    faults.push(...(await axeViolationsInAppearances(library.page, APPEARANCES)));
    expect(await library.page.evaluate(() => document.documentElement.scrollWidth)).to.be.at.most(320);
    await library.go("comparison", ".comparisons");
    faults.push(...(await axeViolationsInAppearances(library.page, APPEARANCES)));
    expect(faults).to.deep.equal([]);
  });

  it("filters by what only one side says, and shows that side's claims in the text of the other", async () => {
    const { library } = await openComparison();
    await library.pressElement(".comparison-controls .chip", ONLY_NORWAY);
    await library.waitForTexts(".comparison tbody .attribution-speaker", ["Ingrid Solheim", "Ingrid Solheim"]);
    await library.press("Look in the text");
    await library.waitForText("dialog[open] h2", "The text of Kenya");
    await library.page.keyboard.press("Escape");
    await library.pressElement(".comparison-controls .chip");
    await waitFor("all claims", async () => (await library.texts(".compared-claim")).length === 14);
  });

  it("moves a claim to another topic, and keeps comments on it and on the whole", async () => {
    const { library, comparison } = await openComparison();
    await goDownTo(library, "merchant ships");
    await library.page.keyboard.press("t");
    await waitFor("the focus in the field", () =>
      library.page.evaluate(() => document.activeElement?.matches(".inspector input")),
    );
    await library.page.keyboard.type("Shipping");
    await library.page.keyboard.press("Enter");
    await library.waitForText(".comparison tbody th", "Shipping");
    await library.press("Your comment on “Shipping”");
    await library.fill(".comparison th textarea", "Kenya is silent.");
    await library.fill(".comparison-view > .comment-field textarea", "The figures differ.");
    await waitFor("the comments", async () => {
      const [stored] = (await testBrowser.storedRecords()).comparisons;
      return stored?.comment === "The figures differ." && stored.rowComments[0]?.text === "Kenya is silent.";
    });
    await library.go(`comparison/${comparison.id}`);
    await library.reload();
    await library.waitForText(".comparison tbody th", "Shipping");
  });

  it("is not suggested again after the user says that it is not the same event, and is restored from the trash", async () => {
    await keep(site.url(NORWAY));
    await keep(onOtherHost(KENYA));
    const library = await LibraryPage.open("comparison");
    await library.press("Not the same event");
    await library.waitForText("h2", "No counterpart yet");
    await library.waitForText(".row-source", "Solheim Otieno call 2026-03-14");
    expect(await library.texts("#suggestions-title")).to.deep.equal([]);

    const [a, b] = (await testBrowser.storedRecords()).readouts;
    const comparison = createComparison([a?.id ?? "", b?.id ?? ""]);
    await testBrowser.store({ comparisons: [comparison] });
    await library.press("Delete comparison");
    await library.waitForText(".toast", "Comparison moved to the trash.");
    await library.go("trash", ".journal");
    await library.press("Restore");
    await library.go("comparison", ".row-title");
  });

  it("puts claims with the user's own terms into their rows, and says in place what is wrong with a term", async () => {
    const { library, comparison } = await openComparison();
    await library.go("settings", ".topic-term-form");
    await library.fill('[name="topic"]', "Freedom of the seas");
    await library.fill('[name="term"]', "a");
    await library.press("Add term");
    await library.waitForText('.setting [role="alert"]', "This term is too short");
    await library.fill('[name="term"]', "Merchant ship*");
    await library.press("Add term");
    await library.waitForText(".setting .sites", "merchant ship* → Freedom of the seas");
    await library.go(`comparison/${comparison.id}`, ".compared-claim");
    await library.waitForText(".comparison tbody th", "Freedom of the seas");
    await library.go("settings", ".topic-term-form");
    await library.press("Delete “merchant ship*”");
    await waitFor("no terms", async () => !(await library.texts(".setting .sites")).join().includes("merchant"));
  });

  it("starts from a stored readout, and takes a third side", async () => {
    const { norway, kenya } = bothSides();
    const third = readoutOf("https://oslo.example/call", demoPage("oslo.html"));
    await testBrowser.store({ readouts: [norway, kenya, third] });
    const library = await LibraryPage.open(`readout/${norway.id}`);
    await library.press("Compare with…");
    await library.press(kenya.title, "dialog");
    await library.waitForTexts(".comparison-table thead th", ["Topic", "Norway", "Kenya"]);
    await library.press("Add a readout");
    await library.press(third.title, "dialog");
    await library.waitForText("dialog[open] h2", "These readouts are probably not about one event");
    await library.waitForText("dialog[open] li", "Different participants");
    await library.press("Compare anyway", "dialog");
    await library.waitForTexts(".comparison-table thead th", ["Topic", "Norway (1)", "Kenya", "Norway (2)"]);
  });

  it("opens from the popup of either page", async () => {
    const { norway, kenya } = bothSides();
    const comparison = createComparison([norway.id, kenya.id]);
    await testBrowser.store({ readouts: [norway, kenya], comparisons: [comparison] });
    const page = await openReadout(norway.url);
    const popup = await testBrowser.openPopup(page);
    await popup.press("The other side’s account");
    await waitFor("the comparison", async () => {
      const pages = await testBrowser.openPages();
      // Firefox lists pages that are just being closed, in which nothing can be evaluated.
      const hashes = await Promise.all(pages.map((one) => one.evaluate(() => location.hash).catch(() => "")));
      return hashes.includes(`#comparison/${comparison.id}`);
    });
  });
});

/** Returns a readout of some 7,000 words, each of whose paragraphs is about another thing. */
function longReadout(url: string, shift: number): ReadoutRecord {
  const things = "the port,grain quotas,visas for nurses,a gas pipeline,flood relief,two airports,school books".split(
    ",",
  );
  const paragraphs = Array.from({ length: 150 }, (_, at) => {
    const thing = things[(at + shift) % things.length] ?? "";
    const number = at * 3 + 17;
    return (
      `<p>Minister Ingrid Solheim stressed that ${thing} near village ${number} would need ${number} workers from both ` +
      `countries. Minister Daniel Otieno thanked the Minister for plan ${number} on ${thing}, and pledged ${number} ` +
      `million shillings for it.</p>`
    );
  });
  return readoutOf(
    url,
    `<!doctype html><html lang="en"><title>Call</title><main><h1>Foreign Minister speaks with Foreign Minister</h1>
<p>Foreign Minister Ingrid Solheim of Norway spoke today by telephone with Foreign Minister Daniel Otieno of Kenya.</p>
${paragraphs.join("\n")}</main></html>`,
  );
}

function withoutFirstClaim(readout: ReadoutRecord): ReadoutRecord {
  const { attributions, ...rest } = readout.reading;
  return { ...readout, reading: { ...rest, attributions: attributions.slice(1) } };
}
