import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Frame, Page } from "puppeteer-core";
import { inFirefox } from "./in-firefox.ts";
import { FIREFOX_UUID, openBrowser } from "./open-browser.mjs";

export type BrowserName = "chromium" | "firefox";

/** How long a thing may take before a test calls it missing, in milliseconds: the machine may be busy. */
const PATIENCE = 20_000;

/** A reader with a browser, a profile that outlasts it, and a folder for what is saved. */
export class Reader {
  private browser: Browser | undefined;
  private home = "";

  constructor(readonly name: BrowserName) {}

  /** Opens the browser with the extension; again after `close`, with all that was stored. */
  async open(language = "en"): Promise<void> {
    this.home ||= await mkdtemp(join(tmpdir(), "note-verbale-"));
    const profile = join(this.home, "profile");
    this.browser = await openBrowser(this.name, { profile, downloads: this.downloads, language });
  }

  async close(): Promise<void> {
    await this.browser?.close();
    this.browser = undefined;
  }

  async end(): Promise<void> {
    await this.close();
    await rm(this.home, { recursive: true, force: true, maxRetries: 5 });
  }

  get downloads(): string {
    return join(this.home, "downloads");
  }

  async visit(url: string): Promise<Page> {
    const page = await this.opened.newPage();
    await page.setViewport({ width: 1200, height: 850 });
    await page.goto(url, { waitUntil: "load" });
    await page.bringToFront();
    return page;
  }

  /** Opens the real popup over a page. */
  async openPopup(page: Page): Promise<Popup> {
    await page.bringToFront();
    return this.name === "firefox" ? openFirefoxPopup(this.opened, page) : openChromiumPopup(this.opened, page);
  }

  /** The saved file whose name ends so, once it is whole; what it holds, as text. */
  async savedFile(ending: string): Promise<string> {
    return (await this.savedBytes(ending)).toString("utf8");
  }

  /** The same, as bytes. */
  async savedBytes(ending: string): Promise<Buffer> {
    return until(`a saved file *${ending}`, async () => {
      // Chromium begins a file under a name with a dot; Firefox under one of its own, which is gone when the file is whole.
      const names = (await readdir(this.downloads).catch(() => [])).filter((one) => !one.startsWith("."));
      const name = names.find((one) => one.endsWith(ending));
      if (name === undefined || names.some((one) => /\.(?:part|crdownload)$/.test(one))) return undefined;
      const bytes = await readFile(join(this.downloads, name));
      if (bytes.length === 0) return undefined;
      await rm(join(this.downloads, name));
      return bytes;
    });
  }

  get opened(): Browser {
    if (!this.browser) throw new Error("The browser is not open.");
    return this.browser;
  }
}

/** The popup as a reader works it: by what it says and by the names of its controls. */
export interface Popup {
  /** All that the popup says. */
  text(): Promise<string>;
  /** The texts of all elements that a selector finds. */
  texts(selector: string): Promise<string[]>;
  /** Presses the control of this name, the nth of several. */
  press(name: string, nth?: number): Promise<void>;
  choose(name: string, value: string): Promise<void>;
  type(name: string, text: string): Promise<void>;
  /** Presses a key, as a reader without a mouse does. */
  key(name: "Tab" | "Enter"): Promise<void>;
  /** The name of the control that has the keyboard. */
  focused(): Promise<string>;
  screenshot(path: string): Promise<void>;
  close(): Promise<void>;
}

/** Waits until `look` finds something. */
export async function until<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const found = await look().catch((error: unknown) => {
      if (Date.now() > end) throw error;
      return undefined;
    });
    if (found) return found;
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** How many ranges the page shows painted under a name of the shared registry. */
export function painted(page: Page, name: string): Promise<number> {
  return page.evaluate((label) => CSS.highlights.get(label)?.size ?? 0, name);
}

/** The frame of the note editor in a page, once it is there. */
export function editorFrame(page: Page): Promise<Frame> {
  return until("the note editor", () => findEditor(page));
}

/** The frame of the note editor, if one is open. Firefox does not tell a frame's address, so the frame itself is asked. */
export async function findEditor(page: Page): Promise<Frame | undefined> {
  for (const frame of page.frames()) {
    if (frame === page.mainFrame()) continue;
    const url = await frame.evaluate(() => location.href).catch(() => "");
    if (url.includes("note-frame.html")) return frame;
  }
  return undefined;
}

async function openChromiumPopup(browser: Browser, page: Page): Promise<Popup> {
  const id = (browser as Browser & { extensionId: string }).extensionId;
  const extension = (await browser.extensions()).get(id);
  if (!extension) throw new Error("The extension is not installed.");
  await page.triggerExtensionAction(extension);
  const target = await browser.waitForTarget((one) => one.url().endsWith("/popup.html"), { timeout: PATIENCE });
  const popup = await target.asPage();
  return popupIn((work, ...args) => popup.evaluate(work as (...args: unknown[]) => unknown, ...args) as never, {
    key: (name) => popup.keyboard.press(name),
    screenshot: async (path) => void (await popup.screenshot({ path: path as `${string}.png` })),
    close: async () => {
      await popup.close().catch(() => undefined);
      await until(
        "the popup to close",
        async () => !browser.targets().some((one) => one.url().endsWith("/popup.html")),
      );
    },
  });
}

async function openFirefoxPopup(browser: Browser, page: Page): Promise<Popup> {
  const helper = await firefoxHelper(browser);
  await page.bringToFront();
  await helper.evaluate("browser.action.openPopup()");
  await until(
    "the popup",
    () => helper.evaluate("browser.extension.getViews({ type: 'popup' }).length > 0") as Promise<boolean>,
  );
  return popupIn(
    (work, ...args) =>
      helper.evaluate(
        `(() => {
          const view = browser.extension.getViews({ type: "popup" })[0];
          if (!view) throw new Error("The popup is closed.");
          return (${String(work).replace(/^async /, "")})(...${JSON.stringify(args)}, view.document);
        })()`,
      ) as never,
    {
      key: (name) => pressInFirefox(browser, name),
      screenshot: async () => undefined,
      close: async () => {
        await helper.evaluate("browser.extension.getViews({ type: 'popup' })[0]?.close()");
        await until(
          "the popup to close",
          () => helper.evaluate("browser.extension.getViews({ type: 'popup' }).length === 0") as Promise<boolean>,
        );
      },
    },
  );
}

/**
 * A page of the extension from which its popup can be opened and reached. Firefox does not tell the address of one that is
 * open already, so the pages themselves are asked: another would come in front of the page that is tested.
 */
export async function firefoxHelper(browser: Browser): Promise<Page> {
  const url = `moz-extension://${FIREFOX_UUID}/note-frame.html`;
  for (const page of await browser.pages()) {
    if (page.url() !== "about:blank") continue;
    if ((await page.evaluate("location.href").catch(() => "")) === url) return page;
  }
  const page = await browser.newPage();
  await page.goto(url, { waitUntil: [] as never });
  await page.waitForSelector("#root");
  return page;
}

/** Firefox sends keys of the protocol to tabs only; the popup has them from the window's own input. */
async function pressInFirefox(browser: Browser, name: "Tab" | "Enter"): Promise<void> {
  const keyCode = { Tab: 9, Enter: 13 }[name];
  await inFirefox(
    browser,
    `(() => {
      const input = Cc["@mozilla.org/text-input-processor;1"].createInstance(Ci.nsITextInputProcessor);
      if (!input.beginInputTransactionForTests(window)) throw new Error("The window takes no keys.");
      const key = new KeyboardEvent("", { key: "${name}", code: "${name}", keyCode: ${keyCode} });
      input.keydown(key);
      input.keyup(key);
    })()`,
  );
}

type Evaluate = <A extends unknown[], R>(work: (...args: [...A, Document?]) => R, ...args: A) => Promise<R>;

function popupIn(evaluate: Evaluate, rest: Pick<Popup, "key" | "screenshot" | "close">): Popup {
  return {
    ...rest,
    focused: () =>
      evaluate((at = document) => {
        const element = at.activeElement as HTMLElement | null;
        return (element?.ariaLabel ?? element?.innerText ?? "").trim();
      }),
    text: () => evaluate((at = document) => (at.body as HTMLElement).innerText),
    texts: (selector) =>
      evaluate(
        (one: string, at = document) => [...at.querySelectorAll<HTMLElement>(one)].map((element) => element.innerText),
        selector,
      ),
    press: async (name, nth = 0) => {
      await until(`the control “${name}” (${nth + 1})`, () =>
        evaluate(
          (label: string, index: number, at = document) => {
            const controls = [...at.querySelectorAll<HTMLElement>("button")].filter(
              (one) =>
                !(one as HTMLButtonElement).disabled &&
                (one.getAttribute("aria-label") ?? one.innerText).trim().startsWith(label),
            );
            controls[index]?.click();
            return controls[index] !== undefined;
          },
          name,
          nth,
        ),
      );
    },
    choose: async (name, value) => {
      await until(`the choice “${name}”`, () =>
        evaluate(
          (label: string, wanted: string, at = document) => {
            const select = at.querySelector<HTMLSelectElement>(`select[aria-label="${label}"]`);
            if (!select) return false;
            select.value = wanted;
            select.dispatchEvent(new Event("change", { bubbles: true }));
            return true;
          },
          name,
          value,
        ),
      );
    },
    type: async (name, text) => {
      await evaluate(
        (label: string, words: string, at = document) => {
          const field = at.querySelector<HTMLTextAreaElement>(`textarea[aria-label="${label}"]`);
          if (!field) throw new Error(`There is no field “${label}”.`);
          field.value = words;
          field.dispatchEvent(new Event("input", { bubbles: true }));
        },
        name,
        text,
      );
    },
  };
}
