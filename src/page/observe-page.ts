/** Ratio of rest to reading time, so that reading again never slows down a busy page. */
const REST_FACTOR = 20;

/** Minimum time between two readings of a changing page, in milliseconds. */
const MIN_PAUSE = 1000;

/** What changed: nodes and their text, or only styles, which may have shown or hidden some. */
export type PageChange = "content" | "style";

/** An observer of a page. */
export interface PageObserver {
  /** Observes additional open shadow roots. Roots that are already observed are ignored. */
  addRoots(roots: readonly ShadowRoot[]): void;
}

const CONTENT_MUTATIONS = { childList: true, characterData: true, subtree: true };

/** Attributes that pages use to show and hide elements. Other attributes do so too rarely to be observed. */
const STYLE_MUTATIONS = { attributes: true, attributeFilter: ["class", "style", "hidden", "open"], subtree: true };

/** Events after which style rules alone may show another part of the page (`:checked`, `details`). */
const STYLE_EVENTS = ["change", "toggle"];

/**
 * Calls `onChange` some time after the page has changed, then rests in proportion to the main-thread time that it took.
 * `onChange` returns that time in milliseconds, because it may have waited for something else. If it returns undefined,
 * the elapsed time is used.
 * The extension's host element is outside the body and is not observed. A new body, which some frameworks insert, is
 * observed.
 * @param pause The minimum time between two calls, in milliseconds.
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
  // Two observers are used because a page that animates its styles creates an endless stream of records. Style records
  // are not inspected.
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
