import type { Runtime } from "webextension-polyfill";
import { browser } from "../messages/browser.ts";
import { answerCalls } from "../messages/channel.ts";
import { type BackgroundCalls, pageOf } from "../messages/contract.ts";
import { pausedSites } from "../store/paused-sites.ts";
import { showCount, showProblem } from "./badge.ts";
import { readWithEngine } from "./engine.ts";
import { mayCall } from "./may-call.ts";
import { openNotebook } from "./notebook.ts";
import { startPage } from "./start-page.ts";

const forever = new AbortController().signal;
const notebook = openNotebook();

answerCalls<BackgroundCalls>(
  {
    readText: (text, title, isAsked) => readWithEngine(text, title, isAsked),
    showCount: async (count, isReadout, sender) => showCount(sender.tab?.id, count, isReadout),
    startPage: (tabId) => startPage(tabId),
    closeEditor: async (id, sender) => {
      if (sender.tab?.id !== undefined) await pageOf(sender.tab.id).editorClosed(id);
    },
    ...notebook,
  },
  forever,
  mayCall,
);

/** A detector's offer stands outside the contract: the detector carries no code but its own. */
browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
  if (!isOffer(message) || sender.id !== browser.runtime.id || sender.tab?.id === undefined) return;
  void offered(sender.tab.id, sender.url ?? "").catch((error: unknown) => showProblem(sender.tab?.id, error));
});

function isOffer(message: unknown): boolean {
  return typeof message === "object" && message !== null && (message as { type?: unknown }).type === "offerReadout";
}

async function offered(tabId: number, url: string): Promise<void> {
  const host = URL.canParse(url) ? new URL(url).host : "";
  if (!(await pausedSites(browser.storage.local)).includes(host)) await startPage(tabId);
}

const NOTE_MENU = "note-selection";

/** Firefox keeps menus over an update, and refuses a second of the same name. */
browser.runtime.onInstalled.addListener(async ({ reason }) => {
  if (reason === "install") void browser.tabs.create({ url: browser.runtime.getURL("first-run.html") });
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({
    id: NOTE_MENU,
    title: "Write a note on “%s”",
    contexts: ["selection"],
    documentUrlPatterns: ["http://*/*", "https://*/*", "file:///*"],
  });
});

browser.contextMenus.onClicked.addListener((info, tab) => {
  if (info.menuItemId === NOTE_MENU && tab?.id !== undefined) void inTab(tab.id, (page) => page.noteOn("selection"));
});

browser.commands.onCommand.addListener((command) => {
  void activeTab().then((tabId) => {
    if (tabId === undefined) return;
    if (command === "note-selection") void inTab(tabId, (page) => page.noteOn("selection"));
    if (command === "next-attribution") void inTab(tabId, (page) => page.step(1));
    if (command === "previous-attribution") void inTab(tabId, (page) => page.step(-1));
  });
});

async function activeTab(): Promise<number | undefined> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return tab?.id;
}

/** Does a thing in a tab, where the content script may not be yet; a refusal shows on the badge. */
async function inTab(tabId: number, work: (page: ReturnType<typeof pageOf>) => Promise<void>): Promise<void> {
  try {
    await startPage(tabId);
    await work(pageOf(tabId));
  } catch (error) {
    await showProblem(tabId, error);
  }
}
