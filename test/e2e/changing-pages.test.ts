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

/** What the script of a test page offers to the test. */
interface App {
  /** Goes to another address of the page, and renders its article some time later. */
  go(path: string, html: string): void;
  /** The headings of the articles that were seen with marks. */
  readonly marked: Set<string>;
}

/** Renders a second after a new address, when the extension has looked at that address with the old text. */
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

/** Waits until the page is marked as the other readout. */
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

  it("is marked when a script renders a readout after pushState, and not before", async () => {
    const page = await visitApp(ORDINARY_ARTICLE);
    await go(page, "/app/readout", READOUT_ARTICLE);
    await waitForHighlights(page);
    const seen = () => page.evaluate(() => [...(globalThis as unknown as App).marked]);
    const heading = await page.$eval("h1", ({ textContent }) => textContent);
    await waitForValue("the article that is marked", seen, [heading ?? ""]);
  });

  it("loses the marks, the card and the badge when its next text is ordinary", async () => {
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

  it("is marked and listed as the second of two readouts, without words of the first", async () => {
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

  it("is not analysed at the next address because the user had it analysed at the one before", async () => {
    const page = await visitApp(ORDINARY_ARTICLE);
    const popup = await testBrowser.openPopup(page);
    await popup.press("Analyse anyway");
    await waitFor("marks", async () => (await paintedCount(page, "cue")) > 0);
    await popup.close();
    await go(page, "/app/other", ORDINARY_ARTICLE.replaceAll("Renn", "Rask"));
    await waitForNoMarks(page);
  });

  it("is marked when its article is inserted late", async () => {
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
    it(`has the same words marked in new nodes when a framework replaces ${what}`, async () => {
      const page = await visitReadout("/framework.html");
      const before = await allHighlights(page);
      await page.evaluate(render);
      await waitForValue("the marks in the new nodes", () => allHighlights(page), before);
    });
  }

  it("is read in another body that a script puts in, and in what is rendered there later", async () => {
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

describe("A page that was edited after the user had noted it", () => {
  beforeEach(() => testBrowser.refusePageErrors());

  const PASSAGE = "invited the Prime Minister to visit Manaus next year";

  /** Stores a note on the readout, and opens its page with another article. */
  async function visitEdited(article: string): Promise<Page> {
    const url = site.add("/edited.html", pageWith(article));
    const readout = readoutOf(url, pageWith(READOUT_ARTICLE));
    await testBrowser.store({ readouts: [readout], notes: [noteOn(readout, { cue: "invited" }, "A first visit")] });
    return testBrowser.openPage(url);
  }

  it("says that the passage of the note has changed, and has it marked where it is", async () => {
    const page = await visitEdited(
      READOUT_ARTICLE.replace(PASSAGE, "invited the Prime Minister to come to Manaus soon"),
    );
    await waitForNoteHighlights(page, 1);
    expect((await highlightedTexts(page, "note"))[0]).to.match(/invited .* Manaus/);
    const popup = await testBrowser.openPopup(page);
    await waitFor("the state of the note", async () => (await popup.text()).includes("The passage has changed"));
  });

  it("says that the passage of the note is gone, and has nothing marked in its stead", async () => {
    const [paragraph = ""] = READOUT_ARTICLE.match(/<p>President Duarte expressed[\s\S]*?<\/p>/) ?? [];
    expect(paragraph).to.contain(PASSAGE);
    const page = await visitEdited(READOUT_ARTICLE.replace(paragraph, ""));
    await waitFor("the marks of what is left", async () => (await paintedCount(page, "cue")) > 5);
    const popup = await testBrowser.openPopup(page);
    const text = await waitFor("the state of the note", async () => {
      const words = await popup.text();
      return words.includes("no longer on the page") && words;
    });
    expect(text).to.contain("A first visit");
    expect(await paintedCount(page, "note")).to.equal(0);
  });
});
