import { expect } from "chai";
import type { Page } from "puppeteer-core";
import {
  cardText,
  clickInOverlay,
  correctionEditor,
  findEditor,
  noteEditor,
  openNextCard,
  openNoteEditor,
  pressWithControl,
  saveEditor,
  saveEditorByKeys,
  waitForCard,
  waitForNoEditor,
} from "./support/extension.ts";
import { runInFirefoxChrome } from "./support/firefox-chrome-script.ts";
import { HIGHLIGHTS, paintedCount, waitForHighlights, waitForNoteHighlights } from "./support/highlights.ts";
import { GECKO_ID } from "./support/open-browser.mjs";
import { ORDINARY_ARTICLE, pageWith, READOUT_ARTICLE, STRICT } from "./support/page-markup.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
import { waitFor, waitForValue } from "./support/wait.ts";

/** All event types by which a page could observe what is typed, pasted, composed, dropped or selected. */
const HEARD =
  "keydown keypress keyup input beforeinput compositionstart compositionupdate compositionend paste copy cut drop dragover textInput selectionchange change";

/** A page that listens to everything, replaces functions of the browser, and interferes with elements above it. */
const HOSTILE = `
  window.heard = [];
  window.seen = 0;
  for (const type of "${HEARD}".split(" ")) for (const target of [window, document])
    target.addEventListener(type, (event) => heard.push(type + " " + (event.key ?? event.data ?? "") + " " + (event.target?.value ?? "")), true);
  const spy = (owner, name) => {
    const own = owner[name];
    owner[name] = function (...given) { seen += 1; return own.apply(this, given); };
  };
  for (const name of ["appendChild", "insertBefore", "removeChild", "cloneNode"]) spy(Node.prototype, name);
  for (const name of ["append", "attachShadow", "remove"]) spy(Element.prototype, name);
  for (const name of ["map", "filter", "push", "forEach"]) spy(Array.prototype, name);
  spy(EventTarget.prototype, "addEventListener");
  Object.defineProperty(Object.prototype, "kind", { set() { seen += 1; }, get() { return undefined; }, configurable: true });
  window.browser = { runtime: { getURL: () => "https://evil.example/", sendMessage: () => seen += 1 } };
  document.body.insertAdjacentHTML("beforeend", '<form id="browser"><input name="runtime"></form><form id="chrome"></form>');
  window.sent = 0;
  for (const type of ["nv-started", "message", "click", "keydown"]) setInterval(() => {
    document.dispatchEvent(new CustomEvent(type, { detail: { type: "deleteNote", args: ["1"] } }));
    postMessage({ type: "saveNote", args: [{}] }, "*");
    sent += 1;
  }, 500);
  const noise = document.body.appendChild(document.createElement("p"));
  noise.style.display = "none";
  window.changes = 0;
  setInterval(() => { for (let n = 0; n < 100; n += 1, changes += 1) noise.textContent = "tick " + changes; }, 60);
  setInterval(() => CSS.highlights.clear(), 1700);
`;

/** What the page `HOSTILE` records about itself. */
interface HostileWindow {
  readonly heard: string[];
  /** Number of messages and events that it has sent. */
  readonly sent: number;
  /** Number of times it has changed its text. */
  readonly changes: number;
}

/** Opens a new page of the site and waits until it has highlights. */
async function visitMarked(path: string, content: string, headers?: Record<string, string>): Promise<Page> {
  const page = await testBrowser.openPage(site.add(path, content, headers));
  await waitForHighlights(page);
  return page;
}

const visitHostile = () => visitMarked("/hostile.html", pageWith(READOUT_ARTICLE, HOSTILE));

async function inHostile<K extends keyof HostileWindow>(page: Page, name: K): Promise<HostileWindow[K]> {
  return (await page.evaluate(`window.${name}`)) as HostileWindow[K];
}

describe("On a page that works against the extension, the extension", () => {
  it("hides what is typed, pasted or selected in notes and corrections from the page, and keeps working", async () => {
    const page = await visitHostile();
    const note = await openNoteEditor(page);
    await page.evaluate(() => void (window as unknown as HostileWindow).heard.splice(0));
    await note.focus("textarea");
    await page.keyboard.type("Nobody hears this");
    await pressWithControl(page, "a", "c", "v", "v", "Enter");
    await waitForNoEditor(page);
    await waitForNoteHighlights(page, 1);
    await openNextCard(page);
    await clickInOverlay(page, "Correct");
    const correction = await correctionEditor(page);
    await correction.focus("input");
    await page.keyboard.type("A secret speaker");
    await saveEditorByKeys(page);
    expect((await inHostile(page, "heard")).join("\n")).not.to.match(/Nobody|hears|secret|speaker|key\w* [a-zA-Z] /);
    await waitForHighlights(page);
  });

  it("answers no messages and events from the page, and shows it neither its frame nor its shadow root", async () => {
    const page = await visitHostile();
    await openNextCard(page);
    const visible = await page.evaluate(() => ({
      // The page's own timers call the functions that it replaced. It must not find anything of the extension.
      frames: window.length,
      roots: [...document.documentElement.children].filter((one) => one.shadowRoot).length,
    }));
    expect(visible).to.deep.equal({ frames: 0, roots: 0 });
    await clickInOverlay(page, "Add note");
    const frame = await noteEditor(page);
    expect(await page.evaluate(() => window.length)).to.equal(0);
    const sentBefore = await inHostile(page, "sent");
    await waitFor("all messages of the page", async () => (await inHostile(page, "sent")) >= sentBefore + 4);
    await frame.type("textarea", "The only note");
    await saveEditor(page, frame);
    const { notes } = await testBrowser.storedRecords();
    expect(notes.map(({ bodyValue }) => bodyValue)).to.deep.equal(["The only note"]);
  });

  it("gives the page the time to change its text ten thousand times, and keeps working", async () => {
    const page = await visitHostile();
    const before = await inHostile(page, "changes");
    await waitFor("ten thousand changes", async () => (await inHostile(page, "changes")) - before > 10_000);
    expect(await openNextCard(page)).to.contain("Add note");
    await waitForHighlights(page);
  });
});

describe("On a page with a strict content security policy", () => {
  it("the user can correct an attribution", async () => {
    const page = await visitMarked("/strict.html", pageWith(READOUT_ARTICLE), STRICT);
    await openNextCard(page);
    await clickInOverlay(page, "Correct");
    const frame = await correctionEditor(page);
    await frame.select("select", "threaten");
    await frame.$eval("button.primary", (button) => (button as HTMLButtonElement).click());
    await waitForCard(page, "Correction saved.");
  });

  it("that prevents the editor from working, for example a sandbox, the editor is offered in a separate window", async () => {
    testBrowser.allowProblems(/frame is sandboxed/);
    const page = await visitMarked("/sandbox.html", pageWith(READOUT_ARTICLE), {
      "content-security-policy": "sandbox",
    });
    await openNextCard(page);
    await clickInOverlay(page, "Add note");
    const outcome = await waitFor("the editor, or the words that it cannot work", async () => {
      const frame = await findEditor(page);
      if (frame) return (await frame.$("textarea")) && "editor";
      return (await cardText(page)).includes("separate window") && "words";
    });
    if (outcome === "editor") return;
    await clickInOverlay(page, "Open window");
    const window = await waitFor("the window with the editor", async () => {
      for (const one of await testBrowser.openPages()) {
        const url = await one.evaluate(() => location.href).catch(() => "");
        if (url.includes("editor-window.html#note")) return one;
      }
      return undefined;
    });
    await waitFor("the field for the note in the window", () => window.$("textarea"));
  });
});

describe("In a page with a readout in a frame", () => {
  it("the frame is analysed on request in the popup, and the card opens in it", async () => {
    site.add("/inner.html", pageWith(READOUT_ARTICLE));
    const frame = '<iframe src="/inner.html" width="900" height="500"></iframe>';
    const page = await testBrowser.openPage(site.add("/frames.html", pageWith(ORDINARY_ARTICLE + frame)));
    const popup = await testBrowser.openPopup(page);
    await popup.press("Analyse frames on this page");
    await waitFor("the list of the frame's attributions", async () => (await popup.texts(".attribution")).length > 8);
    const inner = await waitFor("the frame", async () =>
      page.frames().find((one) => one.url().endsWith("/inner.html")),
    );
    await waitFor("the marks in the frame", async () => {
      return (await inner.evaluate((name) => CSS.highlights.get(name)?.size ?? 0, HIGHLIGHTS.cue)) > 8;
    });
    expect(await paintedCount(page, "cue")).to.equal(0);
    await popup.run(`({ document }) => document.querySelector(".attribution-text").click()`);
    await waitFor("the marks of an open card in the frame", () =>
      inner.evaluate((name) => CSS.highlights.get(name)?.size, HIGHLIGHTS.active),
    );
    await waitFor("the overlay in the frame", () => inner.$(":root > div[popover=manual]"));
    expect(await page.$(":root > div[popover=manual]")).to.equal(null);
  });
});

describe("An editable field of the page", () => {
  it("is not covered by a card, neither when the pointer rests on a highlight in it nor when the user clicks there", async () => {
    const [before = "", after = ""] = READOUT_ARTICLE.split("<p>President Duarte expressed");
    const field = `<div contenteditable="true">${before}</div><p>President Duarte expressed${after}`;
    const page = await visitMarked("/field.html", pageWith(field));
    const inField = await pointOnCue(page, "congratulated");
    const outside = await pointOnCue(page, "condemned");
    // A click that opened a card would have pinned it, and the card outside would not open.
    await page.mouse.click(inField.x, inField.y);
    await page.mouse.move(outside.x, outside.y);
    await waitForCard(page, "condemned");
    // Over a highlight outside the field the next card would open. In the field the open card closes.
    await page.mouse.move(inField.x, inField.y);
    await waitForValue("the card to close when the pointer rests in the field", () => cardText(page), "");
    await page.mouse.move(outside.x, outside.y);
    await waitForCard(page, "condemned");
    await page.mouse.click(inField.x, inField.y);
    await waitForValue("the card to close after a click in the field", () => cardText(page), "");
  });

  /** Returns the middle of the highlighted cue with this text. */
  function pointOnCue(page: Page, words: string): Promise<{ x: number; y: number }> {
    return waitFor(`the mark on “${words}”`, () =>
      page.evaluate(
        (name, wanted) => {
          const ranges = [...((CSS.highlights.get(name) ?? []) as Iterable<Range>)];
          const box = ranges.find((one) => String(one) === wanted)?.getBoundingClientRect();
          return box && { x: box.left + box.width / 2, y: box.top + box.height / 2 };
        },
        HIGHLIGHTS.cue,
        words,
      ),
    );
  }
});

describe("Where the user has withdrawn the access to sites", () => {
  it("a click on the toolbar button lets the extension read the page and store notes on it", async () => {
    testBrowser.afterTest(() => setAccess("all sites"));
    await setAccess("on click");
    const page = await testBrowser.openPage(site.url("/demo/oslo.html"));
    await letIn(page);
    const popup = await testBrowser.openPopup(page);
    await waitFor("the list of attributions", async () => (await popup.texts(".attribution")).length > 8);
    await popup.press("Add note to attribution 2");
    const frame = await noteEditor(page);
    await frame.type("textarea", "Without access");
    await saveEditor(page, frame);
    await waitForNoteHighlights(page, 1);
  });

  /** Changes the access to sites, as the user can in the browser's own settings. */
  async function setAccess(access: "on click" | "all sites"): Promise<void> {
    if (testBrowser.name === "firefox") {
      const change = access === "on click" ? "remove" : "add";
      await runInFirefoxChrome(
        testBrowser.opened,
        `(async () => {
          const { ExtensionPermissions } = ChromeUtils.importESModule("resource://gre/modules/ExtensionPermissions.sys.mjs");
          const { extension } = WebExtensionPolicy.getByID("${GECKO_ID}");
          const sites = { permissions: [], origins: ["http://*/*", "https://*/*"] };
          await ExtensionPermissions.${change}("${GECKO_ID}", sites, extension);
        })()`,
      );
    } else {
      const hostAccess = access === "on click" ? "ON_CLICK" : "ON_ALL_SITES";
      await testBrowser.inExtensionsPage(
        `chrome.developerPrivate.updateExtensionConfiguration({ extensionId: id, hostAccess: "${hostAccess}" })`,
      );
    }
  }

  /**
   * Clicks on the toolbar button as the user does. In Chromium the first click gives the extension access to the page,
   * and the next opens the popup. In Firefox one click does both. A test opens the popup without a click, so the
   * permission that the click gives is granted here.
   */
  async function letIn(page: Page): Promise<void> {
    if (testBrowser.name === "firefox") {
      await page.bringToFront();
      await runInFirefoxChrome(
        testBrowser.opened,
        `(() => {
          const { gBrowser } = Services.wm.getMostRecentWindow("navigator:browser");
          WebExtensionPolicy.getByID("${GECKO_ID}").extension.tabManager.addActiveTabPermission(gBrowser.selectedTab);
        })()`,
      );
      return;
    }
    const extension = (await testBrowser.opened.extensions()).get(testBrowser.opened.extensionId);
    if (!extension) throw new Error("The extension is not installed.");
    await page.triggerExtensionAction(extension);
    // The next click opens the popup only after this one has taken effect.
    await waitForHighlights(page);
  }
});
