/**
 * Performs everyday tasks in the built extension as a user does, and prints the number of clicks and keys of each and
 * the maximum. Typed text is not counted. Opening the popup is one click. Exits with status 1 if a task takes more.
 * Usage: node build.mjs && [BROWSER=firefox] node --import tsx bench/clicks.ts
 */
import { writeFile } from "node:fs/promises";
import type { Page } from "puppeteer-core";
import {
  cardText,
  clickInOverlay,
  correctionEditor,
  noteEditor,
  overlayElements,
  runCommand,
  waitForCard,
} from "../test/e2e/support/extension.ts";
import { paintedCount, waitForHighlights } from "../test/e2e/support/highlights.ts";
import { LibraryPage } from "../test/e2e/support/library-page.ts";
import type { Popup } from "../test/e2e/support/popup.ts";
import { demoPage, noteOn, readoutOf } from "../test/e2e/support/records.ts";
import { beforeTest, disposeAll, site, testBrowser } from "../test/e2e/support/shared-browser.ts";
import { storeTwoReadouts } from "../test/e2e/support/two-readouts.ts";
import { waitFor } from "../test/e2e/support/wait.ts";

const OSLO = "/demo/oslo.html";

/** The number of readouts in a library in which the user looks for claims. */
const MANY = 200;

/** A user whose clicks and keys are counted. */
class CountedUser {
  count = 0;

  /** Does one thing that is a click or a key. */
  async once<T>(work: () => Promise<T>): Promise<T> {
    this.count += 1;
    return work();
  }

  openPopup(page: Page): Promise<Popup> {
    return this.once(() => testBrowser.openPopup(page));
  }
}

interface Task {
  readonly name: string;
  /** The maximum number of clicks and keys. */
  readonly most: number;
  readonly run: (user: CountedUser) => Promise<void>;
}

async function openReadout(): Promise<Page> {
  const page = await testBrowser.openPage(site.url(OSLO));
  await waitForHighlights(page);
  return page;
}

/** Rests the pointer on the first content of the page until its card is open, which is no click. */
async function hover(page: Page): Promise<void> {
  const { x, y } = await page.evaluate(() => {
    const ranges = [...((CSS.highlights.get("nv-2") ?? []) as Iterable<Range>)];
    const { left, top, width, height } = (ranges[0] as Range).getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  });
  await waitFor("the card", async () => {
    if ((await cardText(page)) !== "") return true;
    await page.mouse.move(x - 3, y, { steps: 2 });
    await page.mouse.move(x, y, { steps: 2 });
    return false;
  });
}

const TASKS: readonly Task[] = [
  { name: "see who said what", most: 0, run: async () => void (await openReadout()) },
  {
    name: "see what one speaker said",
    most: 2,
    run: async (user) => {
      const popup = await user.openPopup(await openReadout());
      await waitFor("the speakers", async () => (await popup.texts(".chip")).length > 1);
      const all = (await popup.texts(".attribution")).length;
      await user.once(() => popup.press("Mateus Duarte"));
      await waitFor("a shorter list", async () => (await popup.texts(".attribution")).length < all);
    },
  },
  {
    name: "note a claim (and type)",
    most: 2,
    run: async (user) => {
      const page = await openReadout();
      await hover(page);
      await user.once(() => clickInOverlay(page, "Add note"));
      const frame = await noteEditor(page);
      await frame.type("textarea", "Ask both press offices.");
      await user.once(() => frame.$eval("button[type=submit]", (button) => (button as HTMLElement).click()));
      await waitFor("the note", async () => (await paintedCount(page, "note")) === 1);
    },
  },
  {
    name: "highlight a passage without words",
    most: 1,
    run: async (user) => {
      const page = await selectParagraph();
      await user.once(() => clickInOverlay(page, "Highlight"));
      await waitForCard(page, "Highlight saved.");
    },
  },
  {
    name: "copy a citation",
    most: 1,
    run: async (user) => {
      const page = await openReadout();
      await hover(page);
      await user.once(() => clickInOverlay(page, "Copy"));
      await waitForCard(page, "Copied with source.");
    },
  },
  {
    name: "copy any selected text with its source",
    most: 1,
    run: async (user) => {
      const page = await selectParagraph();
      await user.once(() => clickInOverlay(page, "Copy"));
      await waitForCard(page, "Copied with source.");
    },
  },
  {
    name: "save the page as Markdown",
    most: 2,
    run: async (user) => {
      const popup = await user.openPopup(await openReadout());
      await user.once(() => popup.press("Export as Markdown"));
      await testBrowser.savedFile(".md");
    },
  },
  {
    name: "save all notes for a spreadsheet",
    most: 3,
    run: async (user) => {
      await storeTwoReadouts();
      const popup = await user.openPopup(await openReadout());
      await user.once(() => popup.press("Export…"));
      await user.once(() => popup.press("Spreadsheet", 1));
      await testBrowser.savedFile(".csv");
    },
  },
  {
    name: "compare with the other side’s account",
    most: 2,
    run: async (user) => {
      // Readouts of one host are of one side.
      const url = site.url("/demo/brasilia.html").replace("127.0.0.1", "localhost");
      await testBrowser.store({ readouts: [readoutOf(url, demoPage("brasilia.html"))] });
      const page = await openReadout();
      const popup = await user.openPopup(page);
      await user.once(() => popup.press("The other side’s account"));
      await waitFor("the other account", async () => {
        const pages = await testBrowser.openPages();
        const hashes = await Promise.all(pages.map((one) => one.evaluate(() => location.hash).catch(() => "")));
        return hashes.some((hash) => /^#(?:readout|comparison)/.test(hash));
      });
    },
  },
  {
    name: "tag all notes (and type)",
    most: 1,
    run: async (user) => {
      await storeTwoReadouts();
      const library = await LibraryPage.open();
      await library.waitForCount("2 notes");
      await user.once(() => library.press("Select all"));
      await waitFor("the focus in the field", () =>
        library.page.evaluate(() => document.activeElement?.matches(".tool input") === true),
      );
      await library.page.keyboard.type("compare\n");
      await library.waitForTexts(".tag", ["compare", "compare"]);
    },
  },
  {
    name: "save selected notes as a web page to send",
    most: 2,
    run: async (user) => {
      await storeTwoReadouts();
      const library = await LibraryPage.open();
      await library.waitForCount("2 notes");
      await user.once(() => library.press("Select all"));
      await user.once(() => library.press("Save as web page"));
      await testBrowser.savedFile(".html");
    },
  },
  {
    name: "keep a readout, by its command",
    most: 1,
    run: async (user) => {
      const page = await openReadout();
      await user.once(() => runCommand(page, "keep-readout"));
      await waitForCard(page, "Readout kept in your library.");
    },
  },
  {
    name: "keep a readout, when all are kept",
    most: 0,
    run: async () => {
      const library = await LibraryPage.open("settings");
      await library.tick("Keep every readout that I open");
      await openReadout();
      await waitFor("the readout", async () => (await testBrowser.storedRecords()).readouts.length === 1);
    },
  },
  {
    name: "fix a wrong speaker everywhere, from the card (and type)",
    most: 2,
    run: async (user) => {
      const page = await openReadout();
      await hover(page);
      await user.once(() => clickInOverlay(page, "Correct"));
      const frame = await correctionEditor(page);
      await waitFor("the focus in the editor", () => frame.evaluate("document.activeElement.matches('.chip')"));
      await page.keyboard.type("Sione Vale");
      await waitFor("the buttons of the wider scopes", () => frame.$(".scopes button"));
      await user.once(() => frame.$$eval(".scopes button", (buttons) => (buttons.at(-1) as HTMLElement).click()));
      await waitForCard(page, "Correction saved.");
      await waitFor("one person", async () => (await testBrowser.storedRecords()).people.length === 1);
    },
  },
  {
    name: "fix a wrong speaker in all readouts (and type)",
    most: 2,
    run: async (user) => {
      await storeTwoReadouts();
      const library = await openAttributions();
      const all = await countIn(library);
      await library.fill("[data-search]", "Mateus Duarte");
      await waitForFewer(library, all);
      await user.once(() => library.press("Select all"));
      await user.once(() => library.page.click('.bulk [aria-label="Correct speaker"]'));
      await library.page.keyboard.type("Sione Vale\n");
      await library.waitForText(".toast", "corrected.");
      await library.waitForText("td .row-speaker", "Sione Vale");
    },
  },
  {
    name: `find what one speaker pledged on one topic in ${MANY} readouts (and type)`,
    most: 3,
    run: async (user) => {
      await storeManyReadouts();
      const library = await openAttributions();
      const all = await countIn(library);
      await user.once(() => library.narrowTo("Astrid Halvorsen"));
      const ofOne = await waitForFewer(library, all);
      await user.once(() => chooseAct(library, "Pledges"));
      const pledged = await waitForFewer(library, ofOne);
      await library.fill("[data-search]", "kroner");
      await waitForFewer(library, pledged);
      await user.once(() => library.press("Select all"));
      await library.waitForElement(".bulk.is-active");
    },
  },
  {
    name: "tag all attributions found (and type)",
    most: 1,
    run: async (user) => {
      await storeTwoReadouts();
      const library = await openAttributions();
      await user.once(() => library.press("Select all"));
      await waitFor("the focus in the field", () =>
        library.page.evaluate(() => document.activeElement?.matches(".tool input") === true),
      );
      await library.page.keyboard.type("compare\n");
      await library.waitForText(".toast", "Tag “compare” added");
    },
  },
  {
    name: "merge two names of one person",
    most: 2,
    run: async (user) => {
      const html = demoPage("oslo.html");
      const other = html.replaceAll("Prime Minister Astrid Halvorsen", "Prime Minister Astrid R. Halvorsen");
      const readouts = [html, other].map((one, at) => readoutOf(`https://oslo.example/${at}`, one));
      await testBrowser.store({ readouts });
      const library = await LibraryPage.open("timeline");
      await waitFor("a suggestion", async () => (await library.texts(".suggestion")).length > 0);
      await user.once(() => library.pressElement(".suggestion button"));
      await waitFor("no suggestion", async () => (await library.texts(".suggestion")).length === 0);
    },
  },
  {
    name: "see what changed since the last visit, in the popup",
    most: 1,
    run: async (user) => {
      await storeChangedReadout();
      const popup = await user.openPopup(await openReadout());
      await waitFor("the change", async () => /1 sentence was changed since/.test(await popup.text()));
    },
  },
  {
    name: "see what changed since the last visit, in the library",
    most: 1,
    run: async (user) => {
      await storeChangedReadout();
      await openReadout();
      await waitFor(
        "the new version",
        async () => (await testBrowser.storedRecords()).readouts[0]?.earlier.length === 1,
      );
      const library = await LibraryPage.open("readouts");
      await library.waitForElement(".change-sign a");
      await user.once(() => library.pressElement(".change-sign a"));
      await library.waitForElement(".view-readout ins");
    },
  },
  {
    name: "move to another machine by a backup (no synchronization)",
    most: 3,
    run: async (user) => {
      await storeTwoReadouts();
      const library = await LibraryPage.open("import-export");
      await user.once(() => library.press("Save a backup", ".setting"));
      const path = testBrowser.file("moved.json");
      await writeFile(path, await testBrowser.savedFile(".json"));
      await testBrowser.evaluate("testStore.clear()");
      await user.once(() => library.chooseFile(path));
      await waitFor("the plan", async () => (await library.texts(".plan strong")).length > 0);
      await user.once(() => library.press("Import"));
      await library.waitForText(".toast", "imported.");
    },
  },
];

/** Stores the readout as it was before a sentence of the page was changed. */
async function storeChangedReadout(): Promise<void> {
  const before = demoPage("oslo.html").replace("3 billion kroner", "2 billion kroner");
  const readout = readoutOf(site.url(OSLO), before);
  await testBrowser.store({ readouts: [readout], notes: [noteOn(readout, { cue: "thanked" }, "Before the change")] });
}

/** Stores so many readouts, half of them of each side of a call. */
async function storeManyReadouts(): Promise<void> {
  const pages = [demoPage("oslo.html"), demoPage("brasilia.html")];
  const readouts = Array.from({ length: MANY }, (_, at) =>
    readoutOf(`https://many.example/readouts/${at}`, pages[at % 2] ?? ""),
  );
  await testBrowser.store({ readouts });
}

/** Opens the attributions and waits until all of them can be searched. */
async function openAttributions(): Promise<LibraryPage> {
  const library = await LibraryPage.open("attributions");
  await waitFor("the facets", async () => (await library.texts(".facet-value")).length > 0);
  return library;
}

/** Returns the number above a list, or NaN while it is loading. */
async function countIn(library: LibraryPage): Promise<number> {
  return Number.parseInt(((await library.texts(".found"))[0] ?? "").replace(/\D/g, ""), 10);
}

/** Filters the attributions by an act, whose name follows its symbol. */
async function chooseAct(library: LibraryPage, act: string): Promise<void> {
  await waitFor(`the act ${act}`, () =>
    library.page.evaluate((wanted) => {
      const found = [...document.querySelectorAll<HTMLElement>(".facet-value")];
      const input = found.find(({ innerText }) => innerText.includes(wanted))?.querySelector("input");
      input?.click();
      return Boolean(input);
    }, act),
  );
}

async function waitForFewer(library: LibraryPage, than: number): Promise<number> {
  return waitFor(`fewer than ${than}`, async () => {
    const count = await countIn(library);
    return count > 0 && count < than ? count : undefined;
  });
}

/** Opens the readout and selects a part of a paragraph with the mouse, as for any copying. */
async function selectParagraph(): Promise<Page> {
  const page = await openReadout();
  const { left, y } = await page.$eval("p", (paragraph) => {
    paragraph.scrollIntoView({ block: "center" });
    const box = paragraph.getBoundingClientRect();
    return { left: box.left, y: box.top + 12 };
  });
  await page.mouse.move(left + 1, y);
  await page.mouse.down();
  await page.mouse.move(left + 120, y, { steps: 4 });
  await page.mouse.up();
  await waitFor("the bar", async () => (await overlayElements(page, ".bar")).length === 1);
  return page;
}

try {
  let isOver = false;
  for (const { name, most, run } of TASKS) {
    await beforeTest();
    const user = new CountedUser();
    await run(user);
    isOver ||= user.count > most;
    console.log(`${user.count > most ? "✘" : "✔"} ${name}: ${user.count} of at most ${most}`);
  }
  process.exitCode = isOver ? 1 : 0;
} finally {
  await disposeAll();
}
