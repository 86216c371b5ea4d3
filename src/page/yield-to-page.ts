/**
 * Resolves after the page has had time for its own work. Browsers delay the timers of a hidden page by a second or more
 * but do not delay messages, so a hidden page uses a message instead of an animation frame.
 */
export function yieldToPage(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
    if (!document.hidden) return;
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}
