import { expect } from "chai";
import { axeViolationsInAppearances } from "./support/accessibility.ts";
import { LibraryPage } from "./support/library-page.ts";
import { testBrowser } from "./support/shared-browser.ts";
import { storeTwoReadouts } from "./support/two-readouts.ts";
import { waitFor, waitForValue } from "./support/wait.ts";

/** Adds a code by the form of the codebook. */
async function addCode(library: LibraryPage, name: string, definition: string): Promise<void> {
  await library.fill(".code-form [name=name]", name);
  await library.fill(".code-form [name=definition]", definition);
  await library.press("Add code");
  await library.waitForText(".codebook", name);
}

describe("The codebook", () => {
  it("gives a tag its colour and definition, and keeps the tag when the code is deleted, which undo follows", async () => {
    await storeTwoReadouts();
    const library = await LibraryPage.open("coding");
    await addCode(library, "to discuss", "Open questions");
    await library.go("attributions", ".row-check");
    await library.pressElement(".row-check");
    await library.fill('.bulk [aria-label="Tag"]', "to discuss");
    await library.press("Add tag");
    await waitFor("the coloured tag", () => library.page.$("td .tag .code-swatch"));
    await library.go("coding", ".codebook");
    await library.waitForText(".codebook .number", "1");
    expect(
      await axeViolationsInAppearances(library.page, [
        ["light", "ltr"],
        ["dark", "rtl"],
      ]),
    ).to.deep.equal([]);
    await library.press("Delete code “to discuss”");
    await library.waitForText(".toast", "Its tag stays on 1 passage.");
    await library.waitForText(".other-tags", "to discuss");
    await library.press("Undo");
    await library.waitForText(".codebook", "Open questions");
  });

  it("replaces the tag wherever it is used when a code is renamed", async () => {
    await storeTwoReadouts();
    const library = await LibraryPage.open("coding");
    await addCode(library, "trade", "");
    await library.go("attributions", ".row-check");
    await library.pressElement(".row-check");
    await library.fill('.bulk [aria-label="Tag"]', "trade");
    await library.press("Add tag");
    await library.waitForText(".toast", "added");
    await library.go("coding", ".codebook");
    await library.press("Change “trade”");
    await library.fill(".edited-code [name=name]", "commerce");
    await library.press("Save", ".edited-code");
    await library.waitForText(".codebook", "commerce");
    await waitForValue("tags", async () => (await testBrowser.storedRecords()).reviews.map(({ tags }) => tags), [
      ["commerce"],
    ]);
  });
});

describe("The name of the coder", () => {
  it("is asked for after the first decision, and written on it", async () => {
    await storeTwoReadouts();
    const library = await LibraryPage.open("attributions");
    await library.pressElement(".check-button");
    await library.waitForElement(".banner .coder-form");
    await library.fill(".banner .coder-form input", "Ida Lund");
    await library.press("Save", ".coder-form");
    await waitForValue("coders", async () => (await testBrowser.storedRecords()).reviews.map(({ coder }) => coder), [
      "Ida Lund",
    ]);
    await library.go("coding/progress", ".progress-table");
    await library.waitForText(".progress-table", "Ida Lund");
    expect(await axeViolationsInAppearances(library.page, [["light", "ltr"]])).to.deep.equal([]);
    await library.page.setViewport({ width: 320, height: 640 });
    expect(await library.page.evaluate(() => document.documentElement.scrollWidth)).to.be.at.most(320);
  });
});
