import type { Collection } from "./pending-index-change.ts";

/** An event for other tabs: the kind of record that has changed, or "everything" if all data was deleted. */
export type StoreEvent = Collection | "corrections" | "settings" | "everything";

const CHANNEL = "note-verbale store";

let sender: BroadcastChannel | undefined;

/** Notifies all other extension pages and the background that stored data has changed. */
export function publishStoreEvent(event: StoreEvent): void {
  sender ??= new BroadcastChannel(CHANNEL);
  sender.postMessage(event);
}

/** Calls `callback` for each change that another page or the background announces, until `signal` is aborted. */
export function onStoreEvent(callback: (event: StoreEvent) => void, signal: AbortSignal): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener("message", ({ data }) => callback(data as StoreEvent), { signal });
  signal.addEventListener("abort", () => channel.close());
}
