import { expect } from "chai";
import type { Page } from "puppeteer-core";
import { badgeOf, openNextCard, overlayElements } from "./support/extension.ts";
import {
  allHighlights,
  highlightedTexts,
  paintedCount,
  waitForHighlights,
  waitForNoteHighlights,
} from "./support/highlights.ts";
import { ORDINARY_ARTICLE, OTHER_READOUT_ARTICLE, pageWith, READOUT_ARTICLE } from "./support/page-markup.ts";
import { noteOn, readoutOf } from "./support/records.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
import { waitFor, waitForValue } from "./support/wait.ts";

/** The functions that the script of a test page provides to the test. */
interface App {
  /** Navigates to another address of the page and renders its article after a delay. */
  go(path: string, html: string): void;
  /** The headings of the articles that had highlights. */
  readonly marked: Set<string>;
}

/**
 * Renders one second after a change of address, when the extension has already checked that address with the old text.
 */
const SCRIPT = `
  function go(path, html) {
    history.pushState({}, "", path);
    setTimeout(() => (document.querySelector("main").innerHTML = html), 1000);
  }
  const marked = new Set();
  (function look() {
    if (CSS.highlights.size > 0) marked.add(document.querySelector("h1")?.textContent);
    requestAnimationFrame(look);
  })();
  Object.assign(globalThis, { marked });`;

async function visitApp(html: string): Promise<Page> {
  return testBrowser.openPage(site.add("/app.html", pageWith(html, SCRIPT)));
}

async function go(page: Page, path: string, html: string): Promise<void> {
  await page.evaluate((to, main) => (globalThis as unknown as App).go(to, main), path, html);
}

async function visitReadout(path: string): Promise<Page> {
  const page = await testBrowser.openPage(site.add(path, pageWith(READOUT_ARTICLE)));
  await waitForHighlights(page);
  return page;
}

/** Waits until the page has the highlights of the other readout. */
async function waitForOtherMarks(page: Page): Promise<void> {
  await waitFor("the marks of the other readout", async () =>
    (await highlightedTexts(page, "cue")).includes("reiterated"),
  );
}

async function waitForNoMarks(page: Page): Promise<void> {
  await waitForValue("no marks", () => allHighlights(page), []);
}

describe("A page that changes without being loaded", () => {
  beforeEach(() => testBrowser.refusePageErrors());

  it("is highlighted when a script renders a readout after pushState, and not before", async () => {
    const page = await visitApp(ORDINARY_ARTICLE);
    await go(page, "/app/readout", READOUT_ARTICLE);
    await waitForHighlights(page);
    const seen = () => page.evaluate(() => [...(globalThis as unknown as App).marked]);
    const heading = await page.$eval("h1", ({ textContent }) => textContent);
    await waitForValue("the article that is marked", seen, [heading ?? ""]);
  });

  it("loses highlights, card and badge when its next text is not a readout", async () => {
    const page = await visitApp(READOUT_ARTICLE);
    await waitFor("the badge", async () => Number(await badgeOf(page)) > 8);
    await openNextCard(page);
    await go(page, "/app/ordinary", ORDINARY_ARTICLE);
    await waitForNoMarks(page);
    await waitForValue("no badge", () => badgeOf(page), "");
    await waitForValue("no card", () => overlayElements(page, ".card"), []);
    const popup = await testBrowser.openPopup(page);
    await waitFor("the words for no readout", async () => (await popup.text()).includes("No readout detected"));
  });

  it("is highlighted and listed as the second of two readouts, without text of the first", async () => {
    const page = await visitApp(READOUT_ARTICLE);
    await waitForHighlights(page);
    await go(page, "/app/second", OTHER_READOUT_ARTICLE);
    await waitForOtherMarks(page);
    const popup = await testBrowser.openPopup(page);
    const cues = await waitFor("the list of the second readout", async () => {
      const found = await popup.texts(".attribution .cue");
      return found.includes("reiterated") && found;
    });
    expect(cues).not.to.include("congratulated");
  });

  it("is not analysed at its next address although the user requested an analysis at the previous one", async () => {
    const page = await visitApp(ORDINARY_ARTICLE);
    const popup = await testBrowser.openPopup(page);
    await popup.press("Analyse anyway");
    await waitFor("marks", async () => (await paintedCount(page, "cue")) > 0);
    await popup.close();
    await go(page, "/app/other", ORDINARY_ARTICLE.replaceAll("Renn", "Rask"));
    await waitForNoMarks(page);
  });

  it("is highlighted when its article is inserted late", async () => {
    const insert = `addEventListener("load", () => setTimeout(() => {
      document.querySelector("main").innerHTML = ${JSON.stringify(READOUT_ARTICLE)};
    }, 1000))`;
    const page = await testBrowser.openPage(site.add("/late.html", pageWith("<p>Loading…</p>", insert)));
    await waitForHighlights(page);
  });

  for (const [what, render] of [
    [
      "its nodes",
      () => {
        const main = document.querySelector("main") as Element;
        main.replaceChildren(...[...main.childNodes].map((node) => node.cloneNode(true)));
      },
    ],
    [
      "its body",
      () => {
        document.body = document.body.cloneNode(true) as HTMLBodyElement;
      },
    ],
  ] as const) {
    it(`has the same text highlighted in new nodes when a framework replaces ${what}`, async () => {
      const page = await visitReadout("/framework.html");
      const before = await allHighlights(page);
      await page.evaluate(render);
      await waitForValue("the marks in the new nodes", () => allHighlights(page), before);
    });
  }

  it("is read when a script replaces its body, including text that is rendered there later", async () => {
    const page = await visitReadout("/bodies.html");
    await page.evaluate((html) => {
      const body = document.createElement("body");
      body.innerHTML = `<main>${html}</main>`;
      document.body = body;
    }, OTHER_READOUT_ARTICLE);
    await waitForOtherMarks(page);
    await page.evaluate((html) => {
      document.body.innerHTML = `<main>${html}</main>`;
    }, ORDINARY_ARTICLE);
    await waitForNoMarks(page);
  });
});

describe("A page that was edited after the user had annotated it", () => {
  beforeEach(() => testBrowser.refusePageErrors());

  const PASSAGE = "invited the Prime Minister to visit Manaus next year";

  /** Stores a note on the readout and opens its page with another article. */
  async function visitEdited(article: string): Promise<Page> {
    const url = site.add("/edited.html", pageWith(article));
    const readout = readoutOf(url, pageWith(READOUT_ARTICLE));
    await testBrowser.store({ readouts: [readout], notes: [noteOn(readout, { cue: "invited" }, "A first visit")] });
    return testBrowser.openPage(url);
  }

  it("shows that the passage of the note has changed, and highlights it at its position", async () => {
    const page = await visitEdited(
      READOUT_ARTICLE.replace(PASSAGE, "invited the Prime Minister to come to Manaus soon"),
    );
    await waitForNoteHighlights(page, 1);
    expect((await highlightedTexts(page, "note"))[0]).to.match(/invited .* Manaus/);
    const popup = await testBrowser.openPopup(page);
    await waitFor("the state of the note", async () => (await popup.text()).includes("The passage was changed since"));
  });

  it("shows that the passage of the note is gone, and highlights nothing else for it", async () => {
    const [paragraph = ""] = READOUT_ARTICLE.match(/<p>President Duarte expressed[\s\S]*?<\/p>/) ?? [];
    expect(paragraph).to.contain(PASSAGE);
    const page = await visitEdited(READOUT_ARTICLE.replace(paragraph, ""));
    await waitFor("the marks of what is left", async () => (await paintedCount(page, "cue")) > 5);
    const popup = await testBrowser.openPopup(page);
    const text = await waitFor("the state of the note", async () => {
      const words = await popup.text();
      return words.includes("The passage was removed since") && words;
    });
    expect(text).to.contain("A first visit");
    expect(await paintedCount(page, "note")).to.equal(0);
  });
});
