/** When a page with little text is looked at again, in milliseconds after the last look: late content comes soon or never. */
const RETRY_DELAYS = [700, 1_500, 3_000, 6_000];

/**
 * Says whether there is nothing more to see at this address. At a second address in the same document, the text of the
 * first may still stand there, and is no last word.
 */
type Check = (mayBeStale: boolean) => boolean;

/**
 * Calls `look` when the browser is idle: now, at each new address in the same document, when the page is shown again as it
 * was left, and a few more times while there may be more to see.
 */
export function watchNavigation(signal: AbortSignal, check: Check): void {
  let url = "";

  function begin(): void {
    if (location.href === url) return;
    const mayBeStale = url !== "";
    url = location.href;
    checkWithRetries(signal, url, () => check(mayBeStale), RETRY_DELAYS);
  }

  whenShown(signal, () => {
    begin();
    onNewAddress(signal, begin);
    onReturn(signal, () => {
      url = "";
      begin();
    });
  });
}

/** Now, or when a page that is made ready ahead is at last shown. */
function whenShown(signal: AbortSignal, run: () => void): void {
  const page: Document & { readonly prerendering?: boolean } = document;
  if (page.prerendering === true) page.addEventListener("prerenderingchange", run, { once: true, signal });
  else run();
}

/** The page's own history calls can be heard by the Navigation API alone, which every browser that we ask for has. */
function onNewAddress(signal: AbortSignal, begin: () => void): void {
  const { navigation } = window as { readonly navigation?: EventTarget };
  navigation?.addEventListener("navigatesuccess", begin, { signal });
}

/** Calls `run` when the page is shown again as it was left, out of the browser's cache for going back and forward. */
export function onReturn(signal: AbortSignal, run: () => void): void {
  addEventListener("pageshow", (event) => event.persisted && run(), { signal });
}

/** Looks until there is nothing more to see, the address changes or patience ends; each look waits for an idle browser. */
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
