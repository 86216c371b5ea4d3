import { writeFile } from "node:fs/promises";
import { expect } from "chai";
import { parse } from "csv-parse/sync";
import type { ReadoutRecord } from "../../src/annotation/readout-record.ts";
import { axeViolationsOf } from "./support/accessibility.ts";
import { backupOf, notedReadouts } from "./support/backups.ts";
import { LibraryPage } from "./support/library-page.ts";
import { testBrowser } from "./support/shared-browser.ts";
import { waitFor } from "./support/wait.ts";

/** Compares two backups in all attributions and waits for the tables. */
async function compareFiles(...backups: readonly string[]): Promise<LibraryPage> {
  const library = await LibraryPage.open("coding/agreement");
  for (const [at, backup] of backups.entries()) {
    const path = testBrowser.file(`coder-${at + 1}.json`);
    await writeFile(path, backup);
    await library.chooseFile(path, "Add a coder’s backup");
    await library.waitForText(".coders", `coder-${at + 1}.json`);
  }
  await library.page.click("input[name=agreement-scope][value=all]");
  await waitFor("the tables", async () => (await library.texts(".agreement-result table")).length >= 3);
  return library;
}

/** Returns a readout as another user has corrected it, who chose the act "threaten" for the first attribution. */
function withOtherAct(readout: ReadoutRecord): ReadoutRecord {
  const [first, ...others] = readout.reading.attributions;
  const attributions = first ? [{ ...first, act: "threaten" as const }, ...others] : [];
  return { ...readout, reading: { ...readout.reading, attributions } };
}

describe("The library's comparison of coders", () => {
  it("shows full agreement where both coders agree", async () => {
    const { readouts } = notedReadouts();
    const library = await compareFiles(await backupOf({ readouts }), await backupOf({ readouts }));
    await library.waitForText(".coding .found", "2 readouts compared");
    expect((await library.texts(".agreement-result tbody")).join("\n")).to.match(/Speech act\s+\d+\s+100\.0%\s+1\.000/);
    expect(await axeViolationsOf(library.page)).to.deep.equal([]);
  });

  it("shows less agreement where acts differ, lists the disagreements, and saves the measures as CSV", async () => {
    const { readouts } = notedReadouts();
    const library = await compareFiles(
      await backupOf({ readouts }),
      await backupOf({ readouts: readouts.map(withOtherAct) }),
    );
    await library.waitForText(".agreement-result tbody", /Speech act\s+\d+\s+\d\d\.\d%\s+0\.\d\d\d/);
    await library.waitForText(".disagreements .found", "2 disagreements, 0 resolved");
    expect(await axeViolationsOf(library.page)).to.deep.equal([]);
    await library.press("Save as CSV");
    const rows: string[][] = parse(await testBrowser.savedFile(".csv"), { bom: true });
    expect(rows.find(([what, of]) => what === "act" && of === "threaten")?.slice(2, 4)).to.deep.equal(["0", "2"]);
    expect(Number(rows.find(([what, of]) => what === "span" && of === "content")?.at(-1))).to.equal(1);
  });
});
