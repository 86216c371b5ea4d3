import { expect } from "chai";
import type { Frame, Page } from "puppeteer-core";
import {
  editNoteOnCard,
  noteEditor,
  openCard,
  openNextCard,
  openNoteEditor,
  openPreviousCard,
  patchBackground,
  pressInEditor,
  textInFrame,
  typeDraft,
  typedText,
  waitForNoEditor,
} from "./support/extension.ts";
import { waitForHighlights, waitForNoteHighlights } from "./support/highlights.ts";
import { demoPage, noteOn, readoutOf } from "./support/records.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
import { waitFor, waitForValue } from "./support/wait.ts";

async function visitReadout(): Promise<Page> {
  const page = await testBrowser.openPage(site.url("/demo/oslo.html"));
  await waitForHighlights(page);
  return page;
}

describe("Text that the user has typed", () => {
  beforeEach(() => testBrowser.refusePageErrors());

  it("is kept from both of two tabs of one page that save at the same moment", async () => {
    const first = await visitReadout();
    const firstFrame = await openNoteEditor(first);
    await firstFrame.type("textarea", "From the first tab");
    const second = await visitReadout();
    const secondFrame = await openNoteEditor(second);
    await secondFrame.type("textarea", "From the second tab");
    await Promise.all([pressInEditor(firstFrame, "Save"), pressInEditor(secondFrame, "Save")]);
    for (const tab of [first, second]) {
      const popup = await testBrowser.openPopup(tab);
      await waitFor("both notes", async () => {
        const notes = (await popup.texts("[aria-label=Notes] .note")).join();
        return notes.includes("From the first tab") && notes.includes("From the second tab");
      });
    }
  });

  it("is offered when its tab was closed before it was saved", async () => {
    const closed = await visitReadout();
    await typeDraft(await openNoteEditor(closed), "Half a thought");
    await closed.close();
    const page = await visitReadout();
    const popup = await testBrowser.openPopup(page);
    const text = await waitFor("the draft", async () => {
      const words = await popup.text();
      return words.includes("Not saved yet") && words;
    });
    expect(text).to.contain("Half a thought");
    await popup.press("Save note");
    await waitFor("the note", async () => (await popup.texts("[aria-label=Notes] .note")).join().includes("Half a"));
    await waitFor("no draft", async () => !(await popup.text()).includes("Not saved yet"));
    await waitForNoteHighlights(page, 1);
  });

  it("is in the editor of a stored note when it is opened again without having been saved", async () => {
    const readout = readoutOf(site.url("/demo/oslo.html"), demoPage("oslo.html"));
    await testBrowser.store({
      readouts: [readout],
      notes: [noteOn(readout, { cue: "congratulated" }, "First thought")],
    });
    const page = await visitReadout();
    await waitForNoteHighlights(page, 1);
    await openCard(page, "First thought");
    const frame = await editNoteOnCard(page, "First thought");
    await typeDraft(frame, ", and a second");
    const whole = await typedText(frame);
    expect(whole).to.contain("First thought").and.to.contain("second");
    await frame.focus("textarea");
    await page.keyboard.press("Escape");
    await waitForNoEditor(page);
    await openPreviousCard(page);
    await openNextCard(page);
    const again = await editNoteOnCard(page, "First thought");
    await waitForValue("the words typed before", () => typedText(again), whole);
  });
});

describe("A browser that refuses to store notes", () => {
  beforeEach(() => testBrowser.refusePageErrors());

  const REFUSED = "did not allow Note Verbale to store notes";

  /**
   * Makes the background unable to open its database and closes the open connection. Returns a function that ends this.
   */
  async function refuseStore(): Promise<() => Promise<void>> {
    const allow = await patchBackground(`(scope) => {
      const { prototype } = scope.IDBFactory;
      const { open } = prototype;
      prototype.open = () => {
        throw new scope.DOMException("The operation is insecure.", "SecurityError");
      };
      return () => {
        prototype.open = open;
      };
    }`);
    await testBrowser.evaluate(`new Promise((resolve, reject) => {
      const deletion = indexedDB.deleteDatabase("note-verbale");
      deletion.onsuccess = () => resolve();
      deletion.onerror = () => reject(deletion.error);
    })`);
    return allow;
  }

  /** Opens a readout and, with the popup, the editor for its third attribution, and tries to save text there. */
  async function trySave(words: string): Promise<[Page, Frame]> {
    const page = await visitReadout();
    const popup = await testBrowser.openPopup(page);
    await popup.press("Add note to attribution 3");
    const frame = await noteEditor(page);
    await frame.type("textarea", words);
    await pressInEditor(frame, "Save");
    await waitFor("the words of the refusal", async () => (await textInFrame(frame, "[role=alert]")).includes(REFUSED));
    return [page, frame];
  }

  it("still has the page highlighted, and the popup shows what is wrong", async () => {
    await refuseStore();
    const page = await visitReadout();
    const popup = await testBrowser.openPopup(page);
    await waitFor("the words of the refusal", async () => (await popup.text()).includes(REFUSED));
    await waitFor("the list of attributions", async () => (await popup.texts(".attribution")).length > 8);
  });

  it("leaves the typed text in the editor, with the error below it", async () => {
    await refuseStore();
    const [, frame] = await trySave("Not to be lost");
    expect(await typedText(frame)).to.equal("Not to be lost");
  });

  it("stores the typed text when it allows storage again, and the popup no longer shows the error", async () => {
    const allow = await refuseStore();
    const [page, frame] = await trySave("Not to be lost");
    await allow();
    await pressInEditor(frame, "Save");
    await waitForNoteHighlights(page, 1);
    const popup = await testBrowser.openPopup(page);
    await waitFor("the note", async () => (await popup.text()).includes("Not to be lost"));
    await waitFor("no words of the refusal", async () => !(await popup.text()).includes(REFUSED));
  });

  it("has the error shown in the library as a message and not as a message key", async function () {
    // Firefox runs no script of a test in a page of an extension before that page's own scripts.
    if (testBrowser.name === "firefox") return this.skip();
    const page = await testBrowser.newPage();
    await page.evaluateOnNewDocument(`IDBFactory.prototype.open = () => {
      throw new DOMException("The operation is insecure.", "SecurityError");
    }`);
    await page.goto(testBrowser.extensionUrl("library.html#notes"));
    await page.bringToFront();
    const text = () => page.evaluate(() => document.body.innerText);
    await waitFor("the words of the refusal", async () => (await text()).includes(REFUSED));
    expect(await text()).not.to.contain("store_refused");
  });
});
