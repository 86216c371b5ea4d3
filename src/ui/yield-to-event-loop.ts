/**
 * Resolves after the browser has processed pending events. A MessageChannel is used because browsers delay timers in
 * background tabs by a second or more.
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
