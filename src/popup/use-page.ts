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

/** The state of the active tab's page, a function that asks for it again, and one that goes to a frame in it. */
export function usePage(): [TabState, () => Promise<void>, (frameId: number) => void] {
  const [state, setState] = useState<TabState>({ kind: "loading" });
  const [frameId, lookAt] = useState(0);
  const load = useCallback(async () => {
    try {
      setState(await openPage(frameId));
      performance.mark("page-open");
    } catch (error) {
      setState({ kind: "closed", words: wordsOf(error) });
    }
  }, [frameId]);
  useEffect(() => void load(), [load]);
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

/** Opening the popup is the reader's leave to look at this page, also where access to sites was withdrawn. */
async function openPage(frameId: number): Promise<TabState> {
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
  const [paused, drafts] = await Promise.all([background.pausedSites(), unsavedDrafts(view)]);
  return { kind: "open", tabId: tab.id, page, view, drafts, host, isPaused: paused.includes(host) };
}

/** Drafts with words in them; one just opened and left empty is nothing to come back to. */
async function unsavedDrafts(view: PageView): Promise<Draft[]> {
  const drafts = await background.draftsOfPage(view.url).catch(() => []);
  const stored = new Map(view.notes.map(({ note }) => [note.id, note.bodyValue]));
  return drafts.filter(({ note }) => note.bodyValue.trim() !== "" && stored.get(note.id) !== note.bodyValue);
}
