/** Delays before the checks of a page with little text, in milliseconds. Late content arrives soon or never. */
const DELAYS = [0, 700, 1_500, 3_000, 6_000];

/**
 * Returns true when no further check of this URL is needed. At a later URL in the same document, the text of the first
 * may still be displayed, so that the result is not final. Neither is it when the user returns to the page.
 */
type Check = (isLater: boolean) => boolean;

/**
 * Calls `check` in a task of its own: now, at each new URL in the same document, when the page is restored from the
 * browser's cache, and a few more times while more text may appear. An idle callback would take longer than most checks. Calls `onReturn` before the check of a restored
 * page. The listeners stay until the page is closed, because the means to remove them would cost every page more than
 * they do.
 */
export function watchNavigation(check: Check, onReturn: () => void): void {
  let url = "";

  function begin(isLater: boolean): void {
    if (location.href === url) return;
    url = location.href;
    checkWithRetries(url, () => check(isLater), DELAYS);
  }

  whenShown(() => {
    begin(false);
    onNewAddress(() => begin(true));
    addEventListener("pageshow", ({ persisted }) => {
      if (!persisted) return;
      onReturn();
      url = "";
      begin(true);
    });
  });
}

/** Runs now or, if the page is being prerendered, when it is displayed. */
function whenShown(run: () => void): void {
  const page: Document & { readonly prerendering?: boolean } = document;
  if (page.prerendering) page.addEventListener("prerenderingchange", run, { once: true });
  else run();
}

/**
 * Detects the page's own history calls through the Navigation API, the only way to do so. Every supported browser has
 * it.
 */
function onNewAddress(begin: () => void): void {
  (window as { readonly navigation?: EventTarget }).navigation?.addEventListener("navigatesuccess", begin);
}

/** Repeats the check after each delay until it is final, the URL changes or the delays are used up. */
function checkWithRetries(url: string, check: () => boolean, [delay, ...later]: readonly number[]): void {
  if (delay === undefined) return;
  setTimeout(() => {
    if (location.href === url && !check()) checkWithRetries(url, check, later);
  }, delay);
}
