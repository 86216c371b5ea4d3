import { expect } from "chai";
import type { Page } from "puppeteer-core";
import { callFromPage } from "./support/content-script.ts";
import { badgeOf, noteEditor, runCommand, saveEditor, writeNoteInEditor } from "./support/extension.ts";
import { highlightedTexts, waitForHighlights, waitForNoteHighlights } from "./support/highlights.ts";
import { OTHER_READOUT_ARTICLE, pageWith, READOUT_ARTICLE } from "./support/page-markup.ts";
import { noteOn, readoutOf } from "./support/records.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
import { waitFor, waitForValue } from "./support/wait.ts";

/** Selects text of a page and opens a note on it, as the keyboard command does. */
async function noteOnWords(page: Page, words: string, note: string): Promise<void> {
  await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(wanted) ?? -1;
      if (at < 0 || node.parentElement?.localName === "script") continue;
      node.parentElement?.scrollIntoView({ block: "center" });
      return getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
    }
    throw new Error(`The page does not say “${wanted}”.`);
  }, words);
  await runCommand(page, "note-selection");
  const frame = await noteEditor(page);
  await frame.type("textarea", note);
  await saveEditor(page, frame);
}

const withCanonical = (html: string, path: string) =>
  html.replace("<body>", `<link rel="canonical" href="${path}"><body>`);

describe("A page that is restored from the back/forward cache", () => {
  it("shows a note that was written meanwhile, and its number again", async () => {
    const html = pageWith(READOUT_ARTICLE);
    const url = site.add("/news/call", html);
    const page = await testBrowser.openPage(url);
    await waitForHighlights(page);
    const number = await waitFor("the badge", () => badgeOf(page));
    await testBrowser.store({ notes: [noteOn(readoutOf(url, html), { cue: "stressed" }, "Written in another tab")] });
    await testBrowser.evaluate(`chrome.tabs.query({ active: true }).then((tabs) =>
      Promise.all(tabs.map(({ id }) => chrome.action.setBadgeText({ tabId: id, text: "" }))))`);
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
    await waitForNoteHighlights(page, 1);
    await waitForValue("the number", () => badgeOf(page), number);
    const popup = await testBrowser.openPopup(page);
    await waitFor("the note", async () => (await popup.texts(".note")).join().includes("Written in another tab"));
  });
});

describe("A page that names its canonical URL", () => {
  it("shows its notes at each of its addresses, and not those of another page that wrongly names the same one", async () => {
    const html = withCanonical(pageWith(READOUT_ARTICLE), "/news/call/index.html");
    const [first = "", ...others] = ["/news/call", "/news/call/", "/news/call/amp/", "/news/call/index.html"].map(
      (path) => site.add(path, html),
    );
    const page = await testBrowser.openPage(first);
    await waitForHighlights(page);
    await writeNoteInEditor(page, 2, "Noted at the first address");
    await waitForNoteHighlights(page, 1);
    const [words] = await highlightedTexts(page, "note");
    for (const url of [...others, `${first}?mkt_tok=1&_ga=2`]) {
      await page.goto(url);
      await waitForNoteHighlights(page, 1);
      expect(await highlightedTexts(page, "note")).to.deep.equal([words]);
    }
    await writeNoteInEditor(page, 3, "Noted at the last address");
    await page.goto(others[0] ?? "");
    await waitForNoteHighlights(page, 2);
    await page.goto(site.add("/other", withCanonical(pageWith(OTHER_READOUT_ARTICLE), "/news/call/index.html")));
    await waitForHighlights(page);
    const popup = await testBrowser.openPopup(page);
    await waitFor("no notes", async () => (await popup.text()).includes("No notes"));
  });

  it("lets the user edit and revert a note that was created at another address", async () => {
    const html = withCanonical(pageWith(READOUT_ARTICLE), "/news/call/");
    const url = site.add("/news/call", html);
    site.add("/news/call/", html);
    const note = noteOn(readoutOf(url, html), { cue: "stressed" }, "First words");
    const canonical = site.url("/news/call/");
    await testBrowser.store({ notes: [{ ...note, target: { ...note.target, canonical } }] });
    const page = await testBrowser.openPage(canonical);
    await waitForNoteHighlights(page, 1);
    const popup = await testBrowser.openPopup(page);
    await popup.press("Edit note");
    await popup.type("Your note", "Changed words");
    await popup.press("Save");
    await waitFor(
      "the change",
      async () => (await testBrowser.storedRecords()).notes[0]?.bodyValue === "Changed words",
    );
    expect((await testBrowser.storedRecords()).notes[0]?.target).to.include({ source: url, canonical });
  });
});

/**
 * Adds a page that appends another article when `more()` is called. Returns the addresses of the page and of that
 * article.
 */
function addEndlessPage(): { first: string; second: string; title: string } {
  const [title = "", next = ""] = [READOUT_ARTICLE, OTHER_READOUT_ARTICLE].map(
    (main) => /<h1>(.*)<\/h1>/.exec(main)?.[1],
  );
  const script = `function more() {
      const main = document.createElement("main");
      main.innerHTML = ${JSON.stringify(OTHER_READOUT_ARTICLE).replaceAll("</", "<\\/")};
      document.body.append(main);
      history.replaceState({}, "", "/second");
      document.title = ${JSON.stringify(next)};
    }`;
  const titled = (html: string, name: string) => html.replace("<title>Test page", `<title>${name}`);
  const first = site.add("/first", titled(pageWith(READOUT_ARTICLE, script), title));
  const second = site.add("/second", titled(pageWith(OTHER_READOUT_ARTICLE), next));
  return { first, second, title };
}

/** Opens a page at the address of its archived copy, without any request to the archive. */
async function visitArchived(original: string, html: string): Promise<Page> {
  const page = await testBrowser.newPage();
  await page.setRequestInterception(true);
  page.on("request", (request) => void request.respond({ contentType: "text/html; charset=utf-8", body: html }));
  await page.goto(`https://web.archive.org/web/20260314093000/${original}`);
  await page.bringToFront();
  return page;
}

describe("An archived copy of a page", () => {
  it("that names another original in the address bar does not receive the notes on that", async () => {
    const original = "https://www.example.org/news/call";
    const html = pageWith(READOUT_ARTICLE);
    const own = noteOn(readoutOf(original, html), { cue: "stressed" }, "On the original");
    const foreign = noteOn(readoutOf("https://other.example/call", html), { cue: "congratulated" }, "On another page");
    await testBrowser.store({ notes: [own, foreign] });
    const page = await visitArchived(original, html);
    await waitForNoteHighlights(page, 1);
    await page.evaluate(() => history.pushState({}, "", "/web/20260314093000/https://other.example/call"));
    const { value, error } = await callFromPage(page, "notesOfCanonical", page.url(), "");
    expect({ value, error }).to.deep.equal({ value: [], error: undefined });
  });

  it("shows the notes of the original at their passages, and lists those whose passages are missing", async () => {
    const original = "https://www.example.org/news/call";
    const html = pageWith(READOUT_ARTICLE);
    const readout = readoutOf(original, html);
    const gone = readoutOf(original, pageWith(OTHER_READOUT_ARTICLE));
    const notes = [
      noteOn(readout, { cue: "stressed" }, "On the original"),
      noteOn(gone, { cue: "urged" }, "On words that the copy lacks"),
    ];
    await testBrowser.store({ notes });
    const page = await visitArchived(original, html);
    await waitForNoteHighlights(page, 1);
    expect((await highlightedTexts(page, "note")).join()).to.contain("stressed");
    const popup = await testBrowser.openPopup(page);
    await waitFor("the notes", async () => (await popup.texts(".note")).length === 2);
    const [own = "", other = ""] = await popup.texts(".note");
    expect(own).to.contain("On the original");
    expect(other).to.contain("On words that the copy lacks");
    await popup.press("Edit note");
    await popup.type("Your note", "Changed in the copy");
    await popup.press("Save");
    await waitFor("the change", async () =>
      (await testBrowser.storedRecords()).notes.some((note) => note.bodyValue === "Changed in the copy"),
    );
    expect((await testBrowser.storedRecords()).notes.map(({ target }) => target.source)).to.deep.equal([
      original,
      original,
    ]);
  });
});

describe("A page that appends the next article and changes its address", () => {
  it("has both articles highlighted, and a note on the second stored under the second address", async () => {
    const { first, second } = addEndlessPage();
    const page = await testBrowser.openPage(first);
    await waitForHighlights(page);
    const marked = () => highlightedTexts(page, "cue");
    const ofFirst = await marked();
    await page.evaluate("more()");
    await waitFor("marks in the second article", () =>
      page.evaluate(() => {
        const [, next] = document.querySelectorAll("main");
        const cues = [...((CSS.highlights.get("nv-2") ?? []) as Iterable<Range>)];
        return cues.filter(({ startContainer }) => next?.contains(startContainer)).length > 5;
      }),
    );
    expect((await marked()).length).to.be.greaterThan(ofFirst.length);
    expect(await marked()).to.include.members(ofFirst);
    await noteOnWords(page, "had met every target of the partnership", "On the second article");
    await waitForNoteHighlights(page, 1);
    expect((await testBrowser.storedRecords()).notes.map(({ target }) => target.source)).to.deep.equal([second]);
  });

  it("keeps a note with the article on which it was written", async () => {
    const { first, second, title } = addEndlessPage();
    const page = await testBrowser.openPage(first);
    await waitForHighlights(page);
    await page.evaluate("more()");
    await noteOnWords(page, "other donors must also do their part", "On the first article");
    await waitForNoteHighlights(page, 1);
    const { notes } = await testBrowser.storedRecords();
    expect(notes.map(({ target, title: name }) => [target.source, name])).to.deep.equal([[first, title]]);
    await page.goto(second);
    await waitForHighlights(page);
    const popup = await testBrowser.openPopup(page);
    await waitFor("no notes", async () => (await popup.text()).includes("No notes"));
    await popup.close();
    await page.goto(first);
    await waitForNoteHighlights(page, 1);
  });
});
