import { expect } from "chai";
import type { Frame, Page } from "puppeteer-core";
import {
  clickInOverlay,
  correctionEditor,
  findEditor,
  openNextCard,
  openNoteEditor,
  overlayElements,
  storedDrafts,
  typedText,
} from "./support/extension.ts";
import { waitForHighlights } from "./support/highlights.ts";
import { pageWith, READOUT_ARTICLE } from "./support/page-markup.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
import { waitFor, waitForValue } from "./support/wait.ts";

/** A page that records all keys that it receives and can take the keyboard focus in several ways. */
const THIEF = `
  window.keys = [];
  const listen = (target) => {
    for (const type of ["keydown", "keypress", "keyup", "beforeinput", "input"])
      target.addEventListener(type, (event) => keys.push(type + " " + (event.key ?? event.data)), true);
  };
  listen(window);
  const field = document.querySelector("input");
  const child = document.body.appendChild(document.createElement("iframe"));
  child.contentDocument.body.innerHTML = "<input>";
  listen(child.contentWindow);
  window.stealInto = {
    field() { window.focus(); field.focus(); },
    window() { window.focus(); },
    child() { child.contentWindow.focus(); child.contentDocument.querySelector("input").focus(); },
  };
  window.stealAgain = () => setInterval(stealInto.field, 20);
`;

type Way = "field" | "window" | "child";

const keysHeard = (page: Page) => page.evaluate("keys") as Promise<string[]>;

async function visitThief(): Promise<Page> {
  const page = await testBrowser.openPage(site.add("/thief.html", pageWith(READOUT_ARTICLE, THIEF)));
  await waitForHighlights(page);
  return page;
}

/** Opens the editor of a note, types into it, and discards what the page has recorded until then. */
async function writeInEditor(page: Page, words: string): Promise<Frame> {
  const frame = await openNoteEditor(page);
  await frame.focus("textarea");
  await page.keyboard.type(words);
  await waitForValue("the words in the editor", () => typedText(frame), words);
  await page.evaluate("keys.length = 0");
  return frame;
}

const isCovered = async (page: Page) => (await overlayElements(page, ".cover")).length === 1;

const waitForCover = (page: Page) => waitFor("the cover over the editor", () => isCovered(page));

async function steal(page: Page, way: Way): Promise<void> {
  await page.evaluate(
    (name) => (window as unknown as { stealInto: Record<string, () => void> }).stealInto[name]?.(),
    way,
  );
}

describe("A page that takes the keyboard focus from the editor", () => {
  for (const way of ["field", "window", "child"] as const) {
    it(`into its ${way} receives no key after the editor is covered, and the user continues with a key`, async () => {
      const page = await visitThief();
      const frame = await writeInEditor(page, "Kept");
      const [place] = await overlayElements(page, "iframe");
      await steal(page, way);
      if (way !== "child") {
        // Keys before the cover appears do not reach the page either.
        await page.keyboard.type("before");
      }
      await waitForCover(page);
      await page.keyboard.type("after");
      await steal(page, way);
      await page.keyboard.type("again");
      expect(await keysHeard(page)).to.deep.equal([]);
      expect(await page.$eval("input", ({ value }) => value)).to.equal("");
      await waitForValue("the draft", storedDrafts, ["Kept"]);
      await page.keyboard.press("Enter");
      await waitFor("the editor without its cover", async () => !(await isCovered(page)));
      await waitFor("the keyboard in the editor", () => frame.evaluate(() => document.hasFocus()));
      expect(await overlayElements(page, "iframe")).to.deep.equal([{ ...place, hasFocus: true }]);
      await page.keyboard.type(" on");
      await waitForValue("the words in the editor", () => typedText(frame), "Kept on");
      expect(await keysHeard(page)).to.deep.equal([]);
    });
  }

  it("repeatedly receives nothing of what is typed, and the editor is offered in a separate window", async () => {
    const page = await visitThief();
    await writeInEditor(page, "Kept");
    await page.evaluate("void stealAgain()");
    await waitForCover(page);
    await page.keyboard.type("stolen words");
    expect(await keysHeard(page)).to.deep.equal([]);
    await clickInOverlay(page, "Open window");
    const window = await waitFor("the window with the editor", async () => {
      for (const one of await testBrowser.openPages()) {
        const url = await one.evaluate(() => location.href).catch(() => "");
        if (url.includes("editor-window.html#note")) return one;
      }
      return undefined;
    });
    await waitForValue("the words in the window", () => window.$eval("textarea", ({ value }) => value), "Kept");
    expect(await findEditor(page)).to.equal(undefined);
  });

  it("receives nothing of a correction either", async () => {
    const page = await visitThief();
    await openNextCard(page);
    await clickInOverlay(page, "Correct");
    const frame = await correctionEditor(page);
    await frame.focus("input");
    await page.keyboard.type("Od");
    await page.evaluate("keys.length = 0");
    await steal(page, "field");
    await page.keyboard.type("alric");
    await waitForCover(page);
    expect(await keysHeard(page)).to.deep.equal([]);
  });
});

describe("A user who leaves the editor for the page", () => {
  it("by a click or by Tab writes there, and finds the editor without a cover afterwards", async () => {
    const page = await visitThief();
    const frame = await writeInEditor(page, "Kept");
    await page.click("input");
    await page.keyboard.type("search");
    expect(await page.$eval("input", ({ value }) => value)).to.equal("search");
    expect(await isCovered(page)).to.equal(false);
    // After the last field, Firefox moves the focus to its own window.
    if (testBrowser.name === "firefox") return;
    await frame.focus("button[type=submit]");
    await page.evaluate("keys.length = 0");
    await page.keyboard.press("Tab");
    await waitFor("the keyboard in the page", async () => {
      await page.keyboard.press("x");
      return (await keysHeard(page)).includes("keydown x");
    });
    expect(await isCovered(page)).to.equal(false);
  });
});
