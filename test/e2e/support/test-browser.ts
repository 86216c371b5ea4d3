import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import type { Browser, Page } from "puppeteer-core";
import { waitCeiling } from "../../runner/machine.mjs";
import { readExtensionErrors, runInFirefoxChrome } from "./firefox-chrome-script.ts";
import { FIREFOX_UUID, openBrowser } from "./open-browser.mjs";
import { closeOpenPopup, openPopup, type Popup } from "./popup.ts";
import type { Records, StoredRecords } from "./store-in-page.ts";
import { setBrowserState, waitFor } from "./wait.ts";

export type BrowserName = "chromium" | "firefox";

/** Maximum number of console messages and errors of a page that are kept for the report of a failure. */
const MOST_MESSAGES = 15;

/**
 * A message to the background that changes nothing. When it is answered, everything sent before it has been processed.
 */
const ANY_MESSAGE = `chrome.runtime.sendMessage({ type: "pausedSites", args: [] })`;

/** Maximum number of characters of a page's text in the report of a failure. */
const MOST_TEXT = 600;

/**
 * A browser with the extension, a profile that outlasts the browser, and a downloads folder. One serves all tests of a
 * process: `prepare` resets it before every test.
 */
export class TestBrowser {
  private browser: (Browser & { extensionId: string }) | undefined;
  private folder = "";
  private language = "en";
  private mustReplace = false;
  /** Number of tabs with the first-run page that were closed when the browser was opened. */
  private closedFirstRuns = 0;
  private allowed: RegExp[] = [];
  private refusesPageErrors = false;
  private pageErrors: string[] = [];
  private cleanups: (() => Promise<void>)[] = [];
  /** Pages that stay open between tests: the browser's first page and the helper pages. */
  private readonly kept = new Set<Page>();
  private helper: Page | undefined;
  private extensionsPage: Page | undefined;
  private readonly messages = new Map<Page, string[]>();

  constructor(readonly name: BrowserName) {
    setBrowserState({
      describe: () => this.describe(),
      isRunning: () => this.browser === undefined || this.browser.connected,
    });
  }

  /** The running browser. */
  get opened(): Browser & { extensionId: string } {
    if (!this.browser) throw new Error("The browser is not open.");
    return this.browser;
  }

  get downloads(): string {
    return join(this.folder, "downloads");
  }

  /** Resets the browser: one empty tab, nothing stored, nothing downloaded, no error recorded. */
  async prepare(): Promise<void> {
    this.allowed = [];
    this.refusesPageErrors = false;
    const cleanups = this.cleanups.splice(0);
    if (this.browser?.connected && !this.mustReplace) for (const cleanup of cleanups) await cleanup();
    const isReady = this.browser?.connected && this.helper && this.language === "en";
    if (!isReady || this.mustReplace) await this.replace();
    else {
      await this.closePages();
      await this.clearStore();
      await this.clearProblems();
    }
    await rm(this.downloads, { recursive: true, force: true });
    await mkdir(this.downloads, { recursive: true });
  }

  /**
   * Makes the next test start with a new browser and profile, because this test changes what `prepare` cannot restore.
   */
  replaceAfterTest(): void {
    this.mustReplace = true;
  }

  /** Registers a function that runs before the next test, unless that test has a new browser anyway. */
  afterTest(cleanup: () => Promise<void>): void {
    this.cleanups.push(cleanup);
  }

  /** Closes the browser and opens it again with the same profile and its stored data. */
  async restart(language = this.language): Promise<void> {
    await this.close();
    await this.open(language, false);
  }

  /** Replaces the browser by one in another language. The next test has an English one again. */
  async setLanguage(language: string): Promise<void> {
    await this.replace(language);
  }

  /**
   * Returns the number of tabs with the first-run page since the installation: those closed then, and those open now.
   */
  async countFirstRunTabs(): Promise<number> {
    return this.closedFirstRuns + (await this.firstRunPages()).length;
  }

  /** Closes the browser and deletes its profile. */
  async dispose(): Promise<void> {
    await this.close();
    if (this.folder) await rm(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    this.folder = "";
  }

  /** Opens an address in a new active tab and waits until the page is loaded. */
  async openPage(url: string): Promise<Page> {
    const page = await this.newPage();
    await page.goto(url, { waitUntil: "load" });
    await page.bringToFront();
    return page;
  }

  /** Opens an empty tab. */
  async newPage(): Promise<Page> {
    const page = await this.opened.newPage();
    this.watch(page);
    await page.setViewport({ width: 1200, height: 850 });
    return page;
  }

  /** Opens a page of the extension in a new active tab and waits until it shows an element that a selector finds. */
  async openExtensionPage(path: string, selector: string, viewport = { width: 1280, height: 900 }): Promise<Page> {
    const page = await this.newPage();
    await page.setViewport(viewport);
    // Firefox never reports that a page of an extension is loaded.
    await page.goto(this.extensionUrl(path), { waitUntil: [] as never });
    await page.bringToFront();
    await waitFor(`${path} to show ${selector}`, () => page.$(selector));
    return page;
  }

  /** Returns the address of a file of the extension. */
  extensionUrl(path: string): string {
    return this.name === "firefox"
      ? `moz-extension://${FIREFOX_UUID}/${path}`
      : `chrome-extension://${this.opened.extensionId}/${path}`;
  }

  /** Opens the real popup over a page. */
  async openPopup(page: Page): Promise<Popup> {
    return openPopup(this, page);
  }

  /** Returns the page of the extension from which tests call its interfaces. It shows nothing and is never active. */
  get helperPage(): Page {
    if (!this.helper) throw new Error("The browser is not open.");
    return this.helper;
  }

  /** Evaluates an expression of plain data in a page of the extension. */
  async evaluate<T>(expression: string): Promise<T> {
    return (await this.helperPage.evaluate(expression)) as T;
  }

  /**
   * Puts records into the store, as the product does, without its interface. Returns when pages on the sites of the
   * notes show them.
   */
  async store(records: Records): Promise<void> {
    await this.evaluate(`testStore.put(${JSON.stringify(records)})`);
    const urls = (records.notes ?? []).map(({ target }) => target.source).filter((url) => /^https?:/.test(url));
    await waitFor("the sites with notes to be registered", () =>
      this.evaluate(`chrome.scripting.getRegisteredContentScripts({ ids: ["noted-site"] }).then((scripts) => {
        const matches = scripts.flatMap((script) => script.matches);
        const hosts = ${JSON.stringify(urls)}.filter((url) => URL.canParse(url)).map((url) => new URL(url).hostname);
        return matches.includes("https://*/*") || hosts.every((host) => matches.includes("*://" + host + "/*"));
      })`),
    );
  }

  /** Returns all records of the store. */
  storedRecords(): Promise<StoredRecords> {
    return this.evaluate("testStore.read()");
  }

  /** Returns the text of the saved file whose name has this ending, as soon as it is complete, and deletes the file. */
  async savedFile(ending: string): Promise<string> {
    return (await this.savedBytes(ending)).toString("utf8");
  }

  /**
   * Returns the bytes of the saved file whose name has this ending, as soon as it is complete, and deletes the file.
   */
  async savedBytes(ending: string): Promise<Buffer> {
    return waitFor(`a saved file *${ending}`, async () => {
      // Chromium begins a file under a name with a leading dot. Firefox uses a temporary file that is deleted when the
      // download is complete.
      const names = (await readdir(this.downloads)).filter((one) => !one.startsWith("."));
      const name = names.find((one) => one.endsWith(ending));
      if (name === undefined || names.some((one) => /\.(?:part|crdownload)$/.test(one))) return undefined;
      const bytes = await readFile(join(this.downloads, name));
      if (bytes.length === 0) return undefined;
      await rm(join(this.downloads, name));
      return bytes;
    });
  }

  /** Returns the path of a file outside the downloads folder that a test may write. */
  file(name: string): string {
    return join(this.folder, name);
  }

  /** Lets a test cause errors of the extension whose text matches. */
  allowProblems(pattern: RegExp): void {
    this.allowed.push(pattern);
  }

  /** Makes script errors in any page count as problems too, until the test ends. */
  refusePageErrors(): void {
    this.refusesPageErrors = true;
    this.pageErrors = [];
  }

  /** Returns every error and warning that the browser has recorded for the extension, except the allowed ones. */
  async problems(): Promise<string[]> {
    if (!this.browser) return [];
    const found = this.name === "firefox" ? await this.firefoxProblems() : await this.chromiumProblems();
    if (this.refusesPageErrors) found.push(...this.pageErrors);
    return found.filter((problem) => !this.allowed.some((pattern) => pattern.test(problem)));
  }

  /** Returns the pages that a test has open, without the helper pages. */
  async openPages(): Promise<Page[]> {
    return (await this.opened.pages()).filter((page) => !this.kept.has(page));
  }

  /** Opens the helper page again, which is closed when the extension is reloaded. */
  async openHelper(): Promise<void> {
    const page = await this.opened.newPage();
    const url = this.extensionUrl("editor-frame.html");
    // While the extension is reloaded, the browser refuses to open its pages.
    let isAccepted = false;
    await waitFor("the helper page", async () => {
      if (!isAccepted) await page.goto(url, { waitUntil: [] as never });
      isAccepted = true;
      return page.evaluate(`location.href === "${url}" && document.readyState === "complete"`);
    });
    await page.evaluate(await storeScript());
    this.helper = page;
    this.kept.add(page);
  }

  private async replace(language = "en"): Promise<void> {
    await this.dispose();
    this.mustReplace = false;
    this.folder = await mkdtemp(join(tmpdir(), "note-verbale-"));
    await mkdir(this.downloads, { recursive: true });
    await this.open(language, true);
  }

  /** Opens the browser. In a new profile the extension is installed for the first time and shows its first-run page. */
  private async open(language: string, isNewProfile: boolean): Promise<void> {
    this.language = language;
    const profile = join(this.folder, "profile");
    this.browser = await openBrowser(this.name, {
      profile,
      downloads: this.downloads,
      language,
      sharesProcess: true,
    });
    this.browser.on("targetcreated", async (target) => {
      if (target.type() === "page") this.watch((await target.page().catch(() => null)) ?? undefined);
    });
    if (isNewProfile) await this.closeFirstRun();
    for (const page of await this.browser.pages()) this.kept.add(page);
    if (this.name === "chromium") await this.openExtensionsPage();
    await this.openHelper();
    if (!isNewProfile) await this.closeRepeatedFirstRun();
  }

  private async close(): Promise<void> {
    await this.browser?.close().catch(() => undefined);
    this.browser = undefined;
    this.helper = undefined;
    this.extensionsPage = undefined;
    this.kept.clear();
    this.messages.clear();
  }

  /**
   * Closes the first-run page, which opens in an active tab at an unpredictable time and could otherwise disturb a
   * test.
   */
  private async closeFirstRun(): Promise<void> {
    const first = await waitFor("the first screen", async () => {
      const pages = await this.firstRunPages();
      return pages.length > 0 && pages;
    });
    for (const page of first) await page.close();
    this.closedFirstRuns = first.length;
  }

  /**
   * Closes the first-run page where the browser reports the restart as an installation, which Chromium often does with
   * an extension that is loaded from a folder. The background opens the page before it answers its first message.
   */
  private async closeRepeatedFirstRun(): Promise<void> {
    await this.evaluate(ANY_MESSAGE);
    for (const page of await this.firstRunPages()) {
      this.kept.delete(page);
      await page.close();
    }
  }

  private async firstRunPages(): Promise<Page[]> {
    const found: Page[] = [];
    for (const page of await this.opened.pages()) {
      const url = await page.evaluate(() => location.href).catch(() => "");
      if (url === this.extensionUrl("first-run.html")) found.push(page);
    }
    return found;
  }

  private async closePages(): Promise<void> {
    await closeOpenPopup(this);
    for (const page of await this.openPages()) {
      await page.close().catch(() => undefined);
      this.messages.delete(page);
    }
  }

  /** Deletes all stored data, after pending writes of closed pages have finished. */
  private async clearStore(): Promise<void> {
    await waitFor("an empty store", async () => {
      await this.evaluate(ANY_MESSAGE);
      await this.evaluate("testStore.clear()");
      await this.evaluate(ANY_MESSAGE);
      const { notes, readouts, corrections } = await this.storedRecords();
      return notes.length + readouts.length + corrections.length === 0;
    });
  }

  /** Collects console messages and errors of a page for the report of a failure. */
  private watch(page: Page | undefined): void {
    if (!page || this.messages.has(page)) return;
    const messages: string[] = [];
    this.messages.set(page, messages);
    const add = (words: string) => {
      messages.push(words.slice(0, 300));
      if (messages.length > MOST_MESSAGES) messages.shift();
    };
    page.setDefaultTimeout(waitCeiling());
    page.setDefaultNavigationTimeout(waitCeiling());
    page.on("console", (message) => add(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => {
      add(`error: ${error}`);
      // The browser requests an icon by itself, and sometimes reports that a policy refuses it.
      if (!/resource \(img-src\)/.test(String(error))) this.pageErrors.push(`${error} in a page`);
    });
  }

  private async openExtensionsPage(): Promise<void> {
    const page = await this.opened.newPage();
    this.kept.add(page);
    // A file of Chromium's own extensions page has the same interfaces and costs 3 s of processor time less than the
    // page.
    await page.goto("chrome://extensions/strings.m.js");
    this.extensionsPage = page;
    await this.inExtensionsPage(`Promise.all([
      chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true }),
      chrome.developerPrivate.updateExtensionConfiguration({ extensionId: id, errorCollection: true }),
    ])`);
  }

  /** Evaluates an expression in Chromium's own extensions page. `id` is the extension's id. */
  async inExtensionsPage<T>(expression: string): Promise<T> {
    if (!this.extensionsPage) throw new Error("Only Chromium has a page about extensions.");
    return (await this.extensionsPage.evaluate(`((id) => ${expression})("${this.opened.extensionId}")`)) as T;
  }

  private chromiumProblems(): Promise<string[]> {
    return this.inExtensionsPage(`chrome.developerPrivate.getExtensionInfo(id).then(
      ({ manifestErrors, runtimeErrors }) => [...manifestErrors, ...runtimeErrors].map((one) => one.message))`);
  }

  private firefoxProblems(): Promise<string[]> {
    return readExtensionErrors(this.opened);
  }

  private async clearProblems(): Promise<void> {
    if (this.name === "firefox") await runInFirefoxChrome(this.opened, "Services.console.reset()");
    else await this.inExtensionsPage("chrome.developerPrivate.deleteExtensionErrors({ extensionId: id })");
  }

  /** Describes every open page with its address, text, highlights and console, and the errors of the extension. */
  private async describe(): Promise<string> {
    if (!this.browser) return "  No browser is open.";
    const parts: string[] = [];
    for (const target of this.browser.targets()) {
      if (!target.url().endsWith("/popup.html")) continue;
      const page = await target.asPage();
      parts.push(await describePage(page, []));
    }
    for (const page of await this.openPages()) parts.push(await describePage(page, this.messages.get(page) ?? []));
    if (this.name === "firefox") parts.push(`  popup: ${await this.firefoxPopupText()}`);
    const problems = await this.problems().catch((error: unknown) => [String(error)]);
    return [...parts, `  errors of the extension: ${JSON.stringify(problems)}`].join("\n");
  }

  private firefoxPopupText(): Promise<string> {
    return this.evaluate<string>(
      `JSON.stringify(browser.extension.getViews({ type: "popup" }).map((view) => view.document.body.innerText))`,
    ).catch(String);
  }
}

async function describePage(page: Page, messages: readonly string[]): Promise<string> {
  const seen = await page
    .evaluate((most) => {
      const marks = [...CSS.highlights].map(([name, ranges]) => `${name} ${ranges.size}`).join(", ");
      const text = (document.body?.innerText ?? "").replace(/\s+/g, " ").slice(0, most);
      return `${location.href} "${document.title}", ${document.visibilityState}\n    highlights: ${marks}\n    text: ${text}`;
    }, MOST_TEXT)
    .catch((error: unknown) => `${page.url()} cannot be asked: ${error}`);
  return `  page ${seen}\n    console: ${messages.join(" | ")}`;
}

let script: Promise<string> | undefined;

/** Returns the script of store-in-page.ts, built once per process. */
function storeScript(): Promise<string> {
  script ??= build({
    entryPoints: [join(import.meta.dirname, "store-in-page.ts")],
    bundle: true,
    write: false,
    format: "iife",
    target: "es2023",
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? "");
  return script;
}
