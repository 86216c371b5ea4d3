import { expect } from "chai";
import type { Page } from "puppeteer-core";
import {
  clickInOverlay,
  noteEditor,
  openNextCard,
  overlayElements,
  saveEditor,
  waitForCard,
} from "./support/extension.ts";
import { waitForHighlights, waitForNoteHighlights } from "./support/highlights.ts";
import { pageWith, READOUT_ARTICLE } from "./support/page-markup.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
import { waitFor } from "./support/wait.ts";

/** Shadow trees, a layer with the highest z-index, and a style that makes it impossible to select text. */
const OBSTACLES = `
  <style>* { user-select: none; } main { position: relative; z-index: 2147483647; }</style>
  <div style="position: fixed; inset: 0; z-index: 2147483647; pointer-events: none">
    <template shadowrootmode="open"><div style="position: fixed; inset: 0; z-index: 2147483647"></div></template>
  </div>`;

/**
 * A page that stops key events, prevents their default actions, and moves the focus back to itself whenever it loses
 * it.
 */
const KEY_TRAP = `
  window.keys = [];
  for (const type of ["keydown", "keypress", "keyup"]) {
    addEventListener(type, (event) => { keys.push(event.key); event.preventDefault(); event.stopImmediatePropagation(); }, true);
  }`;

async function visit(path: string, main: string, script = ""): Promise<Page> {
  const page = await testBrowser.openPage(site.add(path, pageWith(main, script)));
  await waitForHighlights(page);
  return page;
}

/** Writes a note on the next attribution with card and editor, by mouse and keys, and waits until it is stored. */
async function writeNoteByCard(page: Page, words: string): Promise<void> {
  await openNextCard(page);
  await clickInOverlay(page, "Add note");
  const frame = await noteEditor(page);
  await waitFor("the focus in the editor", () => frame.evaluate(() => document.hasFocus()));
  await page.keyboard.type(words);
  await saveEditor(page, frame);
  await waitForCard(page, "Note saved.");
  const { notes } = await testBrowser.storedRecords();
  expect(notes.map(({ bodyValue }) => bodyValue)).to.deep.equal([words]);
}

describe("A note can be written with card and editor on a page", () => {
  for (const [what, main, script, obstruct] of [
    ["that shows a modal dialog over its article", `${READOUT_ARTICLE}<dialog>We use cookies.</dialog>`, "", "dialog"],
    ["that makes its body inert", READOUT_ARTICLE, "", "inert"],
    ["with layers over everything and text that cannot be selected", READOUT_ARTICLE + OBSTACLES, "", ""],
    [
      "that shows popovers of its own",
      `${READOUT_ARTICLE}<div popover="manual">News</div>`,
      "document.querySelector('[popover]').showPopover()",
      "",
    ],
    [
      "that consists of editable elements",
      READOUT_ARTICLE,
      "document.body.contentEditable = 'true'; for (const one of document.querySelectorAll('main *')) one.contentEditable = 'true'",
      "",
    ],
  ] as const) {
    it(what, async () => {
      const page = await visit("/obstructed.html", main, script);
      if (obstruct === "dialog") await page.evaluate(() => document.querySelector("dialog")?.showModal());
      if (obstruct === "inert") await page.evaluate(() => Object.assign(document.body, { inert: true }));
      await writeNoteByCard(page, "Written all the same");
      await waitForNoteHighlights(page, 1);
    });
  }
});

/** Makes the article fullscreen, which a page may do after the user has clicked or typed. */
async function enterFullscreen(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelector("main")?.requestFullscreen());
  await waitFor("the fullscreen element", () => page.evaluate(() => document.fullscreenElement !== null));
}

/** Returns true if the middle of an element of the overlay is not covered by the page. */
async function isAbovePage(page: Page, selector: string): Promise<boolean> {
  const [place] = await overlayElements(page, selector);
  if (!place) return false;
  return page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.matches("[popover]") === true, place);
}

describe("A card that is open", () => {
  it("can be used by Tab and Enter on a page that stops all keys, and the page receives none of them", async () => {
    const page = await visit("/key-trap.html", READOUT_ARTICLE, KEY_TRAP);
    await openNextCard(page);
    const focused = async () => (await overlayElements(page, "button")).find(({ hasFocus }) => hasFocus)?.text ?? "";
    await page.keyboard.press("Tab");
    await waitFor("the focus on a button of the card", focused);
    for (let step = 0; step < 20 && !(await focused()).includes("Add note"); step += 1) {
      const before = await focused();
      await page.keyboard.press("Tab");
      await waitFor("the next button", async () => (await focused()) !== before);
    }
    await page.keyboard.press("Enter");
    await noteEditor(page);
    expect(await page.evaluate("keys")).to.deep.equal([]);
  });

  it("stays above an element of the page that becomes fullscreen, and a note can be written there", async () => {
    const page = await visit("/fullscreen.html", READOUT_ARTICLE);
    await openNextCard(page);
    await enterFullscreen(page);
    await waitFor("the card above it", () => isAbovePage(page, ".card"));
    await clickInOverlay(page, "Add note");
    const frame = await noteEditor(page);
    await waitFor("the editor above it", () => isAbovePage(page, "iframe"));
    await waitFor("the focus in the editor", () => frame.evaluate(() => document.hasFocus()));
    await page.keyboard.type("Written in fullscreen");
    await saveEditor(page, frame);
    await waitForCard(page, "Note saved.");
    const { notes } = await testBrowser.storedRecords();
    expect(notes.map(({ bodyValue }) => bodyValue)).to.deep.equal(["Written in fullscreen"]);
  });
});
