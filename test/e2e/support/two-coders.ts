import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ReadoutRecord } from "../../../src/annotation/readout-record.ts";
import type { Act } from "../../../src/engine/analysis.ts";
import { LibraryPage } from "./library-page.ts";
import { readoutOf } from "./records.ts";
import { testBrowser } from "./shared-browser.ts";
import { waitFor, waitForValue } from "./wait.ts";

const READOUTS = join(import.meta.dirname, "..", "..", "readouts");

/** What a coder decides about the attribution at a place among all of the readouts, counted from 0. */
export interface Decisions {
  readonly isDismissed: (at: number) => boolean;
  readonly isChecked: (at: number) => boolean;
  /** The act that the coder chooses, or undefined if the engine's is kept. */
  readonly act: (at: number) => Act | undefined;
  readonly codes: (at: number) => readonly string[];
}

/** The decisions of the two coders. Only the second one dismisses attributions. */
export const DECISIONS: readonly [Decisions, Decisions] = [
  {
    isDismissed: () => false,
    isChecked: () => true,
    act: (at) => (at % 7 === 3 ? "request" : undefined),
    codes: (at) => [...(at % 2 === 0 ? ["trade"] : []), ...(at % 5 === 0 ? ["security"] : [])],
  },
  {
    isDismissed: (at) => at % 9 === 8,
    isChecked: (at) => at % 4 !== 1,
    act: (at) => (at % 5 === 2 ? "accuse" : at % 7 === 3 ? "request" : undefined),
    codes: (at) => [...(at % 3 === 0 ? ["trade"] : []), ...(at % 5 === 0 ? ["security"] : [])],
  },
];

/** Returns the readouts of folders of `test/readouts`, as the extension stores them from pages. */
export function sampleReadouts(folders: readonly string[]): ReadoutRecord[] {
  const escaped = (line: string) => line.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return folders.map((folder) => {
    const [title = "", ...lines] = readFileSync(join(READOUTS, folder, "text.txt"), "utf8").split("\n");
    const paragraphs = lines.filter((line) => line.trim() !== "").map((line) => `<p>${escaped(line)}</p>`);
    const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title></head>
      <body><main><article><h1>${escaped(title)}</h1>${paragraphs.join("\n")}</article></main></body></html>`;
    return readoutOf(`https://${folder}.example/readout`, html);
  });
}

/**
 * Codes stored readouts in the reading view as a coder does: on the focused attribution, C checks it, Enter and T go to
 * the field for codes, E opens the correction, and D dismisses it. Returns the coder's backup.
 */
export async function codeByKeys(readouts: readonly ReadoutRecord[], coder: string, decisions: Decisions) {
  const library = await LibraryPage.open("settings");
  await library.fill(".coder-form input", coder);
  await library.press("Save", ".coder-form");
  await waitFor("the name of the coder", async () =>
    testBrowser.evaluate(`chrome.storage.local.get("settings").then(({ settings }) => settings?.coder === "${coder}")`),
  );
  let first = 0;
  for (const { id, reading } of readouts) {
    await library.go(`readout/${id}`, ".margin-list li");
    await codeReadout(library, reading.attributions.length, first, decisions);
    first += reading.attributions.length;
  }
  return library.saveBackup();
}

async function codeReadout(library: LibraryPage, count: number, first: number, decisions: Decisions): Promise<void> {
  const { page } = library;
  const entries = ".margin-list > li";
  await waitForValue("the attributions", async () => (await library.texts(entries)).length, count);
  const entryName = (index: number) => `attribution-${index}`;
  const focused = () =>
    page.evaluate(() => document.activeElement?.closest<HTMLElement>("[data-entry]")?.dataset.entry);
  // From the last one to the first, so that a dismissal does not change the numbers of those that follow.
  for (let index = count - 1; index >= 0; index -= 1) {
    const at = first + index;
    const entry = `[data-entry="${entryName(index)}"]`;
    const focus = () =>
      waitFor(`the focus on attribution ${index}`, async () => {
        await page.focus(`${entry} [data-main]`);
        return (await focused()) === entryName(index);
      });
    await focus();
    if (decisions.isDismissed(at)) {
      await page.keyboard.press("d");
      const isLess = async () => (await library.texts(entries)).length;
      const dismissed = [...Array(count - index).keys()].filter((one) => decisions.isDismissed(at + one)).length;
      await waitForValue("the attribution to leave the list", isLess, count - dismissed);
      continue;
    }
    const act = decisions.act(at);
    if (act !== undefined) {
      await page.keyboard.press("e");
      await library.select(".popover .correction select", act);
      await page.focus(".popover .correction select");
      await page.keyboard.down("Control");
      await page.keyboard.press("Enter");
      await page.keyboard.up("Control");
      await waitFor("the editor to close", async () => !(await page.$(".popover .correction")));
      await focus();
    }
    if (decisions.isChecked(at)) {
      await page.keyboard.press("c");
      await library.waitForText(`${entry} .margin-state`, "Checked");
    }
    const codes = decisions.codes(at);
    if (codes.length === 0) continue;
    if (!(await page.$(`${entry} .attribution-coding`))) {
      await focus();
      await page.keyboard.press("Enter");
    }
    await library.waitForElement(`${entry} .attribution-coding .tool input`);
    await focus();
    await page.keyboard.press("t");
    for (const [place, code] of codes.entries()) {
      await waitFor("the focus in the field", () =>
        page.evaluate(() => document.activeElement?.matches(".attribution-coding .tool input") === true),
      );
      await page.keyboard.type(code);
      await page.keyboard.press("Enter");
      await waitForValue("the codes", async () => (await library.texts(`${entry} .tag-list .tag`)).length, place + 1);
    }
    await page.keyboard.press("Escape");
    await waitFor("the card to close", async () => !(await page.$(".popover .card")));
  }
}

/** Measures with three decimal places, as the view shows them, by the names of their rows. */
export type ShownAgreement = Readonly<Record<string, readonly string[]>>;

/** Returns what the view of agreement shows: units, kappa and alpha of acts and codes, and the F1 of contents. */
export async function shownAgreement(library: LibraryPage): Promise<ShownAgreement> {
  const rows = await library.page.evaluate(() =>
    [...document.querySelectorAll<HTMLTableRowElement>(".agreement-result tbody tr")].map((row) =>
      [...row.cells].map(({ innerText }) => innerText.trim()),
    ),
  );
  const last = (name: string, count: number) => rows.find(([first]) => first === name)?.slice(-count) ?? [];
  return {
    act: last("Speech act", 4),
    trade: last("trade", 4),
    security: last("security", 4),
    content: last("Content", 5),
  };
}

/**
 * Returns what the view must show, computed from the decisions alone: agreement in percent, Cohen's kappa from the sums
 * of the table of both coders' labels, Krippendorff's alpha for nominal labels from the coincidences of two coders, and
 * F1 from the number of contents that only the first coder has.
 */
export function expectedAgreement(readouts: readonly ReadoutRecord[]): ShownAgreement {
  const [one, other] = DECISIONS;
  const all = readouts.flatMap(({ reading }) => reading.attributions);
  const units = all.flatMap(({ act }, at) => (other.isDismissed(at) ? [] : [{ act, at }]));
  const has = (coder: Decisions, name: string, at: number) => String(coder.codes(at).includes(name));
  const code = (name: string) => measures(units.map(({ at }) => [has(one, name, at), has(other, name, at)]));
  const spans = [all, all.filter((_, at) => !other.isDismissed(at))].map((some) =>
    some.flatMap(({ contents }) => contents),
  );
  const [first = 0, second = 0] = spans.map(({ length }) => length);
  const [whole = 0, rest = 0] = spans.map((some) => some.reduce((sum, { start, end }) => sum + end - start, 0));
  const f1 = f1Of(first, second);
  return {
    act: measures(units.map(({ act, at }) => [one.act(at) ?? act, other.act(at) ?? act])),
    trade: code("trade"),
    security: code("security"),
    // The coder of the library, who is the second one, comes before the one of the file.
    content: [String(second), String(first), f1, f1, f1Of(whole, rest)],
  };
}

/** Returns F1 with three decimal places if everything that the second coder has is also the first one's. */
function f1Of(first: number, second: number): string {
  return ((2 * second) / (first + second)).toFixed(3);
}

type Labels = readonly [string, string];

function measures(pairs: readonly Labels[]): string[] {
  const n = pairs.length;
  const agreed = pairs.filter(([a, b]) => a === b).length;
  const names = [...new Set(pairs.flat())];
  const count = (side: 0 | 1, name: string) => pairs.filter((pair) => pair[side] === name).length;
  const byChance = names.reduce((sum, name) => sum + count(0, name) * count(1, name), 0) / n ** 2;
  const kappa = (agreed / n - byChance) / (1 - byChance);
  const total = (name: string) => count(0, name) + count(1, name);
  const disagreeing = names.reduce((sum, name) => sum + total(name) * (2 * n - total(name)), 0) / (2 * n - 1);
  const alpha = 1 - (2 * (n - agreed)) / disagreeing;
  return [String(n), `${((100 * agreed) / n).toFixed(1)}%`, kappa.toFixed(3), alpha.toFixed(3)];
}
