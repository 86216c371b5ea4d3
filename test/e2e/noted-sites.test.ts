import type { Page } from "puppeteer-core";
import type { Note } from "../../src/annotation/note.ts";
import { waitForNoteHighlights } from "./support/highlights.ts";
import { ORDINARY_ARTICLE, pageWith } from "./support/page-markup.ts";
import { noteOn, readoutOf } from "./support/records.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
import { waitForValue } from "./support/wait.ts";

const PAGE = pageWith(ORDINARY_ARTICLE);
const WORDS = /<p>([^.<]{20,})\./.exec(ORDINARY_ARTICLE)?.[1] ?? "";

const onOtherHost = (url: string) => url.replace("127.0.0.1", "localhost");

function noteAt(url: string): Note {
  return noteOn(readoutOf(url, PAGE), { passage: WORDS }, "Written on an ordinary page");
}

/** Returns the patterns of the sites whose pages the detector looks up among the notes. */
async function notedSites(): Promise<readonly string[]> {
  return testBrowser.evaluate(`chrome.scripting.getRegisteredContentScripts({ ids: ["noted-site"] })
    .then((scripts) => scripts.flatMap(({ matches }) => matches).sort())`);
}

async function waitForNotedSites(...patterns: readonly string[]): Promise<void> {
  await waitForValue("the sites with notes", notedSites, patterns);
}

/** Returns whether a page tells the detector to look for notes; null if the page tells nothing. */
async function isLookedUp(page: Page): Promise<boolean | null> {
  return testBrowser.evaluate(`chrome.tabs.query({})
    .then((tabs) => tabs.find(({ url }) => url === ${JSON.stringify(page.url())}))
    .then(({ id }) => chrome.scripting.executeScript({
      target: { tabId: id },
      func: () => globalThis[Symbol.for("note-verbale.noted")] ?? null,
    }))
    .then(([{ result }]) => result)`);
}

/** Makes a call to the background as a page of the extension does. */
async function call(type: string, ...args: readonly unknown[]): Promise<void> {
  await testBrowser.evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ type, args })}).then(() => true)`);
}

describe("An ordinary page", () => {
  it("is looked up among the notes only if its site has one, which is then shown", async () => {
    const url = site.add("/noted", PAGE);
    await testBrowser.store({ notes: [noteAt(url)] });
    const noted = await testBrowser.openPage(url);
    await waitForNoteHighlights(noted, 1);
    await waitForValue("a look for notes", () => isLookedUp(noted), true);
    const other = await testBrowser.openPage(onOtherHost(url));
    await waitForValue("no look for notes", () => isLookedUp(other), false);
  });

  it("shows the note of its next address, written after it was loaded, when its site had none", async () => {
    const page = await testBrowser.openPage(site.add("/first", PAGE));
    await waitForValue("no look for notes", () => isLookedUp(page), false);
    await call("saveNote", noteAt(site.url("/second")));
    await page.evaluate(() => history.pushState({}, "", "/second"));
    await waitForNoteHighlights(page, 1);
  });

  it("shows its note where the browser has lost the registered scripts, as after an update", async () => {
    testBrowser.replaceAfterTest();
    const url = site.add("/noted", PAGE);
    await testBrowser.store({ notes: [noteAt(url)] });
    await testBrowser.evaluate("chrome.scripting.unregisterContentScripts().then(() => true)");
    const page = await testBrowser.openPage(url);
    await waitForNoteHighlights(page, 1);
    await waitForValue("no mark", () => isLookedUp(page), null);
  });

  it("shows its note after the browser was restarted", async () => {
    const url = site.add("/noted", PAGE);
    await testBrowser.store({ notes: [noteAt(url)] });
    await testBrowser.restart();
    await waitForNotedSites("*://127.0.0.1/*");
    await waitForNoteHighlights(await testBrowser.openPage(url), 1);
  });
});

describe("The sites on which the detector looks for notes", () => {
  it("are those of the notes, from the first on until the last is deleted", async () => {
    const [one, other] = [noteAt("https://readouts.example:8443/call?id=1"), noteAt("https://[2001:db8::1]/call")];
    const third = noteAt("https://readouts.example/visit");
    await call("saveNote", one);
    await waitForNotedSites("*://readouts.example/*");
    await call("saveNote", other);
    await call("saveNote", third);
    await waitForNotedSites("*://[2001:db8::1]/*", "*://readouts.example/*");
    await call("deleteNote", one.id);
    await call("deleteNote", other.id);
    await waitForNotedSites("*://readouts.example/*");
    await call("deleteNote", third.id);
    await waitForNotedSites();
    await call("restoreNote", third.id);
    await waitForNotedSites("*://readouts.example/*");
  });

  it("are none after everything was deleted", async () => {
    await call("saveNote", noteAt("https://readouts.example/call"));
    await waitForNotedSites("*://readouts.example/*");
    await call("deleteEverything");
    await waitForNotedSites();
  });

  it("are all if they are very many", async () => {
    const counts = Array.from({ length: 1_001 }, (_, at) => [`noted:https://host-${at}.example/`, { key: 1 }]);
    await testBrowser.evaluate(`chrome.storage.local.set(${JSON.stringify(Object.fromEntries(counts))})`);
    await waitForNotedSites("http://*/*", "https://*/*");
    await testBrowser.evaluate(`chrome.storage.local.remove(${JSON.stringify(counts.map(([key]) => key).slice(1))})`);
    await waitForNotedSites("*://host-0.example/*");
  });

  it("include none of a local file", async () => {
    await testBrowser.store({ notes: [noteAt("file:///home/reader/call.html"), noteAt("https://readouts.example/")] });
    await waitForNotedSites("*://readouts.example/*");
  });
});
