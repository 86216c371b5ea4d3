import { expect } from "chai";
import type { Frame, Page } from "puppeteer-core";
import { serve } from "../serve.mjs";
import { Backstage } from "./backstage.ts";
import { ORDINARY, pageWith, READOUT, STRICT } from "./bad-pages.ts";
import { inFirefox } from "./in-firefox.ts";
import { GECKO_ID } from "./open-browser.mjs";
import { type BrowserName, editorFrame, findEditor, painted, Reader, until } from "./reader.ts";

const name = (process.env.BROWSER ?? "chromium") as BrowserName;

/** Every kind of event in which a page could read what is typed, pasted, composed, dropped or chosen. */
const HEARD =
  "keydown keypress keyup input beforeinput compositionstart compositionupdate compositionend paste copy cut drop dragover textInput selectionchange change";

/** A page that listens to everything, has made the browser's own objects its own, and fights what is put over it. */
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
  for (const type of ["nv-started", "message", "click", "keydown"]) setInterval(() => {
    document.dispatchEvent(new CustomEvent(type, { detail: { type: "deleteNote", args: ["1"] } }));
    postMessage({ type: "saveNote", args: [{}] }, "*");
  }, 500);
  const noise = document.body.appendChild(document.createElement("p"));
  noise.style.display = "none";
  window.changes = 0;
  setInterval(() => { for (let n = 0; n < 100; n += 1, changes += 1) noise.textContent = "tick " + changes; }, 60);
  setInterval(() => CSS.highlights.clear(), 1700);
`;

describe(`A page that fights, in ${name}`, function () {
  this.timeout(180_000);
  const reader = new Reader(name);
  const backstage = new Backstage(reader);
  const pages = new Map([
    ["/hostile.html", pageWith(READOUT, HOSTILE)],
    ["/sandbox.html", pageWith(READOUT)],
    ["/strict-frames.html", pageWith(READOUT)],
    ["/frames.html", pageWith(`${ORDINARY}<iframe src="/inner.html" width="900" height="500"></iframe>`)],
    ["/inner.html", pageWith(READOUT)],
    ["/field.html", pageWith(`<div contenteditable="true">${READOUT}</div>`)],
  ]);
  const headers = new Map<string, Record<string, string>>([
    ["/strict-frames.html", STRICT],
    ["/sandbox.html", { "content-security-policy": "sandbox" }],
  ]);
  let site: Awaited<ReturnType<typeof serve>>;
  let page: Page;

  before(async () => {
    site = await serve(`${import.meta.dirname}/../demo`, { pages, headers });
    await reader.open();
    await backstage.open();
  });
  after(async () => {
    await reader.end();
    await site.close();
  });
  afterEach(() => page.close().catch(() => undefined));

  const card = async () => (await backstage.overlay(page, ".card"))[0]?.text ?? "";
  const isMarked = async () => (await painted(page, "nv-2")) > 8;

  async function openCard(): Promise<void> {
    await backstage.command(page, "next-attribution");
    await until("the card", async () => (await card()).includes("Add note"));
  }

  async function editor(selector: string): Promise<Frame> {
    const frame = await editorFrame(page);
    await frame.waitForSelector(selector);
    return frame;
  }

  it("reads nothing of what is typed, pasted or chosen in note and correction, and breaks nothing", async () => {
    page = await reader.visit(`${site.url}/hostile.html`);
    await until("marks", isMarked);
    await openCard();
    await backstage.click(page, "Add note");
    let frame = await editor("textarea");
    await page.evaluate(() => (window as unknown as { heard: string[] }).heard.splice(0));
    await frame.focus("textarea");
    await page.keyboard.type("Nobody hears this");
    await page.keyboard.down("Control");
    for (const key of ["a", "c", "v", "v"] as const) await page.keyboard.press(key);
    await page.keyboard.press("Enter");
    await page.keyboard.up("Control");
    await until("the editor to close", async () => !(await findEditor(page)));
    await until("the note's mark", async () => (await painted(page, "nv-8")) === 1);
    await openCard();
    await backstage.click(page, "Correct");
    frame = await editor("form.correction");
    await frame.focus("input");
    await page.keyboard.type("A secret speaker");
    await page.keyboard.down("Control");
    await page.keyboard.press("Enter");
    await page.keyboard.up("Control");
    await until("the editor to close", async () => !(await findEditor(page)));
    const heard = (await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).join("\n");
    expect(heard).not.to.match(/Nobody|hears|secret|speaker|key\w* [a-zA-Z] /);
    await until("marks", isMarked);
  });

  it("gets no answer to messages and events of its own making, and sees none of our calls", async () => {
    page = await reader.visit(`${site.url}/hostile.html`);
    await until("marks", isMarked);
    await backstage.command(page, "next-attribution");
    await until("the card", async () => (await card()).includes("Add note"));
    const secrets = await page.evaluate(() => ({
      // The page's own timers call what it has patched; what it must not find is anything of ours.
      frames: window.length,
      roots: [...document.documentElement.children].filter((one) => one.shadowRoot).length,
    }));
    expect(secrets).to.deep.equal({ frames: 0, roots: 0 });
    await backstage.click(page, "Add note");
    await editor("textarea");
    expect(await page.evaluate(() => window.length)).to.equal(0);
  });

  it("leaves time to the page while it changes a hundred thousand times a minute", async () => {
    page = await reader.visit(`${site.url}/hostile.html`);
    await until("marks", isMarked);
    const before = await page.evaluate(() => (window as unknown as { changes: number }).changes);
    await until("ten thousand changes", async () => {
      const now = await page.evaluate(() => (window as unknown as { changes: number }).changes);
      return now - before > 10_000;
    });
    await openCard();
    await until("marks still", isMarked);
  });

  it("keeps a page under the strictest policy correctable", async () => {
    page = await reader.visit(`${site.url}/strict-frames.html`);
    await until("marks", isMarked);
    await openCard();
    await backstage.click(page, "Correct");
    const frame = await editor("form.correction");
    await frame.select("select", "threaten");
    await frame.$eval("button.primary", (button) => (button as HTMLButtonElement).click());
    await until("the words", async () => (await card()).includes("Your correction is kept."));
  });

  it("offers a window of its own where a sandbox keeps the editor from working", async () => {
    page = await reader.visit(`${site.url}/sandbox.html`);
    await backstage.command(page, "next-attribution");
    await until("the card", async () => (await card()).includes("Add note"));
    await backstage.click(page, "Add note");
    await until("the words or the editor", async () => {
      const found = await findEditor(page);
      return found ? found.$("textarea") : (await card()).includes("a window of their own");
    });
    if (await findEditor(page)) return;
    await backstage.click(page, "Open a window");
    const window = await until("the window", async () => {
      if (name === "chromium") {
        const target = reader.opened
          .targets()
          .find((one) => one.type() === "page" && one.url().includes("note-window.html#note"));
        return target?.asPage();
      }
      for (const one of await reader.opened.pages()) {
        const url = await one.evaluate(() => location.href).catch(() => "");
        if (url.includes("note-window.html#note")) return one;
      }
      return undefined;
    });
    await until("the note in the window", async () => (await window.$("textarea")) !== null);
    await window.close();
    await page.bringToFront();
  });

  it("reads a frame of the same site when asked in the popup, and opens the card in it", async () => {
    page = await reader.visit(`${site.url}/frames.html`);
    const popup = await reader.openPopup(page);
    await until("the button", async () => (await popup.text()).includes("Analyse its frames"));
    await popup.press("Analyse its frames");
    await until("the frame's list", async () => (await popup.texts(".attribution")).length > 8);
    const inner = page.frames().find((one) => one.url().endsWith("/inner.html"));
    expect(await inner?.evaluate(() => CSS.highlights.get("nv-2")?.size ?? 0)).to.be.greaterThan(8);
    expect(await painted(page, "nv-2")).to.equal(0);
    await popup.close();
  });

  it("opens no card over what the reader writes in", async () => {
    page = await reader.visit(`${site.url}/field.html`);
    await until("marks", isMarked);
    const point = await page.evaluate(() => {
      const [range] = CSS.highlights.get("nv-2") as unknown as Iterable<Range>;
      const { left, top, width, height } = (range as Range).getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    });
    await page.mouse.click(point.x, point.y);
    await page.mouse.move(point.x + 1, point.y);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(await card()).to.equal("");
  });

  it("works by a click on the toolbar where access to sites was withdrawn", async () => {
    await withdraw();
    page = await reader.visit(`${site.url}/oslo.html`);
    await letIn();
    const popup = await reader.openPopup(page);
    await until("the list", async () => (await popup.texts(".attribution")).length > 8);
    await popup.press("Add note on attribution 2").catch(() => undefined);
    const frame = await editor("textarea");
    await frame.type("textarea", "Without access");
    await frame.$eval("button.primary", (button) => (button as HTMLButtonElement).click());
    await until("the note's mark", async () => (await painted(page, "nv-8")) === 1);
  });

  /**
   * In Chromium the first click on the toolbar lets the extension into the page, and the next opens the popup. In Firefox one
   * click does both; a test opens the popup without one, so that the leave that the click gives is given here.
   */
  async function letIn(): Promise<void> {
    if (name === "firefox") {
      await page.bringToFront();
      await inFirefox(
        reader.opened,
        `(() => {
          const { gBrowser } = Services.wm.getMostRecentWindow("navigator:browser");
          WebExtensionPolicy.getByID("${GECKO_ID}").extension.tabManager.addActiveTabPermission(gBrowser.selectedTab);
        })()`,
      );
      return;
    }
    const { extensionId } = reader.opened as unknown as { extensionId: string };
    const extension = (await reader.opened.extensions()).get(extensionId);
    if (extension) await page.triggerExtensionAction(extension);
  }

  /** Takes the access to sites away, as the reader can in the browser's own settings. */
  async function withdraw(): Promise<void> {
    if (name === "firefox") {
      await inFirefox(
        reader.opened,
        `(async () => {
          const { ExtensionPermissions } = ChromeUtils.importESModule("resource://gre/modules/ExtensionPermissions.sys.mjs");
          const { extension } = WebExtensionPolicy.getByID("${GECKO_ID}");
          await ExtensionPermissions.remove("${GECKO_ID}", { permissions: [], origins: ["http://*/*", "https://*/*"] }, extension);
        })()`,
      );
      return;
    }
    const settings = await reader.opened.newPage();
    await settings.goto("chrome://extensions");
    const { extensionId } = reader.opened as unknown as { extensionId: string };
    await settings.evaluate(
      `chrome.developerPrivate.updateExtensionConfiguration({ extensionId: "${extensionId}", hostAccess: "ON_CLICK" })`,
    );
    await settings.close();
  }
});
