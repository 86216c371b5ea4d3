import { expect } from "chai";
import type { Frame, Page } from "puppeteer-core";
import {
  cardText,
  noteEditor,
  openNextCard,
  openPreviousCard,
  overlayElements,
  saveEditorByKeys,
  waitForCard,
  waitForNoEditor,
} from "./support/extension.ts";
import { paintedCount, waitForHighlights, waitForNoteHighlights } from "./support/highlights.ts";
import type { Popup } from "./support/popup.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
import { waitFor, waitForValue } from "./support/wait.ts";

/** More presses of Tab than popup or card have controls. */
const MOST_TABS = 120;

async function visitReadout(): Promise<Page> {
  const page = await testBrowser.openPage(site.url("/demo/oslo.html"));
  await waitForHighlights(page);
  return page;
}

async function openPopupWithList(page: Page): Promise<Popup> {
  const popup = await testBrowser.openPopup(page);
  await waitFor("the list of attributions", async () => (await popup.texts(".attribution")).length > 8);
  return popup;
}

/** Presses Tab until the focused control of the popup has this name. */
async function tabTo(popup: Popup, wanted: RegExp): Promise<void> {
  const seen: string[] = [];
  for (let presses = 0; presses < MOST_TABS; presses += 1) {
    const name = await popup.tab();
    if (wanted.test(name)) return;
    seen.push(name);
  }
  throw new Error(`${wanted} cannot be reached by Tab. Seen: ${seen.join(" | ")}`);
}

async function waitForFocusInField(frame: Frame): Promise<void> {
  await waitFor("the focus in the field of the editor", () =>
    frame.evaluate(() => document.hasFocus() && document.activeElement?.tagName === "TEXTAREA"),
  );
}

async function waitForFocusOnCard(page: Page): Promise<void> {
  await waitFor("the focus on the card", async () => (await overlayElements(page, ".card"))[0]?.hasFocus);
}

/** Returns the name of the focused button over the page, or an empty string. */
async function focusedButton(page: Page): Promise<string> {
  return (await overlayElements(page, "button")).find(({ hasFocus }) => hasFocus)?.text.trim() ?? "";
}

describe("Without a mouse, the user", () => {
  it("reaches every control of the popup by Tab", async () => {
    const popup = await openPopupWithList(await visitReadout());
    await popup.press("Export…");
    const reached = new Set<string>();
    const notReached = async () => {
      const names = await popup.texts("button:not(:disabled)");
      return ["Highlights", "Format", "Add note to attribution 1", ...names.map((one) => one.trim())].filter(
        (one) => one !== "" && !reached.has(one),
      );
    };
    for (let presses = 0; presses < MOST_TABS && (await notReached()).length > 0; presses += 1) {
      reached.add(await popup.tab());
    }
    expect(await notReached(), "controls that were not reached").to.deep.equal([]);
  });

  it("filters the list, goes to an attribution and opens the editor from the popup by Tab and Enter", async () => {
    const page = await visitReadout();
    const popup = await openPopupWithList(page);
    const all = (await popup.texts(".attribution")).length;
    await tabTo(popup, /^Mateus Duarte\s*\d+$/);
    await popup.key("Enter");
    await waitFor("a shorter list", async () => (await popup.texts(".attribution")).length < all);
    await tabTo(popup, /invited/);
    await popup.key("Enter");
    await waitForCard(page, "invited");
    expect(await paintedCount(page, "active")).to.be.greaterThan(0);
    await tabTo(popup, /^Add note to attribution/);
    // The popup may close before the browser has confirmed the key press.
    await popup.key("Enter").catch(() => undefined);
    await waitForFocusInField(await noteEditor(page));
  });

  it("writes and saves a note", async () => {
    const page = await visitReadout();
    const popup = await testBrowser.openPopup(page);
    await popup.press("Add note to attribution 3");
    const frame = await noteEditor(page);
    await page.bringToFront();
    await waitForFocusInField(frame);
    await page.keyboard.type("By keys alone");
    await waitForValue("the typed words", () => frame.$eval("textarea", ({ value }) => value), "By keys alone");
    await saveEditorByKeys(page);
    await waitForNoteHighlights(page, 1);
    expect((await testBrowser.storedRecords()).notes.map(({ bodyValue }) => bodyValue)).to.deep.equal([
      "By keys alone",
    ]);
  });

  it("moves from card to card by the commands, and closes the card by Escape", async () => {
    const page = await visitReadout();
    const first = await openNextCard(page);
    await waitForFocusOnCard(page);
    const second = await openNextCard(page);
    expect(second).to.not.equal(first);
    await waitForFocusOnCard(page);
    expect(await openPreviousCard(page)).to.equal(first);
    await waitForFocusOnCard(page);
    await page.keyboard.press("Escape");
    await waitForValue("the card to close", () => cardText(page), "");
    await waitForValue("the number of marks of an open card", () => paintedCount(page, "active"), 0);
  });

  it("presses a button of the card by Tab and Enter, and closes the editor by Escape", async () => {
    const page = await visitReadout();
    await openNextCard(page);
    await waitForFocusOnCard(page);
    let focused = "";
    for (let presses = 0; presses < MOST_TABS && focused !== "Add note"; presses += 1) {
      const before = focused;
      await page.keyboard.press("Tab");
      focused = await waitFor("the focus on the next button of the card", async () => {
        const name = await focusedButton(page);
        return name !== before && name;
      });
    }
    await page.keyboard.press("Enter");
    const frame = await noteEditor(page);
    await waitForFocusInField(frame);
    await page.keyboard.press("Escape");
    await waitForNoEditor(page);
  });
});
