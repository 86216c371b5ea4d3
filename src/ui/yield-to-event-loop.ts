/**
 * Lets the browser do what waits, and comes back. A timer would do so too, but a tab in the background has its timers held
 * up, by a second and more.
 */
export function yieldToEventLoop(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
