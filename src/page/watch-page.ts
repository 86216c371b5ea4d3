/** How much of the time reading again may take: one part in this many, so that a busy page is never slowed. */
const SHARE = 20;

/** The least time between two readings of a changing page, in milliseconds. */
const PAUSE = 1000;

/**
 * Calls `onChange` some time after the page's content has changed, and gives it rest in proportion to the time that it
 * took. Our own host is outside the body and is not seen; a new body, as some frameworks put in, is.
 */
export function watchPage(onChange: () => Promise<void> | void, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let rest = PAUSE;
  let running = false;
  let missed = false;
  const later = () => {
    missed = running;
    if (!running) timer ??= setTimeout(() => void run(), rest);
  };
  const run = async () => {
    running = true;
    const start = performance.now();
    await onChange();
    rest = Math.max(PAUSE, (performance.now() - start) * SHARE);
    running = false;
    timer = undefined;
    if (missed && !signal.aborted) later();
  };
  const content = new MutationObserver(later);
  let body: HTMLElement | null = null;
  const followBody = () => {
    if (document.body === body) return false;
    body = document.body;
    content.disconnect();
    if (body) content.observe(body, { childList: true, characterData: true, subtree: true });
    return true;
  };
  const bodies = new MutationObserver(() => {
    if (followBody()) later();
  });
  bodies.observe(document.documentElement, { childList: true });
  followBody();
  signal.addEventListener("abort", () => {
    content.disconnect();
    bodies.disconnect();
    clearTimeout(timer);
  });
}
