import { errorText } from "../rpc/reload-hint.ts";
import type { FrameLocation } from "../rpc/rpc-contract.ts";
import { createFallbackNotice } from "./fallback-notice.ts";
import { loadUiBundle, type UiBundle } from "./load-ui-bundle.ts";
import type { PageController } from "./page-controller.ts";
import type { PageUi } from "./page-ui.ts";

/** Returns a function that loads the UI bundle once. If loading fails, the next call retries. */
export function createBundleLoader(): () => Promise<UiBundle> {
  let bundle: Promise<UiBundle> | undefined;
  return () => {
    bundle ??= loadUiBundle().catch((error: unknown) => {
      bundle = undefined;
      throw error;
    });
    return bundle;
  };
}

/** The in-page UI, which is created when the user first interacts with the page. */
export interface LazyPageUi {
  /** The UI, or undefined until it is first opened. */
  readonly current: PageUi | undefined;
  /** Returns the UI, and creates it at the first call. */
  open(): Promise<PageUi>;
  /** Runs a user's request at a point of the viewport. If the UI cannot be loaded, shows the error there. */
  openAt(x: number, y: number, work: (ui: PageUi) => void): void;
  /** Hides the error. */
  hideNotice(): void;
}

/** Returns the UI of a page, not yet created. Aborting the signal destroys it. */
export function createLazyPageUi(
  page: PageController,
  loadBundle: () => Promise<UiBundle>,
  location: Promise<FrameLocation>,
  signal: AbortSignal,
): LazyPageUi {
  const notice = createFallbackNotice(signal);
  let ui: PageUi | undefined;
  const open = async () => {
    const [{ createPageUi }, here] = await Promise.all([loadBundle(), location]);
    notice.hide();
    ui ??= createPageUi(page, here, signal);
    return ui;
  };
  return {
    get current() {
      return ui;
    },
    open,
    openAt: (x, y, work) => void open().then(work, (error: unknown) => notice.show(errorText(error), x, y)),
    hideNotice: () => notice.hide(),
  };
}
