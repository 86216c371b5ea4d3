/** How often a page with little text is looked at again, and for how long: late content comes soon or never. */
const LOOKS = 5;
const PATIENCE = 10_000;
/** Rest between two looks, so that a page that never stops changing is not read at each change. */
const REST = 700;

/** Says whether there is nothing more to see at this address. */
type Look = () => boolean;

/**
 * Calls `look` when the browser is idle: now, at each new address in the same document, and while a page has little
 * text and still grows.
 */
export function watchPage(signal: AbortSignal, look: Look): void {
  let visit = new AbortController();
  let url = "";

  function begin(): void {
    if (signal.aborted || location.href === url) return;
    url = location.href;
    visit.abort();
    visit = new AbortController();
    lookPatiently(AbortSignal.any([signal, visit.signal]), look);
  }

  whenShown(signal, () => {
    begin();
    onNewAddress(signal, begin);
  });
}

/** Now, or when a page that is made ready ahead is at last shown. */
function whenShown(signal: AbortSignal, run: () => void): void {
  const page: Document & { readonly prerendering?: boolean } = document;
  if (page.prerendering === true) page.addEventListener("prerenderingchange", run, { once: true, signal });
  else run();
}

/** The page's own history calls cannot be heard without the Navigation API; a click is what mostly brings them. */
function onNewAddress(signal: AbortSignal, begin: () => void): void {
  const { navigation } = window as { readonly navigation?: EventTarget };
  const soon = (): void => void setTimeout(begin, REST);
  navigation?.addEventListener("navigatesuccess", begin, { signal });
  for (const type of navigation ? [] : ["popstate", "hashchange", "click"]) {
    window.addEventListener(type, soon, { signal, passive: true, capture: true });
  }
}

function lookPatiently(signal: AbortSignal, look: Look): void {
  const end = Date.now() + PATIENCE;
  let looks = 0;

  function again(): void {
    if (signal.aborted || look() || ++looks >= LOOKS || Date.now() > end) return;
    onChange(signal, end - Date.now(), () => setTimeout(() => whenIdle(again), REST));
  }

  whenIdle(again);
}

/** Runs once, at the next change of the page's elements, if that comes within `patience` milliseconds. */
function onChange(signal: AbortSignal, patience: number, run: () => void): void {
  const done = new AbortController();
  const observer = new MutationObserver(() => {
    done.abort();
    run();
  });
  AbortSignal.any([signal, done.signal, AbortSignal.timeout(Math.max(0, patience))]).addEventListener("abort", () =>
    observer.disconnect(),
  );
  observer.observe(document, { childList: true, subtree: true });
}

function whenIdle(run: () => void): void {
  if (typeof requestIdleCallback === "function") requestIdleCallback(run, { timeout: 2_000 });
  else setTimeout(run, 200);
}
