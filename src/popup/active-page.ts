import { t } from "../locale/i18n.ts";
import { browser } from "../rpc/browser.ts";
import { errorText } from "../rpc/reload-hint.ts";
import { RpcError } from "../rpc/rpc.ts";
import { background, callsToPage, type Draft, type PageCalls, type PageView, PDF_ERROR } from "../rpc/rpc-contract.ts";
import { subscribeToView } from "../rpc/view-updates.ts";

/** The page in the active tab, as far as it can be read. */
export type TabState =
  | { readonly kind: "loading" }
  | { readonly kind: "unavailable"; readonly title: string; readonly text: string; readonly advice?: string }
  | {
      readonly kind: "open";
      readonly tabId: number;
      readonly page: PageCalls;
      readonly view: PageView;
      readonly drafts: readonly Draft[];
      /** The page's host, or "" where it has none. */
      readonly host: string;
      /** Whether the user has paused this host. */
      readonly isPaused: boolean;
    };

/** The keys of `storage.local` that the popup shows something of. */
const RELEVANT_KEYS = ["drafts", "pausedSites"];

/**
 * Reads the page of the active tab, and reads it again whenever what it shows has changed. It listens before it reads, so
 * that no change falls between the two, and it reads one at a time, so that an older answer never replaces a newer one.
 */
export class ActivePage {
  state: TabState = { kind: "loading" };
  private frameId = 0;
  private isOutdated = false;
  private loading: Promise<void> | undefined;
  private watch: Watch | undefined;

  /**
   * Starts to follow.
   * @param followsTabs Whether to go along when the user changes to another tab, as the panel does.
   * @param onChange Called after each reading, once the follower is used by a component.
   */
  constructor(
    followsTabs: boolean,
    private readonly signal: AbortSignal,
    public onChange: (state: TabState) => void = () => undefined,
  ) {
    const { onActivated, onUpdated } = browser.tabs;
    const reload = () => void this.load();
    const updated = (_: number, { status }: { readonly status?: string }, { active }: { readonly active: boolean }) => {
      if (active && status === "complete") reload();
    };
    const stored = (changes: Readonly<Record<string, unknown>>) => {
      if (RELEVANT_KEYS.some((key) => Object.hasOwn(changes, key))) reload();
    };
    if (followsTabs) onActivated.addListener(reload);
    onUpdated.addListener(updated);
    browser.storage.local.onChanged.addListener(stored);
    signal.addEventListener("abort", () => {
      onActivated.removeListener(reload);
      onUpdated.removeListener(updated);
      browser.storage.local.onChanged.removeListener(stored);
      this.watch?.control.abort();
    });
    reload();
  }

  /** Reads the page again; resolves when it is shown as it was at the time of the call, or later. */
  load(): Promise<void> {
    this.isOutdated = true;
    this.loading ??= this.loadWhileOutdated();
    return this.loading;
  }

  /** Follows a frame of the page from now on. */
  showFrame(frameId: number): void {
    this.frameId = frameId;
    void this.load();
  }

  private async loadWhileOutdated(): Promise<void> {
    while (this.isOutdated && !this.signal.aborted) {
      this.isOutdated = false;
      const state = await this.read();
      if (this.signal.aborted) return;
      this.state = state;
      performance.mark("page-open");
      this.onChange(state);
    }
    this.loading = undefined;
  }

  private async read(): Promise<TabState> {
    try {
      return await this.readActiveTab();
    } catch (error) {
      return unavailableBecause(error);
    }
  }

  /** Opening the popup allows the extension to read this page, also where the user withdrew its access to sites. */
  private async readActiveTab(): Promise<TabState> {
    const paused = background.pausedSites();
    // Where the page cannot be read, nobody waits for this.
    paused.catch(() => undefined);
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    if (tab?.id === undefined) throw new RpcError("no tab", t("no_page"));
    if (tab.url?.startsWith(browser.runtime.getURL(""))) throw new RpcError("own page", t("own_page"));
    // What will be loaded is not known yet; when it is there, it is read.
    if (tab.url === "about:blank" && tab.status === "loading") return { kind: "loading" };
    const page = callsToPage(tab.id, this.frameId);
    const view = await this.viewOf(tab.id, page);
    const host = URL.canParse(view.url) ? new URL(view.url).host : "";
    const [hosts, drafts] = await Promise.all([paused, withUnsavedChanges(view)]);
    return { kind: "open", tabId: tab.id, page, view, drafts, host, isPaused: hosts.includes(host) };
  }

  private async viewOf(tabId: number, page: PageCalls): Promise<PageView> {
    let watch = this.watchTab(tabId);
    const view = await page.pageView().catch(async () => {
      await background.injectContentScript(tabId);
      watch = this.watchTab(tabId);
      return page.pageView();
    });
    watch.isAnswered = true;
    return view;
  }

  /** Watches the page of a tab, unless it is watched already. */
  private watchTab(tabId: number): Watch {
    const { frameId, watch: before } = this;
    if (before?.isOpen && before.tabId === tabId && before.frameId === frameId) return before;
    before?.control.abort();
    const watch: Watch = { tabId, frameId, isOpen: true, isAnswered: false, control: new AbortController() };
    this.watch = watch;
    const onDisconnect = () => {
      watch.isOpen = false;
      // A page that never answered has no content script; it is started, and watched again, by who reads the view.
      if (watch.isAnswered) void this.load();
    };
    subscribeToView(tabId, frameId, { onChange: () => void this.load(), onDisconnect }, watch.control.signal);
    return watch;
  }
}

/** A connection to the page that is followed. */
interface Watch {
  readonly tabId: number;
  readonly frameId: number;
  readonly control: AbortController;
  isOpen: boolean;
  /** Whether the page has told its view since it is watched. */
  isAnswered: boolean;
}

/** Returns why a page is not shown; a PDF file is named as one. */
function unavailableBecause(error: unknown): TabState {
  const text = errorText(error);
  if (error instanceof RpcError && error.kind === PDF_ERROR)
    return { kind: "unavailable", title: t("pdf_title"), text };
  return { kind: "unavailable", title: t("page_unavailable"), text, advice: t("page_unavailable_text") };
}

/** Returns the drafts that contain words which are not saved; one just opened and left empty is nothing to come back to. */
async function withUnsavedChanges(view: PageView): Promise<Draft[]> {
  const drafts = await background.draftsOfPage(view.url).catch(() => []);
  const stored = new Map(view.notes.map(({ note }) => [note.id, note.bodyValue]));
  return drafts.filter(({ note }) => note.bodyValue.trim() !== "" && stored.get(note.id) !== note.bodyValue);
}
