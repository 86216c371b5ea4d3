import { t } from "../locale/i18n.ts";
import { browser } from "../rpc/browser.ts";
import { errorText } from "../rpc/reload-hint.ts";
import { RpcError } from "../rpc/rpc.ts";
import { background, callsToPage, type Draft, type PageCalls, type PageView, PDF_ERROR } from "../rpc/rpc-contract.ts";
import { subscribeToView } from "../rpc/view-updates.ts";

/** The state of the page in the active tab. */
export type TabState =
  /** The page is being read. It is busy if it has not answered for a while. */
  | { readonly kind: "loading"; readonly isBusy?: boolean }
  | { readonly kind: "unavailable"; readonly title: string; readonly text: string; readonly advice?: string }
  | {
      readonly kind: "open";
      readonly tabId: number;
      readonly frameId: number;
      readonly page: PageCalls;
      readonly view: PageView;
      readonly drafts: readonly Draft[];
      /** The host of the page, or "" if it has none. */
      readonly host: string;
      /** Whether the user has paused the extension on this host. */
      readonly isPaused: boolean;
    };

/** The keys of `storage.local` whose values the popup shows. */
const RELEVANT_KEYS = ["drafts", "pausedSites"];

/** A page that has not answered after this many milliseconds is reported as busy. */
const BUSY_AFTER = 4000;

/**
 * Reads the page of the active tab, and reads it again whenever the displayed data has changed. It subscribes before
 * it reads, so that no change is missed, and never reads twice at the same time, so that an older answer never
 * replaces a newer one.
 */
export class ActivePage {
  state: TabState = { kind: "loading" };
  private frameId = 0;
  private isOutdated = false;
  private loading: Promise<void> | undefined;
  private watch: Watch | undefined;

  /**
   * Starts to follow the active page.
   * @param followsTabs Whether to switch when the user activates another tab, as the side panel does.
   * @param onChange Called after each reading, once a component uses this object.
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

  /** Reads the page again. Resolves when the displayed state is at least as recent as the call. */
  load(): Promise<void> {
    this.isOutdated = true;
    this.loading ??= this.loadWhileOutdated();
    return this.loading;
  }

  /** Switches to a frame of the page. */
  showFrame(frameId: number): void {
    this.frameId = frameId;
    void this.load();
  }

  private async loadWhileOutdated(): Promise<void> {
    while (this.isOutdated && !this.signal.aborted) {
      this.isOutdated = false;
      const timer = setTimeout(() => this.reportBusy(), BUSY_AFTER);
      const state = await this.read();
      clearTimeout(timer);
      if (this.signal.aborted) return;
      this.state = state;
      performance.mark("page-open");
      this.onChange(state);
    }
    this.loading = undefined;
  }

  /** Shows that the page does not answer, unless something is shown already. */
  private reportBusy(): void {
    if (this.state.kind !== "loading" || this.signal.aborted) return;
    this.state = { kind: "loading", isBusy: true };
    this.onChange(this.state);
  }

  private async read(): Promise<TabState> {
    try {
      return await this.readActiveTab();
    } catch (error) {
      return unavailableBecause(error);
    }
  }

  /** Opening the popup grants `activeTab`, so this works even if the user has withdrawn the host permissions. */
  private async readActiveTab(): Promise<TabState> {
    const paused = background.pausedSites();
    // If the page cannot be read, nothing awaits this promise, and a rejection must not remain unhandled.
    paused.catch(() => undefined);
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    if (tab?.id === undefined) throw new RpcError("no tab", t("no_page"));
    if (tab.url?.startsWith(browser.runtime.getURL(""))) throw new RpcError("own page", t("own_page"));
    // The page is not known until it is loaded. It is read then.
    if (tab.url === "about:blank" && tab.status === "loading") return { kind: "loading" };
    const page = callsToPage(tab.id, this.frameId);
    const view = await this.viewOf(tab.id, page);
    const host = URL.canParse(view.url) ? new URL(view.url).host : "";
    const [hosts, drafts] = await Promise.all([paused, withUnsavedChanges(view)]);
    return {
      kind: "open",
      tabId: tab.id,
      frameId: this.frameId,
      page,
      view,
      drafts,
      host,
      isPaused: hosts.includes(host),
    };
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

  /** Subscribes to the page of a tab, unless it is already subscribed. */
  private watchTab(tabId: number): Watch {
    const { frameId, watch: before } = this;
    if (before?.isOpen && before.tabId === tabId && before.frameId === frameId) return before;
    before?.control.abort();
    const watch: Watch = { tabId, frameId, isOpen: true, isAnswered: false, control: new AbortController() };
    this.watch = watch;
    const onDisconnect = () => {
      watch.isOpen = false;
      // A page that never answered has no content script. The code that reads the view injects it and subscribes
      // again.
      if (watch.isAnswered) void this.load();
    };
    subscribeToView(tabId, frameId, { onChange: () => void this.load(), onDisconnect }, watch.control.signal);
    return watch;
  }
}

/** A subscription to the followed page. */
interface Watch {
  readonly tabId: number;
  readonly frameId: number;
  readonly control: AbortController;
  isOpen: boolean;
  /** Whether the page has sent its view since the subscription. */
  isAnswered: boolean;
}

/** Returns the reason why a page is not shown. A PDF file has its own message. */
function unavailableBecause(error: unknown): TabState {
  const text = errorText(error);
  if (error instanceof RpcError && error.kind === PDF_ERROR)
    return { kind: "unavailable", title: t("pdf_title"), text };
  return { kind: "unavailable", title: t("page_unavailable"), text, advice: t("page_unavailable_text") };
}

/** Returns the drafts with unsaved text. An editor that was opened and left empty leaves no draft worth showing. */
async function withUnsavedChanges(view: PageView): Promise<Draft[]> {
  const drafts = await background.draftsOfPage(view.url).catch(() => []);
  const stored = new Map(view.notes.map(({ note }) => [note.id, note.bodyValue]));
  return drafts.filter(({ note }) => note.bodyValue.trim() !== "" && stored.get(note.id) !== note.bodyValue);
}
