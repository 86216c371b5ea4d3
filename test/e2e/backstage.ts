import { join } from "node:path";
import type { Browser, Frame, Page, Target } from "puppeteer-core";
import { inFirefox } from "./in-firefox.ts";
import { FIREFOX_UUID, GECKO_ID } from "./open-browser.mjs";
import { editorFrame, firefoxHelper, type Reader, until } from "./reader.ts";

const EXTENSION = join(import.meta.dirname, "..", "..", "dist", "firefox");

/** An element of the overlay, which the page itself cannot see: what it says, and its middle in the viewport. */
export interface OverlayElement {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly hasFocus: boolean;
}

/** What a test does where a reader cannot: in the extension's own contexts, and in the browser around it. */
export class Backstage {
  constructor(private readonly reader: Reader) {}

  /** Opens what the others need, so that no tab of a test's own comes in front of a page later. */
  async open(): Promise<void> {
    await this.evaluate("1");
    await this.watchProblems();
  }

  /** Evaluates an expression in a context of the extension. */
  async evaluate<T>(expression: string): Promise<T> {
    const { name, opened } = this.reader;
    const context = name === "firefox" ? await firefoxHelper(opened) : await chromiumWorker(opened);
    return (await context.evaluate(expression)) as T;
  }

  /** Runs a function, given as source, with the background's global object. */
  async inBackground(source: string): Promise<void> {
    const scope = this.reader.name === "firefox" ? "await browser.runtime.getBackgroundPage()" : "globalThis";
    await this.evaluate(`(async () => void (${source})(${scope}))()`);
  }

  /** Presses the key of a command, as far as the browser lets a test: its event is sent. */
  async command(page: Page, name: string): Promise<void> {
    await page.bringToFront();
    if (this.reader.name === "firefox") {
      await inFirefox(
        this.reader.opened,
        `WebExtensionPolicy.getByID("${GECKO_ID}").extension.shortcuts.onCommand("${name}")`,
      );
    } else await this.evaluate(`chrome.commands.onCommand.dispatch("${name}")`);
  }

  /** What the toolbar shows for a page. */
  badge(page: Page): Promise<string> {
    return this.evaluate(`${tabOf(page)}.then(({ id }) => chrome.action.getBadgeText({ tabId: id }))`);
  }

  /** The elements of the overlay in a page that a selector finds. */
  overlay(page: Page, selector: string): Promise<OverlayElement[]> {
    return this.inOverlay(
      page,
      `(root) => [...root.querySelectorAll(${JSON.stringify(selector)})].map((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        const hasFocus = root.activeElement === element;
        return { text: element.innerText || element.ariaLabel || "", x: left + width / 2, y: top + height / 2, hasFocus };
      })`,
    );
  }

  /** Runs a function, given as source, with the shadow root of the overlay in a page, where there is one; it gives a list. */
  inOverlay<T extends unknown[]>(page: Page, source: string): Promise<T> {
    const run = `() => {
      const open = (element) => globalThis.chrome?.dom?.openOrClosedShadowRoot(element) ?? element.openOrClosedShadowRoot;
      const roots = [...document.documentElement.children].filter((one) => one.popover === "manual").map(open).filter(Boolean);
      return roots.flatMap(${source});
    }`;
    const target = `${tabOf(page)}.then(({ id }) => ({ tabId: id }))`;
    return this.evaluate(
      `${target}.then((target) => chrome.scripting.executeScript({ target, func: ${run} })).then(([{ result }]) => result)`,
    );
  }

  /** Clicks a button of the overlay with the mouse, by the first line that it says. */
  async click(page: Page, label: string): Promise<void> {
    const button = await until(`the button “${label}” over the page`, async () =>
      (await this.overlay(page, "button")).find(({ text }) => text.trim().split("\n")[0] === label),
    );
    await page.mouse.click(button.x, button.y);
  }

  /** Opens the note editor for the attribution whose card comes next. */
  async openEditor(page: Page): Promise<Frame> {
    await this.command(page, "next-attribution");
    await this.click(page, "Add note");
    const frame = await editorFrame(page);
    await frame.waitForSelector("textarea");
    return frame;
  }

  /** Renews the extension under the open pages, as an update does. */
  async renew(page: Page): Promise<void> {
    const { name, opened } = this.reader;
    if (name === "firefox") {
      await opened.installExtension(EXTENSION);
      await this.evaluate("1");
      await page.bringToFront();
      return;
    }
    const old = opened.targets().filter(isWorker);
    this.evaluate("chrome.runtime.reload()").catch(() => undefined);
    await until("the new background", async () => opened.targets().some((one) => isWorker(one) && !old.includes(one)));
  }

  /** Begins to collect the extension's errors, where the browser does not always do so. */
  private async watchProblems(): Promise<void> {
    if (this.reader.name === "firefox") return;
    await this.inExtensionsPage(`(id) => Promise.all([
      chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true }),
      chrome.developerPrivate.updateExtensionConfiguration({ extensionId: id, errorCollection: true }),
    ])`);
  }

  /** Every error and warning that the browser has noted of the extension. */
  async problems(): Promise<string[]> {
    if (this.reader.name === "firefox") {
      return inFirefox(
        this.reader.opened,
        // A frame or tab that closes before it has its answer is noted too, and is no fault.
        `Services.console.getMessageArray()
          .filter((one) => one instanceof Ci.nsIScriptError && one.sourceName.startsWith("moz-extension://${FIREFOX_UUID}"))
          .filter((one) => !/after context unloaded|while context is inactive/.test(one.errorMessage))
          .map((one) => one.errorMessage + " at " + one.sourceName + ":" + one.lineNumber)`,
      );
    }
    return this.inExtensionsPage(`(id) => chrome.developerPrivate.getExtensionInfo(id).then(
      ({ manifestErrors, runtimeErrors }) => [...manifestErrors, ...runtimeErrors].map((one) => one.message))`);
  }

  private async inExtensionsPage<T>(source: string): Promise<T> {
    const page = await this.reader.opened.newPage();
    try {
      await page.goto("chrome://extensions");
      const { extensionId } = this.reader.opened as Browser & { extensionId: string };
      return (await page.evaluate(`(${source})("${extensionId}")`)) as T;
    } finally {
      await page.close();
    }
  }
}

/** The tab of a page, as an expression; of several at one address the one in front. */
function tabOf(page: Page): string {
  // Firefox keeps a fragment that names words out of the address of its tab.
  const [address] = page.url().split("#");
  return `chrome.tabs.query({}).then((tabs) => tabs.filter(({ url }) => url?.split("#")[0] === ${JSON.stringify(address)})
    .sort((a, b) => Number(b.active) - Number(a.active))[0])`;
}

async function chromiumWorker(browser: Browser) {
  await browser.waitForTarget(isWorker);
  // The worker of an extension that was renewed stays in the list, before the new one.
  const worker = await browser.targets().findLast(isWorker)?.worker();
  if (!worker) throw new Error("The background is not running.");
  return worker;
}

function isWorker(target: Target): boolean {
  return target.type() === "service_worker";
}
