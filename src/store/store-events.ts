import type { Collection } from "./pending-index-change.ts";

/** What one tab tells the others: which kind of record has changed, or that everything is gone. */
export type StoreEvent = Collection | "corrections" | "settings" | "everything";

const CHANNEL = "note-verbale store";

let sender: BroadcastChannel | undefined;

/** Tells all other pages of the extension, and the background, that something stored has changed. */
export function publishStoreEvent(event: StoreEvent): void {
  sender ??= new BroadcastChannel(CHANNEL);
  sender.postMessage(event);
}

/** Calls back at each change that another page or the background announces, until the signal ends. */
export function onStoreEvent(callback: (event: StoreEvent) => void, signal: AbortSignal): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener("message", ({ data }) => callback(data as StoreEvent), { signal });
  signal.addEventListener("abort", () => channel.close());
}
