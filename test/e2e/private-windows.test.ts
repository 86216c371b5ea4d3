import { expect } from "chai";
import type { Page } from "puppeteer-core";
import { createNote } from "../../src/annotation/note.ts";
import { callFromPage } from "./support/content-script.ts";
import { noteEditor } from "./support/extension.ts";
import { waitForHighlights } from "./support/highlights.ts";
import { allowPrivateWindows, openPrivatePopup, visitOrdinarily, visitPrivately } from "./support/private-window.ts";
import { demoPage, noteOn, readoutOf } from "./support/records.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
import { waitFor } from "./support/wait.ts";

/** Returns everything on the disk, from the database and from the extension's storage area. */
async function everythingStored(): Promise<string> {
  const area = await testBrowser.evaluate("chrome.storage.local.get(null)");
  return JSON.stringify([await testBrowser.storedRecords(), area]);
}

/** Returns the open page whose address contains `part`, if there is one. */
async function pageAt(part: string): Promise<Page | undefined> {
  for (const page of await testBrowser.openPages()) {
    if ((await page.evaluate(() => location.href).catch(() => "")).includes(part)) return page;
  }
  return undefined;
}

describe("In a private window", () => {
  it("the extension stores nothing of a visit, a draft or a rejected note on disk", async () => {
    await allowPrivateWindows();
    const before = await everythingStored();
    const page = await visitPrivately(site.url("/demo/oslo.html"));
    await waitForHighlights(page);
    const popup = await openPrivatePopup(page);
    await popup.press("Add note to attribution 3");
    const frame = await noteEditor(page);
    await frame.type("textarea", "Written in private");
    await waitFor("the draft", async () =>
      (await frame.$eval(".editor-foot", (foot) => foot.textContent))?.includes("Draft saved"),
    );
    expect(await everythingStored()).to.equal(before);
    await frame.$eval("button[type=submit]", (button) => (button as HTMLElement).click());
    await waitFor("the refusal", async () =>
      (await frame.$eval("form", (form) => form.textContent))?.includes(
        "Nothing from private windows is saved or changed",
      ),
    );
    expect(await frame.$eval("textarea", (area) => (area as HTMLTextAreaElement).value)).to.equal("Written in private");
    expect(await everythingStored()).to.equal(before);
  });

  it("the popup pauses a site for private windows alone and stores no host", async () => {
    await allowPrivateWindows();
    const before = await everythingStored();
    const page = await visitPrivately(site.url("/demo/oslo.html"));
    await waitForHighlights(page);
    const popup = await openPrivatePopup(page);
    await popup.press("Pause on");
    await waitFor("the pause", async () => (await popup.text()).includes("Paused on"));
    expect(await everythingStored()).to.equal(before);
    await popup.close();
    await waitForHighlights(await visitOrdinarily(site.url("/demo/oslo.html?ordinary")));
  });

  it("the popup changes and deletes no stored note", async () => {
    await allowPrivateWindows();
    const readout = readoutOf(site.url("/demo/oslo.html"), demoPage("oslo.html"));
    await testBrowser.store({ readouts: [readout], notes: [noteOn(readout, { cue: "thanked" }, "Kept before")] });
    const before = await everythingStored();
    const page = await visitPrivately(readout.url);
    await waitForHighlights(page);
    const popup = await openPrivatePopup(page);
    await popup.press("Edit note");
    await popup.type("Your note", "Changed in private");
    await popup.press("Save");
    await waitFor("the refusal", async () =>
      (await popup.text()).includes("Nothing from private windows is saved or changed"),
    );
    await popup.press("Close");
    await popup.press("Delete note");
    await waitFor("the refusal", async () =>
      (await popup.text()).includes("Nothing from private windows is saved or changed"),
    );
    expect(await everythingStored()).to.equal(before);
  });

  it("an editor in a separate window has the draft and stores nothing either", async () => {
    await allowPrivateWindows();
    const page = await visitPrivately(site.url("/demo/oslo.html"));
    await waitForHighlights(page);
    const note = createNote({ target: { source: page.url() }, title: "A page", bodyValue: "Begun in the page" });
    const before = await everythingStored();
    await callFromPage(page, "saveDraft", { note, quote: "", speaker: "", saved: "", isStored: false });
    const { tabId, frameId } = (await callFromPage(page, "frameLocation")).value as Record<string, number>;
    await callFromPage(page, "openEditorWindow", { kind: "note", id: note.id, tabId, frameId });
    const editor = await waitFor("the editor's window", () => pageAt("editor-window.html"));
    await editor.waitForSelector("textarea");
    expect(await editor.$eval("textarea", (area) => area.value)).to.equal("Begun in the page");
    await editor.$eval("button[type=submit]", (button) => (button as HTMLElement).click());
    await waitFor("the refusal", async () =>
      (await editor.$eval("form", (form) => form.textContent))?.includes(
        "Nothing from private windows is saved or changed",
      ),
    );
    expect(await everythingStored()).to.equal(before);
  });

  it("notes are stored where the user has allowed it in the settings", async () => {
    await allowPrivateWindows();
    await testBrowser.evaluate(`chrome.storage.local.set({ settings: { keepPrivate: true } })`);
    const page = await visitPrivately(site.url("/demo/oslo.html"));
    await waitForHighlights(page);
    const popup = await openPrivatePopup(page);
    await popup.press("Add note to attribution 3");
    const frame = await noteEditor(page);
    await frame.type("textarea", "Kept although private");
    await frame.$eval("button[type=submit]", (button) => (button as HTMLElement).click());
    await waitFor("the note", async () => (await testBrowser.storedRecords()).notes.length === 1);
  });
});
