/**
 * Prints the accessibility tree of popup, side panel, card, editors and every view of the library as Chromium gives it
 * to a screen reader, one role and name a line, and the faults in it: controls without a name or with only a number,
 * names that are said twice, a search field that comes after the filters, and lists whose number of entries is not
 * announced. Exits with status 1 if there is a fault.
 * Usage: node build.mjs && node --import tsx bench/accessibility-tree.ts [--faults]
 */
import type { Page, SerializedAXNode } from "puppeteer-core";
import { clickInOverlay, findEditor, openNextCard } from "../test/e2e/support/extension.ts";
import { waitForHighlights } from "../test/e2e/support/highlights.ts";
import { LibraryPage } from "../test/e2e/support/library-page.ts";
import { beforeTest, disposeAll, testBrowser } from "../test/e2e/support/shared-browser.ts";
import { LIBRARY_VIEWS, storeDeletedNote, storeTwoReadouts } from "../test/e2e/support/two-readouts.ts";
import { waitFor } from "../test/e2e/support/wait.ts";

const CONTROLS: ReadonlySet<string> = new Set([
  "button",
  "link",
  "textbox",
  "searchbox",
  "combobox",
  "checkbox",
  "radio",
  "listbox",
  "switch",
  "slider",
  "DisclosureTriangle",
]);

/** Views that list records, whose number must be announced. */
const LISTS: ReadonlySet<string> = new Set([
  "notes",
  "readouts",
  "attributions",
  "timeline",
  "network",
  "comparison",
  "trash",
]);

/** A node with the depth at which it is printed. */
interface Line {
  readonly node: SerializedAXNode;
  readonly depth: number;
}

/** Returns a node and those below it. The parts of a date field are the browser's own and are left out. */
function linesOf(node: SerializedAXNode, depth = 0): Line[] {
  const children = node.role === "Date" ? [] : (node.children ?? []);
  return [{ node, depth }, ...children.flatMap((child) => linesOf(child, depth + 1))];
}

/** Returns the faults of a tree, each with the node that has it. */
function faultsOf(surface: string, lines: readonly Line[]): string[] {
  const faults: string[] = [];
  for (const { node } of lines) {
    const name = (node.name ?? "").trim();
    if (CONTROLS.has(node.role) && /^[\d\s.,]+$/.test(name)) faults.push(`only a number: ${node.role} “${name}”`);
    if (CONTROLS.has(node.role) && name === "") faults.push(`${node.role} without a name: ${JSON.stringify(node)}`);
    const half = name.length / 2;
    const isTwice = name.length > 3 && name.slice(0, Math.floor(half)).trim() === name.slice(Math.ceil(half)).trim();
    if (isTwice || (name !== "" && node.description?.trim() === name))
      faults.push(`said twice: ${node.role} “${name}”`);
  }
  const nodes = lines.map(({ node }) => node);
  const search = nodes.findIndex(({ role }) => role === "searchbox");
  const filter = nodes.findIndex(({ role }) => role === "checkbox");
  if (search >= 0 && filter >= 0 && filter < search) faults.push("the search field comes after a filter");
  const isCounted = nodes.some(({ role, name = "" }) => role === "status" || /\d/.test(name));
  if (LISTS.has(surface) && !isCounted) faults.push("the number of entries is not announced");
  return faults;
}

let faultCount = 0;
const isShort = process.argv.includes("--faults");

/** Prints the tree of a page, or only the part within an element, and its faults. */
async function walk(surface: string, page: Page): Promise<void> {
  const tree = await page.accessibility.snapshot({ includeIframes: true });
  const lines = tree ? linesOf(tree) : [];
  console.log(`\n## ${surface} (${lines.length} nodes)`);
  if (!isShort) {
    for (const { node, depth } of lines) {
      const state = [
        node.level !== undefined && `level ${node.level}`,
        node.pressed !== undefined && `pressed ${node.pressed}`,
        node.checked !== undefined && `checked ${node.checked}`,
        node.expanded !== undefined && `expanded ${node.expanded}`,
        node.disabled && "disabled",
        node.value !== undefined && `value ${JSON.stringify(node.value)}`,
        node.description !== undefined && `description ${JSON.stringify(node.description)}`,
      ].filter(Boolean);
      console.log(`${"  ".repeat(depth)}${node.role} ${JSON.stringify(node.name ?? "")} ${state.join(", ")}`.trimEnd());
    }
  }
  for (const fault of faultsOf(surface, lines)) {
    faultCount += 1;
    console.log(`✘ ${surface}: ${fault}`);
  }
}

/** Returns the open popup as a page. */
function popupPage(): Promise<Page> {
  return waitFor("the popup", async () =>
    testBrowser.opened
      .targets()
      .find((one) => one.url().endsWith("/popup.html"))
      ?.asPage(),
  );
}

try {
  await beforeTest();
  const { oslo } = await storeTwoReadouts();
  await storeDeletedNote(oslo);
  const page = await testBrowser.openPage(oslo.url);
  await waitForHighlights(page);
  const popup = await testBrowser.openPopup(page);
  await waitFor("the list", async () => (await popup.texts(".attribution")).length > 0);
  await walk("popup", await popupPage());
  await popup.close();
  const panel = await testBrowser.openExtensionPage("panel.html", ".bar-top");
  await page.bringToFront();
  await waitFor("the list in the side panel", () => panel.$(".attribution"));
  await walk("side panel", panel);
  await panel.close();
  await openNextCard(page);
  await walk("card", page);
  for (const [name, button] of [
    ["editor of a note", "Add note"],
    ["editor of tags", "Tag attribution (T)"],
    ["editor of a correction", "Correct"],
  ] as const) {
    await clickInOverlay(page, button);
    await waitFor(name, async () => (await findEditor(page))?.$(".editor"));
    await walk(name, page);
    const frame = await findEditor(page);
    await frame?.focus(".editor :is(button, input, textarea)");
    await page.keyboard.press("Escape");
    await waitFor("the editor to close", async () => !(await findEditor(page)));
    await openNextCard(page);
  }
  const library = await LibraryPage.open("notes");
  for (const [view, last] of Object.entries({ ...LIBRARY_VIEWS, [`readout/${oslo.id}`]: ".margin-list li" })) {
    await library.go(view, last);
    await walk(view, library.page);
  }
  console.log(`\n${faultCount} faults`);
  process.exitCode = faultCount > 0 ? 1 : 0;
} finally {
  await disposeAll();
}
