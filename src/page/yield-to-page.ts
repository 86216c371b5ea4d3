/**
 * Resolves after the page has had time for its own work. Browsers delay the timers of a hidden page by a second or more
 * but do not delay messages, so a hidden page uses a message as well. Never resolves in a page that is being closed, where
 * Firefox throws when a timer is set: the work that waits for it ends there.
 */
export function yieldToPage(): Promise<void> {
  return new Promise((resolve) => {
    try {
      setTimeout(resolve);
    } catch {
      return;
    }
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
