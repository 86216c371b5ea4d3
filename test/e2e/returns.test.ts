import { expect } from "chai";
import type { Page } from "puppeteer-core";
import type { Note } from "../../src/annotation/note.ts";
import { badgeOf, inPage } from "./support/extension.ts";
import { paintedCount, waitForHighlights, waitForNoteHighlights } from "./support/highlights.ts";
import { FIREFOX_UUID, openBrowser } from "./support/open-browser.mjs";
import { ORDINARY_ARTICLE, pageWith, READOUT_ARTICLE } from "./support/page-markup.ts";
import { noteOn, readoutOf } from "./support/records.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
import { waitFor } from "./support/wait.ts";

describe("A tab", () => {
  it("that was discarded is highlighted again, with its note and number, when it is shown", async function () {
    if (testBrowser.name === "firefox") return this.skip();
    const html = pageWith(READOUT_ARTICLE);
    const url = site.add("/discarded", html);
    await testBrowser.store({
      notes: [noteOn(readoutOf(url, html), { cue: "stressed" }, "Before the tab was discarded")],
    });
    const page = await testBrowser.openPage(url);
    await waitForNoteHighlights(page, 1);
    await (await testBrowser.newPage()).bringToFront();
    const find = `chrome.tabs.query({}).then((tabs) => tabs.find((tab) => tab.url === ${JSON.stringify(url)}))`;
    await waitFor("the tab without its page", () =>
      testBrowser.evaluate(
        `${find}.then(({ id, discarded }) => discarded || chrome.tabs.discard(id).then(() => false))`,
      ),
    );
    await testBrowser.evaluate(`${find}.then(({ id }) => chrome.tabs.update(id, { active: true })).then(() => true)`);
    const shown = await waitFor("the tab with its page", async () => {
      for (const one of await testBrowser.openPages())
        if (one.url() === url) return (await paintedCount(one, "cue")) && one;
      return undefined;
    });
    await waitForHighlights(shown);
    await waitForNoteHighlights(shown, 1);
    await waitFor("the number", () => badgeOf(shown));
  });

  it("shows a page that was prerendered before the click with its highlights and its number", async function () {
    if (testBrowser.name === "firefox") return this.skip();
    const next = site.add(
      "/ahead",
      pageWith(READOUT_ARTICLE, `if (document.prerendering) localStorage.ahead = "rendered";`),
    );
    const rules = JSON.stringify({ prerender: [{ urls: ["/ahead"], eagerness: "immediate" }] });
    const html = `${ORDINARY_ARTICLE}<a href="/ahead">Next</a><script type="speculationrules">${rules}</script>`;
    const page = await testBrowser.openPage(site.add("/before", pageWith(html)));
    await waitFor("the page ahead", () => page.evaluate(() => localStorage.getItem("ahead") === "rendered"));
    await page.evaluate(() => void setTimeout(() => document.querySelector("a")?.click()));
    const shown = await waitFor("the next page", async () =>
      (await testBrowser.openPages()).find((one) => one.url() === next),
    );
    // The connection of the test to a page may be lost when a prerendered page is shown, but not the extension's.
    const count = "() => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0)";
    await waitFor("the marks of a readout", async () => (await inPage<number>(shown, count)) > 8);
    const activated = "() => performance.getEntriesByType('navigation')[0].activationStart > 0";
    expect(await inPage<boolean>(shown, activated)).to.equal(true);
    await waitFor("the number", () => badgeOf(shown));
  });
});

/** A script that records whether the page was restored from the back/forward cache. */
const REMEMBERS = `addEventListener("pageshow", ({ persisted }) => { if (persisted) document.title = "Returned"; });`;

/** Goes back and waits until the page is restored as it was left. */
async function goBack(page: Page): Promise<void> {
  await page.evaluate(() => void setTimeout(() => history.back()));
  await waitFor("the page as it was left", () => page.evaluate(() => document.title === "Returned"));
}

describe("A page to which the user goes back", () => {
  const kinds: readonly [what: string, main: string, words: string][] = [
    ["a readout", READOUT_ARTICLE, "stressed"],
    ["no readout", ORDINARY_ARTICLE, /<p>([^.<]{20,})\./.exec(ORDINARY_ARTICLE)?.[1] ?? ""],
  ];
  for (const [what, main, words] of kinds) {
    it(`that is ${what} shows the note that was written elsewhere meanwhile`, async () => {
      const html = pageWith(main, REMEMBERS);
      const url = site.add("/left", html);
      const other = site.add("/next", pageWith(ORDINARY_ARTICLE));
      const note = noteOn(readoutOf(url, html), { passage: words }, "Written in another tab");
      const opened = await openBrowser(testBrowser.name, { keepsPages: true });
      try {
        const page = await opened.newPage();
        await page.goto(url);
        await page.bringToFront();
        if (main === READOUT_ARTICLE) await waitForHighlights(page);
        await page.goto(other);
        const own =
          testBrowser.name === "firefox"
            ? `moz-extension://${FIREFOX_UUID}`
            : `chrome-extension://${opened.extensionId}`;
        await saveNote(await opened.newPage(), `${own}/editor-frame.html`, note);
        await page.bringToFront();
        await goBack(page);
        await waitForNoteHighlights(page, 1);
      } finally {
        await opened.close();
      }
    });
  }
});

/** Saves a note as the editor does, from a page of the extension. */
async function saveNote(page: Page, address: string, note: Note): Promise<void> {
  await page.goto(address, { waitUntil: [] as never });
  const call = JSON.stringify({ type: "saveNote", args: [note] });
  await waitFor("the note to be saved", () =>
    page.evaluate(`chrome.runtime.sendMessage(${call}).then(({ value }) => value?.id)`),
  );
  await page.close();
}
