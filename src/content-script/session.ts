import { startEarlyListeners } from "../page/early-events.ts";
import { observePage } from "../page/observe-page.ts";
import { removeStaleHosts } from "../page/overlay-host.ts";
import { isConnected } from "../rpc/browser.ts";
import { useBrowserMessages } from "../rpc/load-messages.ts";
import { background } from "../rpc/rpc-contract.ts";
import { acceptViewSubscribers } from "../rpc/view-updates.ts";
import { highlightAtPoint } from "./highlight-at-point.ts";
import { createBundleLoader, createLazyPageUi } from "./lazy-page-ui.ts";
import { handlePageCalls } from "./page-calls.ts";
import { PageController } from "./page-controller.ts";
import { selectedSpan } from "./selected-span.ts";
import { watchUserInput } from "./user-input.ts";

/** A session of Note Verbale in one page. */
export interface Session {
  /** Reads the page again, for example after single-page navigation. */
  refresh(): Promise<void>;
}

/** Interval for checking the highlight registry and the host element while the page is visible, in milliseconds. */
const REPAIR_INTERVAL = 1000;

/** Media queries whose change can make the current highlight colours unreadable. */
const COLOR_QUERIES = ["(prefers-color-scheme: dark)", "(forced-colors: active)"];

/** The delimiter of a fragment directive in a URL. */
const TEXT_DIRECTIVE = ":~:";

/**
 * Reads the page, highlights it if it is a readout, and responds to popup, shortcuts and pointer until the signal
 * aborts.
 */
export function startSession(signal: AbortSignal): Session {
  useBrowserMessages();
  removeStaleHosts();
  const location = background.frameLocation();
  const loadBundle = createBundleLoader();
  const notifySubscribers = acceptViewSubscribers(signal);
  const page = new PageController(signal, loadBundle, notifySubscribers);
  const { state, highlights } = page;
  const ui = createLazyPageUi(page, loadBundle, location, signal);

  handlePageCalls(page, ui, notifySubscribers, signal);
  const observer = observePage(async (change) => {
    const before = state.analysis;
    const time = await page.onChange(change);
    highlights.reapply();
    ui.current?.onPageChanged(before);
    return time;
  }, signal);
  /** Passes a pointer event to the UI, which is loaded if there is a highlight at that point. */
  const onPointer = (handler: "onHover" | "onClick") => (x: number, y: number) => {
    if (ui.current) ui.current.overlay[handler](x, y);
    else if (!highlightAtPoint(state, x, y)) ui.hideNotice();
    else ui.openAt(x, y, ({ overlay }) => overlay[handler](x, y));
  };
  watchUserInput(
    {
      onHover: onPointer("onHover"),
      onClick: onPointer("onClick"),
      onSelection: () => {
        notifySubscribers();
        if (ui.current) ui.current.onSelection();
        // Errors are ignored here, because the user only selected text and requested nothing.
        else if (selectedSpan(state.analysis?.page)) void ui.open().then((opened) => opened.onSelection(), ignore);
      },
      onEscape: () => {
        ui.hideNotice();
        ui.current?.overlay.close();
      },
      onScroll: () => {
        ui.hideNotice();
        ui.current?.overlay.onScroll();
      },
      isHovered: () => ui.current?.overlay.isHovered() ?? false,
      isOpen: () => ui.current?.overlay.shown !== undefined,
    },
    signal,
  );
  every(REPAIR_INTERVAL, signal, () => {
    if (document.hidden) return;
    if (!isConnected()) return ui.current?.showDisconnected();
    startEarlyListeners();
    highlights.reapply();
    observer.addRoots(state.analysis?.page.shadowRoots ?? []);
    ui.current?.overlay.reattach();
  });
  const { navigation } = window as { readonly navigation?: EventTarget };
  navigation?.addEventListener("navigatesuccess", () => void page.onUrlChanged(), { signal });
  addEventListener("pageshow", ({ persisted }) => persisted && void page.onShownAgain(), { signal });
  for (const query of COLOR_QUERIES)
    matchMedia(query).addEventListener("change", () => highlights.reapply(), { signal });
  // If the background does not respond, the URL is unknown and no card is opened.
  void Promise.all([page.refresh(), location]).then(async ([, { url }]) => {
    if (url.includes(TEXT_DIRECTIVE)) (await ui.open()).openLinked(url);
  }, ignore);
  return page;
}

function ignore(): void {}

function every(time: number, signal: AbortSignal, work: () => void): void {
  const timer = setInterval(work, time);
  signal.addEventListener("abort", () => clearInterval(timer));
}
