import type { Collection } from "./pending-index-change.ts";

/** An event for other tabs: the kind of record that has changed, or "everything" if all data was deleted. */
export type StoreEvent = Collection | "corrections" | "comparisons" | "settings" | "everything";

const CHANNEL = "note-verbale store";

let sender: BroadcastChannel | undefined;

/** Notifies all other extension pages and the background that stored data has changed. */
export function publishStoreEvent(event: StoreEvent): void {
  sender ??= new BroadcastChannel(CHANNEL);
  sender.postMessage(event);
}

/** Waits for a write, and tells all views of it once it is on the disk; returns what the write returned. */
export async function publishAfter<T>(event: StoreEvent, write: Promise<T>): Promise<T> {
  const result = await write;
  publishStoreEvent(event);
  return result;
}

/** Calls back at each change that another page or the background announces, until the signal ends. */
export function onStoreEvent(callback: (event: StoreEvent) => void, signal: AbortSignal): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener("message", ({ data }) => callback(data as StoreEvent), { signal });
  signal.addEventListener("abort", () => channel.close());
}
