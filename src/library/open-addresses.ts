import { t } from "../locale/i18n.ts";
import { errorText } from "../locale/user-error.ts";
import { browser } from "../rpc/browser.ts";
import { background } from "../rpc/rpc-contract.ts";
import { isWebUrl } from "./links.ts";

/** The outcome for an address. "known": its readout was kept before, so the address was not opened. */
export type AddressOutcome = "kept" | "known" | "failed";

/** The outcome for one address. */
export interface OpenedAddress {
  readonly url: string;
  readonly outcome: AddressOutcome;
  /** Why nothing was kept, in words, or "". */
  readonly reason: string;
}

interface Options {
  readonly onOutcome: (opened: OpenedAddress) => void;
  readonly signal: AbortSignal;
}

/** The maximum time for which a page may load, in milliseconds. */
const LOADING_LIMIT = 60_000;

/**
 * Opens web pages one after another in one tab of this browser, and keeps each that is a readout. Stops when the signal
 * is aborted or the user closes the tab.
 */
export async function openAddresses(urls: readonly string[], { onOutcome, signal }: Options): Promise<void> {
  const tab = new WorkingTab(signal);
  try {
    for (const url of urls) {
      if (tab.isStopped) return;
      const opened = await keepPageAt(url, tab);
      if (opened) onOutcome(opened);
    }
  } finally {
    await tab.close();
  }
}

/** Returns undefined if the work was stopped before there was an outcome. */
async function keepPageAt(url: string, tab: WorkingTab): Promise<OpenedAddress | undefined> {
  try {
    if (await background.keptReadout(url)) return { url, outcome: "known", reason: "" };
    if (!(await mayRead(url))) return { url, outcome: "failed", reason: t("address_no_access") };
    const tabId = await tab.load(url);
    if (tabId === undefined) return undefined;
    const kept = await background.keepReadout(tabId, 0);
    return { url, outcome: kept.isNew ? "kept" : "known", reason: "" };
  } catch (error) {
    return tab.isStopped ? undefined : { url, outcome: "failed", reason: errorText(error) };
  }
}

/** Returns whether the user lets the extension read the site of an address. */
function mayRead(url: string): Promise<boolean> {
  const { protocol, hostname } = new URL(url);
  return browser.permissions.contains({ origins: [`${protocol}//${hostname}/*`] });
}

/** The tab in which the pages are opened. It stays in the background, so that the user can go on working. */
class WorkingTab {
  private id: number | undefined;
  private isClosed = false;

  constructor(private readonly signal: AbortSignal) {}

  /** True if the user has stopped the work or has closed the tab. */
  get isStopped(): boolean {
    return this.signal.aborted || this.isClosed;
  }

  /** Loads a page and returns the id of the tab, or undefined if the work was stopped in the meantime. */
  async load(url: string): Promise<number | undefined> {
    const loaded = this.listen();
    try {
      // The page is loaded once the tab's id is known, so that no event of its loading is missed.
      if (this.id === undefined) ({ id: this.id } = await browser.tabs.create({ url: "about:blank", active: false }));
      await browser.tabs.update(this.id, { url });
      await loaded.promise;
    } finally {
      loaded.end();
    }
    return this.isStopped ? undefined : this.id;
  }

  async close(): Promise<void> {
    if (this.id !== undefined && !this.isClosed) await browser.tabs.remove(this.id).catch(() => undefined);
  }

  /** Listens until the tab has loaded a page, is closed, or the work is stopped. Rejects if that takes too long. */
  private listen(): { readonly promise: Promise<void>; readonly end: () => void } {
    const { onUpdated, onRemoved } = browser.tabs;
    const control = new AbortController();
    const promise = new Promise<void>((resolve, reject) => {
      // The first complete page of a new tab is the empty one that it begins with. Its address may be hidden from us.
      const updated = (id: number, { status }: { readonly status?: string }, tab: { readonly url?: string }) => {
        if (id === this.id && status === "complete" && isWebUrl(tab.url ?? "")) resolve();
      };
      const removed = (id: number) => {
        if (id !== this.id) return;
        this.isClosed = true;
        resolve();
      };
      const timer = setTimeout(() => reject(new Error(t("address_slow"))), LOADING_LIMIT);
      onUpdated.addListener(updated);
      onRemoved.addListener(removed);
      this.signal.addEventListener("abort", () => resolve(), { signal: control.signal });
      if (this.signal.aborted) resolve();
      control.signal.addEventListener("abort", () => {
        clearTimeout(timer);
        onUpdated.removeListener(updated);
        onRemoved.removeListener(removed);
      });
    });
    // If the tab cannot be opened, nothing awaits the promise.
    promise.catch(() => undefined);
    return { promise, end: () => control.abort() };
  }
}
