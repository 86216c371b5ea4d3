import type { Runtime } from "webextension-polyfill";
import { type MessageKey, t } from "../locale/i18n.ts";
import { browser } from "../rpc/browser.ts";
import { handleCalls, type RpcCaller, RpcError } from "../rpc/rpc.ts";
import { type BackgroundCalls, callsToPage, type PageCalls } from "../rpc/rpc-contract.ts";
import { withDiskSpaceCheck } from "../store/local-storage.ts";
import { setPendingUpdateNotice } from "../store/update-notice.ts";
import { showCount, showError } from "./badge.ts";
import { isCallAllowed } from "./call-permissions.ts";
import { CLOCK } from "./clock.ts";
import { DetectionRateLimiter } from "./detection-rate-limiter.ts";
import { editorRelay } from "./editor-relay.ts";
import { analyzeWithEngine } from "./engine.ts";
import { injectContentScript, injectIntoFrames, injectUi } from "./inject-scripts.ts";
import { createNoteService } from "./note-service.ts";
import { forgetWithPrivateWindows } from "./private-windows.ts";
import { registerPageScripts } from "./register-page-scripts.ts";
import { chosenMessages, followChosenLanguage } from "./ui-language.ts";

followChosenLanguage(() => {
  void updateMenu();
  void updateTooltips();
});

/** The id of the command and of the menu item that keep the readout of the page. */
const KEEP = "keep-readout";

const forever = new AbortController().signal;
const { calls: noteService, keep } = createNoteService();
const detections = new DetectionRateLimiter(CLOCK);
forgetWithPrivateWindows();
registerPageScripts();

handleCalls<BackgroundCalls>(
  {
    analyzeText: (text, title, isForced, isMain, { tab, url = "", frameId = 0 }) =>
      analyzeWithEngine(
        { text, title, isForced, isMain },
        { tab: tab?.id ?? -1, frame: frameId },
        { address: tab?.url ?? "", frameUrl: url },
      ),
    // The badge shows the count of the tab's page. A frame sets the badge only if the frame has attributions.
    showCount: async (count, isReadout, sender) => {
      const { tab, frameId } = sender;
      if (frameId === 0 || count > 0) await showCountInChosenLanguage(tab?.id, count, isReadout);
      if (frameId === 0 && isReadout) void keepOpened(sender);
    },
    injectContentScript: (tabId) => injectContentScript(tabId),
    injectIntoFrames: (tabId) => injectIntoFrames(tabId),
    injectUi: async ({ tab, frameId }) => {
      await injectUi(tab?.id, frameId);
      return chosenMessages();
    },
    ...editorRelay,
    ...noteService,
  },
  forever,
  isCallAllowed,
);

/** The detector's message is not part of the RPC contract, so that the detector contains no code but its own. */
browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
  if (!isReadoutDetected(message) || sender.id !== browser.runtime.id || sender.tab?.id === undefined) return;
  void onReadoutDetected(sender.tab.id, sender).catch((error: unknown) => showError(sender.tab?.id, error));
});

function isReadoutDetected(message: unknown): boolean {
  return typeof message === "object" && message !== null && (message as { type?: unknown }).type === "readoutDetected";
}

async function onReadoutDetected(tabId: number, sender: Runtime.MessageSender): Promise<void> {
  const { url = "" } = sender;
  if ((await noteService.pausedSites(sender)).includes(hostOf(url)) || !(await detections.admit(tabId))) return;
  // A message that had to wait must not inject the script into another site's page or a closed tab.
  const tab = await browser.tabs.get(tabId).catch(() => undefined);
  if (tab && hostOf(tab.url ?? url) === hostOf(url)) await injectContentScript(tabId);
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : "";
}

/** Keeps an opened readout if the user has chosen to keep all. Ignores pages that were closed in the meantime. */
async function keepOpened(sender: RpcCaller): Promise<void> {
  try {
    await keep.onReadoutOpened(sender);
  } catch (error) {
    if (!(error instanceof RpcError) || error.kind !== "unreachable") await showError(sender.tab?.id, error);
  }
}

/** The context menu items, each with the call that it makes to the page or frame in which the menu was opened. */
const MENU: readonly MenuEntry[] = [
  {
    id: "note-selection",
    title: "menu_note",
    contexts: ["selection"],
    work: (page) => page.openNoteEditor("selection"),
  },
  {
    id: "mark-selection",
    title: "menu_mark",
    contexts: ["selection"],
    work: (page) => page.openCorrectionEditor("selection"),
  },
  { id: "read-frame", title: "menu_frame", contexts: ["frame"], work: forceAnalysis },
  { id: KEEP, title: "menu_keep", contexts: ["page"] },
];

interface MenuEntry {
  readonly id: string;
  readonly title: MessageKey;
  readonly contexts: ["selection"] | ["frame"] | ["page"];
  /** Undefined for the item that keeps the readout, which makes no call to the page. */
  readonly work?: (page: PageCalls) => Promise<void>;
}

/** Firefox keeps menus across an update and rejects a second item with the same id. */
browser.runtime.onInstalled.addListener(async ({ reason, previousVersion }) => {
  if (reason === "install") void browser.tabs.create({ url: browser.runtime.getURL("first-run.html") });
  if (reason === "update") void onUpdatedFrom(previousVersion);
  await updateMenu();
});

/** If the version cannot be stored, skip the "What's new" notice. */
async function onUpdatedFrom(previous = ""): Promise<void> {
  const { version } = browser.runtime.getManifest();
  if (previous !== version)
    await setPendingUpdateNotice(withDiskSpaceCheck(browser.storage.local), version).catch(() => undefined);
}

let menu: Promise<void> = Promise.resolve();

/** Builds the context menu in the current language after any earlier build has finished. */
function updateMenu(): Promise<void> {
  menu = menu.then(chosenMessages).then(createMenu);
  return menu;
}

async function createMenu(): Promise<void> {
  await browser.contextMenus.removeAll();
  for (const { id, title, contexts } of MENU) {
    const documentUrlPatterns = ["http://*/*", "https://*/*", "file:///*"];
    browser.contextMenus.create({ id, title: t(title), contexts, documentUrlPatterns });
  }
}

/**
 * Shows a tab's count when the messages of the user's language are loaded. A page may be the reason why the background
 * has just started, and its call then arrives before them.
 */
async function showCountInChosenLanguage(tabId: number | undefined, count: number, isReadout: boolean): Promise<void> {
  await chosenMessages();
  await showCount(tabId, count, isReadout);
}

/** Shows the count of every tab again after the language has changed. The background does not keep the counts. */
async function updateTooltips(): Promise<void> {
  for (const { id } of await browser.tabs.query({})) {
    if (id === undefined || (await browser.action.getBadgeText({ tabId: id })) === "") continue;
    const view = await callsToPage(id)
      .pageView()
      .catch(() => undefined);
    if (view) await showCountInChosenLanguage(id, view.attributions.length, view.readout.isReadout);
  }
}

browser.contextMenus.onClicked.addListener(({ menuItemId, frameId = 0 }, tab) => {
  const entry = MENU.find(({ id }) => id === menuItemId);
  if (!entry || tab?.id === undefined) return;
  if (entry.work) void runInTab(tab.id, entry.work, frameId);
  else void keepInTab(tab.id, frameId);
});

/** The call that each keyboard command makes to the active page. */
const COMMANDS: Readonly<Record<string, (page: PageCalls) => Promise<void>>> = {
  "note-selection": (page) => page.openNoteEditor("selection"),
  "next-attribution": (page) => page.step(1),
  "previous-attribution": (page) => page.step(-1),
  "mark-selection": (page) => page.openCorrectionEditor("selection"),
  "correct-attribution": (page) => page.cardCommand("correct"),
  "dismiss-attribution": (page) => page.cardCommand("dismiss"),
  "copy-citation": (page) => page.cardCommand("copy"),
};

browser.commands.onCommand.addListener((command) => {
  const work = COMMANDS[command];
  if (!work && command !== KEEP) return;
  void activeTab().then((tabId) => {
    if (tabId === undefined) return undefined;
    return work ? runInTab(tabId, work) : keepInTab(tabId, 0);
  });
});

/** Keeps the readout in a frame of a tab. An error is shown on the badge. */
async function keepInTab(tabId: number, frameId: number): Promise<void> {
  await keep.announce(tabId, frameId).catch((error: unknown) => showError(tabId, error));
}

async function activeTab(): Promise<number | undefined> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return tab?.id;
}

async function forceAnalysis(page: PageCalls): Promise<void> {
  await page.forceAnalysis();
}

/** Makes a call to a tab and injects the content script if necessary. An error is shown on the badge. */
async function runInTab(tabId: number, work: (page: PageCalls) => Promise<void>, frameId = 0): Promise<void> {
  const page = callsToPage(tabId, frameId);
  try {
    await work(page).catch(async (error: unknown) => {
      if (!(error instanceof RpcError) || error.kind !== "unreachable") throw error;
      await injectContentScript(tabId, frameId);
      await work(page);
    });
  } catch (error) {
    await showError(tabId, error);
  }
}
