import { expect } from "chai";
import type { Note } from "../../src/annotation/note.ts";
import type { ReadoutRecord } from "../../src/annotation/readout-record.ts";
import { EDITS, type EditablePage, editedPage, PARAGRAPHS } from "../support/edited-page.ts";
import { type Appearance, axeViolationsInAppearances } from "./support/accessibility.ts";
import { LibraryPage } from "./support/library-page.ts";
import type { Popup } from "./support/popup.ts";
import { noteOn, readoutOf } from "./support/records.ts";
import { site, testBrowser } from "./support/shared-browser.ts";
import { waitFor } from "./support/wait.ts";

const PATH = "/news/call-with-minister-wekesa";
const SUM = "Norway would provide 40 million kroner";
const SEAMEN = "He also raised the case of the two seamen";

/** What the popup must show after an edit, and what must be stored. */
interface Visit {
  /** The title of an edit in `EDITS`. */
  readonly edit: string;
  /** The summary in the popup. Undefined if no change may be reported. */
  readonly summary?: RegExp;
  /** The texts of the marked words in the popup. */
  readonly removed?: readonly string[];
  readonly added?: readonly string[];
  /** The popup's messages about the passages of the two notes. */
  readonly notes?: readonly [sum: RegExp, seamen: RegExp];
  /** The number of stored versions afterwards. */
  readonly versions: number;
}

const UNCHANGED = /The passage is unchanged since Nov 24, 2026/;

const VISITS: readonly Visit[] = [
  {
    edit: "a number",
    summary: /^1 sentence was changed since Nov 24, 2026\.$/,
    removed: ["40"],
    added: ["30"],
    notes: [/The passage was changed since Nov 24, 2026:[\s\S]*40[\s\S]*30/, UNCHANGED],
    versions: 2,
  },
  {
    edit: "a name",
    summary: /^1 sentence was changed/,
    removed: ["Nairobi"],
    added: ["Kisumu"],
    notes: [UNCHANGED, UNCHANGED],
    versions: 2,
  },
  {
    edit: "a sentence that is removed",
    summary: /^1 sentence was removed/,
    removed: [`${SEAMEN} who are held in the port of Bosaso.`],
    added: [],
    notes: [UNCHANGED, /The passage was removed since Nov 24, 2026:/],
    versions: 2,
  },
  {
    edit: "a sentence that is added",
    summary: /^1 sentence was added/,
    removed: [],
    added: ["They called for an immediate ceasefire."],
    notes: [UNCHANGED, UNCHANGED],
    versions: 2,
  },
  {
    edit: "a paragraph that is moved",
    summary: /^1 passage was moved/,
    removed: [],
    added: [],
    versions: 2,
  },
  { edit: "a date line that gives another day", summary: /^The date line was changed since/, versions: 2 },
  { edit: "related links", versions: 1 },
  { edit: "a counter of views", versions: 1 },
  { edit: "the text on cookies within the article", versions: 1 },
  { edit: "a paragraph that is divided in two", versions: 1 },
  { edit: "the day of printing", versions: 1 },
  { edit: "an error in many words", summary: /shows an error or another text .*Nov 24, 2026/, versions: 1 },
  { edit: "an error in few words", summary: /no longer shows the text saved on Nov 24, 2026/, versions: 1 },
  { edit: "a translation", summary: /shows an error or another text/, versions: 1 },
  { edit: "another readout at the same address", summary: /shows an error or another text/, versions: 2 },
];

function editOf(title: string): (page: EditablePage) => Partial<EditablePage> {
  const found = EDITS.find((one) => one.title === title);
  if (!found) throw new Error(`There is no edit “${title}”.`);
  return found.edit;
}

/** Stores the readout of the page with two notes, as after a first visit. */
async function storeFirstVisit(): Promise<{ readonly readout: ReadoutRecord; readonly notes: readonly Note[] }> {
  const html = editedPage();
  const readout = readoutOf(site.add(PATH, html), html);
  const notes = [
    noteOn(readout, { passage: SUM }, "Ask for the budget line"),
    noteOn(readout, { passage: SEAMEN }, "Who are they?"),
  ];
  await testBrowser.store({ readouts: [readout], notes });
  return { readout, notes };
}

/** Opens the edited page, and its popup when the page is compared. */
async function visit(title: string): Promise<Popup> {
  const page = await testBrowser.openPage(site.add(PATH, editedPage(editOf(title))));
  const popup = await testBrowser.openPopup(page);
  await waitFor("the comparison of the page", async () => (await popup.texts('[aria-busy="false"]')).length > 0);
  return popup;
}

const versionsOf = async (): Promise<readonly string[]> => {
  const [record] = (await testBrowser.storedRecords()).readouts;
  return record ? [...record.earlier.map(({ text }) => text), record.text] : [];
};

/** Returns words without the labels for screen readers. */
const unlabelled = (texts: readonly string[]) =>
  texts.map((text) => text.replace(/^\[(?:added|removed):\s*|\s*\]$/g, "").trim());

describe("The popup on a page whose readout is stored", () => {
  for (const { edit, summary, removed, added, notes, versions } of VISITS) {
    const what = summary ? "says what has changed" : "says nothing";
    it(`${what} and keeps ${versions} versions if the difference is ${edit}`, async () => {
      const { readout } = await storeFirstVisit();
      const popup = await visit(edit);
      if (summary)
        await waitFor("the summary", async () => summary.test((await popup.texts(".changes-summary")).join()));
      else expect(await popup.texts(".changes, .passage-verdict")).to.deep.equal([]);
      if (removed) expect(unlabelled(await popup.texts(".changes del"))).to.deep.equal(removed);
      if (added) expect(unlabelled(await popup.texts(".changes ins"))).to.deep.equal(added);
      if (notes) {
        const shown = await popup.texts(".note");
        for (const [at, verdict] of notes.entries()) expect(shown[at]).to.match(verdict);
      }
      await waitFor(`${versions} versions`, async () => (await versionsOf()).length === versions);
      expect((await versionsOf())[0]).to.equal(readout.text);
      await popup.close();
    });
  }

  it("names the day of the stored text if the browser translates the page, and keeps the text", async () => {
    const { readout } = await storeFirstVisit();
    const html = editedPage(editOf("a translation")).replace(
      '<html lang="en">',
      '<html lang="fr" class="translated-ltr">',
    );
    const page = await testBrowser.openPage(site.add(PATH, html));
    const popup = await testBrowser.openPopup(page);
    await waitFor("the words on the stored text", async () => /saved on Nov 24, 2026 is kept/.test(await popup.text()));
    expect(await popup.texts(".changes")).to.deep.equal([]);
    expect(await versionsOf()).to.deep.equal([readout.text]);
  });

  it("leads to the comparison of the versions in the library", async () => {
    const { readout } = await storeFirstVisit();
    const popup = await visit("a number");
    await popup.press("Compare the versions");
    const addresses = () =>
      testBrowser.evaluate<(string | undefined)[]>("chrome.tabs.query({}).then((tabs) => tabs.map(({ url }) => url))");
    const wanted = `library.html#readout/${readout.id}/versions`;
    await waitFor("the tab of the library", async () => (await addresses()).some((url) => url?.endsWith(wanted)));
  });
});

/** The two browsers render alike, so each tests some of the appearances. */
const APPEARANCES: readonly Appearance[] =
  testBrowser.name === "firefox"
    ? [
        ["dark", "ltr"],
        ["forced", "rtl"],
      ]
    : [
        ["light", "ltr"],
        ["dark", "rtl"],
      ];

/** Stores a readout with a version for each of these edits, after the first one. */
async function storeVersions(...titles: readonly string[]): Promise<ReadoutRecord> {
  const { readout } = await storeFirstVisit();
  const later = titles.map((title) => ({ ...readoutOf(readout.url, editedPage(editOf(title))), id: readout.id }));
  await testBrowser.store({ readouts: later });
  return readout;
}

describe("The library", () => {
  it("lists readouts whose text has changed, and marks them in the list of all readouts", async () => {
    const readout = await storeVersions("a number");
    const html = editedPage((page) => ({ title: "Another call", after: page.after.with(0, "Views: 1") }));
    const quiet = readoutOf(site.url("/news/quiet"), html);
    const again = { ...quiet, text: quiet.text.replace("Views: 1", "Views: 2"), sha256: "0".repeat(64) };
    await testBrowser.store({ readouts: [quiet, { ...again, capturedAt: new Date().toISOString() }] });
    const library = await LibraryPage.open("readouts/changed");
    await library.waitForTexts(".found", ["1 changed readout"]);
    const [row = ""] = await library.texts(".row");
    expect(row).to.match(/Changed since your visit on Nov 24, 2026\s+1 sentence was changed/);
    await library.go("readouts", ".row:nth-child(2)");
    expect(await library.texts(".change-sign")).to.have.length(1);
    await library.pressElement(".change-sign a");
    await library.waitForTexts(".version-summary", ["1 sentence was changed"]);
    expect(library.page.url()).to.include(`#readout/${readout.id}/versions`);
  });

  it("lists the versions of a readout with day, size and digest, and compares any two of them", async () => {
    const readout = await storeVersions("a number", "a paragraph that is moved");
    const library = await LibraryPage.open(`readout/${readout.id}`);
    await library.waitForElement(".versions-table tbody tr:nth-child(3)");
    const rows = await library.texts(".versions-table tbody tr");
    expect(rows[2])
      .to.include(readout.sha256)
      .and.to.include("First version")
      .and.to.match(/[\d,]{3,} bytes/);
    expect(rows[1]).to.include("1 sentence was changed");
    await library.press("1 sentence was changed");
    await library.waitForTexts(".version-summary", ["1 sentence was changed"]);
    expect(unlabelled(await library.texts(".version-diff del, .version-diff ins"))).to.deep.equal(["40", "30"]);
    const verdicts = await waitFor("the verdicts of the notes", async () =>
      (await library.texts(".passage-verdict")).join("\n"),
    );
    expect(verdicts)
      .to.match(/The passage was changed/)
      .and.to.match(/The passage is unchanged/);
    const isFocused = "document.activeElement === document.querySelector('.versions-view h1')";
    await waitFor("the focus on the heading", () => library.page.evaluate(isFocused));

    const [, second = "", third = ""] = await library.page.evaluate(() =>
      [...document.querySelectorAll<HTMLOptionElement>(".version-choice label:first-child option")].map(
        ({ value }) => value,
      ),
    );
    await library.select(".version-choice label:last-child select", third);
    await library.waitForText(".version-summary", /1 sentence was changed|1 passage was moved/);
    await library.select(".version-choice label:first-child select", readout.capturedAt);
    await library.waitForTexts(".version-summary", ["1 passage was moved"]);
    expect(second).not.to.equal(third);
    const [label = ""] = await library.texts(".version-diff .moved-label");
    expect(label).to.match(/^Moved\. It was paragraph \d\.$/);
    expect(await library.texts(".version-diff del, .version-diff ins")).to.deep.equal([]);
    await library.tick("Show only what has changed");
    await waitFor("fewer paragraphs", async () => (await library.texts(".diff-paragraph")).length === 1);
    expect(await library.texts(".diff-paragraph")).to.satisfy(([text = ""]: string[]) =>
      PARAGRAPHS.some((paragraph) => text.includes(paragraph)),
    );
  });

  it("shows versions without accessibility violations, also on a narrow screen", async () => {
    const readout = await storeVersions("a number", "a paragraph that is moved");
    const library = await LibraryPage.open(`readout/${readout.id}/versions`);
    await library.waitForElement(".version-diff");
    expect(await axeViolationsInAppearances(library.page, APPEARANCES)).to.deep.equal([]);
    await library.go("readouts/changed", ".row");
    expect(await axeViolationsInAppearances(library.page, APPEARANCES)).to.deep.equal([]);
    await library.page.setViewport({ width: 320, height: 700 });
    for (const view of ["readouts/changed", `readout/${readout.id}/versions`, `readout/${readout.id}`]) {
      await library.go(view);
      await waitFor(`${view} within the width`, () =>
        library.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
      );
    }
  });
});
