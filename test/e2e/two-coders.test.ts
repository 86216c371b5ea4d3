import { writeFile } from "node:fs/promises";
import { expect } from "chai";
import { LibraryPage } from "./support/library-page.ts";
import { testBrowser } from "./support/shared-browser.ts";
import { codeByKeys, DECISIONS, expectedAgreement, sampleReadouts, shownAgreement } from "./support/two-coders.ts";
import { waitFor } from "./support/wait.ts";

/** Invented readouts of several kinds and issuers. */
const FOLDERS = [
  "au-african",
  "berlin",
  "brazil-latam",
  "canada-meets",
  "china-talks",
  "egypt-spokesman",
  "india-mea",
  "japan-numbered",
  "nato-news",
  "uk-call",
];

describe("Two coders who code the same readouts by keys", () => {
  it("get the kappa, alpha and F1 that follow from their decisions", async () => {
    const readouts = sampleReadouts(FOLDERS);
    await testBrowser.store({ readouts });
    const backup = await codeByKeys(readouts, "Ida Lund", DECISIONS[0]);
    const path = testBrowser.file("ida.json");
    await writeFile(path, backup);
    await testBrowser.evaluate("testStore.clear()");
    await testBrowser.store({ readouts });
    await codeByKeys(readouts, "Sione Vale", DECISIONS[1]);
    const library = await LibraryPage.open("coding/agreement");
    await library.chooseFile(path, "Add a coder’s backup");
    await library.waitForText(".coders", "ida.json");
    await library.page.click("input[name=agreement-scope][value=all]");
    await waitFor("the figures", async () => (await library.texts(".agreement-result table")).length >= 3);
    expect(await shownAgreement(library)).to.deep.equal(expectedAgreement(readouts));
  });
});
