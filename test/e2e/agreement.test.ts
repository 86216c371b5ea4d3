import { writeFile } from "node:fs/promises";
import { expect } from "chai";
import { parse } from "csv-parse/sync";
import type { ReadoutRecord } from "../../src/annotation/readout-record.ts";
import { axeViolationsOf } from "./support/accessibility.ts";
import { backupOf, notedReadouts } from "./support/backups.ts";
import { LibraryPage } from "./support/library-page.ts";
import { testBrowser } from "./support/shared-browser.ts";
import { waitFor } from "./support/wait.ts";

/** The label of the field for the second file. */
const SECOND_FILE = "Second";

/** Compares the stored records with a file and waits for the tables. */
async function compareWith(backup: string): Promise<LibraryPage> {
  const path = testBrowser.file("other.json");
  await writeFile(path, backup);
  const library = await LibraryPage.open("import-export");
  await library.press("This library");
  await library.chooseFile(path, SECOND_FILE);
  await waitFor("the tables", async () => (await library.texts(".agreement-result table")).length === 2);
  return library;
}

/** Returns a readout as another user has corrected it, who chose the act "threaten" for the first attribution. */
function withOtherAct(readout: ReadoutRecord): ReadoutRecord {
  const [first, ...others] = readout.reading.attributions;
  const attributions = first ? [{ ...first, act: "threaten" as const }, ...others] : [];
  return { ...readout, reading: { ...readout.reading, attributions } };
}

describe("The library's comparison with another user's backup", () => {
  it("shows full agreement where both users agree", async () => {
    const records = notedReadouts();
    await testBrowser.store(records);
    const library = await compareWith(await backupOf(records));
    expect((await library.texts(".agreement-result strong"))[0]).to.equal("2 readouts in both");
    expect((await library.texts(".agreement-result tbody")).join("\n")).to.match(/All speech acts\s+\d+\s+1\.00/);
    expect(await axeViolationsOf(library.page)).to.deep.equal([]);
  });

  it("shows less agreement where acts differ, and saves kappa of acts and F1 of spans as CSV", async () => {
    const { notes, readouts } = notedReadouts();
    await testBrowser.store({ notes, readouts });
    const library = await compareWith(await backupOf({ notes, readouts: readouts.map(withOtherAct) }));
    await library.waitForText(".agreement-result tbody", /All speech acts\s+\d+\s+0\.\d\d/);
    await library.press("Save as CSV");
    const rows: string[][] = parse(await testBrowser.savedFile(".csv"));
    expect(rows.find(([what, of]) => what === "act" && of === "threaten")?.slice(2, 5)).to.deep.equal(["0", "2", "0"]);
    expect(Number(rows.find(([what, of]) => what === "span" && of === "content")?.at(-1))).to.equal(1);
  });
});
