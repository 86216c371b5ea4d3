import { expect } from "chai";
import type { Page } from "puppeteer-core";
import {
  badgeOf,
  findEditor,
  openCard,
  openNextCard,
  openNoteEditor,
  overlayElements,
  pressInEditor,
  reloadExtension,
  typeDraft,
  typedText,
  waitForNoEditor,
} from "./support/extension.ts";
import { allHighlights, waitForHighlights, waitForNoteHighlights } from "./support/highlights.ts";
import { ORDINARY_ARTICLE, pageWith, paragraphs, READOUT_ARTICLE, STRICT } from "./support/page-markup.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
import { waitFor, waitForValue } from "./support/wait.ts";

async function visitReadout(path: string, headers?: Record<string, string>): Promise<Page> {
  const page = await testBrowser.openPage(site.add(path, pageWith(READOUT_ARTICLE), headers));
  await waitForHighlights(page);
  return page;
}

/** Waits until the popup offers a draft, and discards it there. */
async function discardDraft(page: Page, words: string): Promise<void> {
  const popup = await testBrowser.openPopup(page);
  await waitFor("the draft", async () => (await popup.text()).includes(words));
  await popup.press("Discard");
  await waitFor("no draft", async () => !(await popup.text()).includes("Not saved yet"));
}

/** Moves the mouse onto a word of the page and lets it rest there. */
async function pointAt(page: Page, word: string): Promise<void> {
  const { x, y } = await page.evaluate((wanted) => {
    const range = document.createRange();
    const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = nodes.nextNode() as Text | null; node; node = nodes.nextNode() as Text | null) {
      const at = node.data.indexOf(wanted);
      if (at < 0) continue;
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      break;
    }
    const box = range.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }, word);
  await page.mouse.move(x + 1, y);
  await page.mouse.move(x, y);
}

describe("A page that works against the overlay", () => {
  beforeEach(() => testBrowser.refusePageErrors());

  it("has its highlights repainted after each time it clears CSS.highlights, and keeps its own highlight", async () => {
    const page = await visitReadout("/clearing.html");
    const before = await allHighlights(page);
    for (let round = 0; round < 3; round += 1) {
      await page.evaluate(() => {
        const range = document.createRange();
        range.selectNodeContents(document.querySelector("h1") as Element);
        CSS.highlights.clear();
        CSS.highlights.set("own", new Highlight(range));
      });
      await waitForValue("the marks again", () => allHighlights(page), before);
      expect(await page.evaluate(() => CSS.highlights.get("own")?.size)).to.equal(1);
    }
  });

  for (const [what, method] of [
    ["removes", "remove"],
    ["closes", "hidePopover"],
  ] as const) {
    it(`has the card shown again when it ${what} it`, async () => {
      const page = await visitReadout("/removing.html");
      await openNextCard(page);
      const [speaker] = await overlayElements(page, ".card .speaker");
      await page.evaluate((act) => (document.documentElement.lastElementChild as HTMLElement)[act](), method);
      const [card] = await waitFor("the card in view", async () => {
        const cards = await overlayElements(page, ".card");
        return cards[0] && cards[0].x > 0 && cards;
      });
      expect(card?.text).to.contain("Add note");
      expect((await overlayElements(page, ".card .speaker"))[0]?.text).to.equal(speaker?.text).and.not.to.be.empty;
    });
  }

  it("cannot discard typed text by removing the editor, and Escape does not discard it afterwards", async () => {
    const page = await visitReadout("/removing.html");
    await typeDraft(await openNoteEditor(page), "Typed before the page removed it");
    await page.evaluate(() => document.documentElement.lastElementChild?.remove());
    const frame = await waitFor("the editor again, with the words", async () => {
      const found = await findEditor(page);
      return found && (await typedText(found)) === "Typed before the page removed it" && found;
    });
    await frame.focus("textarea");
    await page.keyboard.press("Escape");
    await waitForNoEditor(page);
    await discardDraft(page, "Typed before the page removed it");
  });
});

describe("A page of five megabytes", () => {
  beforeEach(() => testBrowser.refusePageErrors());

  // The text is the same in both browsers; each tests one of the two beginnings.
  const [what, top] =
    testBrowser.name === "firefox"
      ? ["without a readout", ORDINARY_ARTICLE]
      : ["with a readout at its top", READOUT_ARTICLE];

  it(`stays usable ${what}`, async () => {
    const page = await testBrowser.openPage(
      site.add("/long.html", pageWith(`${top}<section>${paragraphs(5_000_000)}</section>`)),
    );
    const typed = () => page.$eval("input", (input) => input.value);
    await page.type("input", "still typing");
    await waitForValue("the typed words", typed, "still typing");
    const popup = await testBrowser.openPopup(page);
    await waitFor("an answer in the popup", async () => /No readout detected|attributions/.test(await popup.text()));
    await popup.close();
    await page.type("input", " after");
    await waitForValue("the words typed after the popup", typed, "still typing after");
    if (top === READOUT_ARTICLE) await waitForHighlights(page);
    else expect(await allHighlights(page)).to.deep.equal([]);
  });
});

describe("A page with the strictest content security policy", () => {
  beforeEach(() => testBrowser.refusePageErrors());

  it("is highlighted, and shows its card and its editor", async () => {
    const page = await visitReadout("/strict.html", STRICT);
    const frame = await openNoteEditor(page);
    await typeDraft(frame, "Written under Trusted Types");
    await pressInEditor(frame, "Save");
    await waitForNoteHighlights(page, 1);
    await openCard(page, "Written under Trusted Types");
  });
});

describe("A page that was open during an update of the extension", () => {
  beforeEach(() => testBrowser.refusePageErrors());

  const RELOAD = "Reload the page to continue.";
  /** In Firefox the browser itself ends the old script. The overlay must be removed anyway. */
  const hasOldScript = testBrowser.name === "chromium";

  it("asks the user to reload it instead of showing the editor, and keeps the draft", async () => {
    const page = await visitReadout("/updated.html");
    await typeDraft(await openNoteEditor(page), "Typed before the update");
    await reloadExtension(page);
    await waitForValue("the dead editor to go", () => overlayElements(page, "iframe"), []);
    if (hasOldScript)
      await waitFor("the words", async () => (await overlayElements(page, ".card"))[0]?.text.includes(RELOAD));
    await page.reload();
    await waitForHighlights(page);
    await discardDraft(page, "Typed before the update");
  });

  it("asks the user on the card to reload it, where the browser has not injected the new scripts", async () => {
    const page = await visitReadout("/updated.html");
    await reloadExtension(page);
    // The new script in Firefox counts its highlights. Before that there is nothing to point at.
    if (!hasOldScript) await waitFor("the count of the new script", async () => Number(await badgeOf(page)) > 8);
    await pointAt(page, "congratulated");
    const [card] = await waitFor("the card", async () => {
      const cards = await overlayElements(page, ".card");
      return cards.length > 0 && cards;
    });
    expect(card?.text).to.contain(hasOldScript ? RELOAD : "Add note");
    await page.keyboard.press("Escape");
    await waitForValue("no card", () => overlayElements(page, ".card"), []);
  });

  it("continues with one card when the popup activates it", async () => {
    const page = await visitReadout("/updated.html");
    await reloadExtension(page);
    const popup = await testBrowser.openPopup(page);
    await waitFor("the list of attributions", async () => (await popup.texts(".attribution")).length > 8);
    await popup.close();
    await pointAt(page, "congratulated");
    const cards = await waitFor("the card", async () => {
      const found = await overlayElements(page, ".card");
      return found.length > 0 && found;
    });
    expect(cards.map(({ text }) => text.includes("Add note"))).to.deep.equal([true]);
  });
});
