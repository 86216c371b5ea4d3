import { expect } from "chai";
import { axeViolationsInAppearances } from "./support/accessibility.ts";
import { LibraryPage } from "./support/library-page.ts";
import { testBrowser } from "./support/shared-browser.ts";
import { storeTwoReadouts } from "./support/two-readouts.ts";
import { waitFor, waitForValue } from "./support/wait.ts";

const CLAIMS = ".claim-link";

/** Opens the attributions of the two demonstration readouts, and waits until they can be searched. */
async function openAttributions(search = ""): Promise<LibraryPage> {
  await storeTwoReadouts();
  const library = await LibraryPage.open(`attributions${search === "" ? "" : `/${encodeURIComponent(search)}`}`);
  await waitFor("the facets", async () => (await library.texts(".facet-value")).length > 0);
  await library.waitForElement(`[data-position="0"] ${CLAIMS}`);
  return library;
}

/** Returns the number in the line above the list, or NaN while the list is loading. */
async function countIn(library: LibraryPage): Promise<number> {
  return Number.parseInt((await library.texts(".found"))[0] ?? "", 10);
}

describe("The view of attributions", () => {
  it("tags selected rows and corrects their speaker, and undoes both", async () => {
    const library = await openAttributions("words=forest");
    const count = await waitFor("a count", () => countIn(library));
    await library.press("Select all");
    await library.fill('.bulk [aria-label="Tag"]', "to discuss");
    await library.press("Add tag");
    await library.waitForText(".toast", "Tag “to discuss” added");
    await waitForValue("tags", async () => (await library.texts("td .tag")).length, count);
    await library.press("Select all");
    await library.fill('.bulk [aria-label="Correct speaker"]', "Sione Vale");
    await library.press("Set speaker");
    await library.waitForText(".toast", "corrected.");
    await waitFor("the new speaker", async () =>
      (await library.texts("td .row-speaker")).every((name) => name === "Sione Vale"),
    );
    expect((await testBrowser.storedRecords()).corrections.length).to.equal(count);
    await library.press("Undo");
    await waitFor("the old speakers", async () => !(await library.texts("td .row-speaker")).includes("Sione Vale"));
    expect((await testBrowser.storedRecords()).corrections).to.deep.equal([]);
  });

  it("has no accessibility violations, also with rows selected and grouped, and fits a narrow window", async () => {
    const library = await openAttributions("group=speaker");
    await library.pressElement(".row-check");
    await library.waitForElement(".bulk.is-active");
    expect(
      await axeViolationsInAppearances(library.page, [
        ["light", "ltr"],
        ["dark", "rtl"],
      ]),
    ).to.deep.equal([]);
    await library.page.setViewport({ width: 320, height: 640 });
    await library.waitForElement(".attribution-table.is-stacked");
    expect(await library.page.evaluate(() => document.documentElement.scrollWidth)).to.be.at.most(320);
    expect(await axeViolationsInAppearances(library.page, [["light", "ltr"]])).to.deep.equal([]);
  });
});
