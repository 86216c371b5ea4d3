import type { Page, Target } from "puppeteer-core";
import { waitCeiling } from "../../runner/machine.mjs";
import { runInFirefoxChrome } from "./firefox-chrome-script.ts";
import type { TestBrowser } from "./test-browser.ts";
import { waitFor } from "./wait.ts";

/** Controls the popup as a user does: by its text and by the names of its controls. */
export interface Popup {
  /** Returns the whole text of the popup. */
  text(): Promise<string>;
  /** Returns the texts of all elements that a selector finds. */
  texts(selector: string): Promise<string[]>;
  /** Presses the nth control, from 0, whose name begins with `name`, as soon as it exists and is enabled. */
  press(name: string, nth?: number): Promise<void>;
  /** Chooses a value in the list with this name. */
  choose(name: string, value: string): Promise<void>;
  /** Exports this page or all notes in a format, by default the one that is chosen first. */
  export(what: "page" | "all", format?: string): Promise<void>;
  /** Replaces the text in the field with this name. */
  type(name: string, text: string): Promise<void>;
  /** Presses a key, as a user without a mouse does. */
  key(name: "Tab" | "Enter"): Promise<void>;
  /** Presses Tab, waits until another element has the focus, and returns its name. */
  tab(): Promise<string>;
  /** Returns the name of the focused control. */
  focused(): Promise<string>;
  /** Runs a function, given as source, with the popup's global object. */
  run(source: string): Promise<void>;
  /** Takes a screenshot. Chromium only. */
  screenshot(path: string): Promise<void>;
  close(): Promise<void>;
}

/** The share of the time limit after which a click on the toolbar button is repeated if it has not opened the popup. */
const SHARE_OF_ONE_CLICK = 1 / 12;

/** Opens the real popup over a page. Closes a popup that is already open. */
export async function openPopup(browser: TestBrowser, page: Page): Promise<Popup> {
  await closeOpenPopup(browser);
  await page.bringToFront();
  return browser.name === "firefox" ? openFirefoxPopup(browser) : openChromiumPopup(browser, page);
}

/**
 * Opens the side panel for a page. A test uses a tab behind the page for it: like the real panel it follows the active
 * tab and stays open when the page gets the focus.
 */
export async function openSidePanel(browser: TestBrowser, page: Page): Promise<Popup> {
  const panel = await browser.openExtensionPage("panel.html", ".bar-top");
  await page.bringToFront();
  const evaluate: Evaluate = (work, ...args) =>
    panel.evaluate(work as (...args: unknown[]) => unknown, ...args) as never;
  return popupIn(evaluate, {
    key: (name) => panel.keyboard.press(name),
    run: async (source) => void (await panel.evaluate(`void (${source})(globalThis)`)),
    screenshot: async (path) => void (await panel.screenshot({ path: path as `${string}.png` })),
    close: () => panel.close(),
  });
}

/** Closes the popup if it is open, and waits until it is closed. */
export async function closeOpenPopup(browser: TestBrowser): Promise<void> {
  if (browser.name === "firefox") {
    const isClosed = () => browser.evaluate<boolean>(`(${FIREFOX_VIEW}?.close(), ${FIREFOX_VIEW} === undefined)`);
    await waitFor("the popup to close", isClosed);
    return;
  }
  const find = () => browser.opened.targets().find((one) => one.url().endsWith("/popup.html"));
  await waitFor("the popup to close", async () => {
    const target = find();
    if (!target) return true;
    await (await target.asPage()).close().catch(() => undefined);
    return false;
  });
}

async function openChromiumPopup(owner: TestBrowser, page: Page): Promise<Popup> {
  const { opened: browser } = owner;
  const extension = (await browser.extensions()).get(browser.extensionId);
  if (!extension) throw new Error("The extension is not installed.");
  const popup = await waitFor("the popup", async () => {
    // A click is lost while the browser still processes the previous click.
    await page.triggerExtensionAction(extension);
    const isPopup = (one: Target) => one.url().endsWith("/popup.html");
    const target = await browser.waitForTarget(isPopup, { timeout: waitCeiling() * SHARE_OF_ONE_CLICK });
    return target.asPage();
  });
  const evaluate: Evaluate = (work, ...args) =>
    popup.evaluate(work as (...args: unknown[]) => unknown, ...args) as never;
  return popupIn(evaluate, {
    key: (name) => popup.keyboard.press(name),
    run: async (source) => void (await popup.evaluate(`void (${source})(globalThis)`)),
    screenshot: async (path) => void (await popup.screenshot({ path: path as `${string}.png` })),
    close: () => closeOpenPopup(owner),
  });
}

const FIREFOX_VIEW = `browser.extension.getViews({ type: "popup" })[0]`;

async function openFirefoxPopup(browser: TestBrowser): Promise<Popup> {
  await browser.evaluate("browser.action.openPopup()");
  await waitFor("the popup", () => browser.evaluate<boolean>(`${FIREFOX_VIEW}?.document.readyState === "complete"`));
  const evaluate: Evaluate = (work, ...args) =>
    browser.evaluate(`(() => {
      const view = ${FIREFOX_VIEW};
      if (!view) throw new Error("The popup is closed.");
      return (${String(work).replace(/^async /, "")})(...${JSON.stringify(args)}, view.document);
    })()`) as never;
  return popupIn(evaluate, {
    key: (name) => pressInFirefox(browser, name),
    run: (source) => browser.evaluate(`void (${source})(${FIREFOX_VIEW})`),
    screenshot: async () => undefined,
    close: () => closeOpenPopup(browser),
  });
}

/**
 * Presses a key in Firefox, which sends keys of the protocol to tabs only, by the input functions of the browser
 * window. A popup that a test opens must be focused first, or the first key would be lost.
 */
async function pressInFirefox({ opened }: TestBrowser, name: "Tab" | "Enter"): Promise<void> {
  const keyCode = { Tab: 9, Enter: 13 }[name];
  await runInFirefoxChrome(
    opened,
    `(() => {
      const popup = document.querySelector(".webextension-popup-browser");
      if (document.activeElement !== popup) popup?.focus();
      const input = Cc["@mozilla.org/text-input-processor;1"].createInstance(Ci.nsITextInputProcessor);
      if (!input.beginInputTransactionForTests(window)) throw new Error("The window takes no keys.");
      const key = new KeyboardEvent("", { key: "${name}", code: "${name}", keyCode: ${keyCode} });
      input.keydown(key);
      input.keyup(key);
    })()`,
  );
}

/**
 * Runs a function with the popup's document as its last argument. The function must not use variables of its
 * surroundings.
 */
type Evaluate = <A extends unknown[], R>(work: (...args: [...A, Document?]) => R, ...args: A) => Promise<R>;

function popupIn(evaluate: Evaluate, rest: Pick<Popup, "key" | "run" | "screenshot" | "close">): Popup {
  const popup: Popup = {
    ...rest,
    tab: async () => {
      await evaluate((at = document) => void Object.assign(at, { focusedBefore: at.activeElement }));
      await rest.key("Tab");
      const { name } = await waitFor("the focus on the next control of the popup", () =>
        evaluate((at = document) => {
          const element = at.activeElement as HTMLElement | null;
          if (element === (at as { focusedBefore?: Element | null }).focusedBefore) return undefined;
          return { name: (element?.ariaLabel ?? (element?.innerText.trim() || element?.title) ?? "").trim() };
        }),
      );
      return name;
    },
    focused: () =>
      evaluate((at = document) => {
        const element = at.activeElement as HTMLElement | null;
        return (element?.ariaLabel ?? (element?.innerText.trim() || element?.title) ?? "").trim();
      }),
    text: () => evaluate((at = document) => (at.body as HTMLElement).innerText),
    texts: (selector) =>
      evaluate(
        (one: string, at = document) => [...at.querySelectorAll<HTMLElement>(one)].map((element) => element.innerText),
        selector,
      ),
    press: async (name, nth = 0) => {
      await waitFor(`the control “${name}” (${nth + 1}) of the popup`, () =>
        evaluate(
          (label: string, index: number, at = document) => {
            const controls = [...at.querySelectorAll<HTMLElement>("button")].filter(
              (one) =>
                !(one as HTMLButtonElement).disabled &&
                (one.getAttribute("aria-label") ?? (one.innerText.trim() || one.title)).trim().startsWith(label),
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
      await waitFor(`the list “${name}” of the popup`, () =>
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
    export: async (what, format) => {
      if ((await popup.texts(".export select")).length === 0) await popup.press("Export…");
      if (format !== undefined) await popup.choose("Format", format);
      await popup.press(what === "page" ? "Export this page" : "Export all notes");
    },
    type: async (name, text) => {
      await waitFor(`the field “${name}” of the popup`, () =>
        evaluate(
          (label: string, words: string, at = document) => {
            const field = at.querySelector<HTMLTextAreaElement>(`textarea[aria-label="${label}"]`);
            if (!field) return false;
            field.value = words;
            field.dispatchEvent(new Event("input", { bubbles: true }));
            return true;
          },
          name,
          text,
        ),
      );
    },
  };
  return popup;
}
