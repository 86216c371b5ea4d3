import { expect } from "chai";
import type { Frame, Page } from "puppeteer-core";
import {
  openNoteEditor,
  patchBackground,
  pressInEditor,
  textInFrame,
  typedText,
  waitForNoEditor,
} from "./support/extension.ts";
import { paintedCount, waitForHighlights, waitForNoteHighlights } from "./support/highlights.ts";
import { pageWith, READOUT_ARTICLE } from "./support/page-markup.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
import { waitFor, waitForValue } from "./support/wait.ts";

/**
 * The ways in which a write of the store can fail: for lack of space before anything is written, or by a disk error
 * afterwards.
 */
const FAILURES = {
  "has no room": {
    says: "There is not enough space to store notes.",
    put: `() => { throw new scope.DOMException("No room", "QuotaExceededError"); }`,
  },
  "is on a disk that fails": {
    says: "The saved notes could not be read or written.",
    put: `function (...given) {
      const request = put.apply(this, given);
      request.addEventListener("success", () => this.transaction.abort());
      return request;
    }`,
  },
};

/** Makes every write of the background fail by replacing the browser's `put`. Returns a function that ends this. */
function failWrites(put: string): Promise<() => Promise<void>> {
  return patchBackground(`(scope) => {
    const { prototype } = scope.IDBObjectStore;
    const { put } = prototype;
    prototype.put = ${put};
    return () => {
      prototype.put = put;
    };
  }`);
}

/** Opens a readout and the editor for its first attribution, and types text into it. */
async function type(path: string, words: string): Promise<[Page, Frame]> {
  const page = await testBrowser.openPage(site.add(path, pageWith(READOUT_ARTICLE)));
  await waitForHighlights(page);
  const frame = await openNoteEditor(page);
  await frame.type("textarea", words);
  return [page, frame];
}

/** Types each of the notes into the editor of a separate tab and page. */
async function typeInTabs(notes: readonly string[]): Promise<[Page, Frame][]> {
  const tabs: [Page, Frame][] = [];
  for (const [at, words] of notes.entries()) tabs.push(await type(`/tab-${at}.html`, words));
  return tabs;
}

/** Saves the text of several tabs at the same moment and waits until each page shows its note. */
async function saveTogether(tabs: readonly [Page, Frame][]): Promise<void> {
  await Promise.all(tabs.map(([, frame]) => pressInEditor(frame, "Save")));
  for (const [page] of tabs) {
    await page.bringToFront();
    await waitForNoteHighlights(page, 1);
    await page.close();
  }
}

/** Tries to save and waits until the editor shows why that failed. */
async function failToSave(frame: Frame, says: string): Promise<void> {
  await pressInEditor(frame, "Save");
  await waitFor(`the words “${says}”`, async () => (await textInFrame(frame, "[role=alert]")).includes(says));
}

async function storedWords(): Promise<string[]> {
  const { notes } = await testBrowser.storedRecords();
  return notes.map(({ bodyValue }) => bodyValue).sort();
}

describe("A note that the user saves", () => {
  it("is stored, and so are ten notes that ten tabs save at the same moment", async () => {
    const notes = Array.from({ length: 10 }, (_, tab) => `From tab ${tab}`);
    await saveTogether(await typeInTabs(notes));
    expect(await storedWords()).to.deep.equal(notes);
  });

  for (const [what, { put, says }] of Object.entries(FAILURES)) {
    it(`is not lost when the store ${what}: the editor shows the error, keeps the text and saves it later`, async () => {
      const [page, frame] = await type("/failing.html", "Worth keeping");
      const restoreWrites = await failWrites(put);
      await failToSave(frame, says);
      expect(await typedText(frame)).to.equal("Worth keeping");
      expect(await paintedCount(page, "note")).to.equal(0);
      expect(await storedWords()).to.deep.equal([]);
      await restoreWrites();
      await pressInEditor(frame, "Save");
      await waitForNoteHighlights(page, 1);
      await waitForNoEditor(page);
      expect(await storedWords()).to.deep.equal(["Worth keeping"]);
    });
  }

  it("is present after the browser was closed, when it was saved together with others and after failures", async () => {
    const notes = ["From tab 0", "From tab 1", "From tab 2"];
    const tabs = await typeInTabs(notes);
    for (const { put, says } of Object.values(FAILURES)) {
      const restoreWrites = await failWrites(put);
      for (const [, frame] of tabs) await failToSave(frame, says);
      await restoreWrites();
    }
    await saveTogether(tabs);
    await testBrowser.restart();
    await waitForValue("the notes in the store", storedWords, notes);
    const page = await testBrowser.openPage(site.url("/tab-1.html"));
    await waitForNoteHighlights(page, 1);
  });
});
