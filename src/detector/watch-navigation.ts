/** Delays between the checks of a page with little text, in milliseconds. Late content arrives soon or never. */
const RETRY_DELAYS = [700, 1_500, 3_000, 6_000];

/**
 * Returns true when no further check of this URL is needed. At a later URL in the same document, the text of the first
 * may still be displayed, so that the result is not final. Neither is it when the user returns to the page.
 */
type Check = (isLater: boolean) => boolean;

/**
 * Calls `check` when the browser is idle: now, at each new URL in the same document, when the page is restored from the
 * browser's cache, and a few more times while more text may appear.
 */
export function watchNavigation(signal: AbortSignal, check: Check): void {
  let url = "";

  function begin(isLater: boolean): void {
    if (location.href === url) return;
    url = location.href;
    checkWithRetries(signal, url, () => check(isLater), RETRY_DELAYS);
  }

  whenShown(signal, () => {
    begin(false);
    onNewAddress(signal, () => begin(true));
    onReturn(signal, () => {
      url = "";
      begin(true);
    });
  });
}

/** Runs now or, if the page is being prerendered, when it is displayed. */
function whenShown(signal: AbortSignal, run: () => void): void {
  const page: Document & { readonly prerendering?: boolean } = document;
  if (page.prerendering === true) page.addEventListener("prerenderingchange", run, { once: true, signal });
  else run();
}

/**
 * Detects the page's own history calls through the Navigation API, the only way to do so. Every supported browser has
 * it.
 */
function onNewAddress(signal: AbortSignal, begin: () => void): void {
  const { navigation } = window as { readonly navigation?: EventTarget };
  navigation?.addEventListener("navigatesuccess", begin, { signal });
}

/** Calls `run` when the page is restored from the browser's back/forward cache. */
export function onReturn(signal: AbortSignal, run: () => void): void {
  addEventListener("pageshow", (event) => event.persisted && run(), { signal });
}

/**
 * Repeats the check until it is final, the URL changes or the retries are used up. Each check waits until the browser
 * is idle.
 */
function checkWithRetries(signal: AbortSignal, url: string, check: () => boolean, retries: readonly number[]): void {
  requestIdleCallback(
    () => {
      const [wait, ...rest] = retries;
      if (signal.aborted || location.href !== url || check() || wait === undefined) return;
      setTimeout(() => checkWithRetries(signal, url, check, rest), wait);
    },
    { timeout: 2_000 },
  );
}
