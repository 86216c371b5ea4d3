import type { ElementHandle, Page } from "puppeteer-core";
import { testBrowser } from "./shared-browser.ts";
import { waitFor, waitForValue } from "./wait.ts";

/** Controls the library in a tab as a user does: by its text and by the names of its controls. */
export class LibraryPage {
  private constructor(readonly page: Page) {}

  /** Opens the library at a view, such as `notes` or `timeline/NAME`, and waits until the view is shown. */
  static async open(view = "notes", viewport = { width: 1280, height: 900 }): Promise<LibraryPage> {
    const heading = `.view-${view.split("/")[0]} h1`;
    return new LibraryPage(await testBrowser.openExtensionPage(`library.html#${view}`, heading, viewport));
  }

  /** Goes to a view and waits until it shows an element that a selector finds. */
  async go(view: string, selector = "h1"): Promise<void> {
    await this.page.bringToFront();
    await this.page.evaluate((hash) => {
      location.hash = hash;
    }, `#${view}`);
    await this.waitForElement(`.view-${view.split("/")[0]} ${selector}`);
  }

  /** Reloads the page, as a user does. */
  async reload(): Promise<void> {
    await this.page.evaluate(() => Object.assign(globalThis, { isOutdated: true }));
    await this.page.reload({ waitUntil: [] as never });
    await waitFor("the library to be loaded again", () =>
      this.page.evaluate(() => !("isOutdated" in globalThis) && document.querySelector(".side-nav") !== null),
    );
  }

  async waitForElement(selector: string): Promise<void> {
    await waitFor(`${selector} in the library`, () => this.page.$(selector));
  }

  /** Returns the texts of all elements that a selector finds. */
  texts(selector: string): Promise<string[]> {
    return this.page.evaluate(
      (one) => [...document.querySelectorAll<HTMLElement>(one)].map((element) => element.innerText.trim()),
      selector,
    );
  }

  /** Waits until the elements that a selector finds have these texts. */
  async waitForTexts(selector: string, expected: readonly string[]): Promise<void> {
    await waitForValue(`the texts of ${selector}`, () => this.texts(selector), [...expected]);
  }

  /** Waits until the elements that a selector finds contain a text. */
  async waitForText(selector: string, words: string | RegExp): Promise<void> {
    await waitFor(`“${words}” in ${selector}`, async () => {
      const text = (await this.texts(selector)).join("\n");
      return typeof words === "string" ? text.includes(words) : words.test(text);
    });
  }

  /** Waits until the line above the list contains a text, for example "2 notes". */
  async waitForCount(words: string): Promise<void> {
    await waitFor(`the count “${words}”`, async () => (await this.texts(".found"))[0] === words);
  }

  /** Presses the control with this name inside an element that a selector finds, as soon as it is enabled. */
  async press(label: string, within = "body"): Promise<void> {
    await waitFor(`the control “${label}” of the library`, () =>
      this.page.evaluate(
        (wanted, where) => {
          const found = [...document.querySelectorAll<HTMLElement>(`:is(${where}) :is(button, a, summary)`)].find(
            (one) =>
              (one.getAttribute("aria-label") ?? (one.innerText.trim() || one.title)) === wanted &&
              !(one as HTMLButtonElement).disabled,
          );
          found?.click();
          return found !== undefined;
        },
        label,
        within,
      ),
    );
  }

  /** Presses the first element that a selector finds, as soon as it exists. */
  async pressElement(selector: string, nth = 0): Promise<void> {
    await waitFor(`${selector} in the library`, () =>
      this.page.evaluate(
        (one, index) => {
          const found = document.querySelectorAll<HTMLElement>(one)[index];
          found?.click();
          return found !== undefined;
        },
        selector,
        nth,
      ),
    );
  }

  /** Ticks a checkbox or radio button by its label. */
  async tick(words: string, within = "body"): Promise<void> {
    await waitFor(`the choice “${words}” of the library`, () =>
      this.page.evaluate(
        (wanted, where) => {
          const found = [...document.querySelectorAll<HTMLElement>(`:is(${where}) label`)].find(
            (one) => one.innerText.trim() === wanted,
          );
          found?.querySelector("input")?.click();
          return found !== undefined;
        },
        words,
        within,
      ),
    );
  }

  /** Filters the list by a value of a facet, such as a speaker, or removes that filter. */
  async narrowTo(value: string): Promise<void> {
    await waitFor(`the choice “${value}” of a facet`, () =>
      this.page.evaluate((wanted) => {
        const found = [...document.querySelectorAll<HTMLElement>(".facet-value")].find(
          (one) => one.querySelector<HTMLElement>(".facet-name")?.innerText.trim() === wanted,
        );
        found?.querySelector("input")?.click();
        return found !== undefined;
      }, value),
    );
  }

  /** Selects the row of a list that contains a text. */
  async tickRow(words: string): Promise<void> {
    await waitFor(`the row “${words}”`, () =>
      this.page.evaluate((wanted) => {
        const row = [...document.querySelectorAll<HTMLElement>(".row")].find((one) => one.innerText.includes(wanted));
        row?.querySelector<HTMLElement>(".row-check")?.click();
        return row !== undefined;
      }, words),
    );
  }

  /** Replaces the text in a field. */
  async fill(selector: string, words: string): Promise<void> {
    await this.waitForElement(selector);
    await this.page.evaluate(
      (one, text) => {
        const field = document.querySelector<HTMLInputElement | HTMLTextAreaElement>(one);
        if (!field) return;
        field.value = text;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      },
      selector,
      words,
    );
  }

  /** Chooses a value in a list. */
  async select(selector: string, value: string): Promise<void> {
    await this.waitForElement(selector);
    await this.page.select(selector, value);
  }

  /** Chooses files on disk in the file field with this label. */
  async chooseFile(path: string | readonly string[], label = "File to import"): Promise<void> {
    const field = await waitFor(
      `the file field “${label}”`,
      async () =>
        (await this.page.$(`input[type=file][aria-label="${label}"]`)) as ElementHandle<HTMLInputElement> | null,
    );
    await field.uploadFile(...[path].flat());
  }

  /** Exports everything in a format, with the options of these names ticked. */
  async exportAll(format: string, ...ticked: string[]): Promise<void> {
    await this.go("import-export");
    await this.select(".view-import-export .export-form select", format);
    for (const words of ticked) await this.tick(words, ".export-form");
    await this.press("Export everything");
  }

  /** Saves a backup and returns its text. */
  async saveBackup(): Promise<string> {
    await this.go("import-export");
    // A reminder above the view has a link of the same name.
    await this.press("Save a backup", ".setting");
    return testBrowser.savedFile(".json");
  }

  /** Imports a file whose preview begins with `plan`, and waits until the result contains `records`. */
  async importFile(path: string, plan: string, records: string): Promise<void> {
    await this.go("import-export");
    await this.chooseFile(path);
    await waitFor(`the plan “${plan}”`, async () => (await this.texts(".plan strong")).join().startsWith(plan));
    await this.press("Import");
    await this.waitForText(".toast", `${records} imported.`);
  }
}
