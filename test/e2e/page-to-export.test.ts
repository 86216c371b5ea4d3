import { expect } from "chai";
import { parse } from "csv-parse/sync";
import type { Page } from "puppeteer-core";
import { noteEditor, saveEditor, valueInBackground, writeNoteInEditor } from "./support/extension.ts";
import { highlightedTexts, paintedCount, waitForHighlights, waitForNoteHighlights } from "./support/highlights.ts";
import { demoPage, noteOn, readoutOf } from "./support/records.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
import { waitFor } from "./support/wait.ts";

/** The first note of the tests that need notes, and a second one that a spreadsheet must not evaluate. */
const FIRST_NOTE = "Thanks for Belém; the sum is not named.";
const SECOND_NOTE = "=SUM(A1) is what a spreadsheet must not run";

async function visitReadout(): Promise<Page> {
  const page = await testBrowser.openPage(site.url("/demo/oslo.html"));
  await waitForHighlights(page);
  return page;
}

/** Stores two notes on the readout and opens it. */
async function visitNotedReadout(): Promise<Page> {
  const readout = readoutOf(site.url("/demo/oslo.html"), demoPage("oslo.html"));
  const notes = [
    noteOn(readout, { cue: "thanked" }, FIRST_NOTE),
    noteOn(readout, { passage: "green shipping corridors" }, SECOND_NOTE),
  ];
  await testBrowser.store({ readouts: [readout], notes });
  const page = await visitReadout();
  await waitForNoteHighlights(page, 2);
  return page;
}

async function openPopupWithList(page: Page) {
  const popup = await testBrowser.openPopup(page);
  await waitFor("the list of attributions", async () => (await popup.texts(".attribution")).length > 8);
  return popup;
}

describe("From page to export, the extension", () => {
  it("may run WebAssembly in the background, which makes the tagger faster", async () => {
    const emptyModule = "Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)";
    const isRun = await valueInBackground<boolean>(
      `(scope) => new scope.WebAssembly.Module(${emptyModule}) instanceof scope.WebAssembly.Module`,
    );
    expect(isRun).to.equal(true);
  });

  it("highlights a readout without user action and changes no node of the page", async () => {
    const page = await visitReadout();
    expect(await paintedCount(page, "source")).to.be.greaterThan(0);
    expect(await page.evaluate(() => document.querySelectorAll("mark, [class*=nv]").length)).to.equal(0);
  });

  it("lists the attributions in page order under their speakers", async () => {
    const popup = await openPopupWithList(await visitReadout());
    const heads = await popup.texts(".attribution-speaker");
    const cues = await popup.texts(".attribution .cue");
    const expected = [
      "congratulated",
      "thanked",
      "reviewed",
      "welcomed",
      "underlined",
      "reaffirmed",
      "expressed",
      "invited",
      "condemned",
      "agreed",
    ];
    expect(cues.filter((cue) => expected.includes(cue))).to.deep.equal(expected);
    expect(heads[cues.indexOf("congratulated")]).to.equal("Astrid Halvorsen");
    expect(heads[cues.indexOf("expressed")]).to.equal("Mateus Duarte");
    expect(heads[cues.indexOf("invited")]).to.equal("Mateus Duarte");
    expect(heads[cues.indexOf("agreed")]).to.equal("Astrid Halvorsen, Mateus Duarte");
  });

  it("filters the list by one speaker", async () => {
    const popup = await openPopupWithList(await visitReadout());
    const all = (await popup.texts(".attribution")).length;
    await popup.press("Mateus Duarte");
    const narrowed = await waitFor("a shorter list", async () => {
      const names = await popup.texts(".attribution-speaker");
      return names.length < all && names;
    });
    expect(narrowed.every((name) => name.includes("Mateus Duarte"))).to.equal(true);
  });

  it("opens the editor on an attribution, with its text above the field", async () => {
    const page = await visitReadout();
    const popup = await openPopupWithList(page);
    await popup.press("Add note to attribution 3");
    const frame = await noteEditor(page);
    expect(await frame.$eval(".quote", (quote) => quote.textContent)).to.contain("thanked");
  });

  it("hides what is typed into the editor from the page, and saves it", async () => {
    const page = await visitReadout();
    const popup = await testBrowser.openPopup(page);
    await popup.press("Add note to attribution 3");
    const frame = await noteEditor(page);
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      for (const type of ["keydown", "keypress", "keyup", "input", "beforeinput", "paste"])
        addEventListener(type, (event) => heard.push(type + (event as KeyboardEvent).key), true);
    });
    await frame.focus("textarea");
    await frame.type("textarea", FIRST_NOTE);
    await waitFor("the draft", async () =>
      (await frame.$eval(".editor-foot", (foot) => foot.textContent))?.includes("Draft saved"),
    );
    await saveEditor(page, frame);
    await waitForNoteHighlights(page, 1);
    expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).to.deep.equal([]);
  });

  it("accepts a note on any selected text", async () => {
    const page = await visitReadout();
    await page.evaluate(() => {
      const paragraph = [...document.querySelectorAll("p")].find((one) =>
        one.textContent?.includes("shipping corridors"),
      );
      const start = paragraph?.textContent?.indexOf("green shipping corridors") ?? -1;
      getSelection()?.setBaseAndExtent(paragraph?.firstChild as Text, start, paragraph?.firstChild as Text, start + 24);
    });
    const popup = await testBrowser.openPopup(page);
    await popup.press("Note on selection");
    const frame = await noteEditor(page);
    expect(await frame.$eval(".quote", (quote) => quote.textContent)).to.equal("green shipping corridors");
    await frame.type("textarea", SECOND_NOTE);
    await saveEditor(page, frame);
    await waitForNoteHighlights(page, 1);
    expect(await highlightedTexts(page, "note")).to.deep.equal(["green shipping corridors"]);
  });

  it("shows the notes in the popup and undoes a deletion", async () => {
    const popup = await testBrowser.openPopup(await visitNotedReadout());
    await waitFor("two notes", async () => (await popup.texts(".note")).length === 2);
    await popup.press("Delete note", 1);
    await waitFor("one note", async () => (await popup.texts(".note")).length === 1);
    await waitFor("the message", async () => (await popup.text()).includes("moved to trash"));
    await popup.press("Undo");
    await waitFor("two notes again", async () => (await popup.texts(".note")).length === 2);
  });

  it("edits a note in the popup", async () => {
    const popup = await testBrowser.openPopup(await visitNotedReadout());
    await popup.press("Edit note", 0);
    await popup.type("Your note", "Thanks for Belém; the sum is still not named.");
    await popup.press("Save");
    await waitFor("the new words", async () => (await popup.texts(".note")).join().includes("still not named"));
    const { notes } = await testBrowser.storedRecords();
    expect(notes.map(({ bodyValue }) => bodyValue)).to.include("Thanks for Belém; the sum is still not named.");
  });

  it("exports the page and all notes as Markdown, CSV and JSON files on disk", async () => {
    const popup = await openPopupWithList(await visitNotedReadout());
    await popup.export("page");
    const markdown = await testBrowser.savedFile(".md");
    expect(markdown).to.match(/^---\n/);
    expect(markdown).to.contain(FIRST_NOTE).and.to.contain("Astrid Halvorsen").and.to.contain("#:~:text=");

    await popup.export("page", "csv");
    const csv = await testBrowser.savedFile(".csv");
    const rows: Record<string, string>[] = parse(csv, { columns: true, bom: true });
    expect(rows.filter((row) => row.row_type === "note")).to.have.length(2);
    expect(rows.filter((row) => row.row_type === "attribution").length).to.be.greaterThan(8);
    expect(csv)
      .to.contain("'=SUM(A1)")
      .and.not.to.match(/(^|,)"?=SUM/m);

    await popup.export("all", "json");
    const json: { format: string; pages: { notes: { bodyValue: string }[] }[] } = JSON.parse(
      await testBrowser.savedFile(".json"),
    );
    expect(json.format).to.equal("note-verbale");
    const bodies = json.pages.flatMap(({ notes }) => notes.map(({ bodyValue }) => bodyValue));
    expect(bodies).to.have.members([FIRST_NOTE, SECOND_NOTE]);
  });

  it("finds the notes again after the browser was closed", async () => {
    await visitNotedReadout();
    await testBrowser.restart();
    const page = await visitReadout();
    await waitForNoteHighlights(page, 2);
    const popup = await testBrowser.openPopup(page);
    await waitFor("two notes", async () => (await popup.texts(".note")).length === 2);
  });

  it("does not highlight an ordinary page, except on request", async () => {
    const page = await testBrowser.openPage(site.url("/demo/ordinary.html"));
    const popup = await testBrowser.openPopup(page);
    await waitFor("the words for no readout", async () => (await popup.text()).includes("No readout detected"));
    expect(await paintedCount(page, "cue")).to.equal(0);
    await popup.press("Analyse anyway");
    await waitFor("marks", async () => (await paintedCount(page, "cue")) > 0);
  });

  it("finds a note on an ordinary page at the next visit, and highlights nothing else there", async () => {
    const page = await testBrowser.openPage(site.url("/demo/ordinary.html"));
    const popup = await testBrowser.openPopup(page);
    await popup.press("Analyse anyway");
    await waitFor("marks", async () => (await paintedCount(page, "cue")) > 0);
    await popup.close();
    await writeNoteInEditor(page, 1, "Quiet work indeed");
    await waitForNoteHighlights(page, 1);
    await page.reload();
    await waitForNoteHighlights(page, 1);
    expect(await paintedCount(page, "cue")).to.equal(0);
  });

  for (const [what, address, words] of [
    ["a page of the browser's own", "browser page", "cannot be read"],
    ["a page without text", "/empty.html", "no text"],
    ["an XML document", "/feed.xml", /no text|cannot be read|No readout/],
    ["a page in frames", "/frames.html", /no text|No readout/],
  ] as const) {
    it(`explains in the popup why ${what} is not highlighted`, async () => {
      site.add("/empty.html", "<!doctype html><title>Empty</title><img alt=''>");
      site.add("/feed.xml", "<?xml version='1.0'?><feed><title>Feed</title></feed>");
      site.add(
        "/frames.html",
        "<!doctype html><title>Frames</title><frameset cols='50%,50%'><frame src='/demo/oslo.html'><frame src='/empty.html'></frameset>",
      );
      const browserPage = testBrowser.name === "firefox" ? "about:license" : "chrome://version";
      const page = await testBrowser.newPage();
      await page.goto(address === "browser page" ? browserPage : site.url(address), { waitUntil: [] as never });
      const popup = await testBrowser.openPopup(page);
      await waitFor(`the words for ${what}`, async () => (await popup.text()).search(words) >= 0);
    });
  }
});
