/**
 * Lets the page do its own work before we go on. The browser delays the timers of a page that is not shown by a second or
 * more, and messages not: nobody waits for a frame there.
 */
export function yieldToPage(): Promise<void> {
  return new Promise((goOn) => {
    setTimeout(goOn);
    if (!document.hidden) return;
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", () => {
      port1.close();
      goOn();
    });
    port1.start();
    port2.postMessage(null);
  });
}
