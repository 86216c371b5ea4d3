import type { Page } from "puppeteer-core";
import {
  clickInOverlay,
  correctionEditor,
  openCard,
  openNoteEditor,
  pressInEditor,
  typeDraft,
  waitForNoEditor,
} from "./support/extension.ts";
import { holdNextReadingOfDrafts, holdWrites } from "./support/held-storage.ts";
import { waitForHighlights, waitForNoteHighlights } from "./support/highlights.ts";
import { ORDINARY_ARTICLE, pageWith, READOUT_ARTICLE } from "./support/page-markup.ts";
import { openSidePanel, type Popup } from "./support/popup.ts";
import { demoPage, noteOn, readoutOf } from "./support/records.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
import { waitFor, waitForValue } from "./support/wait.ts";

/** The two surfaces that list the content of the active page, and how a test opens each over a page. */
const SURFACES: readonly [string, (page: Page) => Promise<Popup>][] = [
  ["popup", (page) => testBrowser.openPopup(page)],
  ["panel", (page) => openSidePanel(testBrowser, page)],
];

/** Returns the texts of the saved notes. */
const notesIn = (surface: Popup) => surface.texts("[aria-label=Notes] .note-body");

/** Returns the texts of the drafts, which are notes that are not saved. */
const draftsIn = (surface: Popup) => surface.texts("[aria-label='Unsaved notes'] .note-body");

const cuesIn = (surface: Popup) => surface.texts(".attribution .cue");

/** Returns the names above the attribution with this cue. */
async function speakersOf(surface: Popup, cue: string): Promise<string | undefined> {
  const [cues, speakers] = await Promise.all([cuesIn(surface), surface.texts(".attribution-speaker")]);
  return speakers[cues.indexOf(cue)];
}

async function visitReadout(): Promise<Page> {
  const page = await testBrowser.openPage(site.url("/demo/oslo.html"));
  await waitForHighlights(page);
  return page;
}

/** Waits until the surface shows the readout. It may have shown another page before, such as the panel's own tab. */
async function waitForList(surface: Popup): Promise<void> {
  await waitFor("the list of attributions", async () => (await cuesIn(surface)).includes("congratulated"));
}

for (const [name, open] of SURFACES) {
  describe(`The open ${name}`, () => {
    it("shows a note whose saving was in progress when it was opened", async () => {
      const page = await visitReadout();
      const frame = await openNoteEditor(page);
      await typeDraft(frame, "Saved meanwhile");
      const writes = await holdWrites();
      await pressInEditor(frame, "Save");
      await writes.waitForOne();
      const surface = await open(page);
      await waitForList(surface);
      await waitForValue("the draft", () => draftsIn(surface), ["Saved meanwhile"]);
      await waitForValue("no note", () => notesIn(surface), []);
      await writes.release();
      await waitForValue("the note", () => notesIn(surface), ["Saved meanwhile"]);
      await waitForValue("no draft", () => draftsIn(surface), []);
    });

    it("shows a note that was saved after the page had responded and before the response was rendered", async () => {
      const page = await visitReadout();
      const frame = await openNoteEditor(page);
      await typeDraft(frame, "Saved in between");
      const reading = await holdNextReadingOfDrafts();
      const surface = await open(page);
      await reading.waitForOne();
      await pressInEditor(frame, "Save");
      await waitForNoEditor(page);
      await waitForNoteHighlights(page, 1);
      await reading.release();
      await waitForValue("the note", () => notesIn(surface), ["Saved in between"]);
      await waitForValue("no draft", () => draftsIn(surface), []);
    });

    it("no longer shows a note whose deletion was in progress when it was opened", async () => {
      const readout = readoutOf(site.url("/demo/oslo.html"), demoPage("oslo.html"));
      const [kept, deleted] = [
        noteOn(readout, { cue: "thanked" }, "Kept"),
        noteOn(readout, { cue: "invited" }, "Deleted elsewhere"),
      ];
      await testBrowser.store({ readouts: [readout], notes: [kept, deleted] });
      const page = await visitReadout();
      await waitForNoteHighlights(page, 2);
      const writes = await holdWrites();
      await testBrowser.evaluate(`void chrome.runtime.sendMessage({ type: "deleteNote", args: ["${deleted.id}"] })`);
      await writes.waitForOne();
      const surface = await open(page);
      await waitForList(surface);
      await waitForValue("both notes", () => notesIn(surface), ["Kept", "Deleted elsewhere"]);
      await writes.release();
      await waitForValue("the note that is left", () => notesIn(surface), ["Kept"]);
    });

    it("shows a correction whose saving was in progress when it was opened", async () => {
      const page = await visitReadout();
      await openCard(page, "congratulated");
      await clickInOverlay(page, "Correct");
      const frame = await correctionEditor(page);
      await waitFor("the other speaker", () => frame.$("button.chip[aria-pressed=false]"));
      await pressInEditor(frame, "Mateus Duarte");
      await waitForValue(
        "the speaker in the editor",
        () => frame.$$eval("button.chip[aria-pressed=true]", (chips) => chips.map(({ textContent }) => textContent)),
        ["Mateus Duarte"],
      );
      const writes = await holdWrites();
      await pressInEditor(frame, "Save");
      await writes.waitForOne();
      const surface = await open(page);
      await waitForList(surface);
      const speakers = () => speakersOf(surface, "congratulated");
      await waitForValue("the speaker as the engine reads it", speakers, "Astrid Halvorsen");
      await writes.release();
      await waitForValue("the speaker as corrected", speakers, "Mateus Duarte");
    });

    it("no longer shows a draft that is discarded in the page", async () => {
      const page = await visitReadout();
      const frame = await openNoteEditor(page);
      await typeDraft(frame, "Not worth keeping");
      const writes = await holdWrites();
      await frame.$eval("textarea", (area) => {
        area.value = "";
        area.dispatchEvent(new Event("input", { bubbles: true }));
      });
      await pressInEditor(frame, "Close");
      await writes.waitForOne();
      const surface = await open(page);
      await waitForList(surface);
      await waitForValue("the draft", () => draftsIn(surface), ["Not worth keeping"]);
      await writes.release();
      await waitForValue("no draft", () => draftsIn(surface), []);
      await waitForNoEditor(page);
    });

    it("shows a readout that a script renders late", async () => {
      const page = await testBrowser.openPage(site.add("/app.html", pageWith(ORDINARY_ARTICLE)));
      const surface = await open(page);
      await waitFor("the words for no readout", async () => (await surface.text()).includes("No readout detected"));
      await page.evaluate((html) => {
        history.pushState({}, "", "/app/readout");
        const main = document.querySelector("main");
        if (main) main.innerHTML = html;
      }, READOUT_ARTICLE);
      await waitForList(surface);
    });
  });
}

describe("The side panel", () => {
  it("injects no script into a page of the extension that is opened in a new tab", async () => {
    const page = await visitReadout();
    const panel = await openSidePanel(testBrowser, page);
    await waitForList(panel);
    await testBrowser.openExtensionPage("library.html", ".empty-state h1");
    await waitFor("the words for a page of the extension", async () => (await cuesIn(panel)).length === 0);
  });
});
