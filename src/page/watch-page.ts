/** How much of the time reading again may take: one part in this many, so that a busy page is never slowed. */
const SHARE = 20;

/** The least time between two readings of a changing page, in milliseconds. */
const PAUSE = 1000;

/**
 * Calls `onChange` some time after the page's content has changed, and gives it rest in proportion to the time that it
 * took. Our own host is outside the body and is not seen.
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
  const observer = new MutationObserver(later);
  const body = document.body;
  if (body) observer.observe(body, { childList: true, characterData: true, subtree: true });
  signal.addEventListener("abort", () => {
    observer.disconnect();
    clearTimeout(timer);
  });
}
