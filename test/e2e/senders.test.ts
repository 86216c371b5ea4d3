import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { Page } from "puppeteer-core";
import { createCorrection } from "../../src/annotation/correction.ts";
import { createNote } from "../../src/annotation/note.ts";
import { CALLS_ALLOWED_FROM_PAGES } from "../../src/background/call-permissions.ts";
import { type Answer, callFromExtension, callFromPage, tabIdOf } from "./support/content-script.ts";
import { demoPage, noteOn, readoutOf } from "./support/records.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
import { waitForValue } from "./support/wait.ts";

/** Stores records of a page that no other page may read, change or delete. */
async function storeWorkOn(url: string) {
  const readout = readoutOf(url, demoPage("oslo.html"));
  const note = noteOn(readout, { cue: "thanked" }, "Only for this page.");
  const attribution = readout.reading.attributions[0];
  const correction = createCorrection({ url, text: readout.text, engine: attribution, user: undefined });
  await testBrowser.store({ readouts: [readout], notes: [note], corrections: [correction] });
  const unsaved = createNote({ target: { source: url }, title: readout.title, bodyValue: "Not saved yet." });
  const draft = { note: unsaved, quote: "", speaker: "", saved: "", isStored: false };
  await callFromExtension("saveDraft", draft);
  return { url, readout, note, correction, draft };
}

type Work = Awaited<ReturnType<typeof storeWorkOn>>;

/** For each call that is open to content scripts, the arguments that a script of another page sends. */
const FOREIGN: Readonly<Record<string, (work: Work) => readonly unknown[]>> = {
  notesOfPage: ({ url }) => [url],
  notesOfCanonical: ({ url }) => [url, url],
  correctionsOfPage: ({ url }) => [url],
  draftsOfPage: ({ url }) => [url],
  saveDraft: ({ draft }) => [{ ...draft, note: { ...draft.note, bodyValue: "Overwritten" } }],
  saveHighlight: ({ note }) => [{ ...note, id: crypto.randomUUID(), bodyValue: "" }],
  saveReadout: ({ readout: { url, title, text, reading } }) => [
    { url, title, language: "en", named: "", text, reading },
  ],
  undoKeep: ({ url }) => [url],
  saveCorrection: ({ correction }) => [{ ...correction, hidden: true, modified: new Date().toISOString() }],
  removeCorrection: ({ correction }) => [correction.id],
  toggleCheck: ({ url, correction }) => [url, correction.target.selector],
  undoSave: ({ note }) => [note.id],
  undoMerge: ({ note }) => [note.id],
  pauseSite: ({ url }) => [new URL(url).host, true],
};

/** Calls that neither accept nor return anything of another page, for any sender. */
const HARMLESS = ["analyzeText", "showCount", "frameLocation", "injectUi", "openEditorWindow"];

const CONTRACT = readFileSync(join(import.meta.dirname, "../../src/rpc/rpc-contract.ts"), "utf8");

/** Returns the names of all calls of the background. */
function callNames(): string[] {
  const [, body = ""] = /export interface BackgroundCalls \{(.*?)\n\}/s.exec(CONTRACT) ?? [];
  return [...body.matchAll(/^ {2}(\w+)\(/gm)].map(([, name = ""]) => name);
}

/** Returns everything that is stored, to verify that nothing has changed. */
async function everythingStored(): Promise<string> {
  const area = await testBrowser.evaluate("chrome.storage.local.get(null)");
  return JSON.stringify([await testBrowser.storedRecords(), area]);
}

/** Opens a page of a site other than the tested one. */
function visitOtherSite(): Promise<Page> {
  return testBrowser.openPage(site.url("/demo/ordinary.html").replace("127.0.0.1", "localhost"));
}

function expectRefused(answer: Answer, what: string): void {
  expect(answer.error?.kind, `${what}: ${JSON.stringify(answer)}`).to.be.oneOf(["refused", "missing"]);
}

describe("A content script", () => {
  it("is tested below with every call that is open to it", () => {
    expect([...Object.keys(FOREIGN), ...HARMLESS]).to.have.members([...CALLS_ALLOWED_FROM_PAGES]);
  });

  for (const [where, visit] of [
    ["another site", visitOtherSite],
    ["another page of the site", () => testBrowser.openPage(site.url("/demo/ordinary.html"))],
  ] as const) {
    it(`of ${where} can neither read nor change what is stored for a page`, async () => {
      const work = await storeWorkOn(site.url("/demo/oslo.html"));
      await callFromExtension("saveNote", { ...work.note, bodyValue: "Saved once more.", modified: new Date() });
      const page = await visit();
      const before = await everythingStored();
      for (const [type, argsFor] of Object.entries(FOREIGN)) {
        // All pages of a site are paused together.
        if (type === "pauseSite" && where !== "another site") continue;
        expectRefused(await callFromPage(page, type, ...argsFor(work)), type);
        // Handlers receive the sender after the last argument, so an additional argument must not replace it.
        const forged = { id: "", url: testBrowser.extensionUrl("popup.html") };
        expectRefused(await callFromPage(page, type, ...argsFor(work), forged), `${type} with a forged sender`);
      }
      expect(await everythingStored()).to.equal(before);
    });

    it(`of ${where} cannot replace a page's draft, note or correction with its own`, async () => {
      const work = await storeWorkOn(site.url("/demo/oslo.html"));
      const page = await visit();
      const before = await everythingStored();
      const target = { source: page.url() };
      for (const id of [work.draft.note.id, work.note.id]) {
        const draft = { ...work.draft, note: { ...work.draft.note, id, target } };
        expectRefused(await callFromPage(page, "saveDraft", draft), `saveDraft as ${id}`);
      }
      const correction = { ...work.correction, target: { ...work.correction.target, source: page.url() } };
      expectRefused(await callFromPage(page, "saveCorrection", correction), "saveCorrection");
      expect(await everythingStored()).to.equal(before);
    });
  }

  it("is refused every call that is not open to pages", async () => {
    // In a page with notes, the extension itself would store the readout meanwhile.
    const work = await storeWorkOn(site.url("/demo/oslo.html"));
    const page = await visitOtherSite();
    const before = await everythingStored();
    const closed = callNames().filter((name) => !CALLS_ALLOWED_FROM_PAGES.has(name));
    expect(closed).to.include.members(["saveNote", "deleteEverything", "discardDraft", "getDraft", "readoutOfPage"]);
    for (const type of closed) expectRefused(await callFromPage(page, type, work.note.id), type);
    expect(await everythingStored()).to.equal(before);
  });

  it("receives only its own tab and its own address", async () => {
    const work = await storeWorkOn(site.url("/demo/oslo.html"));
    const page = await visitOtherSite();
    const { value } = await callFromPage(page, "frameLocation");
    expect(value).to.deep.equal({ tabId: await tabIdOf(page), frameId: 0, url: page.url() });
    const { value: read } = await callFromPage(
      page,
      "analyzeText",
      "The minister said that it rained.",
      "Rain",
      true,
      true,
    );
    expect(JSON.stringify(read)).not.to.contain(work.note.bodyValue);
  });

  it("cannot store the text of a page without notes", async () => {
    const page = await testBrowser.openPage(site.url("/demo/oslo.html"));
    const { url, title, text, reading } = readoutOf(page.url(), demoPage("oslo.html"));
    await callFromPage(page, "saveReadout", { url, title, language: "en", named: "", text, reading });
    expect((await testBrowser.storedRecords()).readouts).to.deep.equal([]);
  });

  it("can open one editor window, for its own tab, and only while that is active", async () => {
    const page = await testBrowser.openPage(site.url("/demo/oslo.html"));
    const other = await testBrowser.openPage(site.url("/demo/ordinary.html"));
    const editor = { kind: "note", id: crypto.randomUUID(), tabId: await tabIdOf(other), frameId: 0 };
    expectRefused(await callFromPage(page, "openEditorWindow", editor), "a window from a tab behind");
    await page.bringToFront();
    expect(await callFromPage(page, "openEditorWindow", editor)).not.to.have.property("error");
    // A window that has just been opened does not report its address yet.
    const expected = [`#note/${editor.id}/${await tabIdOf(page)}/0`];
    await waitForValue("the editor's window", editorWindows, expected);
    await page.bringToFront();
    await callFromPage(page, "openEditorWindow", editor);
    const another = { ...editor, id: crypto.randomUUID() };
    expectRefused(await callFromPage(page, "openEditorWindow", another), "a second window");
    const odd = { ...editor, id: `${editor.id}/1` };
    expectRefused(await callFromPage(page, "openEditorWindow", odd), "a window for another tab by its identifier");
    expect(await editorWindows()).to.have.length(1);
  });
});

/** Returns the fragments of the open editor windows, which name their note or correction. */
function editorWindows(): Promise<string[]> {
  return testBrowser.evaluate(
    `chrome.tabs.query({}).then((tabs) =>
      tabs.flatMap(({ url, pendingUrl }) => {
        const address = url || pendingUrl || "";
        return address.includes("editor-window.html") ? [new URL(address).hash] : [];
      }))`,
  );
}
