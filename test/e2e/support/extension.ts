import { join } from "node:path";
import type { Frame, KeyInput, Page, Target } from "puppeteer-core";
import { runInFirefoxChrome } from "./firefox-chrome-script.ts";
import { GECKO_ID } from "./open-browser.mjs";
import { testBrowser } from "./shared-browser.ts";
import { waitFor } from "./wait.ts";

const EXTENSION = join(import.meta.dirname, "..", "..", "..", "dist", "firefox");

/**
 * An element of the overlay over a page, which the page itself cannot access: its text, and its middle in the viewport.
 */
export interface OverlayElement {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly hasFocus: boolean;
}

/**
 * Runs a function, given as source, with the background's global object. Its changes there remain: see
 * `replaceAfterTest`.
 */
export async function inBackground(source: string): Promise<void> {
  if (testBrowser.name === "firefox") {
    await testBrowser.evaluate(`browser.runtime.getBackgroundPage().then((scope) => void (${source})(scope))`);
    return;
  }
  const worker = await chromiumWorker();
  await worker.evaluate(`(async () => void (${source})(globalThis))()`);
}

/**
 * Returns what a function, given as source, returns for the background's global object: plain data or a promise of it.
 */
export async function valueInBackground<T>(source: string): Promise<T> {
  if (testBrowser.name === "firefox")
    return testBrowser.evaluate(`browser.runtime.getBackgroundPage().then((scope) => (${source})(scope))`);
  return (await (await chromiumWorker()).evaluate(`(${source})(globalThis)`)) as T;
}

/**
 * Changes the background with a function, given as source, that receives the global object there and returns a function
 * that undoes the change. The change is undone before the next test, or earlier by the returned function. Until then
 * the background is kept awake, because it would restart without the change.
 */
export async function patchBackground(source: string): Promise<() => Promise<void>> {
  const undo = async () => {
    await inBackground("(scope) => scope.undoPatch?.()");
    await keepFirefoxAwake(false);
  };
  testBrowser.afterTest(undo);
  await keepFirefoxAwake(true);
  await inBackground(`(scope) => { scope.undoPatch = (${source})(scope); }`);
  return undo;
}

/** Makes Firefox keep an idle background running for an hour, or for its usual time, from now on. */
async function keepFirefoxAwake(isAwake: boolean): Promise<void> {
  if (testBrowser.name !== "firefox") return;
  const preference = "extensions.background.idle.timeout";
  const call = isAwake ? `setIntPref("${preference}", 3_600_000)` : `clearUserPref("${preference}")`;
  await runInFirefoxChrome(testBrowser.opened, `Services.prefs.${call}`);
  // The idle time is measured from the last event.
  await testBrowser.evaluate(`browser.runtime.sendMessage({ type: "pausedSites", args: [] })`);
}

/**
 * Runs a command of the manifest over a page. A test cannot press the browser's own keys, so it sends the command's
 * event.
 */
export async function runCommand(page: Page, name: string): Promise<void> {
  await page.bringToFront();
  if (testBrowser.name === "firefox") {
    await runInFirefoxChrome(
      testBrowser.opened,
      `WebExtensionPolicy.getByID("${GECKO_ID}").extension.shortcuts.onCommand("${name}")`,
    );
  } else await (await chromiumWorker()).evaluate(`chrome.commands.onCommand.dispatch("${name}")`);
}

/** Returns the badge of the toolbar button for a page. */
export function badgeOf(page: Page): Promise<string> {
  return testBrowser.evaluate(`${tabOf(page)}.then(({ id }) => chrome.action.getBadgeText({ tabId: id }))`);
}

/** Returns the tooltip of the toolbar button for a page. */
export function tooltipOf(page: Page): Promise<string> {
  return testBrowser.evaluate(`${tabOf(page)}.then(({ id }) => chrome.action.getTitle({ tabId: id }))`);
}

/** Returns the elements of the overlay over a page that a selector finds. */
export function overlayElements(page: Page, selector: string): Promise<OverlayElement[]> {
  return inOverlay(
    page,
    `(root) => [...root.querySelectorAll(${JSON.stringify(selector)})].map((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const hasFocus = root.activeElement === element;
      return { text: element.innerText || element.ariaLabel || element.title || "", x: left + width / 2, y: top + height / 2, hasFocus };
    })`,
  );
}

/**
 * Runs a function, given as source, with the shadow root of the overlay over a page, if there is one. It returns a
 * list.
 */
export function inOverlay<T extends unknown[]>(page: Page, source: string): Promise<T> {
  const run = `() => {
    const open = (element) => globalThis.chrome?.dom?.openOrClosedShadowRoot(element) ?? element.openOrClosedShadowRoot;
    const roots = [...document.querySelectorAll("[popover=manual]")].map(open).filter(Boolean);
    return roots.flatMap(${source});
  }`;
  return inPage(page, run);
}

/**
 * Returns the plain data that a function, given as source, returns in the isolated world of a page's content script.
 */
export function inPage<T>(page: Page, run: string): Promise<T> {
  const target = `${tabOf(page)}.then(({ id }) => ({ tabId: id }))`;
  return testBrowser.evaluate(
    `${target}.then((target) => chrome.scripting.executeScript({ target, func: ${run} })).then(([{ result }]) => result)`,
  );
}

/** Returns the text of the card over a page, or an empty string if there is no card. */
export async function cardText(page: Page): Promise<string> {
  return (await overlayElements(page, ".card"))[0]?.text ?? "";
}

/**
 * Returns the text of the user's own content in the open card, which is in a frame, or an empty string if there is
 * none.
 */
export async function userWordsText(page: Page): Promise<string> {
  const frame = await findFrame(page, "#card/");
  return (await frame?.evaluate(() => document.querySelector(".user-content")?.textContent)) ?? "";
}

/** Returns the text of the card over a page and of the user's own content in its frame, as soon as that is loaded. */
export async function wholeCardText(page: Page): Promise<string> {
  return waitFor("the words of the card", async () => {
    const [own] = await overlayElements(page, ".own-frame");
    const words = await userWordsText(page);
    return (own === undefined || words !== "") && `${await cardText(page)}\n${words}`;
  });
}

/** Opens a note for editing from the open card, by its text. */
export async function editNoteOnCard(page: Page, words: string): Promise<Frame> {
  await waitFor(`the note “${words}” on the card`, async () => {
    const frame = await findFrame(page, "#card/");
    // A second click would open the editor again while it is opening.
    if (frame && !(await hasReceivedClick(frame))) {
      for (const button of await frame.$$("button")) {
        if ((await button.evaluate((one) => one.textContent))?.includes(words)) await button.click();
      }
    }
    return findEditor(page);
  });
  return noteEditor(page);
}

/** Returns true if a button in a frame was clicked since the first call for that frame. */
function hasReceivedClick(frame: Frame): Promise<boolean> {
  return frame.evaluate(() => {
    const scope = globalThis as { hasReceivedClick?: boolean };
    if (scope.hasReceivedClick === undefined) {
      scope.hasReceivedClick = false;
      const onClick = ({ target }: Event) => {
        if ((target as Element).closest("button")) scope.hasReceivedClick = true;
      };
      addEventListener("click", onClick, true);
    }
    return scope.hasReceivedClick;
  });
}

/** Waits until the card over a page contains a text. */
export async function waitForCard(page: Page, words: string): Promise<void> {
  await waitFor(`a card that says “${words}”`, async () => (await cardText(page)).includes(words));
}

/** Opens the card of the next attribution, as its command does, and waits for it. */
export async function openNextCard(page: Page): Promise<string> {
  return openCardBy(page, "next-attribution");
}

/** Opens the card of the previous attribution, as its command does, and waits for it. */
export async function openPreviousCard(page: Page): Promise<string> {
  return openCardBy(page, "previous-attribution");
}

async function openCardBy(page: Page, command: string): Promise<string> {
  const before = await cardText(page);
  await runCommand(page, command);
  return waitFor(`the card after the command ${command}`, async () => {
    const text = await cardText(page);
    return text !== before && text;
  });
}

/** Steps through the attributions of a page until the card contains a text. */
export async function openCard(page: Page, words: string): Promise<void> {
  const most = 40;
  const seen: string[] = [];
  for (let step = 0; step < most; step += 1) {
    await openNextCard(page);
    const text = await wholeCardText(page);
    if (text.includes(words)) return;
    seen.push(text.split("\n")[0] ?? "");
  }
  throw new Error(`No card says “${words}”. Seen: ${seen.join(" | ")}`);
}

/**
 * Clicks a button of the overlay with the mouse, by the first line of its text. The overlay may move before the click,
 * as a card does that follows its line, so the click is repeated until the button has received it.
 */
export async function clickInOverlay(page: Page, label: string): Promise<void> {
  const hadClick = () => inPage<boolean>(page, "() => globalThis.overlayHadClick === true");
  await inPage(page, "() => void (globalThis.overlayHadClick = false)");
  await waitFor(`the button “${label}” over the page to be clicked`, async () => {
    if (await hadClick()) return true;
    const [place] = await inOverlay<Pick<OverlayElement, "x" | "y">[]>(
      page,
      `(root) => {
        const wordsOf = (one) => (one?.innerText || one?.ariaLabel || one?.title || "").trim().split("\\n")[0];
        const isWanted = (one) => wordsOf(one) === ${JSON.stringify(label)};
        const button = [...root.querySelectorAll("button")].find(isWanted);
        if (!button) return [];
        const listener = ({ target }) => { globalThis.overlayHadClick ||= isWanted(target.closest("button")); };
        root.addEventListener("click", listener, { capture: true });
        button.scrollIntoView({ block: "nearest", behavior: "instant" });
        const { left, top, width, height } = button.getBoundingClientRect();
        return [{ x: left + width / 2, y: top + height / 2 }];
      }`,
    );
    if (!place) return false;
    await page.mouse.click(place.x, place.y);
    return hadClick();
  });
}

/** Opens the note editor for the attribution whose card comes next, and returns its frame. */
export async function openNoteEditor(page: Page): Promise<Frame> {
  await openNextCard(page);
  await clickInOverlay(page, "Add note");
  return noteEditor(page);
}

/** Returns the frame of the note editor over a page as soon as the editor is ready. */
export async function noteEditor(page: Page): Promise<Frame> {
  // While the frame loads, calls into it can fail.
  return waitFor("the field of the editor", async () => {
    const frame = await findEditor(page);
    return (await frame?.$("textarea")) && frame;
  });
}

/** Returns the frame of the correction editor over a page as soon as the editor is ready. */
export async function correctionEditor(page: Page): Promise<Frame> {
  // A new frame may be replaced when its page is loaded in another process.
  return waitFor("the fields of the correction", async () => {
    const frame = await findEditor(page);
    return (await frame?.$("form.correction")) && frame;
  });
}

/** Returns the frame of the open editor, if there is one. */
export async function findEditor(page: Page): Promise<Frame | undefined> {
  for (const kind of ["note", "correction", "tags"]) {
    const frame = await findFrame(page, `#${kind}/`);
    if (frame) return frame;
  }
  return undefined;
}

/**
 * Returns the extension's frame whose fragment begins with `hash`. Firefox does not report a frame's address, so the
 * frame itself is asked.
 */
async function findFrame(page: Page, hash: string): Promise<Frame | undefined> {
  for (const frame of page.frames()) {
    if (frame === page.mainFrame()) continue;
    const url = await frame.evaluate(() => location.href).catch(() => "");
    if (url.includes(`editor-frame.html${hash}`)) return frame;
  }
  return undefined;
}

/** Types text into a note editor and waits until all of its text is stored as a draft and the editor reports that. */
export async function typeDraft(frame: Frame, words: string): Promise<void> {
  await frame.type("textarea", words);
  // The editor may have reported the first part of the text while the last part was typed.
  const typed = await typedText(frame);
  await waitFor(`the draft “${typed}” to be stored`, async () => (await storedDrafts()).includes(typed));
  await waitFor("the words “Draft saved”", async () =>
    (await textInFrame(frame, ".editor-foot")).includes("Draft saved"),
  );
}

/** Returns the texts of all stored drafts. */
export function storedDrafts(): Promise<string[]> {
  return testBrowser.evaluate(`chrome.storage.local.get("drafts").then(
    ({ drafts = {} }) => Object.values(drafts).map(({ note }) => note.bodyValue))`);
}

/** Returns the text in the field of an editor. */
export function typedText(frame: Frame): Promise<string> {
  return frame.$eval("textarea", (area) => area.value);
}

/** Returns the text of the first element in an editor that a selector finds, or an empty string. */
export function textInFrame(frame: Frame, selector: string): Promise<string> {
  return frame.evaluate((one) => document.querySelector(one)?.textContent ?? "", selector);
}

/** Presses a button of an editor as soon as it is enabled. The test must wait for the result. */
export async function pressInEditor(frame: Frame, label: string): Promise<void> {
  const isWanted = `!one.disabled && one.textContent === ${JSON.stringify(label)}`;
  const find = `[...document.querySelectorAll("button")].find((one) => ${isWanted})`;
  await waitFor(`the button “${label}” of the editor`, () => frame.evaluate(`${find} !== undefined`));
  await frame.evaluate(`${find}.click()`);
}

/** Saves the content of an editor and waits until it is closed. */
export async function saveEditor(page: Page, frame: Frame): Promise<void> {
  await frame.$eval("button[type=submit]", (button) => (button as HTMLElement).click());
  await waitForNoEditor(page);
}

/** Saves the content of the focused editor by keys and waits until it is closed. */
export async function saveEditorByKeys(page: Page): Promise<void> {
  await pressWithControl(page, "Enter");
  await waitForNoEditor(page);
}

/** Presses keys one after another while Control is held. */
export async function pressWithControl(page: Page, ...keys: readonly KeyInput[]): Promise<void> {
  await page.keyboard.down("Control");
  for (const key of keys) await page.keyboard.press(key);
  await page.keyboard.up("Control");
}

export async function waitForNoEditor(page: Page): Promise<void> {
  await waitFor("the editor to close", async () => !(await findEditor(page)));
}

/** Writes a note on the nth attribution of a page, from 1, with popup and editor. */
export async function writeNoteInEditor(page: Page, attribution: number, words: string): Promise<void> {
  const popup = await testBrowser.openPopup(page);
  await popup.press(`Add note to attribution ${attribution}`);
  const frame = await noteEditor(page);
  await frame.type("textarea", words);
  await saveEditor(page, frame);
}

/** Reloads the extension under the open pages, as an update does. */
export async function reloadExtension(page: Page): Promise<void> {
  const { opened, name } = testBrowser;
  if (name === "firefox") {
    await opened.installExtension(EXTENSION);
    await testBrowser.openHelper();
  } else {
    const old = opened.targets().filter(isWorker);
    testBrowser.evaluate("chrome.runtime.reload()").catch(() => undefined);
    await waitFor("the new background", async () =>
      opened.targets().some((one) => isWorker(one) && !old.includes(one)),
    );
    await testBrowser.openHelper();
  }
  await page.bringToFront();
}

/** Returns the tab of a page, as an expression: of several tabs with one address, the active one. */
function tabOf(page: Page): string {
  // Firefox omits a text fragment from the address of its tab.
  const [address] = page.url().split("#");
  return `chrome.tabs.query({}).then((tabs) => tabs.filter(({ url }) => url?.split("#")[0] === ${JSON.stringify(address)})
    .sort((a, b) => Number(b.active) - Number(a.active))[0])`;
}

/** Returns Chromium's service worker, and wakes it if necessary. */
async function chromiumWorker() {
  const { opened } = testBrowser;
  const running = () => opened.targets().findLast(isWorker);
  if (!running()) await testBrowser.evaluate(`chrome.runtime.sendMessage({ type: "pausedSites", args: [] })`);
  // The worker of an extension that was reloaded remains in the list, before the new one.
  return waitFor("the service worker", async () => (await running()?.worker()) ?? undefined);
}

function isWorker(target: Target): boolean {
  return target.type() === "service_worker";
}
