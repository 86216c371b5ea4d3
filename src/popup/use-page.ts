import { useCallback, useEffect, useState } from "preact/hooks";
import { say } from "../locale/say.ts";
import { browser } from "../messages/browser.ts";
import { CallError } from "../messages/channel.ts";
import { background, type Draft, type PageCalls, type PageView, pageOf } from "../messages/contract.ts";
import { wordsOf } from "../messages/words-of.ts";
import { watchStore } from "../store/watch-store.ts";
import { isPanel } from "./surface.ts";

/** The page in the active tab, as far as it could be had. */
export type TabState =
  | { readonly kind: "loading" }
  | { readonly kind: "closed"; readonly words: string }
  | {
      readonly kind: "open";
      readonly tabId: number;
      readonly page: PageCalls;
      readonly view: PageView;
      readonly drafts: readonly Draft[];
      /** The page's host, or "" where it has none. */
      readonly host: string;
      /** Whether the reader has paused this host. */
      readonly isPaused: boolean;
    };

/**
 * The state of the active tab's page, as first asked for before anything could be shown; a function that asks for it
 * again, and one that goes to a frame in it.
 */
export function usePage(first: Promise<TabState>): [TabState, () => Promise<void>, (frameId: number) => void] {
  const [state, setState] = useState<TabState>({ kind: "loading" });
  const [frameId, lookAt] = useState<number>();
  const show = useCallback(async (page: Promise<TabState>) => {
    setState(await page);
    performance.mark("page-open");
  }, []);
  const load = useCallback(() => show(openPage(frameId ?? 0)), [frameId]);
  useEffect(() => void (frameId === undefined ? show(first) : load()), [load]);
  useEffect(() => {
    const control = new AbortController();
    if (isPanel()) followTab(load, control.signal);
    return () => control.abort();
  }, [load]);
  return [state, load, lookAt];
}

/** The panel outlasts the page that it was opened on: it goes with the reader to other tabs and addresses, and sees new notes. */
function followTab(load: () => Promise<void>, signal: AbortSignal): void {
  const { onActivated, onUpdated } = browser.tabs;
  const changed = () => void load();
  const updated = (_: number, { status }: { readonly status?: string }, { active }: { readonly active: boolean }) => {
    if (active && status === "complete") void load();
  };
  onActivated.addListener(changed);
  onUpdated.addListener(updated);
  signal.addEventListener("abort", () => {
    onActivated.removeListener(changed);
    onUpdated.removeListener(updated);
  });
  watchStore(changed, signal);
}

/**
 * The page of the active tab, or why it cannot be had. Opening the popup is the reader's leave to look at this page, also
 * where access to sites was withdrawn.
 */
export async function openPage(frameId: number): Promise<TabState> {
  try {
    return await readActiveTab(frameId);
  } catch (error) {
    return { kind: "closed", words: wordsOf(error) };
  }
}

async function readActiveTab(frameId: number): Promise<TabState> {
  const paused = background.pausedSites();
  // Where the page cannot be had, nobody waits for this.
  paused.catch(() => undefined);
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) throw new CallError("no tab", say("no_page"));
  if (tab.url?.startsWith(browser.runtime.getURL(""))) {
    throw new CallError("own page", say("own_page"));
  }
  const page = pageOf(tab.id, frameId);
  const view = await page.viewPage().catch(async () => {
    await background.startPage(tab.id as number);
    return page.viewPage();
  });
  const host = URL.canParse(view.url) ? new URL(view.url).host : "";
  const [hosts, drafts] = await Promise.all([paused, unsavedDrafts(view)]);
  return { kind: "open", tabId: tab.id, page, view, drafts, host, isPaused: hosts.includes(host) };
}

/** Drafts with words in them; one just opened and left empty is nothing to come back to. */
async function unsavedDrafts(view: PageView): Promise<Draft[]> {
  const drafts = await background.draftsOfPage(view.url).catch(() => []);
  const stored = new Map(view.notes.map(({ note }) => [note.id, note.bodyValue]));
  return drafts.filter(({ note }) => note.bodyValue.trim() !== "" && stored.get(note.id) !== note.bodyValue);
}
