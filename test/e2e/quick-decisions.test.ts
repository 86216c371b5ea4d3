import { expect } from "chai";
import { LibraryPage } from "./support/library-page.ts";
import { testBrowser } from "./support/shared-browser.ts";
import { storeTwoReadouts } from "./support/two-readouts.ts";
import { waitFor, waitForValue } from "./support/wait.ts";

const ENTRIES = ".margin-list > li";

/** The number of the attribution, from 0, on which the first key of each test is pressed. */
const FIRST = 2;

/** A page whose messages to the background wait until they are let through. */
interface GatedPage {
  letThrough?: () => void;
}

/** Makes every message of a page to the background wait for `letThrough`. */
const HOLD_BACK = `{
  const { runtime } = globalThis.browser ?? chrome;
  const send = runtime.sendMessage.bind(runtime);
  const gate = new Promise((resolve) => { globalThis.letThrough = resolve; });
  runtime.sendMessage = (message) => gate.then(() => send(message));
}`;

/** Opens a stored readout with the focus on an attribution, and holds back what the page writes. */
async function openReadoutThatWritesSlowly(): Promise<{
  readonly library: LibraryPage;
  /** The words of the attributions. */
  readonly claims: readonly string[];
}> {
  const { oslo } = await storeTwoReadouts();
  const library = await LibraryPage.open(`readout/${oslo.id}`);
  const { page } = library;
  await waitFor("the attributions", async () => (await library.texts(ENTRIES)).length > FIRST + 2);
  const claims = await library.texts(`${ENTRIES} .margin-words`);
  await page.evaluate(HOLD_BACK);
  await page.focus(`[data-entry="attribution-${FIRST}"] [data-main]`);
  return { library, claims };
}

function letThrough(library: LibraryPage): Promise<void> {
  return library.page.evaluate(() => (globalThis as GatedPage).letThrough?.());
}

/** Waits until an attribution is dismissed and one is checked, and returns the words of the checked one. */
async function checkedClaim(library: LibraryPage, count: number): Promise<string> {
  await waitForValue("the remaining attributions", async () => (await library.texts(ENTRIES)).length, count - 1);
  await waitFor("a stored confirmation", async () => (await testBrowser.storedRecords()).reviews.length > 0);
  await library.waitForText(".margin-state", "Checked");
  return library.page.evaluate(() => {
    const state = [...document.querySelectorAll<HTMLElement>(".margin-state")].find(({ innerText }) =>
      innerText.includes("Checked"),
    );
    return state?.closest("li")?.querySelector<HTMLElement>(".margin-words")?.innerText.trim() ?? "";
  });
}

describe("A key in the reading view while the decision before it is still being written", () => {
  it("applies to the attribution that follows a dismissed one", async () => {
    const { library, claims } = await openReadoutThatWritesSlowly();
    await library.page.keyboard.press("d");
    await library.page.keyboard.press("c");
    await letThrough(library);
    expect(await checkedClaim(library, claims.length)).to.equal(claims[FIRST + 1]);
  });

  it("applies to the attribution that had the focus when it was pressed", async () => {
    const { library, claims } = await openReadoutThatWritesSlowly();
    await library.page.keyboard.press("d");
    await library.page.keyboard.press("j");
    await library.page.keyboard.press("c");
    await letThrough(library);
    expect(await checkedClaim(library, claims.length)).to.equal(claims[FIRST + 1]);
  });

  it("dismisses two attributions, not one of them twice", async () => {
    const { library, claims } = await openReadoutThatWritesSlowly();
    await library.page.keyboard.press("d");
    await library.page.keyboard.press("d");
    await letThrough(library);
    await waitForValue("the remaining attributions", () => library.texts(`${ENTRIES} .margin-words`), [
      ...claims.slice(0, FIRST),
      ...claims.slice(FIRST + 2),
    ]);
    expect((await testBrowser.storedRecords()).corrections.length).to.equal(2);
  });

  it("opens an editor that the end of the earlier decision does not close", async () => {
    const { library, claims } = await openReadoutThatWritesSlowly();
    await library.page.keyboard.press("d");
    await library.page.keyboard.press("e");
    await letThrough(library);
    await waitForValue(
      "the remaining attributions",
      async () => (await library.texts(ENTRIES)).length,
      claims.length - 1,
    );
    await library.waitForText(".toast", "Dismissed.");
    await library.waitForElement(".popover .correction");
    const content = await library.texts(".popover .correction .role-text");
    expect(content.join(" ")).to.contain(claims[FIRST + 1]);
  });
});
