/** How much of the time reading again may take: one part in this many, so that a busy page is never slowed. */
const REST_FACTOR = 20;

/** The least time between two readings of a changing page, in milliseconds. */
const MIN_PAUSE = 1000;

/** What has changed: nodes and their text, or only how they look, which may have shown or hidden some. */
export type PageChange = "content" | "style";

/** A watch over a page. */
export interface PageObserver {
  /** Watches these open shadow trees as well; those watched already are not watched twice. */
  addRoots(roots: readonly ShadowRoot[]): void;
}

const CONTENT_MUTATIONS = { childList: true, characterData: true, subtree: true };

/** Attributes by which a page shows and hides; others do so seldom enough to wait for the next change. */
const STYLE_MUTATIONS = { attributes: true, attributeFilter: ["class", "style", "hidden", "open"], subtree: true };

/** Events after which style rules alone may show another part of the page (`:checked`, `details`). */
const STYLE_EVENTS = ["change", "toggle"];

/**
 * Calls `onChange` some time after the page has changed, and gives it rest in proportion to the page's own time that it took.
 * That is the number that `onChange` returns, for it may have waited for others; without one, the time until it was done.
 * Our own host is outside the body and is not seen; a new body, as some frameworks put in, is.
 * @param pause The least time between two calls, in milliseconds.
 */
export function observePage(
  onChange: (change: PageChange) => Promise<number | undefined> | undefined,
  signal: AbortSignal,
  pause = MIN_PAUSE,
): PageObserver {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let rest = pause;
  let running = false;
  /** What has changed since the last call began. */
  let change: PageChange | undefined;

  const schedule = (what: PageChange) => {
    if (change !== "content") change = what;
    if (!running) timer ??= setTimeout(() => void run(), rest);
  };
  const run = async () => {
    const what = change ?? "content";
    change = undefined;
    running = true;
    const start = performance.now();
    let time: number | undefined;
    try {
      time = await onChange(what);
    } finally {
      rest = Math.max(pause, (time ?? performance.now() - start) * REST_FACTOR);
      running = false;
      timer = undefined;
      if (change && !signal.aborted) schedule(change);
    }
  };
  // Two observers, for a page that animates its styles writes records without end: of those not one is looked at.
  const content = new MutationObserver(() => schedule("content"));
  const style = new MutationObserver(() => schedule("style"));
  const watched = new Set<Node>();
  const watch = (root: Node) => {
    watched.add(root);
    content.observe(root, CONTENT_MUTATIONS);
    style.observe(root, STYLE_MUTATIONS);
  };
  const stop = () => {
    watched.clear();
    content.disconnect();
    style.disconnect();
  };
  const followBody = () => {
    const { body } = document;
    if (!body || watched.has(body)) return false;
    stop();
    watch(body);
    return true;
  };
  const bodies = new MutationObserver((records) => {
    if (followBody()) schedule("content");
    else if (records.some(({ type }) => type === "attributes")) schedule("style");
  });
  bodies.observe(document.documentElement, { childList: true, attributes: true, attributeFilter: ["class", "style"] });
  followBody();
  for (const type of STYLE_EVENTS) {
    document.addEventListener(type, () => schedule("style"), { capture: true, passive: true, signal });
  }
  signal.addEventListener("abort", () => {
    stop();
    bodies.disconnect();
    clearTimeout(timer);
  });
  return {
    addRoots(roots) {
      for (const root of roots) if (!watched.has(root) && root.isConnected) watch(root);
    },
  };
}
